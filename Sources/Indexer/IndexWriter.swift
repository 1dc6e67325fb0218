public import Archive
internal import Foundation

/// Writes articles into an archive: all that were added go in when they are committed, in the
/// order of their dates, one transaction for every few thousand.
///
/// ```swift
/// let writer = IndexWriter(archive)
/// try writer.add(draft)
/// let report = try await writer.commit()
/// ```
///
/// An article whose key the archive holds is brought up to date; one that has not changed costs a
/// look-up. Of two versions in one load the later one counts.
public final class IndexWriter {
    private let archive: Archive
    private let recognizer: any EntityRecognizer
    private var drafts: ExternalSorter<SortedDraft>
    private var versions: ExternalSorter<VersionMark>

    /// How many bytes of articles one transaction stores.
    private static let batchBytes = 16 << 20
    private static let batchArticles = 10_000
    /// The first batch is small, so that storing begins while the next one is prepared.
    private static let firstBatchBytes = 1 << 20

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
    }

    /// Takes an article for the next ``commit(observe:)``.
    ///
    /// - Throws: `ArchiveError` if the disk is full.
    public func add(_ draft: ArticleDraft) throws {
        try add(draft, identity: draft.identity.hash)
    }

    func add(_ draft: ArticleDraft, identity: UInt64) throws {
        let sequence = Int64(drafts.count)
        try versions.add(VersionMark(identity: identity, sequence: sequence))
        try drafts.add(SortedDraft(draft: draft, sequence: sequence))
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
        var sorted = try drafts.sorted()
        let recognizer = recognizer
        try archive.settle()
        // A second connection looks up what the archive holds while the first one writes.
        let lookup = try Archive(opening: archive.path)
        defer { lookup.close() }
        let first = try Self.next(&sorted, bytes: Self.firstBatchBytes, without: stale)
        var batch = await Self.prepare(first, recognizer: recognizer, lookup: lookup)
        while batch.count > 0 {
            let drafts = try Self.next(&sorted, bytes: Self.batchBytes, without: stale)
            async let following = Self.prepare(drafts, recognizer: recognizer, lookup: lookup)
            try store(batch, &report)
            progress.articles += batch.count
            progress.done = progress.articles
            progress.bytes += batch.bytes
            observe(.progress(progress))
            batch = await following
        }
        try archive.updatePostings()
        return report
    }

    /// The sequence numbers of drafts that a later version of the same article replaces.
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

    /// What one transaction stores.
    private struct Batch: Sendable {
        var articles: ArticleBatch
        /// How many more are in the archive as they are, and the bytes of text of all.
        var unchanged: Int
        var bytes: Int
        var count: Int { articles.entries.count + unchanged }
    }

    /// Looks each draft up and, unless it is in the archive as it is, finds its entities and terms.
    @concurrent
    private static func prepare(
        _ drafts: [ArticleDraft], recognizer: any EntityRecognizer, lookup: Archive
    ) async -> Batch {
        let now = Int64(Date().timeIntervalSince1970)
        let version = recognizer.version
        let identities = drafts.map(\.identity)
        let fingerprints = drafts.map { $0.fingerprint(recognizer: version) }
        // Only a saving: what cannot be looked up now is looked up again when it is stored.
        let matches = try? lookup.matches(Array(zip(identities, fingerprints)))
        let entries = drafts.indices.compactMap { index -> ArticleBatch.Entry? in
            var isKnown = false
            switch matches?[index] {
            case .unchanged: return nil
            case .earlierVersion: isKnown = true
            default: break
            }
            return ArticleBatch.Entry(
                article(drafts[index], recognizer: recognizer, now: now), identities[index],
                fingerprints[index], isKnown: isKnown)
        }
        return Batch(
            articles: ArticleBatch(entries), unchanged: drafts.count - entries.count,
            bytes: drafts.reduce(0) { $0 + $1.headline.utf8.count + $1.body.utf8.count })
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
        return Article(
            key: draft.identity.key, headline: draft.headline, body: draft.body,
            entities: draft.entities ?? found ?? [], date: draft.date, source: draft.source,
            url: draft.url, author: draft.author, language: draft.language, origin: draft.origin,
            added: draft.added ?? now)
    }

    private func store(_ batch: Batch, _ report: inout IndexReport) throws(ArchiveError) {
        report.unchanged += batch.unchanged
        guard !batch.articles.entries.isEmpty else { return }
        let outcomes = try archive.store(batch.articles)
        report.added += outcomes.added
        report.refreshed += outcomes.refreshed
        report.unchanged += outcomes.unchanged
    }
}
