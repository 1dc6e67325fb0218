import Analysis
import Testing

@testable import Indexer

@Suite struct JSONEnvelopeTests {
    @Test func `NewsAPI's answers give articles`() throws {
        let drafts = try FormatReading.of(Samples.newsAPI).drafts
        #expect(drafts.map(\.headline) == ["Ferry late & full", "Dam [sic] holds"])
        let first = try #require(drafts.first)
        #expect(first.body == "The ferry was late…")
        #expect(first.isSummary)
        #expect(first.source == "Sundrey Courier")
        #expect(first.author == "Ann Ferry")
        #expect(first.date?.text == "2021-12-23T10:15:00Z")
        #expect(drafts.last?.body == "It held.\n\nSo far.")
        #expect(drafts.last?.isSummary == false)
    }

    private static let envelopes: [String] = [
        "{\"articles\": [%]}", "{\"items\":[%],\"version\":1}", "{\"total\":1,\"item\":[%]}",
        "{\"took\":3,\"hits\":{\"total\":{\"value\":1},\"hits\":[{\"_id\":\"1\",\"_source\":%}]}}",
        "{\"_scroll_id\":\"x\",\"hits\":{\"hits\":[{\"_source\":%,\"sort\":[1]}]}}",
        "{\"data\":{\"items\":[{\"meta\":{},\"item\":%}]}}", "{\"data\":{\"item\":%},\"id\":\"x\"}",
        "{\"response\":{\"status\":\"ok\",\"results\":[%]}}", "{\"response\":{\"docs\":[%]}}",
        "{\"results\":[%]}", "{\"data\":[%]}",
        "{\"rss\":{\"channel\":{\"title\":\"C\",\"item\":[%]}}}",
        "{\"status\":\"[odd\\\"\",\"posts\":[%],\"next\":{\"a\":[1,2]}}",
    ]

    @Test(arguments: envelopes)
    func `articles are found where services put them`(envelope: String) throws {
        let article = "{\"title\": \"Ferry ]}late\", \"body\": \"It \\\"was\\\" [late].\"}"
        let bytes = Array(envelope.replacing("%", with: article).utf8)
        for piece in [Int.max, 1] {
            let reading = try FormatReading.of(bytes, piece: piece)
            #expect(reading.format == "JSON answers")
            #expect(reading.drafts.map(\.headline) == ["Ferry ]}late"])
            #expect(reading.drafts.map(\.body) == ["It \"was\" [late]."])
            #expect(reading.skipped.isEmpty)
        }
    }

    @Test func `an article that is far behind its list comes too`() throws {
        let photos = (0..<3_000).map { "{\"title\":\"Photo of the ferry \($0)\"}" }
        let text = "{\"title\":\"A\",\"items\":[\(photos.joined(separator: ","))],\"body\":\"B\"}"
        let drafts = try FormatReading.of(text).drafts
        #expect(drafts.count == 3_001)
        #expect(drafts.last?.headline == "A" && drafts.last?.body == "B")
    }

    @Test(arguments: [
        "{\"title\":\"A\",\"body\":\"B\",\"articles\":[{\"title\":\"related\"}]}",
        "{\"headline\":\"A\",\"items\":[{\"title\":\"related\"}],\"body\":\"B\"}",
        "{\"title\":\"A\",\"items\":[{\"title\":\"photo\"}],\"news\":[{}],\"body\":\"B\"}",
        "{\"title\":\"A\",\"content\":\"B\",\"related\":{\"articles\":[{\"title\":\"no\"}]}}",
    ])
    func `an article that has a list is no envelope`(text: String) throws {
        #expect(try FormatReading.of(text).draft.headline == "A")
    }

    @Test func `envelopes may follow on each other`() throws {
        let one = "{\"articles\":[{\"title\":\"A\"},{\"title\":\"B\"}],\"page\":1}"
        let two = "{\"page\":2,\"articles\":[{\"title\":\"C\"}]}"
        let reading = try FormatReading.of(one + "\n" + two)
        #expect(reading.drafts.map(\.headline) == ["A", "B", "C"])
    }

    @Test func `an empty answer says so`() throws {
        let reading = try FormatReading.of("{\"status\":\"ok\",\"articles\":[]}")
        #expect(reading.skipped == [.noArticles("JSON")])
    }

