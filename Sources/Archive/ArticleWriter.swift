internal import Analysis
package import GRDB
internal import Postings

/// Stores and removes articles within one transaction; what the full-text index is to know of them
/// goes in at its end as one segment.
///
/// The triggers must be gone meanwhile: see ``ArticleTransaction``. An index of a kind that is not known
/// here is left to SQLite's FTS5, row by row.
package final class ArticleWriter {
    private let db: Database
    /// Nil if SQLite is to write the index.
    private let segments: SegmentStore?

    /// What was indexed of rows that were there before, and what is to be.
    private var changes: [Int64: (old: [String]?, new: Article?)] = [:]
    /// The rows added since, in ascending order.
    private var runs: [PostingRun] = []
    /// How many bytes of them are gathered at most.
    private static let mostBytes = 128 << 20
    private var addedRows: ClosedRange<Int64>?
    private var vocabulary = Vocabulary()
    private var grams: GramIndex
    private var facts: FactTables
    /// Whether the words of a body that is gone cannot be taken out of the index, since it was
    /// damaged: the index is made anew.
    private(set) var isIndexLost = false
    /// Every row that was written or removed.
    private(set) var written: [PostingTables.WrittenRow] = []

    package init(in db: Database) throws {
        self.db = db
        grams = try GramIndex(in: db)
        facts = try FactTables(in: db)
        segments = try SegmentStore("article_fts", columns: ArticleTable.indexColumns, in: db)
    }

    /// Stores articles.
    ///
    /// - Returns: how many were new, changed, and there already.
    package func store(
        _ batch: ArticleBatch
    ) throws -> (added: Int, refreshed: Int, unchanged: Int) {
        var counts = (added: 0, refreshed: 0, unchanged: 0)
        var added: [(id: Int64, index: Int)] = []
        for (index, entry) in batch.entries.enumerated() {
            let (article, fingerprint) = (entry.article, entry.arrival.fingerprint)
            switch try ArticleTable.find(entry.arrival, pending: facts, in: db) {
            case .unchanged: counts.unchanged += 1
            case .earlierVersion(let id):
                let others = try ArticleTable.others(
                    than: id, knownBy: entry.arrival, pending: facts, in: db)
                if added.contains(where: { $0.id == id || others.contains($0.id) }) {
                    try take(&added, of: batch)
                }
                var isChanged = try refresh(id, entry, batch.bodies[index])
                for other in others { isChanged = try fold(other, into: id) || isChanged }
                if isChanged {
                    counts.refreshed += 1
                } else {
                    counts.unchanged += 1
                }
            case .none(let key):
                let id = try ArticleTable.insert(
                    article, body: Self.body(batch.bodies[index]), key: key,
                    fingerprint: fingerprint, in: db)
                if let texts = batch.grams[index] { try grams.insert(texts, id: id) }
                try DetailTable.write(article, id: id, isNew: true, in: db)
                for origin in article.otherOrigins {
                    try OriginTable.add(
                        .init(origin: origin, identity: 0, hash: []), to: id, in: db)
                }
                facts.add(entry.facts, of: id, key: key)
                added.append((id, index))
                written.append((id, article.date?.start))
                counts.added += 1
            }
        }
        try take(&added, of: batch)
        return counts
    }

    /// Brings a stored article up to date; false if it says the same already.
    private func refresh(
        _ id: Int64, _ entry: ArticleBatch.Entry, _ body: [UInt8]?
    ) throws -> Bool {
        guard let readable = try ArticleTable.readableArticle(id: id, in: db) else { return false }
        let stored = try ArticleTable.withOrigins(readable, id: id, in: db)
        let isSameFile = stored.origin.isOfFile(entry.article.origin.file)
        // A file that has lost its text takes none away.
        if isSameFile, !stored.body.isEmpty, entry.article.body.isEmpty { return false }
        guard !isSameFile || !stored.otherOrigins.isEmpty else {
            return try replace(stored, id, with: entry.article, body, entry.arrival.fingerprint)
        }
        return try merge(entry, body, into: stored, id, isSameFile: isSameFile)
    }

    /// Takes in a version of an article that has several, or is to have.
    private func merge(
        _ entry: ArticleBatch.Entry, _ body: [UInt8]?, into stored: Article, _ id: Int64,
        isSameFile: Bool
    ) throws -> Bool {
        let new = entry.article
        let fingerprint = entry.arrival.fingerprint
        let known = try ArticleTable.fingerprint(of: id, in: db)
        let addsNothing = stored.says(whatIsSaidBy: new)
        guard isSameFile || (!addsNothing && new.replaces(stored)) else {
            let version = OriginTable.Known(
                origin: new.origin, identity: ArticleAliases.id(entry.arrival.identity),
                hash: Array(fingerprint.blob))
            try OriginTable.add(version, to: id, in: db)
            alias(entry, id, stored)
            return addsNothing
                ? false : try replace(stored, id, with: stored.filled(from: new), nil, known)
        }
        if !isSameFile {
            try forget(new.origin, of: id, in: stored)
            try OriginTable.add(
                .init(origin: stored.origin, identity: 0, hash: Array(known.blob)), to: id, in: db)
        }
        alias(entry, id, stored)
        return try replace(stored, id, with: new.filled(from: stored), body, fingerprint)
    }

    /// Makes another row that turns out to be the same article a version of it; false if that cannot be
    /// read.
    private func fold(_ other: Int64, into id: Int64) throws -> Bool {
        guard try !ArticleTable.isDamaged(other, in: db),
            let article = try ArticleTable.readableArticle(id: other, in: db),
            let stored = try ArticleTable.readableArticle(id: id, in: db)
        else { return false }
        // Its key is its id, unless it follows from what is known of it anyway.
        let identity = ArticleIdentity(
            id: article.key, headline: article.headline, body: article.body,
            date: article.date?.text, source: article.source, url: article.url,
            file: article.origin.file)
        let fingerprint = try ArticleTable.fingerprint(of: other, in: db)
        var versions = try OriginTable.versions(of: other, in: db)
        versions.append(
            .init(
                origin: article.origin, identity: ArticleAliases.id(identity),
                hash: Array(fingerprint.blob)))
        _ = try remove(key: article.key)
        for version in versions {
            try OriginTable.add(version, to: id, in: db)
            if version.identity != 0 { facts.add(alias: version.identity, of: id) }
        }
        let known = try ArticleTable.fingerprint(of: id, in: db)
        _ = try replace(stored, id, with: stored.filled(from: article), nil, known)
        return true
    }

    /// Forgets the version of the file that is to be shown.
    private func forget(_ origin: Article.Origin, of id: Int64, in stored: Article) throws {
        for other in stored.otherOrigins where other.isOfFile(origin.file) {
            try OriginTable.remove(file: other.file, of: id, in: db)
        }
    }

    /// Has an article known by the id and the address of a version that came under another key.
    private func alias(_ entry: ArticleBatch.Entry, _ id: Int64, _ stored: Article) {
        guard entry.arrival.identity.key != stored.key else { return }
        facts.add(alias: ArticleAliases.id(entry.arrival.identity), of: id)
        if let url = entry.arrival.aliases.url { facts.add(alias: url, of: id) }
    }

    /// Has a row show another version; false if that says the same.
    ///
    /// - Parameter body: The compressed body, if it is that of the version.
    private func replace(
        _ stored: Article, _ id: Int64, with article: Article, _ body: [UInt8]?,
        _ fingerprint: Fingerprint
    ) throws -> Bool {
        let isDamaged = try ArticleTable.isDamaged(id, in: db)
        if stored.says(whatIsSaidBy: article), stored.origin == article.origin, !isDamaged {
            // Read by another recogniser.
            try ArticleTable.mark(id, fingerprint: fingerprint, in: db)
            return false
        }
        try change(id, to: article)
        written.append((id, article.date?.start))
        let isKept = body == nil && !isDamaged && article.body == stored.body
        try ArticleTable.update(
            id, article, body: isKept ? .kept : Self.body(body), fingerprint: fingerprint, in: db)
        try SideTables.index(article, id: id, in: db)
        try DetailTable.write(article, id: id, isNew: false, in: db)
        if isDamaged { try FactTables.markStale(id, in: db) }
        try facts.remove(ArticleFacts(of: stored), of: id, in: db)
        facts.add(ArticleFacts(of: article), of: id, key: stored.key)
        return true
    }

    private static func body(_ compressed: [UInt8]?) -> ArticleTable.Body {
        compressed.map { .compressed($0) } ?? .text
    }

    /// Removes an article; false if there is none of that key.
    package func remove(key: String) throws -> Bool {
        guard let id = try ArticleTable.id(ofKey: key, in: db) else { return false }
        let stored = try ArticleTable.readableArticle(id: id, in: db)
        let hasVersions = try !OriginTable.versions(of: id, in: db).isEmpty
        // Aliases of its other versions, and what followed from a body that is damaged.
        if try hasVersions || ArticleTable.isDamaged(id, in: db) {
            try FactTables.markStale(id, in: db)
        }
        if let stored { try facts.remove(ArticleFacts(of: stored), of: id, in: db) }
        try change(id, to: nil)
        written.append((id, nil))
        try ArticleTable.delete(id, in: db)
        return true
    }

    // MARK: The full-text index

    /// Notes a change of a stored row, before it is made.
    private func change(_ id: Int64, to new: Article?) throws {
        if changes[id] != nil || addedRows?.contains(id) == true { try writeSegments() }
        do {
            guard segments != nil, let old = try ArticleTable.indexedTexts(of: id, in: db) else {
                // SQLite tells what was indexed of text that is not UTF-8.
                try ArticleTable.forget(id, in: db)
                return try add(id, new)
            }
            changes[id] = (old, new)
        } catch {
            guard try ArticleTable.isDamaged(id, in: db) else { throw error }
            isIndexLost = true
            if let new { vocabulary.add(new) }
        }
    }

    private func add(_ id: Int64, _ article: Article?) throws {
        guard let article else { return }
        if segments != nil {
            changes[id] = (nil, article)
        } else {
            vocabulary.add(article)
            try ArticleTable.index(article.indexedTexts, id: id, in: db)
        }
    }

    /// Takes the postings of rows that were added.
    ///
    /// They were made on another core for rows that follow each other; made anew if they do not, or
    /// if some of the articles turned out to be there already.
    private func take(_ added: inout [(id: Int64, index: Int)], of batch: ArticleBatch) throws {
        defer { added.removeAll() }
        guard let first = added.map(\.id).min(), let last = added.map(\.id).max() else { return }
        if let before = addedRows, first <= before.upperBound { try writeSegments() }
        let isAsForeseen =
            added.elementsEqual(batch.new) { $0.index == $1 }
            && added.enumerated().allSatisfy { $1.id == first &+ Int64($0) }
        let rows = added.sorted { $0.id < $1.id }
        if isAsForeseen {
            var run = batch.gramPostings
            run?.offset = first
            try grams.add(run)
        } else {
            let texts = rows.compactMap { id, index in
                batch.grams[index].map { (row: id, texts: $0) }
            }
            try grams.add(GramIndex.postings(of: texts))
        }
        addedRows = min(addedRows?.lowerBound ?? first, first)...last
        guard segments != nil else {
            for (id, index) in rows { try add(id, batch.entries[index].article) }
            return
        }
        if isAsForeseen {
            var run = batch.postings
            run.offset = first
            runs.append(run)
            vocabulary.add(batch.words)
        } else {
            var inverter = PostingInverter(columns: ArticleTable.indexColumns)
            for (id, index) in rows {
                let article = batch.entries[index].article
                inverter.add(row: id, article.indexedTexts, label: vocabulary.label(of: article))
            }
            runs.append(inverter.finished())
        }
        if runs.reduce(0, { $0 + $1.footprint }) > Self.mostBytes { try writeSegments() }
    }

    /// Writes what was gathered to the full-text index and the vocabulary.
    package func finish() throws {
        try writeSegments()
        if isIndexLost { try ArticleTable.rebuildIndex(in: db) }
        try vocabulary.write(to: db)
        vocabulary = Vocabulary()
        try facts.flush(to: db)
    }

    private func writeSegments() throws {
        try grams.write()
        defer { addedRows = nil }
        guard let segments else { return }
        let rows = changes.keys.sorted()
        var inverter = PostingInverter(columns: ArticleTable.indexColumns)
        for row in rows {
            guard let (old, new) = changes[row] else { continue }
            inverter.change(
                row: row, from: old, to: new?.indexedTexts,
                label: new.map { vocabulary.label(of: $0) } ?? PostingRun.noLabel)
        }
        changes.removeAll()
        var groups = rows.isEmpty ? [] : [[inverter.finished()]]
        if let last = rows.last, let first = addedRows?.lowerBound, last < first {
            groups[0] += runs
        } else if !runs.isEmpty {
            groups.append(runs)
        }
        runs.removeAll()
        while !groups.isEmpty {
            try segments.add(groups.removeFirst()) { vocabulary.count($0, label: $1, articles: $2) }
        }
    }
}

