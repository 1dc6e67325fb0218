public import Archive
internal import Dispatch
internal import Foundation

/// Writes articles into an archive: all that were added go in when they are committed, in the
/// order of their dates, one transaction for every few ten thousand.
///
/// ```swift
/// let writer = IndexWriter(archive)
/// try writer.add(draft)
/// let report = try await writer.commit()
/// ```
///
/// An article whose key the archive holds is brought up to date; one that has not changed costs a
/// look-up. Of two versions in one file the later one counts; those of several files become one
/// article that knows all its origins.
public final class IndexWriter {
    private let archive: Archive
    private let recognizer: any EntityRecognizer
    private var drafts: ExternalSorter<SortedDraft>
    private var versions: ExternalSorter<VersionMark>
    /// The lines that recur over a site's pages.
    private var furniture = SiteFurniture()
    /// What the dictionary of a compact archive is to be learnt from; nil if none is to be.
    private var sample: BodySample?

    /// How many bytes of articles are prepared at once, on one core; fewer of a small load, so that
    /// all cores have some.
    private static let batchBytes = (least: 256 << 10, most: 2 << 20)
    private static let batchArticles = 2_000
    /// How many batches are being prepared at a time, and how many bytes may wait, with what was made of
    /// them: far more of text in Chinese than of one in English.
    private static let batchesAhead = 4
    private static let waitingFootprint = 64 << 20
    /// How many bytes one transaction gathers; the last one has the rest, so that little is left to do
    /// once all is prepared. Each makes a segment, and each segment costs every search its time.
    private static let transactionBytes = 112 << 20
    /// The first one of a large load is small, so that something is stored soon.
    private static let firstTransactionBytes = 1 << 20
    private static let smallLoadBytes = 4 << 20
    /// A transaction begins when so much of it waits, so that a short one waits for no preparing.
    private static let beginningFootprint = 32 << 20
    /// How long it is before the next transaction begins, so that others who wait to write get their
    /// turn: they look every 50 or 100 ms.
    private static let pause = Duration.milliseconds(120)

    /// A writer for an archive.
    ///
    /// - Parameters:
    ///   - archive: Opened with mode `.write` or `.create`.
    ///   - recognizer: Finds the entities of articles that come without.
    ///   - memory: How many bytes of articles are held before they are sorted on disk, beside the
    ///     archive; 96 MB unless told otherwise.
    public init(
        _ archive: Archive, recognizer: any EntityRecognizer = NewsEntityRecognizer(),
        memory: Int = 96 << 20
    ) {
        self.archive = archive
        self.recognizer = recognizer
        let folder = URL(fileURLWithPath: archive.path).deletingLastPathComponent().path
        drafts = ExternalSorter(budget: memory, folder: folder)
        versions = ExternalSorter(budget: memory / 4, folder: folder)
        sample = (try? archive.wantsSample()) == true ? BodySample() : nil
    }

    /// Takes an article for the next ``commit(observe:)``.
    ///
    /// - Throws: `ArchiveError` if the disk is full.
    public func add(_ draft: ArticleDraft) throws {
        try add(draft, identity: draft.versionHash)
    }

    func add(_ draft: ArticleDraft, identity: UInt64) throws {
        let sequence = Int64(drafts.count)
        try versions.add(
            VersionMark(
                identity: identity,
                completeness: Completeness(body: draft.body, isSummary: draft.isSummary),
                sequence: sequence))
        try drafts.add(SortedDraft(draft: draft, sequence: sequence))
        furniture.learn(from: draft)
        sample?.add(draft.body)
    }

