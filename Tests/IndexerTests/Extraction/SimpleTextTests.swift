import Analysis
import Indexer
import Testing

@Suite struct SimpleTextTests {
    private let first =
        "The ferry to Port Ellery will run again from Monday, the operator said after nine days of"
        + " talks with the union."
    private let second =
        "Crews had asked for longer breaks, and they will get them from the summer."

    @Test func `the first line of a text is its headline`() {
        let article = ArticleExtractor().extract(
            dump: "Ferry to Run Again\n\n\(first)\n\n\(second)\n")
        #expect(article.headline == Extracted("Ferry to Run Again", by: .firstLine))
        #expect(article.body == "\(first)\n\n\(second)")
    }

    @Test func `a header block names the parts`() {
        let article = ArticleExtractor().extract(
            dump: """
                Title: Ferry to Run Again
                Date: 12/23/2021 10:15
                By: Lena Marsh
                Source: Bay Courier
                URL: https://courier.example/ferry
                Language: en

                \(first)

                \(second)
                """)
        #expect(article.headline == Extracted("Ferry to Run Again", by: .headerField))
        #expect(article.date?.value.text == "2021-12-23T10:15")
        #expect(article.author == Extracted("Lena Marsh", by: .headerField))
        #expect(article.source == Extracted("Bay Courier", by: .headerField))
        #expect(article.url == Extracted("https://courier.example/ferry", by: .headerField))
        #expect(article.language == Extracted("en", by: .headerField))
        #expect(article.body == "\(first)\n\n\(second)")
    }

    @Test func `a body field starts the body, a mail's fields are no prose`() {
        let article = ArticleExtractor().extract(
            dump:
                "From: desk@courier.example\nSubject: Ferry to Run Again\nBody: \(first)\n\(second)"
        )
        #expect(article.headline?.value == "Ferry to Run Again")
        #expect(article.body == "\(first)\n\n\(second)")
    }

    @Test func `a headline with a colon is no header field`() {
        let article = ArticleExtractor().extract(
            dump: "Ferry: talks resume\n\n\(first)\n\n\(second)")
        #expect(article.headline?.value == "Ferry: talks resume")
        #expect(article.body == "\(first)\n\n\(second)")
    }

    @Test func `the order of day and month can be chosen`() {
        let text = "Title: Ferry\nDate: 03/04/2021\n\n\(first)"
        let british = ArticleExtractor(dateOrder: .dayFirst).extract(dump: text)
        let american = ArticleExtractor(dateOrder: .monthFirst).extract(dump: text)
        #expect(british.date?.value.text == "2021-04-03")
        #expect(american.date?.value.text == "2021-03-04")
    }

    @Test func `a dateline names the agency`() {
        let article = ArticleExtractor().extract(
            dump: "Ferry to Run Again\n\nPORT ELLERY, Dec 23 (Baywire) - \(first)\n\n\(second)")
        #expect(article.source == Extracted("Baywire", by: .dateline))
        #expect(article.date == nil)
        #expect(article.body.hasPrefix("PORT ELLERY, Dec 23 (Baywire) - The ferry"))
    }

    @Test func `a dateline with its year dates the article`() {
        let article = ArticleExtractor().extract(
            dump: "Ferry to Run Again\n\nPORT ELLERY, Dec. 23, 2021 (Baywire) - \(first)")
        #expect(article.date?.value.text == "2021-12-23")
        #expect(article.date?.rule == .dateline)
    }

    @Test func `lines wrapped at a fixed width are joined to paragraphs`() {
        let text = """
            Ferry to Run Again

            The ferry to Port Ellery will run again from Monday, the operator
            said after nine days of talks with the union that represents the
            crews and the harbour staff.

            Crews had asked for longer breaks, and they will get them from the
            summer, when two more boats join the fleet.
            """
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.headline?.value == "Ferry to Run Again")
        #expect(
            article.body == """
                The ferry to Port Ellery will run again from Monday, the operator said after nine days of \
                talks with the union that represents the crews and the harbour staff.

                Crews had asked for longer breaks, and they will get them from the summer, when two more \
                boats join the fleet.
                """)
    }

    @Test func `an opening paragraph without a headline stays in the body`() {
        let article = ArticleExtractor().extract(dump: "\(second)\n\n\(first)")
        #expect(article.body == "\(second)\n\n\(first)")
    }

    @Test func `a table of figures under a headline is kept`() {
        let rows = ["Shr 42 cts vs 39 cts", "Net 12.3 mln vs 9.4 mln", "Sales 172 mln vs 146 mln"]
        let text = "Ferry Line Posts Profit\n\n" + rows.joined(separator: "\n")
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.headline?.value == "Ferry Line Posts Profit")
        for row in rows { #expect(article.body.contains(row)) }
    }

    @Test(arguments: ["", " ", "\n\n\t\n", "\u{FEFF}\u{A0}\r\n"])
    func `an empty text has neither headline nor body`(_ text: String) {
        #expect(ArticleExtractor().extract(dump: text) == ExtractedArticle(body: ""))
    }

    @Test func `a text without prose is kept whole`() {
        let article = ArticleExtractor().extract(dump: "Gold 1,790\nSilver 22.8\nWheat 8.1")
        for word in ["Gold", "Silver", "Wheat"] { #expect(article.body.contains(word)) }
    }

    @Test func `one paragraph alone is the body`() {
        #expect(ArticleExtractor().extract(dump: first).body == first)
    }

    @Test func `Windows line ends are line ends`() {
        let article = ArticleExtractor().extract(dump: "Ferry to Run Again\r\n\r\n\(first)\r\n")
        #expect(article.headline?.value == "Ferry to Run Again")
        #expect(article.body == first)
    }
}
