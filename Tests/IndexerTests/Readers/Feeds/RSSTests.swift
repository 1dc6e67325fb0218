import Analysis
import Testing

@testable import Indexer

@Suite struct RSSTests {
    private func channel(_ item: String, _ more: String = "") -> String {
        """
        <?xml version="1.0"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
            xmlns:media="http://search.yahoo.com/mrss/"
            xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
        <channel><title>Sundrey Courier</title><link>https://courier.example</link>
        <language>en-GB</language>\(more)<item>\(item)</item></channel></rss>
        """
    }

    private func draft(_ item: String, _ more: String = "") throws -> ArticleDraft {
        try FormatReading.of(channel(item, more)).draft
    }

    @Test func `an item that holds the article gives all of it`() throws {
        let draft = try draft(
            """
            <title>Ferry late &amp; full</title><link>https://courier.example/ferry</link>
            <guid isPermaLink="false">sc-77</guid><dc:creator>Ann Ferry</dc:creator>
            <pubDate>Thu, 23 Dec 2021 10:15:00 +0300</pubDate>
            <dcterms:modified>2021-12-23T12:00:00+03:00</dcterms:modified>
            <category>Harbour</category><category>Ships</category>
            <description>It was late.</description>
            <content:encoded><![CDATA[<p>The ferry was <b>late</b>.</p><p>It was full.</p>
            <figure><img src="x.jpg"><figcaption>The ferry at noon</figcaption></figure>]]>
            </content:encoded>
            """)
        #expect(draft.headline == "Ferry late & full")
        #expect(draft.body == "The ferry was late.\n\nIt was full.")
        #expect(draft.caption == "The ferry at noon")
        #expect(draft.date?.text == "2021-12-23T10:15:00+03:00")
        #expect(draft.updated?.text == "2021-12-23T12:00:00+03:00")
        #expect(draft.source == "Sundrey Courier")
        #expect(draft.url == "https://courier.example/ferry")
        #expect(draft.id == "sc-77")
        #expect(draft.author == "Ann Ferry")
        #expect(draft.section == "Harbour")
        #expect(draft.language == "en-GB")
        #expect(!draft.isSummary)
        #expect(draft.notes.isEmpty)
    }

    @Test func `a short description is a summary, and marked so`() throws {
        let draft = try draft("<title>Ferry late</title><description>It was late.</description>")
        #expect(draft.body == "It was late.")
        #expect(draft.isSummary)
        #expect(draft.notes == [.summaryOnly])
    }

    @Test func `a description of several paragraphs is the article`() throws {
        let paragraphs = "&lt;p&gt;It was late.&lt;/p&gt;"
        let draft = try draft(
            "<title>Ferry late</title><description>\(paragraphs)\(paragraphs)\(paragraphs)"
                + "</description>")
        #expect(draft.body == "It was late.\n\nIt was late.\n\nIt was late.")
        #expect(!draft.isSummary)
    }

