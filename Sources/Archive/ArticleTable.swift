internal import Analysis
internal import Foundation
package import GRDB
internal import Postings

/// The SQL of the `article` table.
package enum ArticleTable {
    private static let columns = """
        id, key, date, source, url, author, language, file, position, added, headline, entities,
        updated, section, caption, is_summary, format
        """
    private static let tables = "article left join article_detail on article = id"
    /// The body, which is an error where it is damaged.
    private static let text = "newsfind_text(body, key)"
    /// The body, empty where it is damaged.
    private static let readableText = "newsfind_readable(body)"

    /// How an article's body is stored.
    enum Body {
        case text, compressed([UInt8])
        /// As the row has it.
        case kept
    }

    /// Adds an article under a key that is free, and returns its row id.
    static func insert(
        _ article: Article, body: Body, key: String, fingerprint: Fingerprint, in db: Database
    ) throws -> Int64 {
        let statement = try RawStatement(
            """
            insert into article (published, date, source, url, author, language, file, position,
                content_hash, headline, entities, body, key, added)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, in: db)
        statement.bind(key, at: 13)
        statement.bind(article.added, at: 14)
        try run(statement, article, body, fingerprint)
        return db.lastInsertedRowID
    }

    /// Brings a stored article up to date.
    static func update(
        _ id: Int64, _ article: Article, body: Body, fingerprint: Fingerprint, in db: Database
    ) throws {
        let statement = try RawStatement(
            """
            update article set published = ?, date = ?, source = ?, url = ?, author = ?,
                language = ?, file = ?, position = ?, content_hash = ?, headline = ?,
                entities = ?, body = coalesce(?, body)
            where id = ?
            """, in: db)
        statement.bind(id, at: 13)
        try run(statement, article, body, fingerprint)
    }

    /// Runs a statement whose first twelve parameters are an article's columns.
    private static func run(
        _ statement: RawStatement, _ article: Article, _ body: Body, _ fingerprint: Fingerprint
    ) throws {
        statement.bind(article.date?.start, at: 1)
        statement.bind(article.date?.text, at: 2)
        statement.bind(article.source, at: 3)
        statement.bind(article.url, at: 4)
        statement.bind(article.author, at: 5)
        statement.bind(article.language, at: 6)
        statement.bind(article.origin.file, at: 7)
        statement.bind(Int64(article.origin.position), at: 8)
        statement.bind(article.headline, at: 10)
        statement.bind(article.entitiesText, at: 11)
        var blob: [UInt8] = []
        switch body {
        case .text: statement.bind(article.body, at: 12)
        case .compressed(let bytes): blob = bytes
        case .kept: statement.bind(nil as String?, at: 12)
        }
        try blob.withUnsafeBytes { bytes in
            if case .compressed = body { statement.bind(blob: bytes, at: 12) }
            try fingerprint.blob.withUnsafeBytes { hash in
                statement.bind(blob: hash, at: 9)
                try statement.run()
            }
        }
    }

    /// Notes that a stored article is what was read under this fingerprint.
    static func mark(_ id: Int64, fingerprint: Fingerprint, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "update article set content_hash = ? where id = ?")
        try statement.execute(arguments: [fingerprint.blob, id])
    }

    /// The fingerprint of the version that a row shows.
    static func fingerprint(of id: Int64, in db: Database) throws -> Fingerprint {
        let select = try RawStatement("select content_hash from article where id = ?", in: db)
        select.bind(id, at: 1)
        return try select.first { Fingerprint(blob: Array($0.bytes(0))) } ?? Fingerprint(blob: [])
    }

    /// Deletes the row of an article, and what is kept beside it but for the full-text index.
    static func delete(_ id: Int64, in db: Database) throws {
        for sql in [
            "delete from article where id = ?", "delete from article_grams where rowid = ?",
            "delete from article_pending where id = ?",
            "delete from article_detail where article = ?",
            "delete from article_origin where article = ?",
        ] {
            try db.cachedStatement(sql: sql).execute(arguments: [id])
        }
    }

    /// The row id of a key.
    static func id(ofKey key: String, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "select id from article where key = ?"), arguments: [key])
    }

    // MARK: The full-text index

    /// Its columns, that of the date included, which is not indexed.
    static let indexColumns = 4

    /// What is indexed of a stored article; nil if it is not UTF-8.
    static func indexedTexts(of id: Int64, in db: Database) throws -> [String]? {
        let statement = try RawStatement(
            "select headline, \(text), entities from article where id = ?", in: db)
        statement.bind(id, at: 1)
        return try statement.first { row -> [String]? in
            let texts = (0..<3).compactMap { row.text($0) }
            return texts.count == 3 ? texts + [""] : nil
        } ?? nil
    }

    /// Lets SQLite take an article that is still stored out of the index.
    static func forget(_ id: Int64, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                insert into article_fts (article_fts, rowid, headline, body, entities, date)
                select 'delete', id, headline, \(text), entities, date from article where id = ?
                """)
        try statement.execute(arguments: [id])
    }

    /// Lets SQLite index an article.
    static func index(_ texts: [String], id: Int64, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "insert into article_fts (rowid, headline, body, entities) values (?, ?, ?, ?)")
        try statement.execute(arguments: [id, texts[0], texts[1], texts[2]])
    }

    /// Makes the index anew; a damaged body counts as empty.
    static func rebuildIndex(in db: Database) throws {
        try db.execute(
            sql: """
                insert into article_fts (article_fts) values ('delete-all');
                insert into article_fts (rowid, headline, body, entities, date)
                select id, headline, \(readableText), entities, date from article order by id;
                """)
    }

    /// Whether a stored body is damaged.
    static func isDamaged(_ id: Int64, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "select newsfind_damage(body) is not null from article where id = ?",
            arguments: [id]) ?? false
    }

    // MARK: Looking up

    /// What the archive holds of an article.
    package enum Match: Equatable, Sendable {
        case unchanged
        case earlierVersion(id: Int64)
        /// Nothing; the key is free.
        case none(key: String)
    }

    /// Looks an article up: by its identity, the suffixed keys included, then by its address, and by
    /// its text in the same outlet.
    ///
    /// - Parameter pending: The aliases; nil if only the identity counts.
    static func find(
        _ arrival: Arrival, pending: FactTables?, in db: Database
    ) throws -> Match {
        let lookup = try RawStatement("\(known) where key = ?", in: db)
        var free: String?
        var turn = 0
        while let key = arrival.identity.candidate(turn) {
            lookup.bind(key, at: 1)
            let stored = try lookup.first(Stored.init)
            if let stored {
                if let match = try match(arrival, stored, in: db) { return match }
            } else {
                free = free ?? key
                // The plain key may be free because the article that held it was removed since.
                if turn > 0 { break }
            }
            turn += 1
        }
        if let pending, let stored = try knownByAlias(arrival, pending, in: db).first {
            return try version(arrival, of: stored, in: db)
        }
        guard let free else {
            throw DatabaseError(message: "no key is free for the id \(arrival.identity.key)")
        }
        return .none(key: free)
    }

    private static let known = "select id, content_hash, source, url, file, published from article"

    /// What is to be known of a stored article to tell whether another is the same.
    private struct Stored {
        let id: Int64
        let hash: [UInt8]
        let source: String?, url: String?
        let origin: Article.Origin
        let published: Int64?

        init(_ row: RawRow) {
            id = row.integer(0)
            hash = Array(row.bytes(1))
            source = row.text(2)
            url = row.text(3)
            origin = Article.Origin(file: row.text(4) ?? "", position: 0)
            published = row.text(5).flatMap(Int64.init)
        }
    }

    /// Whether the article that holds the wanted key is an earlier version, or this one already.
    private static func match(
        _ arrival: Arrival, _ stored: Stored, in db: Database
    ) throws -> Match? {
        // What is shown may have another outlet than the version that gave the key.
        let isSame =
            try arrival.identity.matches(
                source: stored.source, url: stored.url, file: stored.origin.file)
            || stored.hash.elementsEqual(arrival.fingerprint.blob)
            || OriginTable.versions(of: stored.id, in: db).contains {
                $0.origin.isOfFile(arrival.file)
            }
        return isSame ? try version(arrival, of: stored, in: db) : nil
    }

    /// Whether an article that arrives is a version of a stored one that is known as it is.
    private static func version(
        _ arrival: Arrival, of stored: Stored, in db: Database
    ) throws -> Match {
        let hash = arrival.fingerprint.blob
        if stored.origin.isOfFile(arrival.file) {
            return stored.hash.elementsEqual(hash) ? .unchanged : .earlierVersion(id: stored.id)
        }
        let isKnown = try OriginTable.versions(of: stored.id, in: db).contains {
            $0.origin.isOfFile(arrival.file) && $0.hash.elementsEqual(hash)
        }
        return isKnown ? .unchanged : .earlierVersion(id: stored.id)
    }

    /// The other rows that a version of an article shows to be the same: of a summary and a text without
    /// an address, only what has both says so.
    static func others(
        than id: Int64, knownBy arrival: Arrival, pending: FactTables, in db: Database
    ) throws -> [Int64] {
        let files = try files(of: id, in: db)
        return try knownByAlias(arrival, pending, in: db).map(\.id).filter { other in
            // A file that has both tells them apart.
            guard other != id else { return false }
            return try !Self.files(of: other, in: db).contains { file in
                files.contains { $0.isOfFile(file.file) }
            }
        }
    }

    private static func files(of id: Int64, in db: Database) throws -> [Article.Origin] {
        let lookup = try RawStatement("\(known) where id = ?", in: db)
        lookup.bind(id, at: 1)
        return try (lookup.first(Stored.init).map { [$0.origin] } ?? [])
            + OriginTable.versions(of: id, in: db).map(\.origin)
    }

    /// The articles that have another key in the archive, in the order of how surely they are the same:
    /// by an id that was merged, by the address, by the text.
    private static func knownByAlias(
        _ arrival: Arrival, _ pending: FactTables, in db: Database
    ) throws -> [Stored] {
        let aliases = arrival.aliases
        var found: [Stored] = []
        let lookup = try RawStatement("\(known) where id = ?", in: db)
        func take(_ alias: Int64, if isSame: (Stored) throws -> Bool) throws {
            for id in try pending.articles(of: alias, in: db)
            where !found.contains(where: { $0.id == id }) {
                lookup.bind(id, at: 1)
                guard let stored = try lookup.first(Stored.init), try isSame(stored) else {
                    continue
                }
                found.append(stored)
            }
        }
        try take(ArticleAliases.id(arrival.identity)) { _ in true }
        if let key = aliases.urlKey, key != arrival.identity.key {
            let byKey = try RawStatement("\(known) where key = ?", in: db)
            byKey.bind(key, at: 1)
            if let stored = try byKey.first(Stored.init), try !isApart(arrival, stored, in: db),
                !found.contains(where: { $0.id == stored.id })
            {
                found.append(stored)
            }
        }
        if let url = aliases.url { try take(url) { try !isApart(arrival, $0, in: db) } }
        if let text = aliases.text {
            try take(text) { stored in
                try !isApart(arrival, stored, in: db)
                    && arrival.isSame(
                        source: stored.source, url: stored.url, published: stored.published)
            }
        }
        return found
    }

    /// Whether the input tells two articles apart: one file has both, under keys of their own.
    private static func isApart(
        _ arrival: Arrival, _ stored: Stored, in db: Database
    ) throws -> Bool {
        if stored.origin.isOfFile(arrival.file) { return true }
        return try OriginTable.versions(of: stored.id, in: db).contains { version in
            version.origin.isOfFile(arrival.file)
                && version.identity != ArticleAliases.id(arrival.identity)
        }
    }

    /// The article of a key.
    package static func article(key: String, in db: Database) throws -> Article? {
        let statement = try RawStatement(
            "select \(columns), \(text) from \(tables) where key = ?", in: db)
        statement.bind(key, at: 1)
        return try statement.first { (id: $0.integer(0), article: article(of: $0)) }
            .map { try withOrigins($0.article, id: $0.id, in: db) }
    }

    /// The article of a row id.
    package static func article(id: Int64, in db: Database) throws -> Article? {
        try article(id, body: text, in: db)
    }

    /// The article of a row id, without its body if that is damaged.
    static func readableArticle(id: Int64, in db: Database) throws -> Article? {
        try article(id, body: readableText, in: db)
    }

    /// An article with all its origins.
    static func withOrigins(_ article: Article, id: Int64, in db: Database) throws -> Article {
        var article = article
        article.otherOrigins = try OriginTable.versions(of: id, in: db).map(\.origin)
        return article
    }

    private static func article(_ id: Int64, body: String, in db: Database) throws -> Article? {
        let statement = try RawStatement(
            "select \(columns), \(body) from \(tables) where id = ?", in: db)
        statement.bind(id, at: 1)
        return try statement.first(article)
    }

    /// Calls `body` with every article in row order, until it says no.
    package static func forEach(in db: Database, _ body: (Article) -> Bool) throws {
        let statement = try RawStatement(
            "select \(columns), \(text) from \(tables) order by id", in: db)
        let haveOrigins = try Bool.fetchOne(db, sql: "select exists (select 1 from article_origin)")
        var failure: (any Error)?
        try statement.readRows { row in
            var article = article(of: row)
            do {
                if haveOrigins == true {
                    article = try withOrigins(article, id: row.integer(0), in: db)
                }
            } catch {
                failure = error
                return false
            }
            return body(article)
        }
        if let failure { throw failure }
    }

    private static func article(of row: RawRow) -> Article {
        var article = Article(
            key: row.mendedText(1) ?? "", headline: row.mendedText(10) ?? "",
            body: row.mendedText(17) ?? "",
            entities: Article.entities(fromText: row.mendedText(11) ?? ""),
            date: row.mendedText(2).flatMap { ArticleDate($0) }, source: row.mendedText(3),
            url: row.mendedText(4), author: row.mendedText(5), language: row.mendedText(6),
            origin: Article.Origin(
                file: row.mendedText(7) ?? "", position: Int(row.integer(8)),
                format: row.mendedText(16).flatMap(Article.Origin.Format.init)),
            added: row.integer(9))
        article.updated = row.mendedText(12).flatMap { ArticleDate($0) }
        article.section = row.mendedText(13)
        article.caption = row.mendedText(14)
        article.isSummary = row.integer(15) != 0
        return article
    }
}
