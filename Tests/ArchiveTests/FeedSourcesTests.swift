import Archive
import Testing

@Suite struct FeedSourcesTests {
    @Test func `sources are kept in their order, brought up to date and forgotten`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("news.db")
        let archive = try Archive(opening: path, mode: .create)
        #expect(try archive.feedSources() == [])
        #expect(try archive.removeFeedSource("https://courier.example/feed") == false)
        var first = FeedSource(url: "https://courier.example/feed")
        let second = FeedSource(url: "https://bay.example/feed")
        try archive.keep(first)
        try archive.keep(second)
        first.title = "Bay Courier"
        first.etag = "\"1\""
        first.lastModified = "Thu, 11 Mar 2021 06:00:00 GMT"
        first.lastFetch = 1_615_442_400
        first.lastStatus = "2 new"
        try archive.keep(first)
        archive.close()
        let again = try Archive(opening: path, mode: .write)
        #expect(try again.feedSources() == [first, second])
        #expect(try again.check().isSound)
        #expect(try again.removeFeedSource(first.url))
        #expect(try again.feedSources() == [second])
    }
}
