import Analysis
import Indexer
import Testing

/// Pages with a masthead, invented for these tests: no such outlets, people or places.
@Suite struct MastheadTests {
    private static let headline = "Lighthouse Keeper Declines to Come Down"
    private static let paragraphs = [
        "The last keeper of the Skerry Light will stay for the winter, whatever the board says.",
        "Orla Venn, who is 67, told the Tidings on Monday that she had wood for five months and"
            + " books for nine, and that the lamp did not know that it was automatic.",
        "The board had asked her to leave the tower by the end of the year.",
    ]
    private static let caption = "The Skerry Light in a calm - Skerry Tidings, 1280, 06.11.2021"
    private static let credit = "© Skerry Tidings / Pell Arden"

    /// A page of the given top, over the headline, a photo and the prose.
    private static func page(_ top: [String], _ photo: [String] = [credit, caption]) -> String {
        (top + ["", headline, ""] + photo + paragraphs + ["log in or register"])
            .joined(separator: "\n")
    }

    private static let tops: [[String]] = [
        ["- Skerry Tidings, 1920"],
        ["Skerry Tidings, 1920"],
        ["– Skerry Tidings, 640", "Independent since 1902."],
        ["- Skerry Tidings, 1920", "News of the islands: fish, weather and the ferry timetable."],
        ["- Skerry Tidings, 1920", "Fish, weather and the rest, all day.", "", "Home", "Fish"],
        [
            "Skip to content", "- Skerry Tidings, 1920",
            "News of the islands, of the people who live on them and of those who wish they did.",
            "Home", "Letters from Abroad", "Weather",
        ],
        ["News of the islands, of the people who live on them and of those who wish they did."],
    ]

    @Test(arguments: tops)
    func `a masthead and its description are not the headline`(_ top: [String]) {
        let article = ArticleExtractor().extract(dump: Self.page(top))
        #expect(article.headline == Extracted(Self.headline, by: .lineAboveBody))
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
        #expect(article.captions == [Self.credit, Self.caption])
        #expect(article.date?.value.text == "2021-11-06")
        #expect(article.source?.value == "Skerry Tidings")
    }

    @Test(arguments: tops)
    func `empty lines between all lines or none change nothing`(_ top: [String]) {
        let page = Self.page(top).replacing("\n\n", with: "\n")
        for text in [page, page.replacing("\n", with: "\n\n")] {
            let article = ArticleExtractor().extract(dump: text)
            #expect(article.headline?.value == Self.headline)
            #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
        }
    }

    @Test func `a line under a credit is a caption`() {
        let caption = "The Skerry Light, looking north"
        let article = ArticleExtractor().extract(
            dump: Self.page(["- Skerry Tidings, 1920"], [Self.credit, caption]))
        #expect(article.headline?.value == Self.headline)
        #expect(article.captions == [Self.credit, caption])
        #expect(article.date == nil)
        #expect(article.source?.value == "Skerry Tidings")
    }

    @Test func `a year in a credit does not make it a copyright notice`() {
        let credit = "© Islewire 2021 / Pell Arden"
        let article = ArticleExtractor().extract(
            dump: Self.page(["- Skerry Tidings, 1920"], [credit, Self.caption]))
        #expect(article.captions == [credit, Self.caption])
    }

    @Test func `a page without a photo keeps its headline`() {
        let article = ArticleExtractor().extract(
            dump: Self.page(["- Skerry Tidings, 1920", "Independent since 1902."], []))
        #expect(article.headline?.value == Self.headline)
        #expect(article.source == Extracted("Skerry Tidings", by: .titleSuffix))
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test(arguments: [
        "Am Leuchtturm brennt noch Licht, und keiner will der Erste sein, der geht",
        "На маяке впервые за двенадцать лет зажгли лампу, и на остров вернулись птицы",
        "Will the Keeper Come Down Before the Winter, and Who Is to Light the Lamp?",
    ])
    func `a long headline over a photo is no paragraph`(_ headline: String) {
        let text = Self.page(["- Skerry Tidings, 1920", "Fish, weather and the rest, all day."])
            .replacing(Self.headline, with: headline)
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.headline?.value == headline)
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `lines on the author between headline and photo are not the headline`() {
        let about = ["13:15 GMT 06.11.2021", "Subscribe", "Edda Quill", "Write to the author"]
        let article = ArticleExtractor().extract(
            dump: Self.page(["- Skerry Tidings, 1920"], about + [Self.credit, Self.caption]))
        #expect(article.headline?.value == Self.headline)
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `a photo between paragraphs does not move the headline`() {
        var lines = Self.paragraphs
        lines.insert(contentsOf: [Self.credit, "The tower in 1960"], at: 2)
        let text = (["- Skerry Tidings, 1920", "", Self.headline, ""] + lines)
            .joined(separator: "\n")
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.headline?.value == Self.headline)
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `a headline that ends in a year is no masthead`() {
        let text = "Skerry, 1920\n\n" + Self.paragraphs.joined(separator: "\n\n")
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.headline?.value == "Skerry, 1920")
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `an update does not date an article that says when it came out`() {
        let stamp = "13:15 GMT 06.11.2021 (Updated: 09:40 GMT 28.05.2023)"
        let article = ArticleExtractor().extract(
            dump: Self.page(["- Skerry Tidings, 1920"], [stamp, Self.credit]))
        #expect(article.date?.value.text == "2021-11-06T13:15Z")
    }

    @Test func `a line with two dates and the words between them dates an article`() {
        let stamp = "4 de maio de 2022, 05:34 h Atualizado em 4 de maio de 2022, 05:35"
        let article = ArticleExtractor().extract(
            dump: Self.page(["Skerry Tidings"], [stamp, Self.credit]))
        #expect(article.date?.value.text == "2022-05-04T05:34")
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `a date in the page's title is no part of the outlet's name`() {
        let article = ArticleExtractor().extract(
            dump: Self.page([Self.headline + " - 06.11.2021, Skerry Tidings", "Home"]))
        #expect(article.headline == Extracted(Self.headline, by: .repeatedTitle))
        #expect(article.source == Extracted("Skerry Tidings", by: .titleSuffix))
    }

    @Test(arguments: [
        "-, 1920", "- , 1920", "A, 100", "-a, 1920", ", 1920", "– , 1920", "*, 12345",
    ])
    func `a masthead of next to nothing does no harm`(_ line: String) {
        for text in [line, Self.page([line]), line + "\n" + line, line + "\n" + Self.credit] {
            _ = ArticleExtractor().extract(dump: text)
        }
        #expect(
            ArticleExtractor().extract(dump: Self.page([line])).headline?.value == Self.headline)
    }
}
