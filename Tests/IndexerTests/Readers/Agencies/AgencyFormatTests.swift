import Analysis
import Testing

@testable import Indexer

@Suite struct AgencyFormatTests {
    // MARK: NITF

    @Test func `NITF gives an article`() throws {
        let draft = try FormatReading.of(Samples.nitf).draft
        #expect(draft.id == "sna.77")
        #expect(draft.headline == "Ferry late again")
        #expect(draft.author == "Ann Ferry")
        #expect(draft.date?.text == "2021-12-23T10:15:00+03:00")
        #expect(draft.source == "Sundrey News Agency")
        #expect(draft.section == "Transport")
        #expect(draft.language == "en-GB")
        #expect(
            draft.body == """
                SUNDREY (SNA) - The ferry was late.

                It was full.

                Day | Minutes
                Monday | 12
                """)
        #expect(draft.caption == "The quay at noon")
        #expect(draft.notes.isEmpty)
    }

    private static let nitfChanges: [(String, String, ReadNote)] = [
        ("status=\"usable\"", "status=\"canceled\"", .withdrawn),
        (
            "<doc.copyright", "<date.release norm=\"20211224T000000Z\"/><doc.copyright",
            .embargoed("20211224T000000Z")
        ),
    ]

    @Test(arguments: nitfChanges)
    func `a kill or an embargo is noted, the article kept`(
        part: String, replacement: String, note: ReadNote
    ) throws {
        let draft = try FormatReading.of(Samples.nitf.replacing(part, with: replacement)).draft
        #expect(draft.notes == [note])
        #expect(draft.headline == "Ferry late again")
    }

    @Test func `dates that are none are passed over`() throws {
        let text = Samples.nitf.replacing(
            "<date.issue", with: "<date.release norm=\"YYYYMMDD000000-HHMM\"/><date.issue")
        #expect(try FormatReading.of(text).draft.date?.text == "2021-12-23T10:15:00+03:00")
    }

    @Test func `without a headline the title of the document is it`() throws {
        let text = Samples.nitf.replacing(/<hedline>.*<\/hedline>/, with: "")
        #expect(try FormatReading.of(text).draft.headline == "SHIPS-Ferry")
    }

    @Test func `an abstract stands in for a missing text`() throws {
        let text = Samples.nitf
            .replacing(/(?s)<block>.*<\/block>/, with: "")
            .replacing("<dateline>", with: "<abstract><p>It was late.</p></abstract><dateline>")
        let draft = try FormatReading.of(text).draft
        #expect(draft.body == "It was late.")
        #expect(draft.isSummary)
    }

    // MARK: NewsML

    @Test func `NewsML 1_2 gives an article`() throws {
        let draft = try FormatReading.of(Samples.newsML1).draft
        #expect(draft.id == "urn:newsml:sna.example:20211223:77")
        #expect(draft.headline == "Ferry late")
        #expect(draft.author == "Ann Ferry")
        #expect(draft.date?.text == "2021-12-23T10:15:00+03:00")
        #expect(draft.updated?.text == "2021-12-23T12:00:00+03:00")
        #expect(draft.source == "SNA")
        #expect(draft.language == "en")
        #expect(draft.body == "The ferry was late.\n\nIt was full.")
    }

    @Test(arguments: [
        ("<![CDATA[<P>The ferry was late.</P><P>It was full.</P>]]>", "HTML as text"),
        (
            "<nitf><body><body.content><p>The ferry was late.</p><p>It was full.</p></body.content></body></nitf>",
            "NITF"
        ),
        ("<html><body><p>The ferry was late.</p><p>It was full.</p></body></html>", "HTML"),
    ])
    func `NewsML 1_2 holds text of many kinds`(content: String, kind: String) throws {
        let text = Samples.newsML1.replacing(
            "<p>The ferry was late.</p><p>It was full.</p>", with: content)
        let draft = try FormatReading.of(text).draft
        #expect(draft.body == "The ferry was late.\n\nIt was full.")
        #expect(draft.headline == "Ferry late")
    }

    @Test func `NewsML-G2 gives an article`() throws {
        let draft = try FormatReading.of(Samples.newsMLG2).draft
        #expect(draft.id == "urn:newsml:sna.example:77")
        #expect(draft.headline == "Ferry late")
        #expect(draft.author == "Ann Ferry")
        #expect(draft.date?.text == "2021-12-23T10:15:00+03:00")
        #expect(draft.updated?.text == "2021-12-23T12:00:00+03:00")
        #expect(draft.source == "Sundrey News Agency")
        #expect(draft.section == "Transport")
        #expect(draft.language == "en-GB")
        #expect(draft.body == "The ferry was late.\n\nIt was full.")
    }

    @Test(arguments: [
        ("stat:canceled", "", ReadNote.withdrawn), ("stat:withheld", "", .withdrawn),
        (
            "stat:usable", "<embargoed>2021-12-24T00:00:00Z</embargoed>",
            .embargoed("2021-12-24T00:00:00Z")
        ),
    ])
    func `NewsML-G2 says what must not be used`(status: String, more: String, note: ReadNote) throws
    {
        let text = Samples.newsMLG2.replacing(
            "<pubStatus qcode=\"stat:usable\"/>", with: "<pubStatus qcode=\"\(status)\"/>\(more)")
        #expect(try FormatReading.of(text).draft.notes == [note])
    }

    @Test func `text that is called plain may have tags, or be that of a wire`() throws {
        let xml = try Regex("(?s)<inlineXML.*</inlineXML>")
        for content in [
            "<p>The ferry was late.</p><p>It was full.</p>",
            "<p>\n   The ferry\nwas late.\n   It was full.\n</p>",
            "The ferry was late.\n\nIt was full.",
        ] {
            let data = "<inlineData contenttype=\"text/plain\"><![CDATA[\(content)]]></inlineData>"
            let text = Samples.newsMLG2.replacing(xml, with: data)
            #expect(
                try FormatReading.of(text).draft.body == "The ferry was late.\n\nIt was full.",
                "\(content)")
        }
    }

    @Test(arguments: [
        ("packageItem", "a NewsML-G2 package, which names articles and holds none"),
        ("knowledgeItem", "a NewsML-G2 list of terms"), ("conceptItem", "a NewsML-G2 term"),
        ("planningItem", "a NewsML-G2 plan of coverage to come"),
    ])
    func `other items of NewsML-G2 are no articles`(name: String, what: String) throws {
        let text = Samples.newsMLG2.replacing("newsItem", with: name)
        #expect(try FormatReading.of(text).skipped == [.notArticles(what)])
    }

    @Test(arguments: [("picture", "a picture"), ("video", "a film"), ("graphic", "a graphic")])
    func `an item without text is told by what it is`(name: String, what: String) throws {
        let text = Samples.newsMLG2
            .replacing("ninat:text", with: "ninat:\(name)")
            .replacing(/(?s)<inlineXML.*<\/inlineXML>/, with: "<remoteContent href=\"x.jpg\"/>")
        #expect(try FormatReading.of(text).skipped == [.notArticles(what)])
    }

    // MARK: Reuters-21578

    @Test func `Reuters-21578 gives its stories`() throws {
        let drafts = try FormatReading.of(Samples.reuters).drafts
        #expect(drafts.map(\.headline) == ["COD CATCH UP <SND>", "FERRY LATE"])
        #expect(drafts.map(\.id) == ["reuters-1", "reuters-2"])
        let first = try #require(drafts.first)
        #expect(
            first.body
                == "Cod landed at Sundrey was up 3 mln tonnes.\n\nIt was 2 mln a year before.")
        #expect(first.date?.text == "1987-02-26T15:01:01")
        #expect(first.entities == ["ferry", "orsa"])
        #expect(first.section == "fish")
        #expect(first.author == "Ann Ferry, Sundrey")
    }

    // MARK: Wires

    @Test func `ANPA gives an article`() throws {
        let draft = try FormatReading.of(Samples.anpa).draft
        #expect(draft.headline == "Ferry late, town waits")
        #expect(draft.author == "ANN FERRY")
        #expect(draft.date?.text == "2021-12-23T10:15Z")
        #expect(draft.section == "International")
        #expect(
            draft.body == "SUNDREY (SNA) — The ferry was “late” and full.\n\nIt came at noon.")
    }

    @Test func `an ANPA story without a headline has its keywords for one`() throws {
        let text = Samples.anpa.replacing("^Ferry late, town waits<\r\n", with: "")
        #expect(try FormatReading.of(text).draft.headline == "BC-SN--Ferry Late")
    }

    @Test(arguments: [
        ("BC-SN--Ferry , 77", "BC-SN--Ferry"), ("BC-SN--Ferry,1st Ld,77 <", "BC-SN--Ferry,1st Ld"),
        ("BC-SN--Ferry, ,77", "BC-SN--Ferry"), ("BC-SN--Ferry 77", "BC-SN--Ferry 77"),
        ("BC-SN--Ferry,123456", "BC-SN--Ferry,123456"), ("BC-SN--Ferry,", "BC-SN--Ferry"),
    ])
    func `keywords end before the number of words`(line: String, keywords: String) throws {
        let text = Samples.anpa.replacing("^Ferry late, town waits<\r\n", with: "")
            .replacing("BC-SN--Ferry Late,77<", with: line)
        #expect(try FormatReading.of(text).draft.headline == keywords)
    }

    @Test func `rows of a wire stay lines, up to prose`() throws {
        let rows = ["\tAnn;1<", "\tBen;2<", "\tCay;3<", "and so on. More;4<", "\tDan;5<"]
        let text = Samples.anpa.replacing("and full.", with: rows.joined(separator: "\r\n"))
        #expect(
            try FormatReading.of(text).draft.body.hasSuffix(
                "Ann;1\nBen;2\nCay;3 and so on. More;4\n\nDan;5\n\nIt came at noon."))
    }

    @Test func `IPTC 7901 gives an article`() throws {
        let draft = try FormatReading.of(Samples.iptc7901).draft
        #expect(draft.headline == "Ferry late, town waits")
        #expect(draft.author == "Ann Ferry, sna")
        #expect(draft.source == "sna")
        #expect(draft.section == "Sundrey-ships")
        #expect(draft.date?.text == "2021-12-23T10:15Z")
        #expect(draft.body == "Sundrey (sna) - The ferry was late and full.\n\nIt came at noon.")
    }

    @Test(arguments: [Samples.anpa, Samples.iptc7901])
    func `stories follow on each other`(story: String) throws {
        #expect(try FormatReading.of(story + "\r\n\r\n" + story).drafts.count == 2)
    }

    @Test(arguments: [
        ("One line\nand two.\n\nThree.", "One line and two.\n\nThree."),
        ("One line\nand two.\n    Three.", "One line and two.\n\nThree."),
        ("Cod    12.5\nEel     3.0\nRay     1.0", "Cod    12.5\nEel     3.0\nRay     1.0"),
        ("", ""), ("\n \n", ""),
    ])
    func `lines of a wire are paragraphs again`(text: String, paragraphs: String) {
        #expect(WireText.paragraphs(of: text) == paragraphs)
    }
}