    @Test func `a broken article costs itself`() throws {
        let reading = try FormatReading.of(
            "{\"articles\":[{\"title\":\"A\"},\n{\"title\":\"B]},\n{\"title\":\"C\"}]}")
        #expect(reading.drafts.first?.headline == "A")
        #expect(!reading.skipped.isEmpty)
    }

    @Test(arguments: [
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Sundrey Courier\",%}",
        "{%,\"language\":\"en\",\"title\":\"Sundrey Courier\",\"version\":\"https://jsonfeed.org/version/1\"}",
    ])
    func `a JSON Feed names its articles' source`(feed: String) throws {
        let items = """
            "authors":[{"name":"The desk"}],"items":[{"id":"https://c.example/1",
            "title":"Ferry late","content_html":"<p>It was late.</p><p>Full, too.</p>",
            "content_text":"no","date_published":"2021-12-23T10:15:00+03:00",
            "date_modified":"2021-12-23T12:00:00+03:00","tags":["Harbour","Ships"]},
            {"id":"2","summary":"It held."}]
            """
        let drafts = try FormatReading.of(feed.replacing("%", with: items)).drafts
        let first = try #require(drafts.first)
        #expect(first.source == "Sundrey Courier")
        #expect(first.author == "The desk")
        #expect(first.url == "https://c.example/1")
        #expect(first.id == nil)
        #expect(first.body == "It was late.\n\nFull, too.")
        #expect(first.date?.text == "2021-12-23T10:15:00+03:00")
        #expect(first.updated?.text == "2021-12-23T12:00:00+03:00")
        #expect(first.section == "Harbour")
        #expect(drafts.last?.isSummary == true)
    }

    @Test func `ninjs gives an article`() throws {
        let draft = try FormatReading.of(
            """
            {"uri": "urn:sna:77", "type": "text", "slugline": "SHIPS-Ferry", "headline": "Ferry late",
             "byline": "By Ann Ferry", "firstcreated": "2021-12-23T10:15:00+03:00",
             "versioncreated": "2021-12-23T12:00:00+03:00", "pubstatus": "canceled",
             "body_text": "no", "body_html": "<p>It was late.</p><p>Full, too.</p>",
             "description_text": "no", "provider": "SNA",
             "subject": [{"code": "1", "name": "Transport"}]}
            """
        ).draft
        #expect(draft.id == "urn:sna:77")
        #expect(draft.headline == "Ferry late")
        #expect(draft.author == "Ann Ferry")
        #expect(draft.date?.text == "2021-12-23T10:15:00+03:00")
        #expect(draft.updated?.text == "2021-12-23T12:00:00+03:00")
        #expect(draft.body == "It was late.\n\nFull, too.")
        #expect(draft.section == "Transport")
        #expect(draft.source == "SNA")
        #expect(draft.notes == [.withdrawn])
    }

    @Test func `a picture is no article`() throws {
        let reading = try FormatReading.of("{\"type\": \"picture\", \"headline\": \"The quay\"}")
        #expect(reading.skipped == [.notArticles("a picture")])
    }

    @Test func `GDELT's answers give headlines`() throws {
        let draft = try FormatReading.of(
            """
            {"articles": [{"url": "https://c.example/1", "title": "Ferry late", "language": "English",
              "seendate": "20211223T101500Z", "domain": "c.example", "sourcecountry": "Orsa"}]}
            """
        ).draft
        #expect(draft.date?.text == "2021-12-23T10:15:00Z")
        #expect(draft.source == "c.example")
        #expect(draft.isSummary)
    }

    @Test func `GDELT's tables hold no articles`() throws {
        let row =
            "498012345\t20211223\t202112\t2021\t2021.9726\tORS\tORSA"
            + String(repeating: "\t", count: 51)
        #expect(throws: SkipReason.self) { try FormatReading.of(row + "\n", name: "x.export.CSV") }
        let gkg =
            "20211223101500-12\t20211223101500\t1\tc.example\thttps://c.example/1"
            + String(repeating: "\t", count: 22)
        #expect(throws: SkipReason.self) { try FormatReading.of(gkg, name: "x.gkg.csv") }
    }

    @Test func `a bulk request gives its articles with their ids`() throws {
        let reading = try FormatReading.of(Samples.bulk)
        #expect(reading.format == "Elasticsearch _bulk")
        #expect(reading.drafts.map(\.headline) == ["Ferry late", "Dam holds"])
        #expect(reading.drafts.map(\.id) == ["c-1", "c-2"])
        #expect(reading.skipped.isEmpty)
    }
}
