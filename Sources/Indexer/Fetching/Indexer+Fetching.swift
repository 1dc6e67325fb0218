internal import Analysis
public import Archive
internal import Foundation

extension Indexer {
    /// Fetches feeds and adds or refreshes their articles; keeps them as sources of the archive.
    ///
    /// - Parameters:
    ///   - sources: New ones, and those that `Archive.feedSources()` gives.
    ///   - archive: Opened with mode `.write` or `.create`.
    ///   - options: How politely, and how much.
    ///   - observe: Is told what comes of each.
    /// - Returns: all that was done to the archive, and how many feeds failed.
    /// - Throws: ``FetchError/noLibrary`` if nothing can be fetched at all, and `ArchiveError` if the
    ///   archive cannot be written. A feed that cannot be read does not throw.
    public func fetch(
        _ sources: [FeedSource], into archive: Archive, options: FetchOptions = FetchOptions(),
        observe: (FetchEvent) -> Void = { _ in }
    ) async throws -> (report: IndexReport, failed: Int) {
        let client = try PoliteClient(options)
        var total = IndexReport()
        var failed = 0
        try await withThrowingTaskGroup(of: Fetched.self) { group in
            var waiting = sources[...]
            func startOne() {
                guard let source = waiting.popFirst() else { return }
                group.addTask { try await fetch(source, by: client, archive, options) }
            }
            for _ in 0..<FetchOptions.width { startOne() }
            while let fetched = try await group.next() {
                for (url, error) in fetched.failures { observe(.failed(url: url, error)) }
                let report = try await store(fetched, in: archive, observe)
                total.add(report)
                failed += fetched.isRead ? 0 : 1
                startOne()
            }
        }
        return (total, failed)
    }

    /// What came of asking for a feed.
    private struct Fetched: Sendable {
        var source: FeedSource
        /// The feed, then the pages of its new items, which say more.
        var files: [FetchedFile] = []
        /// Whether the feed could be read, if only to say that it has not changed.
        var isRead = false
        var failures: [(url: String, error: FetchError)] = []
    }

    private func fetch(
        _ source: FeedSource, by client: PoliteClient, _ archive: Archive, _ options: FetchOptions
    ) async throws -> Fetched {
        var fetched = Fetched(source: source)
        let now = Int64(Date().timeIntervalSince1970)
        let date = ArticleDate(unixSeconds: now)
        fetched.source.lastFetch = now
        do {
            // Where pages are left to be fetched, the feed must name them again.
            let isKnown = try !options.pages || !archive.wantsPages(of: source.url)
            let (answer, url) = try await client.get(
                source.url, etag: isKnown ? source.etag : nil,
                lastModified: isKnown ? source.lastModified : nil)
            fetched.isRead = true
            guard answer.status != 304 else { return fetched }
            fetched.source.etag = answer.etag
            fetched.source.lastModified = answer.lastModified
            let feed = FetchedFile(url: url, body: answer.body, type: answer.type, date: date)
            fetched.files = [feed]
            let items = try await items(of: feed)
            fetched.source.title = items.title ?? fetched.source.title
            guard options.pages else { return fetched }
            let unknown = try items.links.filter { try !archive.knowsPage(at: $0) }
            for link in unknown.prefix(FetchOptions.pageLimit) {
                let bytes = fetched.files.reduce(0) { $0 + $1.body.count }
                guard bytes < FetchOptions.pageBytes else { break }
                do {
                    let (page, url) = try await client.get(link)
                    fetched.files.append(
                        FetchedFile(url: url, body: page.body, type: page.type, date: date))
                } catch let error as FetchError {
                    fetched.failures.append((link, error))
                    // The rest come with the next time.
                    if case .askedToWait = error { break }
                }
            }
        } catch let error as FetchError {
            fetched.failures.append((source.url, error))
        }
        return fetched
    }

    /// The addresses of a feed's items, each once, and what the feed calls itself.
    private func items(of feed: FetchedFile) async throws -> (links: [String], title: String?) {
        var links: [String] = []
        var title: String?
        var seen: Set<String> = []
        let pipeline = DraftPipeline(options: options) { (url: $0.url, source: $0.source) }
        try await pipeline.run([], fetched: [feed], observe: { _ in }) { results in
            for case .article(let item, _, _) in results {
                title = title ?? item.source
                if let url = item.url, WebSite(url) != nil, seen.insert(url).inserted {
                    links.append(url)
                }
            }
        }
        return (links, title)
    }

    private func store(
        _ fetched: Fetched, in archive: Archive, _ observe: (FetchEvent) -> Void
    ) async throws -> IndexReport {
        var source = fetched.source
        var report = IndexReport()
        // What can be no feed is not asked again.
        guard WebSite(source.url) != nil else { return report }
        if !fetched.files.isEmpty {
            report = try await index([], fetched: fetched.files, into: archive) {
                observe(.indexing($0))
            }
            source.lastStatus = "\(report.added) new"
            observe(.read(source, report))
        } else if fetched.isRead {
            source.lastStatus = "not changed"
            observe(.unchanged(source))
        } else {
            source.lastStatus = fetched.failures.last.map { "\($0.error)" }
        }
        try archive.keep(source)
        return report
    }
}

extension IndexReport {
    /// Adds what another load did.
    fileprivate mutating func add(_ other: IndexReport) {
        added += other.added
        refreshed += other.refreshed
        unchanged += other.unchanged
        superseded += other.superseded
        failedFiles += other.failedFiles
        skipped.merge(other.skipped, uniquingKeysWith: +)
        noted.merge(other.noted, uniquingKeysWith: +)
        passedOver.merge(other.passedOver, uniquingKeysWith: +)
    }
}
