import Analysis
import Indexer
import Testing

/// Where the dumps of pages state their day. Invented pages.
@Suite struct DumpDateTests {
    private static let paragraphs = HarbourWall.paragraphs

    private func date(
        title: String = "Harbour Wall Stays", above: String = "Home", _ lines: [String],
        below: String = "Imprint"
    ) -> ArticleDate? {
        let page =
            ["\(title) | Post", "Home", "Sport", above, title] + lines + Self.paragraphs + [below]
        return ArticleExtractor().extract(dump: page.joined(separator: "\n\n")).date?.value
    }

    @Test(arguments: [
        ("Posted on 25 January 202126 January 2021", "2021-01-25"),
        ("December 15, 20203:33 PM ET", "2020-12-15"),
        ("15/01/202114/01/2021", "2021-01-15"),
        ("Thursday, 4 May 2023 at 07:46 hrs.", "2023-05-04T07:46"),
        (
            "PUBLISHED: May 4, 2023 at 4:56 p.m. | UPDATED: May 5, 2023 at 6:00 p.m.",
            "2023-05-04T16:56"
        ),
        (
            "Published: May 4, 2023, in the morning edition of the Bay Courier, last changed on May 5.",
            "2023-05-04"
        ),
    ])
    func `the line of the date is read as it comes`(line: String, expected: String) {
        #expect(date([line])?.text == expected)
    }

    @Test func `a date below the standfirst is before those below the article`() {
        let standfirst =
            "Mayor Quell asks the council to wait until the engineers have looked at the old wall."
        let found = date([standfirst, "Lena Marsh, 04.05.2023"], below: "1 - 6 June 2023")
        #expect(found?.text == "2023-05-04")
    }

    @Test func `the day that a headline is about is not the article's if another is stated`() {
        let title = "What the Council Said on 3 March 2022"
        #expect(date(title: title, ["26/04/2022 by the desk"])?.text == "2022-04-26")
        #expect(date(title: title, [])?.text == "2022-03-03")
    }

    @Test func `a label counts above a weekday and date`() {
        let found = date(
            above: "Published:\nThursday, 4 May 2023", ["Lena Marsh", "Share"],
            below: "Friday, 5 May 2023")
        #expect(found?.text == "2023-05-04")
    }

    @Test func `days with a dash between them are no picture's width`() {
        let article = ArticleExtractor().extract(
            dump: """
                Open Days | Post

                Home

                Open Days

                \(Self.paragraphs[0])

                May 24 - 25, 2023

                \(Self.paragraphs[1])

                \(Self.paragraphs[2])
                """)
        #expect(article.captions.isEmpty)
    }
}
