internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Indexer

struct FetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Read feeds from the web, and keep them as sources.",
        discussion: """
            newsfind fetch https://courier.example/feed   reads a feed, and keeps it
            newsfind fetch subscriptions.opml             reads all feeds of a list, and keeps them
            newsfind fetch                                reads all that are kept

            A feed is read again only if it has changed. Each host is asked one thing at a time, with \
            a pause of a second, and nothing that its robots.txt forbids.
            """)

    @Argument(
        help: ArgumentHelp(
            "Addresses of feeds, or OPML files that list some. Default: all that are kept.",
            valueName: "feed"))
    var feeds: [String] = []

    @Flag(help: "Fetch the pages of new items too, where the feed has only summaries.")
    var pages = false

    @Flag(help: "Allow addresses of this machine and its own network.")
    var allowPrivate = false

    @Flag(help: "List the feeds that are kept, and what came of them last.")
    var list = false

    @Option(
        help: ArgumentHelp("Keep a feed no longer; its articles stay.", valueName: "feed"))
    var remove: [String] = []

    @OptionGroup var archive: ArchiveOption
    @OptionGroup var reading: ReadingOptions

    func run() async throws {
        let path = archive.path()
        if list { return try showSources(of: Archive(opening: path)) }
        let mode = feeds.isEmpty ? Archive.Mode.write : .create
        let archive = try Archive(opening: path, mode: mode, onWait: Notes.waiting)
        for url in remove where try !archive.removeFeedSource(url) {
            Notes.write("\(url) is not kept; newsfind fetch --list shows what is")
            throw ExitStatus.trouble
        }
        if !remove.isEmpty, feeds.isEmpty { return }
        let kept = try archive.feedSources()
        let sources =
            feeds.isEmpty
            ? kept
            : try feeds.flatMap(Self.urls).map { url in
                kept.first { $0.url == url } ?? FeedSource(url: url)
            }
        guard !sources.isEmpty else {
            Notes.write("no feeds are kept yet; name one: newsfind fetch https://…")
            throw ExitStatus.trouble
        }
        try await fetch(sources, into: archive)
    }

    /// The address itself, or those in a file of that name.
    private static func urls(of feed: String) throws -> [String] {
        guard !feed.contains("://"), FileManager.default.fileExists(atPath: feed) else {
            return [feed]
        }
        let urls = (try? FeedList(contentsOf: feed))?.urls ?? []
        guard !urls.isEmpty else {
            Notes.write("\(feed): no list of feeds; to read a file itself: newsfind index \(feed)")
            throw ExitStatus.trouble
        }
        return urls
    }

    private func fetch(_ sources: [FeedSource], into archive: Archive) async throws {
        var options = FetchOptions()
        options.userAgent = "newsfind/\(Newsfind.version)"
        options.pages = pages
        options.limits.allowsPrivate = allowPrivate
        let list = try SkippedList(path: reading.skipped)
        let start = ContinuousClock.now
        let indexer = Indexer(options: try reading.readOptions())
        let (report, failed): (IndexReport, Int)
        do {
            (report, failed) = try await indexer.fetch(sources, into: archive, options: options) {
                Self.tell($0, list)
            }
        } catch let error as FetchError {
            Notes.write("\(error)")
            throw ExitStatus.trouble
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try Output.line(
            Summary.line(
                report, seconds: seconds, archive: archive.path, hasList: reading.skipped != nil))
        if failed > 0 || report.failedFiles > 0 { throw ExitStatus.trouble }
    }

    private static func tell(_ event: FetchEvent, _ list: SkippedList) {
        switch event {
        case .read(let source, let report):
            Notes.write("\(source.url): added \(report.added), refreshed \(report.refreshed)")
        case .unchanged(let source): Notes.write("\(source.url): not changed")
        case .failed(let url, let error): Notes.write("\(url): \(error)")
        case .indexing(let event): list.tell(event)
        }
    }

    /// One feed a line: address, title, time and outcome of the last fetch.
    private func showSources(of archive: Archive) throws {
        let output = Output()
        for source in try archive.feedSources() {
            let time = source.lastFetch.map {
                Date(timeIntervalSince1970: TimeInterval($0)).formatted(.iso8601)
            }
            let fields = [source.url, source.title, time, source.lastStatus].map { $0 ?? "" }
            try output.write(fields.map(StyledText.line).joined(separator: "\t") + "\n")
        }
        try output.flush()
    }
}
