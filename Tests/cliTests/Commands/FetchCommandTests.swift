import Archive
import Foundation
import Testing

/// `newsfind fetch` as a person runs it; what it does with servers, IndexerTests say.
struct FetchCommandTests {
    private let tool: CommandLineTool
    private let feed = "https://courier.example/feed"

    init() throws { tool = CommandLineTool(home: try TemporaryFolder()) }

    private func archive() throws -> Archive {
        try Archive(
            opening: tool.home.url.appendingPathComponent("news.db").path, mode: .create)
    }

    private func fetch(_ arguments: String) throws -> CommandLineTool.Outcome {
        try tool.shell("\"$N\" fetch --archive news.db \(arguments)")
    }

    @Test func `the sources are listed, and removed by their addresses`() throws {
        var source = FeedSource(url: feed)
        source.title = "Bay Courier"
        source.lastFetch = 1_615_442_400
        source.lastStatus = "2 new"
        try archive().keep(source)
        let list = try fetch("--list")
        #expect(list.status == 0)
        #expect(list.output == "\(feed)\tBay Courier\t2021-03-11T06:00:00Z\t2 new\n")
        #expect(try fetch("--remove \(feed)").status == 0)
        #expect(try fetch("--list").output.isEmpty)
        let again = try fetch("--remove \(feed)")
        #expect(again.status == 2)
        #expect(
            again.errors
                == "newsfind: \(feed) is not kept; newsfind fetch --list shows what is\n")
    }

    @Test func `without a source there is nothing to fetch`() throws {
        _ = try archive()
        let outcome = try fetch("")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors
                == "newsfind: no feeds are kept yet; name one: newsfind fetch https://…\n")
    }

    @Test func `a feed of the own network is refused, and kept with the reason`() throws {
        let outcome = try fetch("http://127.0.0.1:9/feed")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix("newsfind: http://127.0.0.1:9/feed: the address is one of"))
        #expect(outcome.output.hasPrefix("added 0, refreshed 0,"))
        #expect(try fetch("--list").output.contains("the address is one of this machine"))
    }
}