    /// Stores all that was added, in transactions of their own.
    ///
    /// What was stored before an error stays; the same articles can be added again after it.
    ///
    /// - Parameter observe: Is told after each transaction how far it has come.
    /// - Throws: `ArchiveError` if the archive cannot be written.
    public func commit(
        observe: (IndexEvent) -> Void = { _ in }
    ) async throws -> IndexReport {
        var report = IndexReport()
        var progress = IndexProgress(
            phase: .storing, done: 0, total: drafts.count, articles: 0, bytes: 0)
        let (stale, count) = try supersededVersions()
        report.superseded = count
        progress.total -= count
        let bytes = drafts.bytes
        var sorted = try drafts.sorted()
        let recognizer = recognizer
        let archive = archive
        let storing = DispatchQueue(label: "newsfind.storing")
        let learnt = sample
        let compression = try await storing.wait {
            try archive.settle()
            return try archive.bodyCompression(learningFrom: learnt)
        }
        sample = nil
        let furniture = furniture
        self.furniture = SiteFurniture()
        // A second connection looks up what the archive holds while the first one writes.
        let lookup = try Archive(opening: archive.path)
        defer { lookup.close() }
        /// Tells of what a transaction has stored, whether or not it has ended.
        func tell(_ transaction: Transaction) -> IndexProgress {
            var now = progress
            now.articles += transaction.counts.articles
            now.done = now.articles
            now.bytes += transaction.counts.bytes
            observe(.progress(now))
            return now
        }
        func note(_ transaction: Transaction) {
            guard transaction.counts.articles > 0 else { return }
            report.added += transaction.counts.added
            report.refreshed += transaction.counts.refreshed
            report.unchanged += transaction.counts.unchanged
            progress = tell(transaction)
        }
        let batchBytes = min(max(bytes / 8, Self.batchBytes.least), Self.batchBytes.most)
        try await withThrowingTaskGroup(of: Step.self) { group in
            var queue = BatchQueue()
            var transaction = Transaction(
                archive,
                bytes: bytes > Self.smallLoadBytes
                    ? Self.firstTransactionBytes : Self.transactionBytes)
            var isAtEnd = false
            while true {
                while !isAtEnd, queue.underWay < Self.batchesAhead,
                    queue.waitingFootprint < Self.waitingFootprint
                {
                    let drafts = try Self.next(&sorted, bytes: batchBytes, without: stale)
                    isAtEnd = drafts.isEmpty
                    guard !isAtEnd else { break }
                    let number = queue.start()
                    group.addTask {
                        .prepared(
                            number,
                            await Self.prepare(
                                drafts.map(furniture.removed), recognizer: recognizer,
                                compression: compression,
                                lookup: lookup))
                    }
                }
                let wanted =
                    transaction.counts.articles > 0 || (isAtEnd && queue.underWay == 0)
                    ? 0 : min(transaction.size, Self.beginningFootprint)
                if queue.waitingFootprint >= wanted, let batches = queue.take(transaction.room) {
                    let open = transaction
                    group.addTask(priority: .high) {
                        if open.comesLater { try await Task.sleep(for: Self.pause) }
                        return .stored(try await storing.wait { try open.storing(batches) })
                    }
                }
                guard let step = try await group.next() else { break }
                switch step {
                case .prepared(let number, let batch): queue.finish(number, batch)
                case .stored(let stored):
                    queue.isStoring = false
                    transaction = stored
                    guard stored.isDone else {
                        _ = tell(stored)
                        continue
                    }
                    note(stored)
                    transaction = Transaction(
                        archive, bytes: Self.transactionBytes, after: stored)
                }
            }
            let last = transaction
            note(try await storing.wait { try last.ended() })
        }
        try await storing.wait { try archive.updatePostings() }
        return report
    }

    /// The sequence numbers of drafts that another version of the same article in the same file replaces:
    /// one that has more of it, or else a later one.
    private func supersededVersions() throws -> (BitSet, Int) {
        var stale = BitSet()
        var count = 0
        var sorted = try versions.sorted()
        var previous: VersionMark?
        while let mark = try sorted.next() {
            if let previous, previous.identity == mark.identity {
                stale.insert(Int(previous.sequence))
                count += 1
            }
            previous = mark
        }
        return (stale, count)
    }

    private static func next(
        _ sorted: inout ExternalSorter<SortedDraft>.Sorted, bytes: Int, without stale: BitSet
    ) throws -> [ArticleDraft] {
        var batch: [ArticleDraft] = []
        var size = 0
        while size < bytes, batch.count < batchArticles, let next = try sorted.next() {
            guard !stale.contains(Int(next.sequence)) else { continue }
            size += next.footprint
            batch.append(next.draft)
        }
        return batch
    }

    /// What is done on some core.
    private enum Step: Sendable {
        case prepared(_ number: Int, Batch)
        case stored(Transaction)
    }

    /// Articles prepared on one core.
    private struct Batch: Sendable {
        var articles: ArticleBatch
        /// How many more are in the archive as they are, and the bytes of text of all.
        var unchanged: Int
        var bytes: Int
        /// How many bytes it holds, or has looked up.
        var footprint: Int { max(articles.footprint, bytes) }
        /// How many of them the transaction gathers: postings, and some of all that it stores.
        var gathered: Int { max(articles.gatheredBytes, footprint / 2) }
    }

    /// What has been stored.
    private struct Counts: Sendable {
        var articles = 0
        var bytes = 0
        var added = 0
        var refreshed = 0
        var unchanged = 0
    }

    /// A transaction, and what it has stored so far.
    private struct Transaction: Sendable {
        private let open: ArticleTransaction
        /// How many bytes it is to gather, and how many more.
        let size: Int
        private(set) var room: Int
        private let hasPredecessor: Bool
        private(set) var counts = Counts()
        /// Whether it has ended.
        private(set) var isDone = false

        init(_ archive: Archive, bytes: Int, after last: Transaction? = nil) {
            open = ArticleTransaction(archive)
            size = bytes
            room = bytes
            // After the small first one nobody has waited for long.
            hasPredecessor = last.map { $0.size == bytes } ?? false
        }

