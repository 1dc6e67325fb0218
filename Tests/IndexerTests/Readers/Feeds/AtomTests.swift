import Analysis
import Testing

@testable import Indexer

@Suite struct AtomTests {
    private func draft(_ entry: String, version: String = "") throws -> ArticleDraft {
        let namespace = version.isEmpty ? "http://www.w3.org/2005/Atom" : "http://purl.org/atom/ns#"
        return try FormatReading.of(
            """
            <feed xmlns="\(namespace)" xml:lang="en" xml:base="https://courier.example/"\(version)>
            <title>Sundrey <![CDATA[Courier]]></title><author><name>The desk</name></author>
            <entry>\(entry)</entry></feed>
            """
        ).draft
    }

    @Test func `an entry gives all that Atom has for it`() throws {
        let draft = try draft(
            """
            <id>tag:courier.example,2021:77</id><title type="html">Ferry &lt;i&gt;late&lt;/i&gt;</title>
            <link rel="self" href="/feed/77"/><link rel="alternate" href="news/ferry"/>
            <published>2021-12-23T10:15:00+03:00</published>
            <updated>2021-12-23T12:00:00+03:00</updated>
            <author><name>Ann Ferry</name></author><author><name>Bo Quay</name></author>
            <category term="harbour" label="Harbour"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It was late.</p>
            <p>It was <em>full</em>.</p></div></content>
            """)
        #expect(draft.id == "tag:courier.example,2021:77")
        #expect(draft.headline == "Ferry late")
        #expect(draft.url == "https://courier.example/news/ferry")
        #expect(draft.date?.text == "2021-12-23T10:15:00+03:00")
        #expect(draft.updated?.text == "2021-12-23T12:00:00+03:00")
        #expect(draft.author == "Ann Ferry, Bo Quay")
        #expect(draft.section == "Harbour")
        #expect(draft.source == "Sundrey Courier")
        #expect(draft.language == "en")
        #expect(draft.body == "It was late.\n\nIt was full.")
        #expect(!draft.isSummary)
    }

    @Test func `what an entry does not say, its feed does`() throws {
        #expect(try draft("<title>T</title>").author == "The desk")
    }

    @Test func `a copied entry is its own feed's`() throws {
        let draft = try draft(
            "<title>T</title><source><title>Orsa Post</title><author><name>Cy Mole</name></author>"
                + "</source>")
        #expect(draft.source == "Orsa Post")
        #expect(draft.author == "Cy Mole")
    }

    @Test(arguments: [
        ("<content>1 &lt; 2 &amp; so on</content>", "1 < 2 & so on"),
        ("<content type=\"text\">&lt;b&gt; is a tag</content>", "<b> is a tag"),
        ("<content type=\"html\">&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;</content>", "A\n\nB"),
        ("<content type=\"text/html\" mode=\"escaped\">A&lt;br&gt;B</content>", "A\nB"),
        ("<content type=\"application/octet-stream\">SXQgY2FtZS4=</content>", "It came."),
        ("<content type=\"text/html\" mode=\"base64\">PHA+SXQgY2FtZS48L3A+</content>", "It came."),
        ("<content type=\"xhtml\"><p>A</p><p>B</p></content>", "A\n\nB"),
    ])
    func `content is text, HTML, elements or base64`(element: String, body: String) throws {
        let version = element.contains("mode") ? " version=\"0.3\"" : ""
        #expect(try draft("<title>T</title>\(element)", version: version).body == body)
    }

    @Test func `a summary is no article`() throws {
        let draft = try draft("<title>T</title><summary>It was late.</summary>")
        #expect(draft.body == "It was late.")
        #expect(draft.notes == [.summaryOnly])
    }

    @Test(arguments: ["issued", "created", "modified"])
    func `Atom 0_3 has other names for dates`(name: String) throws {
        let draft = try draft(
            "<title>T</title><\(name)>2021-12-23T10:15:00Z</\(name)>", version: " version=\"0.3\"")
        #expect(draft.date?.text == "2021-12-23T10:15:00Z")
    }

    @Test func `an entry may be the whole document`() throws {
        let reading = try FormatReading.of(
            "<entry xmlns=\"http://www.w3.org/2005/Atom\"><title>Ferry late</title></entry>")
        #expect(try reading.draft.headline == "Ferry late")
        #expect(reading.format == "Atom")
    }
}