    @Test(arguments: [
        "It was late…", "It was late [...]", "It was late. Read more", "It was late. Weiterlesen",
    ])
    func `content that breaks off is a summary`(text: String) throws {
        #expect(
            try draft("<title>T</title><content:encoded>\(text)</content:encoded>").isSummary)
    }

    @Test(arguments: [
        ("<pubDate>23 Dec 21 10:15 EST</pubDate>", "2021-12-23T10:15-05:00"),
        ("<dc:date>2021-12-23</dc:date>", "2021-12-23"),
        ("<dcterms:issued>2021-12-23T10:15Z</dcterms:issued>", "2021-12-23T10:15Z"),
        ("<dcterms:created>20211223T101500Z</dcterms:created>", "2021-12-23T10:15:00Z"),
        ("<pubDate>soon</pubDate><dc:date>2021-12-23</dc:date>", "2021-12-23"),
        ("<dcterms:modified>2021-12-23</dcterms:modified>", "2021-12-23"),
    ])
    func `a date goes by many names`(element: String, date: String) throws {
        let draft = try draft("<title>Ferry late</title>\(element)")
        #expect(draft.date?.text == date)
        #expect(draft.updated == nil)
    }

    @Test func `a date that is none is told of`() throws {
        let draft = try draft("<title>Ferry late</title><pubDate>soon</pubDate>")
        #expect(draft.date == nil)
        #expect(draft.notes.contains(.unknownDate("soon")))
    }

    @Test(
        arguments: [
            ("<link>/ferry</link>", "https://courier.example/ferry"),
            ("<guid>https://courier.example/1</guid>", "https://courier.example/1"),
            ("<guid isPermaLink=\"false\">https://courier.example/1</guid>", nil),
            (
                "<atom:link href=\"https://a.example/2\" xmlns:atom=\"http://www.w3.org/2005/Atom\"/>",
                "https://a.example/2"
            ),
            (
                "<link>https://proxy.example/1</link><feedburner:origLink>https://a.example/3"
                    + "</feedburner:origLink>", "https://a.example/3"
            ),
        ] as [(String, String?)])
    func `an address goes by many names`(element: String, url: String?) throws {
        #expect(try draft("<title>Ferry late</title>\(element)").url == url)
    }

    @Test func `a relative address is one of where the feed came from`() throws {
        let text = "<rss><channel><item><title>T</title><link>/ferry</link></item></channel></rss>"
        let facts = FileFacts(url: "https://orsa.example/feed.xml")
        let reading = try FormatReading.of(Array(text.utf8), facts: facts)
        #expect(try reading.draft.url == "https://orsa.example/ferry")
    }

    @Test(arguments: [
        ("ann@courier.example (Ann Ferry)", "Ann Ferry"), ("Ann Ferry", "Ann Ferry"),
        ("Ann Ferry &lt;ann@courier.example&gt;", "Ann Ferry"),
        ("ann@courier.example", "ann@courier.example"),
    ])
    func `an author is told by name`(text: String, author: String) throws {
        #expect(try draft("<title>T</title><author>\(text)</author>").author == author)
    }

    @Test func `each author is told once, of a crowd the first fifty`() throws {
        let crowd = (1...60).map { "<author>Ann Ferry \($0)</author>" }.joined()
        let names = try draft("<title>T</title>\(crowd)\(crowd)").author?.split(separator: ", ")
        #expect(names?.count == AuthorNames.limit)
        #expect(names?.last == "Ann Ferry 50")
    }

    @Test(arguments: [
        ("It was late [+1234 chars]", "It was late"),
        ("It was late… \n [+1 chars]", "It was late…"),
        ("It was late [1] [+12 chars]", "It was late [1]"), ("It was late [+ chars]", nil),
        ("It was late [12 chars]", nil), ("It was late [+12 chars].", nil), ("12 chars]", nil),
        ("[+12 chars]", ""), ("It was [+12 chars] late [+x chars]", nil), ("late [ chars]", nil),
    ])
    func `a count of what is missing is no part of the text`(text: String, whole: String?) {
        #expect(Teaser.withoutCount(text) == whole)
    }

    @Test(arguments: [
        ("[gallery ids=\"1\"]A [playlist] B", "A  B"),
        ("[caption id=1]<img> A [b][/caption]", "<img> A [b]"),
        ("A [1] B [sic]", "A [1] B [sic]"), ("[quote]A[/quote] [quote", "A [quote"),
        ("[a][[b]A[/b]]", "[a][A]"), ("[/Quote] A", "[/Quote] A"), ("A [", "A ["),
        ("[caption id=1]A[/caption]B[caption]C", "BC"), ("[embed]x[/embed]", "x"),
        (
            "[vc_row css=\"x\"][h-2 a=1]A[/h-2][/vc_row] [gap height=\"9\"]B [note: C]",
            "A B [note: C]"
        ),
    ])
    func `shortcodes go, what they enclose stays`(html: String, text: String) {
        #expect(WordPressPost.withoutShortcodes(html) == text)
    }

    @Test func `an item that was copied names where from`() throws {
        let item = "<title>T</title><source url=\"https://p.example\">Orsa Post</source>"
        #expect(try draft(item).source == "Orsa Post")
    }

    @Test func `prefixes may be others, or not be declared`() throws {
        let other = """
            <rss xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel><item>
            <title>T</title><c:encoded>It came.</c:encoded></item></channel></rss>
            """
        let undeclared = """
            <rss><channel><item><title>T</title><content:encoded>It came.</content:encoded>
            </item></channel></rss>
            """
        for text in [other, undeclared] {
            #expect(try FormatReading.of(text).draft.body == "It came.")
        }
    }

    @Test func `RSS 1_0 has its items beside the channel`() throws {
        let reading = try FormatReading.of(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
             xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="x"><title>Sundrey Courier</title></channel>
            <item rdf:about="https://courier.example/1"><title>One</title>
            <link>https://courier.example/1</link><dc:date>2021-12-23</dc:date></item>
            <item rdf:about="https://courier.example/2"><title>Two</title></item></rdf:RDF>
            """)
        #expect(reading.format == "RSS")
        #expect(reading.drafts.map(\.headline) == ["One", "Two"])
        #expect(reading.drafts.map(\.source) == ["Sundrey Courier", "Sundrey Courier"])
        #expect(reading.drafts.first?.date?.text == "2021-12-23")
    }

    @Test func `CDF has most in attributes`() throws {
        let draft = try FormatReading.of(
            """
            <CHANNEL HREF="https://courier.example/"><TITLE>Sundrey Courier</TITLE>
            <ITEM HREF="https://courier.example/1" LASTMOD="2021-12-23T10:15:00-05:00">
            <TITLE>Ferry late</TITLE><ABSTRACT>It was late.</ABSTRACT></ITEM></CHANNEL>
            """
        ).draft
        #expect(draft.headline == "Ferry late")
        #expect(draft.url == "https://courier.example/1")
        #expect(draft.date?.text == "2021-12-23T10:15:00-05:00")
        #expect(draft.source == "Sundrey Courier")
    }

    @Test func `a channel without items says so`() throws {
        let reading = try FormatReading.of("<rss><channel><title>T</title></channel></rss>")
        #expect(reading.skipped == [.noArticles("RSS")])
    }

    // MARK: WordPress

    @Test func `a WordPress export gives posts as its pages show them`() throws {
        let draft = try draft(
            """
            <title>Ferry late</title><dc:creator>ann</dc:creator>
            <pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>
            <wp:post_date_gmt>2021-12-23 10:15:00</wp:post_date_gmt>
            <wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
            <content:encoded><![CDATA[It was late.
            Very late.

            [caption id="3"]<img src="x"> The quay[/caption][gallery ids="1,2"]
            [dropcap]I[/dropcap]t was full.]]></content:encoded>
            """,
            "<wp:author><wp:author_login>ann</wp:author_login>"
                + "<wp:author_display_name>Ann Ferry</wp:author_display_name></wp:author>")
        #expect(draft.body == "It was late.\nVery late.\n\nIt was full.")
        #expect(draft.date?.text == "2021-12-23T10:15:00Z")
        #expect(draft.author == "Ann Ferry")
    }

    @Test(arguments: [
        ("attachment", "inherit", "a WordPress attachment"),
        ("nav_menu_item", "publish", "a WordPress nav_menu_item"),
        ("post", "draft", "a WordPress post that is not public (draft)"),
        ("post", "future", "a WordPress post that is not public (future)"),
        ("wp_global_styles", "publish", "a WordPress wp_global_styles"),
        ("wp_navigation", "publish", "a WordPress wp_navigation"),
        ("oembed_cache", "publish", "a WordPress oembed_cache"),
    ])
    func `what a WordPress site does not show is left out`(
        type: String, status: String, what: String
    ) throws {
        let reading = try FormatReading.of(
            channel(
                "<title>T</title><wp:post_type>\(type)</wp:post_type>"
                    + "<wp:status>\(status)</wp:status>"))
        #expect(reading.skipped == [.notArticles(what)])
    }
}