        /// Whether it has yet to begin, and another one has just ended.
        var comesLater: Bool { hasPredecessor && counts.articles == 0 }

        /// The transaction with more batches; it ends where it is full.
        func storing(_ batches: [Batch]) throws(ArchiveError) -> Self {
            var next = self
            for batch in batches {
                next.counts.articles += batch.articles.entries.count + batch.unchanged
                next.counts.bytes += batch.bytes
                next.room -= batch.gathered
                next.counts.unchanged += batch.unchanged
                guard !batch.articles.entries.isEmpty else { continue }
                let stored = try open.write { try $0.store(batch.articles) }
                next.counts.added += stored.added
                next.counts.refreshed += stored.refreshed
                next.counts.unchanged += stored.unchanged
            }
            return next.room > 0 ? next : try next.ended()
        }

        /// The transaction, durable.
        func ended() throws(ArchiveError) -> Self {
            var next = self
            try open.commit()
            next.isDone = true
            return next
        }
    }

    /// Batches that are prepared in any order and stored in their own, some at a time.
    private struct BatchQueue {
        private var prepared: [Int: Batch] = [:]
        private var started = 0
        private var taken = 0
        private(set) var underWay = 0
        private(set) var waitingFootprint = 0
        var isStoring = false

        mutating func start() -> Int {
            defer { started += 1 }
            underWay += 1
            return started
        }

        mutating func finish(_ number: Int, _ batch: Batch) {
            prepared[number] = batch
            underWay -= 1
            waitingFootprint += batch.footprint
        }

        /// The next batches, until they have so many bytes to gather; nil if none is prepared, or if the
        /// last ones are not stored.
        mutating func take(_ bytes: Int) -> [Batch]? {
            guard !isStoring else { return nil }
            var batches: [Batch] = []
            var size = 0
            while size < bytes, let batch = prepared.removeValue(forKey: taken) {
                batches.append(batch)
                size += batch.gathered
                waitingFootprint -= batch.footprint
                taken += 1
            }
            isStoring = !batches.isEmpty
            return batches.isEmpty ? nil : batches
        }
    }

    /// Looks each draft up and, unless it is in the archive as it is, finds its entities and terms,
    /// and compresses its body.
    @concurrent
    private static func prepare(
        _ drafts: [ArticleDraft], recognizer: any EntityRecognizer,
        compression: BodyCompression?, lookup: Archive
    ) async -> Batch {
        let now = Int64(Date().timeIntervalSince1970)
        let version = recognizer.version
        let arrivals = drafts.map { $0.arrival(recognizer: version) }
        // Only a saving: what cannot be looked up now is looked up again when it is stored.
        let matches = try? lookup.matches(arrivals)
        let entries = drafts.indices.compactMap { index -> ArticleBatch.Entry? in
            var isKnown = false
            switch matches?[index] {
            case .unchanged: return nil
            case .earlierVersion: isKnown = true
            default: break
            }
            return ArticleBatch.Entry(
                article(drafts[index], recognizer: recognizer, now: now), arrivals[index],
                isKnown: isKnown)
        }
        return Batch(
            articles: ArticleBatch(entries, compression: compression),
            unchanged: drafts.count - entries.count,
            bytes: drafts.reduce(0) { $0 + $1.textBytes })
    }

    /// The article of a draft, its entities looked for if need be.
    static func article(
        _ draft: ArticleDraft, recognizer: (any EntityRecognizer)?, now: Int64
    ) -> Article {
        let found =
            draft.entities == nil
            ? recognizer?.entities(
                headline: draft.headline, body: draft.body, language: draft.language
            ).map(\.name) : nil
        var article = Article(
            key: draft.identity.key, headline: draft.headline, body: draft.body,
            entities: draft.entities ?? found ?? [], date: draft.date, source: draft.source,
            url: draft.url, author: draft.author, language: draft.language, origin: draft.origin,
            added: draft.added ?? now)
        article.updated = draft.updated
        article.section = draft.section
        article.caption = draft.caption
        article.isSummary = draft.isSummary
        article.otherOrigins = draft.otherOrigins
        return article
    }
}

extension ArticleDraft {
    /// One number for the article and the file it is read from.
    var versionHash: UInt64 { Fingerprint(["\(identity.hash)", origin.file]).low }

    /// The bytes of its headline and body.
    fileprivate var textBytes: Int { headline.utf8.count + body.utf8.count }
}

extension DispatchQueue {
    /// Runs on a thread of its own what may wait for whoever else writes: an open transaction goes on
    /// between batches only if the threads that prepare them do not wait too.
    fileprivate func wait<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            async { continuation.resume(with: Result(catching: body)) }
        }
    }
}
