import Analysis
import Indexer
import Testing

/// A page invented for these tests, with all that news pages have around their article.
@Suite struct NewsPageTests {
    private func page() throws -> ExtractedArticle {
        ArticleExtractor().extract(html: try Fixture.bytes("page.html"))
    }

    @Test func `the headline is the page's, not the site's`() throws {
        let article = try page()
        #expect(
            article.headline
                == Extracted("Harbour wall stays until spring, mayor says", by: .heading))
    }

    @Test func `the date says the time of the place where an element does`() throws {
        let article = try page()
        #expect(article.date?.value.text == "2021-12-23T10:15:00+03:00")
        #expect(article.date?.rule == .timeElement)
        #expect(article.updated?.value.text == "2021-12-24T08:00:00+03:00")
    }

    @Test func `facts about the article come from its data`() throws {
        let article = try page()
        #expect(article.author == Extracted("Ida Quell, Tam Bellows", by: .linkedData))
        #expect(article.section == Extracted("Local", by: .linkedData))
        #expect(article.source == Extracted("The Sundrey Herald", by: .linkedData))
        #expect(article.language == Extracted("en-GB", by: .pageLanguage))
        #expect(
            article.url
                == Extracted(
                    "https://herald.sundrey.example/2021/12/23/harbour-wall", by: .canonicalLink))
        #expect(
            article.caption
                == Extracted("The harbour wall at dawn. Photo: Tam Bellows", by: .figure))
    }

    @Test func `the body is the lead and the paragraphs, headings, quotations and items below`()
        throws
    {
        let starts = try page().body.split(separator: "\n").map { $0.prefix(24) }
        #expect(
            starts == [
                "The council had voted to", "The mayor of Sundrey sai", "“We have heard enough pr",
                "What the engineers say", "Engineers told the counc", "A wall that stood for a ",
                "The wall was built in 19", "The pumps are from 1974,", "The council will meet ag",
            ])
    }

    private static let furniture = [
        "cookies", "Sport", "Facebook", "Photo:", "newsletter", "Related", "votes to", "comments",
        "Ferryman", "rights reserved", "By ", "23 December", "Sundrey Herald",
    ]

    @Test(arguments: furniture)
    func `what is around the article stays out of its body`(text: String) throws {
        #expect(try !page().body.contains(text))
    }

    @Test func `what lost is kept, the most trusted first`() throws {
        let beaten = try page().beaten
        #expect(
            beaten[.headline]?.map(\.rule) == [.linkedData, .openGraph, .titleTag])
        #expect(beaten[.headline]?.last?.value == "Harbour wall stays until spring")
        #expect(beaten[.date]?.map(\.value).contains("2021-12-23T07:15:00Z") == true)
        #expect(beaten[.date]?.last?.rule == .modification)
    }

    @Test func `evidence names every field that was found`() throws {
        #expect(try page().evidence.map(\.field) == ArticleField.allCases)
    }

    @Test func `an address that is known stands in for one that is not stated`() {
        let html = "<title>Ferry late</title><p>The ferry to Sundrey was late again."
        let article = ArticleExtractor().extract(
            html: Array(html.utf8), address: "https://post.example/2021/12/23/ferry")
        #expect(article.url?.rule == .fileFacts)
        #expect(article.date?.value.text == "2021-12-23")
        #expect(article.source?.value == "post.example")
    }
}
