public import Archive
internal import Foundation

/// Files -> articles -> archive.
///
/// ```swift
/// let archive = try Archive(opening: "news.db", mode: .create)
/// let report = try await Indexer().index(["articles/"], into: archive)
/// print(report.added)
/// ```
public struct Indexer: Sendable {
    /// How records are read.
    public var options: ReadOptions
    /// Finds the entities of articles that come without.
    public var recognizer: any EntityRecognizer

    /// An indexer; all defaults suit news as it is usually scraped.
    public init(
        options: ReadOptions = ReadOptions(),
        recognizer: any EntityRecognizer = NewsEntityRecognizer()
    ) {
        self.options = options
        self.recognizer = recognizer
    }

    /// Adds or refreshes the articles of files, folders and, named `-`, standard input.
    ///
    /// All input is read and sorted by date before the first article is stored. The same input
    /// again changes nothing, so an interrupted run is finished by running it again.
    ///
    /// - Parameters:
    ///   - paths: Files, folders, and `-`.
    ///   - archive: Opened with mode `.write` or `.create`.
    ///   - observe: Is told what is left out, and how far the run has come.
    /// - Throws: `ArchiveError` if the archive cannot be written; `CancellationError` if the task is
    ///   cancelled while it reads. Bad input does not throw: it is skipped, counted and told to
    ///   `observe`.
    public func index(
        _ paths: [String], into archive: Archive, observe: (IndexEvent) -> Void = { _ in }
    ) async throws -> IndexReport {
        try await index(paths, fetched: [], into: archive, observe: observe)
    }

    /// The same with files that were fetched.
    func index(
        _ paths: [String], fetched: [FetchedFile], into archive: Archive,
        observe: (IndexEvent) -> Void
    ) async throws -> IndexReport {
        var reading = IndexReport()
        let writer = IndexWriter(archive, recognizer: recognizer)
        let own = FileIdentity.all(of: [archive.path])
        let pipeline = DraftPipeline(options: options, leftOut: own) { draft in
            (draft: draft, identity: draft.versionHash)
        }
        try await read(paths, fetched, pipeline, report: &reading, observe: observe) { output in
            try writer.add(output.draft, identity: output.identity)
        }
        var report = try await writer.commit(observe: observe)
        report.skipped = reading.skipped
        report.noted = reading.noted
        report.passedOver = reading.passedOver
        report.failedFiles = reading.failedFiles
        return report
    }

    /// Reads articles as ``index(_:into:observe:)`` would store them, in the order of the input,
    /// and stores nothing.
    ///
    /// Articles are told of as they are read, so that what only all pages of a site teach, the lines that
    /// recur on them, is still in their bodies.
    ///
    /// - Throws: only what `body` throws.
    public func extract(
        _ paths: [String], observe: (IndexEvent) -> Void = { _ in },
        _ body: (Article) throws -> Void
    ) async throws -> IndexReport {
        var report = IndexReport()
        let recognizer = recognizer
        let now = Int64(Date().timeIntervalSince1970)
        let pipeline = DraftPipeline(options: options) { draft in
            IndexWriter.article(draft, recognizer: recognizer, now: now)
        }
        var count = 0
        try await read(paths, [], pipeline, report: &report, observe: observe) { article in
            count += 1
            try body(article)
        }
        report.added = count
        return report
    }

    /// Reads articles in the order of the input and says of each how its fields were found.
    ///
    /// - Throws: only what `body` throws.
    public func explain(
        _ paths: [String], observe: (IndexEvent) -> Void = { _ in },
        _ body: (ArticleDraft) throws -> Void
    ) async throws -> IndexReport {
        var report = IndexReport()
        var options = options
        options.explains = true
        var count = 0
        let pipeline = DraftPipeline(options: options) { $0 }
        try await read(paths, [], pipeline, report: &report, observe: observe) { draft in
            count += 1
            try body(draft)
        }
        report.added = count
        return report
    }

    private func read<Output>(
        _ paths: [String], _ fetched: [FetchedFile], _ pipeline: DraftPipeline<Output>,
        report: inout IndexReport, observe: (IndexEvent) -> Void, _ body: (Output) throws -> Void
    ) async throws {
        var counts = report
        func tell(_ event: IndexEvent) {
            counts.count(event)
            observe(event)
        }
        try await pipeline.run(paths, fetched: fetched, observe: tell) { results in
            for result in results {
                switch result {
                case .skipped(let origin, let reason): tell(.skipped(origin, reason))
                case .article(let output, let origin, let notes):
                    for note in Set(notes).sorted(by: { $0.kind < $1.kind }) {
                        tell(.noted(origin, note))
                    }
                    try body(output)
                }
            }
        }
        report = counts
    }
}