/// Articles that are to be stored, with what can be made of them on another core before.
package struct ArticleBatch: Sendable {
    package struct Entry: Sendable {
        package var article: Article
        package var arrival: Arrival
        let facts: ArticleFacts
        /// Whether the archive is likely to have an earlier version.
        package var isKnown: Bool

        package init(_ article: Article, _ arrival: Arrival, isKnown: Bool = false) {
            self.article = article
            self.arrival = arrival
            facts = ArticleFacts(of: article, aliases: arrival.aliases)
            self.isKnown = isKnown
        }

        package init(
            _ article: Article, _ identity: ArticleIdentity, _ fingerprint: Fingerprint
        ) {
            self.init(
                article,
                Arrival(
                    identity: identity, fingerprint: fingerprint,
                    aliases: ArticleAliases(
                        headline: article.headline, body: article.body, url: article.url),
                    source: article.source, url: article.url, published: article.date?.start,
                    file: article.origin.file))
        }
    }

    package let entries: [Entry]
    /// The numbers of those that are likely to be new, and their postings, as if they were rows from
    /// zero on.
    let new: [Int]
    let postings: PostingRun
    /// The pairs of characters of each entry, if it has any, and their postings, as of `postings`.
    let grams: [[String]?]
    let gramPostings: PostingRun?
    /// The words of those whose terms are not words.
    let words: TermCounter
    /// The bodies, compressed; nil for those that are to be stored as text.
    let bodies: [[UInt8]?]
    /// About how many bytes it holds.
    package let footprint: Int
    /// How many a transaction gathers until its end: postings, and both texts of what is changed.
    package let gatheredBytes: Int

    /// Counts and inverts the terms of articles, and compresses their bodies.
    ///
    /// - Parameter compression: That of a compact archive.
    /// - Complexity: O(*n*) in the bytes of the articles.
    package init(_ entries: [Entry], compression: BodyCompression? = nil) {
        self.entries = entries
        if let compression {
            let compressor = BodyCompressor(compression)
            bodies = entries.map { compressor.compress($0.article.body) }
        } else {
            bodies = entries.map { _ in nil }
        }
        new = entries.indices.filter { !entries[$0].isKnown }
        var inverter = PostingInverter(columns: ArticleTable.indexColumns)
        var vocabulary = Vocabulary()
        for (row, index) in new.enumerated() {
            let article = entries[index].article
            inverter.add(
                row: Int64(row), article.indexedTexts, label: vocabulary.label(of: article))
        }
        postings = inverter.finished()
        let pairs = entries.map { GramIndex.texts(of: $0.article) }
        grams = pairs
        gramPostings = GramIndex.postings(
            of: new.enumerated().lazy.compactMap { row, index in
                pairs[index].map { (row: Int64(row), texts: $0) }
            })
        words = vocabulary.counter
        let texts = entries.reduce(0) { $0 + $1.article.body.utf8.count }
        let known = entries.reduce(0) { $0 + ($1.isKnown ? $1.article.body.utf8.count : 0) }
        gatheredBytes = postings.footprint + 2 * known
        let pairTexts = pairs.reduce(0) { $0 + ($1 ?? []).reduce(0) { $0 + $1.utf8.count } }
        footprint =
            texts + pairTexts + postings.footprint + (gramPostings?.footprint ?? 0)
            + bodies.reduce(0) { $0 + ($1?.count ?? 0) }
    }
}

extension Article {
    /// What the full-text index has of it, column by column; dates are not indexed.
    var indexedTexts: [String] { [headline, body, entitiesText, ""] }
}
