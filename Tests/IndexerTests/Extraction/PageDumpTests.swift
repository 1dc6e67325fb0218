import Analysis
import Indexer
import Testing

/// Pages invented for these tests: no such outlets, people or places.
@Suite struct PageDumpTests {
    private static let paragraphs = [
        "The mayor of Port Ellery said on Thursday that the old harbour wall would not be pulled"
            + " down before the spring, whatever the council had decided in the autumn.",
        "\"We have heard enough promises,\" Mayor Ida Quell said. \"Nobody asked the people who live"
            + " by the water.\"",
        "The wall was built in 1920 and has been repaired four times since, most recently after the"
            + " floods that closed the lower town for a week.",
        "Engineers told the council in a report of 17 December that it could stand for another ten"
            + " years if the pumps are kept running.",
    ]

    private static let page = """
        - Ellery Harbour Post, 1920
        Get the latest news from around the bay, live coverage, opinion and the weather.

        Harbour Wall Stays Until Spring, Mayor Says

        © Harbour Post / Tam BellowsThe harbour wall
        The harbour wall at dawn - Ellery Harbour Post, 1920, 23.12.2021
        \(paragraphs[0])
        \(paragraphs[1])

        \(paragraphs[2])
        \(paragraphs[3])
        To participate in the discussion
        log in or register
        Заголовок материала
        """

    @Test func `the headline, date and source of a page are found`() {
        let article = ArticleExtractor().extract(dump: Self.page)
        #expect(article.headline?.value == "Harbour Wall Stays Until Spring, Mayor Says")
        #expect(article.date?.rule == .captionDate)
        #expect(article.date?.value.text == "2021-12-23")
        #expect(article.source == Extracted("Ellery Harbour Post", by: .titleSuffix))
    }

    @Test func `the body is the prose alone`() {
        let article = ArticleExtractor().extract(dump: Self.page)
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `credits and captions are kept apart`() {
        let article = ArticleExtractor().extract(dump: Self.page)
        #expect(
            article.captions == [
                "© Harbour Post / Tam BellowsThe harbour wall",
                "The harbour wall at dawn - Ellery Harbour Post, 1920, 23.12.2021",
            ])
    }

    @Test func `a title that is said again is the headline, the rest of it the source`() {
        let menu = ["Home", "World", "Sport", "Weather", "Log in"].joined(separator: "\n\n")
        let text = """
            Ferry Strike Ends After Nine Days | The Bay Courier
            \(menu)
            Other news you may have missed this week
            Ferry Strike Ends After Nine Days
            By Lena Marsh
            Published: 4 May 2023 at 10:15 GMT
            \(Self.paragraphs.joined(separator: "\n"))
            Related stories
            Bridge to open in June
            School of the year named
            © 2023 The Bay Courier. All rights reserved.
            """
        let article = ArticleExtractor().extract(dump: text)
        #expect(
            article.headline == Extracted("Ferry Strike Ends After Nine Days", by: .repeatedTitle))
        #expect(article.source == Extracted("The Bay Courier", by: .titleSuffix))
        #expect(article.author == Extracted("Lena Marsh", by: .byline))
        #expect(article.date?.value.text == "2023-05-04T10:15Z")
        #expect(article.date?.rule == .dateLabel)
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `a cookie banner longer than the article is not the article`() {
        let banner = String(
            repeating:
                "We and our partners store cookies on your device, and with your consent these"
                + " cookies help us to show you advertising that is of interest to you.\n",
            count: 12)
        let text =
            "Ferry Strike Ends | Bay Courier\n\(banner)\nFerry Strike Ends\n"
            + Self.paragraphs.joined(separator: "\n\n")
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.body == Self.paragraphs.joined(separator: "\n\n"))
    }

    @Test func `comments longer than the article are not the article`() {
        let comments = (1...30).map {
            "Reader \($0)\nI think that the mayor is right about the wall and that it should stay, for"
                + " number \($0) reasons that I have given here before."
        }
        let text =
            "Harbour Wall Stays\n\(Self.paragraphs.joined(separator: "\n"))\n30 comments\n"
            + comments.joined(separator: "\n")
        let body = ArticleExtractor().extract(dump: text).body
        #expect(body.hasPrefix(Self.paragraphs[0]))
        #expect(!body.contains("Reader 17"))
    }

    @Test func `a subheading and a short quote stay in the body`() {
        var lines = Self.paragraphs
        lines.insert("A wall with a history", at: 2)
        lines.insert("\"Enough.\"", at: 4)
        let text = "Harbour Wall Stays\nHome\nMenu\nSearch\n" + lines.joined(separator: "\n")
        #expect(ArticleExtractor().extract(dump: text).body == lines.joined(separator: "\n\n"))
    }

    @Test func `a quotation about cookies or newsletters is never cut`() {
        let quote =
            "\"Sign up for our newsletter, they told me, and accept cookies,\" Ms Quell said."
        let text =
            "Quell on the Web\n"
            + (Self.paragraphs + [quote, Self.paragraphs[0] + " Again."])
            .joined(separator: "\n")
        #expect(ArticleExtractor().extract(dump: text).body.contains(quote))
    }

    @Test func `a copyright year is not the date of an article`() {
        let text =
            "Harbour Wall Stays\n\(Self.paragraphs.joined(separator: "\n"))\n© 01.01.2019 Post"
        #expect(ArticleExtractor().extract(dump: text).date == nil)
    }

    @Test func `dates in the prose are not the date of an article`() {
        let text =
            "Harbour Wall Stays\n\n" + Self.paragraphs.joined(separator: "\n\n")
            + "\n\nThe council of Port Ellery will vote on the plan on 3 March 2022, a clerk said."
        #expect(ArticleExtractor().extract(dump: text).date == nil)
    }

    @Test func `a Russian page is read as an English one`() {
        let body = [
            "Мэр города Приморск заявил в четверг, что старую стену в порту не будут сносить до весны,"
                + " что бы ни решил совет осенью.",
            "«Мы слышали достаточно обещаний», — сказала она на встрече с жителями, которые живут у"
                + " воды и которых никто не спросил.",
        ]
        let text =
            "Стена в порту простоит до весны - Портовый вестник\nГлавная\nНовости\nСпорт\n"
            + "Стена в порту простоит до весны\n23 декабря 2021, 10:15\n"
            + body.joined(separator: "\n") + "\nЧитайте также\nНовый паром"
        let article = ArticleExtractor().extract(dump: text)
        #expect(article.headline?.value == "Стена в порту простоит до весны")
        #expect(article.source?.value == "Портовый вестник")
        #expect(article.date?.value.text == "2021-12-23T10:15")
        #expect(article.body == body.joined(separator: "\n\n"))
    }
}
