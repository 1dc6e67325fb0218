import Analysis
import Archive
import Testing

@testable import Indexer

@Suite struct JSONArticleParserTests {
    private func article(_ json: String, options: ReadOptions = ReadOptions()) throws
        -> ArticleDraft
    {
        try JSONArticleParser(options: options)
            .parse(RawRecord(bytes: Array(json.utf8), position: 1), file: "a.jsonl")
    }

    @Test(arguments: ["id", "_id", "guid", "uuid", "key", "ID", "Guid"])
    func `an id goes by many names`(name: String) throws {
        #expect(try article("{\"title\":\"T\",\"\(name)\":\"x7\"}").id == "x7")
    }

    @Test(arguments: ["title", "headline", "Title", "HEADLINE"])
    func `a headline goes by many names`(name: String) throws {
        #expect(try article("{\"\(name)\":\"Ferry late\"}").headline == "Ferry late")
    }

    @Test(arguments: ["text", "body", "content", "articleBody", "article_body"])
    func `a body goes by many names`(name: String) throws {
        #expect(try article("{\"\(name)\":\"It came.\"}").body == "It came.")
    }

    @Test(arguments: [
        "date", "published", "publishedAt", "published_at", "pub_date", "pubDate", "timestamp",
        "datePublished", "publication-date",
    ])
    func `a date goes by many names`(name: String) throws {
        #expect(
            try article("{\"title\":\"T\",\"\(name)\":\"23.12.2021\"}").date?.text == "2021-12-23")
    }

    @Test(arguments: [
        #"{"$date":"2021-12-23T00:00:00Z"}"#, #"{"$date":{"$numberLong":"1640217600000"}}"#,
        #"{"$date":1640217600000}"#, "1640217600.25", "1640217600", #""1640217600""#,
    ])
    func `a date is as databases and programs write it`(value: String) throws {
        let draft = try article("{\"title\":\"T\",\"date\":\(value)}")
        #expect(draft.date?.text == "2021-12-23T00:00:00Z")
        #expect(draft.notes.isEmpty)
    }

    @Test(arguments: [#"{"day":23}"#, #"["x",{}]"#, "true"])
    func `what is no date in a date's place is told`(value: String) throws {
        let draft = try article("{\"title\":\"T\",\"date\":\(value)}")
        #expect(draft.date == nil)
        #expect(draft.notes == [.unknownDate(value)])
        let other = "{\"title\":\"T\",\"date\":\(value),\"updated\":\"2021-12-23\"}"
        #expect(try article(other).date?.text == "2021-12-23")
        #expect(try article(#"{"title":"T","date":"","published":"2021"}"#).date?.text == "2021")
    }

    @Test func `entities in a body without tags become text, its lines stay`() throws {
        let body = #"A&amp;T said &quot;yes&quot;.\nSo &amp; so.\n\nIt&#8217;s."#
        let json = "{\"title\":\"A&amp;T\",\"body\":\"\(body)\"}"
        let draft = try article(json)
        #expect(draft.headline == "A&T")
        #expect(draft.body == "A&T said \"yes\".\nSo & so.\n\nIt’s.")
        #expect(try article(#"{"title":"T","body":"R & D; Q&A"}"#).body == "R & D; Q&A")
    }

    @Test(arguments: ["source", "publisher", "outlet"])
    func `a source goes by many names`(name: String) throws {
        #expect(try article("{\"title\":\"T\",\"\(name)\":\"Pier Times\"}").source == "Pier Times")
        let object = "{\"title\":\"T\",\"\(name)\":{\"id\":null,\"name\":\"Pier Times\"}}"
        #expect(try article(object).source == "Pier Times")
    }

    @Test(arguments: ["link", "url", "URL"])
    func `an address goes by many names`(name: String) throws {
        #expect(
            try article("{\"title\":\"T\",\"\(name)\":\"https://a.org/1\"}").url
                == "https://a.org/1")
    }

    @Test(arguments: ["author", "authors", "byline"])
    func `an author goes by many names`(name: String) throws {
        #expect(try article("{\"title\":\"T\",\"\(name)\":\"Jo Quill\"}").author == "Jo Quill")
        let list = "{\"title\":\"T\",\"\(name)\":[\"Jo Quill\",{\"name\":\"Al Reed\"},null]}"
        #expect(try article(list).author == "Jo Quill, Al Reed")
    }

    @Test(arguments: ["language", "lang"])
    func `a language goes by many names`(name: String) throws {
        #expect(try article("{\"title\":\"T\",\"\(name)\":\"de\"}").language == "de")
    }

    @Test func `the first name that has something wins`() throws {
        let draft = try article(
            #"{"title":"Second","headline":"First","text":"Third","content":"","body":null}"#)
        #expect(draft.headline == "First")
        #expect(draft.body == "Third")
    }

    @Test func `entities are strings or objects from all their lists`() throws {
        let draft = try article(
            """
            {"title":"T","entities":["NATO",{"name":"Port Authority","type":"ORG"},7,null],
             "persons":["Ilse Brandt","NATO"],"organizations":[{"name":"Quay Trust"}],
             "locations":"Kiel; Lübeck ; Kiel"}
            """)
        #expect(
            draft.entities == [
                "NATO", "Port Authority", "7", "Ilse Brandt", "Quay Trust", "Kiel", "Lübeck",
            ])
    }

    @Test func `without entities they are to be recognised and an empty list is none`() throws {
        #expect(try article(#"{"title":"T"}"#).entities == nil)
        #expect(try article(#"{"title":"T","entities":null}"#).entities == nil)
        #expect(try article(#"{"title":"T","entities":[]}"#).entities == [])
    }

    @Test func `a name cannot hold what separates names`() throws {
        let draft = try article(#"{"title":"T","entities":["A; B","  ","C\u0000D","E\nF"]}"#)
        #expect(draft.entities == ["A, B", "C,D", "E F"])
    }

    @Test func `numbers are taken as text`() throws {
        let draft = try article(
            #"{"title":2021,"body":12.5,"id":9007199254740993,"date":1640254500,"source":7}"#)
        #expect(draft.headline == "2021")
        #expect(draft.body == "12.5")
        #expect(draft.id == "9007199254740993")
        #expect(draft.date?.text == "2021-12-23T10:15:00Z")
        #expect(draft.source == "7")
    }

    @Test func `ids beyond 64 bits with a sign stay apart`() throws {
        let one = try article(#"{"title":"T","id":18446744073709551614}"#).id
        let two = try article(#"{"title":"T","id":18446744073709551615}"#).id
        #expect(one != two)
    }

    @Test func `a body in paragraphs keeps them`() throws {
        #expect(try article(#"{"body":["One.",null,"Two."]}"#).body == "One.\n\nTwo.")
        #expect(try article(#"{"body":" One.\r\nTwo.\rThree.\n "}"#).body == "One.\nTwo.\nThree.")
    }

    @Test(arguments: [
        (#"{"title":true}"#, "headline", "true or false"),
        (#"{"title":"T","body":{"html":"x"}}"#, "body", "an object"),
        (#"{"body":[{"x":1}]}"#, "body", "a list of objects"),
    ])
    func `a text that is something else is a wrong type`(
        json: String, field: String, found: String
    ) {
        #expect(throws: SkipReason.wrongType(field: field, found: found)) { try article(json) }
    }

    @Test func `a wrong type does no harm where another name has the text`() throws {
        #expect(try article(#"{"headline":{"x":1},"title":"T"}"#).headline == "T")
        #expect(try article(#"{"title":"T","source":{"x":1},"publisher":"P"}"#).source == "P")
        #expect(try article(#"{"title":"T","source":[{"x":1}],"author":false}"#).source == nil)
    }

    @Test func `a field can be mapped to any column or path`() throws {
        var options = ReadOptions()
        options.fields.map(.headline, to: "Schlagzeile")
        options.fields.map(.source, to: "meta.Outlet.name")
        options.fields.map(.date, to: "meta.when")
        let json = """
            {"schlagzeile":"Fähre spät","title":"T","source":"S",
             "meta":{"outlet":{"name":"Pier Times"},"when":"2021"}}
            """
        let draft = try article(json, options: options)
        #expect(draft.headline == "Fähre spät")
        #expect(draft.source == "Pier Times")
        #expect(draft.date?.text == "2021")
        #expect(
            try article(#"{"title":"T","source":"S","meta":7}"#, options: options).source == "S")
    }

    @Test func `newsfind's own export keeps its key its origin and its time`() throws {
        let draft = try article(
            """
            {"key":"k1","headline":"H","body":"B","entities":["NATO"],"date":"2021-12","source":null,
             "origin":{"file":"old/a.csv","position":17},"added":1600000000}
            """)
        #expect(draft.id == "k1")
        #expect(draft.origin == .init(file: "old/a.csv", position: 17))
        #expect(draft.added == 1_600_000_000)
        let text = #"{"title":"T","added":"2020-09-13T12:26:40Z"}"#
        #expect(try article(text).added == 1_600_000_000)
    }

    @Test func `a headline stands on one line`() throws {
        #expect(
            try article(#"{"title":"  Ferry\n\t late   again "}"#).headline == "Ferry late again")
    }
}
