import Analysis
import Testing

@testable import Archive

/// Page, feed and agency item become one article that knows its origins.
@Suite struct ArticleVersionsTests {
    let archive: Archive
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    private static let text = String(
        repeating: "The ferry came at ten and left at once. ", count: 8)

    /// A version of the article, in its file.
    private struct Version {
        var file: String
        var format: Article.Origin.Format?
        var id: String?
        var body = ArticleVersionsTests.text
        var url: String? = "https://pier.example/ferry"
        var source: String? = "Pier Times"
        var date: String? = "2021-12-23"
        var updated: String?
        var isSummary = false
        var section: String?

        var entry: ArticleBatch.Entry {
            let identity = ArticleIdentity(
                id: id, headline: "Ferry late", body: body, date: date, source: source, url: url,
                file: file)
            var article = Article(
                key: identity.key, headline: "Ferry late", body: body,
                date: date.flatMap { ArticleDate($0) }, source: source, url: url,
                origin: .init(file: file, position: 1, format: format))
            article.updated = updated.flatMap { ArticleDate($0) }
            article.isSummary = isSummary
            article.section = section
            return ArticleBatch.Entry(
                article, identity,
                Fingerprint([body, url, source, date, updated, section, isSummary ? "s" : nil]))
        }
    }

    private static let page = Version(file: "ferry.html", format: .page)
    private static let feed = Version(
        file: "feed.xml", format: .feed, id: "tag:pier.example,7", body: "The ferry came.",
        isSummary: true, section: "Harbour")
    private static let wire = Version(
        file: "wire.xml", format: .agency, id: "urn:newsml:7", url: nil, source: nil,
        date: "2021-12-23T10:15:00Z")

    private func store(_ versions: Version...) throws -> (
        added: Int, refreshed: Int, unchanged: Int
    ) {
        try archive.store(ArticleBatch(versions.map(\.entry)))
    }

    private func only() throws -> Article {
        var articles: [Article] = []
        try archive.forEachArticle { articles.append($0) }
        #expect(articles.count == 1)
        return try #require(articles.first)
    }

    private func files(_ article: Article) -> Set<String> {
        Set(([article.origin] + article.otherOrigins).map(\.file))
    }

    @Test(arguments: ["ferry.html", "list.csv"])
    func `a version without a text takes no text away`(file: String) throws {
        _ = try store(Self.page)
        var bare = Self.page
        (bare.file, bare.body) = (file, "")
        _ = try store(bare)
        #expect(try only().body == Self.text)
    }

    @Test func `a summary takes the place of a headline`() throws {
        var bare = Self.page
        (bare.file, bare.body) = ("list.csv", "")
        _ = try store(bare)
        var summary = Self.page
        (summary.file, summary.body, summary.isSummary) = ("feed.xml", "The ferry came.", true)
        _ = try store(summary)
        #expect(try only().body == "The ferry came.")
        #expect(try only().isSummary)
    }

    private static let orders = [
        [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
    ]

    @Test(arguments: orders, [false, true])
    func `three versions in any order are one article`(order: [Int], inOneBatch: Bool) throws {
        let versions = [Self.page, Self.feed, Self.wire]
        if inOneBatch {
            _ = try archive.store(ArticleBatch(order.map { versions[$0].entry }))
        } else {
            for number in order { _ = try store(versions[number]) }
        }
        let article = try only()
        #expect(files(article) == ["ferry.html", "feed.xml", "wire.xml"])
        #expect(article.body == Self.text && !article.isSummary)
        #expect(article.section == "Harbour", "what only the feed says is kept")
        #expect(article.source == "Pier Times" && article.url == "https://pier.example/ferry")
        // Read again, nothing changes.
        for number in order { #expect(try store(versions[number]) == (0, 0, 1)) }
        #expect(try only() == article)
        try archive.checkIndex()
    }

    @Test func `a file that has two articles keeps them apart, whatever comes`() throws {
        let file = "a.jsonl"
        let other = Version(
            file: file, id: "2", body: Self.text + "And back.", url: "https://pier.example/back")
        _ = try store(Version(file: file, id: "1", url: nil), other)
        // The text of one, the address of the other.
        var page = Self.page
        page.url = other.url
        _ = try store(page)
        #expect(try archive.articleCount() == 2)
        #expect(try archive.article(key: "1")?.otherOrigins == [])
    }

    @Test func `rows that a page shows to be one are searched as one`() throws {
        _ = try store(Self.feed)
        _ = try store(Self.wire)
        #expect(try archive.articleCount() == 2)
        #expect(try store(Self.page) == (0, 1, 0))
        try archive.settle()
        try archive.checkIndex()
        #expect(try archive.check().isSound)
        var wire = Self.wire
        wire.body = "Update. " + Self.text
        #expect(try store(wire).added == 0, "its id is still known")
    }

    @Test func `a changed version of what is shown is shown, one of another is noted`() throws {
        _ = try store(Self.page)
        _ = try store(Self.feed)
        var page = Self.page
        page.body = "Corrected. " + Self.text
        #expect(try store(page) == (0, 1, 0))
        #expect(try only().body == page.body)
        #expect(try only().section == "Harbour")
        var feed = Self.feed
        feed.body = "The ferry came late."
        #expect(try store(feed) == (0, 0, 1))
        #expect(try only().body == page.body)
        #expect(try files(only()) == ["ferry.html", "feed.xml"])
    }

    @Test func `a version that came under another key is known by its id when its text changes`()
        throws
    {
        _ = try store(Self.page)
        _ = try store(Self.wire)
        var wire = Self.wire
        wire.body = "Update. " + Self.text
        #expect(try store(wire).added == 0)
        #expect(try files(only()) == ["ferry.html", "wire.xml"])
    }

    @Test(arguments: [
        // A reprint: the same text in another outlet.
        ("Quay Herald", "https://quay.example/1", "2021-12-23", text),
        // The same words years later.
        ("Pier Times", "https://pier.example/2", "2023-12-23", text),
        // Too short a text to tell articles apart.
        ("Pier Times", "https://pier.example/3", "2021-12-23", "To be updated."),
        // The front page is the address of none.
        ("Pier Times", "https://pier.example/", "2021-12-23", "Other. " + text),
    ])
    func `what only looks alike is another article`(
        source: String, url: String, date: String, body: String
    ) throws {
        var first = Self.page
        first.body = body == "To be updated." ? body : first.body
        _ = try store(first)
        let other = Version(
            file: "b.jsonl", id: "9", body: body, url: url, source: source, date: date)
        #expect(try store(other).added == 1)
        #expect(try archive.articleCount() == 2)
    }

    @Test func `one file tells its articles apart by itself`() throws {
        let one = Version(file: "a.jsonl", id: "1", url: nil)
        let two = Version(file: "a.jsonl", id: "2", url: nil)
        #expect(try store(one, two).added == 2)
    }

    @Test func `an article without any outlet is that of the same text`() throws {
        _ = try store(Version(file: "a.jsonl", id: "1", url: nil, source: nil, date: nil))
        #expect(try store(Self.page).added == 0)
        #expect(try only().key == "1")
        #expect(try only().date?.text == "2021-12-23")
    }

    @Test func `a removed article is forgotten with all its versions`() throws {
        _ = try store(Self.page)
        _ = try store(Self.feed)
        _ = try store(Self.wire)
        #expect(try archive.remove(keys: [only().key]) == [])
        #expect(try store(Self.feed).added == 1)
        #expect(try files(only()) == ["feed.xml"])
        try archive.settle()
        #expect(try store(Self.wire).added == 1)
    }

    @Test func `no list of origins grows without end`() throws {
        for number in 0..<40 {
            var version = Self.page
            version.file = "dump-\(number).html"
            _ = try store(version)
        }
        #expect(try only().otherOrigins.count == 16)
    }

    @Test(arguments: [
        // What is stored, what comes, and whether that is shown then.
        (Version(file: "a", isSummary: true), Version(file: "b"), true),
        (Version(file: "a"), Version(file: "b", isSummary: true), false),
        (Version(file: "a", format: .page), Version(file: "b", format: .feed), false),
        (Version(file: "a", format: .feed), Version(file: "b", format: .page), true),
        (
            Version(file: "a", updated: "2022-01-02"), Version(file: "b", updated: "2022-01-01"),
            false
        ),
        (
            Version(file: "a", updated: "2022-01-01"), Version(file: "b", updated: "2022-01-02"),
            true
        ),
        (Version(file: "a", updated: "2022-01-02"), Version(file: "b"), true),
        (
            Version(file: "a", format: .feed, updated: "2022-01-02"),
            Version(file: "b", format: .page, updated: "2022-01-01"), true
        ),
        (Version(file: "a", format: .page), Version(file: "b", format: .agency), true),
    ])
    private func `the better version is shown`(stored: Version, new: Version, isShown: Bool) {
        #expect(new.entry.article.replaces(stored.entry.article) == isShown)
    }
}
