import Analysis
import Archive
import TestSupport
import Testing

@testable import Search

@Suite struct MentionedDateTests {
    private func article(
        _ headline: String, _ body: String, date: String? = "2021-12-23", language: String? = "en"
    ) -> Article {
        Article(
            key: "a", headline: headline, body: body, date: date.flatMap { ArticleDate($0) },
            language: language, origin: .init(file: "test", position: 1))
    }

    /// What lights up in a text by a snippet's ranges.
    private func lit(_ date: MentionedDate, in article: Article) -> [String] {
        let scalars = Array(
            (date.field == .headline ? article.headline : article.body).unicodeScalars)
        return date.passage.highlights.map { range in
            String(String.UnicodeScalarView(scalars[range]))
        }
    }

    @Test func `dates come in the order of time, each with its sentence`() {
        let article = article(
            "Quay to close on 3 January",
            "Łódź’s mayor spoke on Tuesday. The dam broke in March 2014.\n\n"
                + "It was signed on 17 December. Nobody came.")
        let dates = article.mentionedDates
        #expect(
            dates.map(\.period.description) == [
                "2014-03", "2021-12-17", "2021-12-21", "2022-01-03",
            ])
        #expect(dates.map(\.field) == [.body, .body, .body, .headline])
        #expect(
            dates.map { lit($0, in: article) } == [
                ["March 2014"], ["17 December"], ["Tuesday"], ["3 January"],
            ])
        #expect(dates[1].passage.text.contains("It was signed on 17 December."))
        #expect(!dates[1].passage.text.contains("dam"))
    }

    @Test func `the language is guessed where it is not stated`() {
        let body =
            "Der Hafen und die Stadt sind seit gestern nicht mehr mit der Fähre zu erreichen."
        let dates = article("", body, language: nil).mentionedDates
        #expect(dates.map(\.period.description) == ["2021-12-22"])
    }

    @Test func `an undated article mentions only dates with their year`() {
        let body = "The mayor spoke on Tuesday of the flood of 3 May 1998 and of 17 December."
        let dates = article("", body, date: nil).mentionedDates
        #expect(dates.map(\.period.description) == ["1998-05-03"])
    }

    @Test func `any text has passages within itself`() {
        var random = SeededGenerator(seed: 1)
        let pieces = [
            "on Tuesday", "17 December", "2014", "12月17日", "am Montag", "\n", ". ", " ", "é", "👩‍👩‍👧",
            String(repeating: "x", count: 700), "мир", "“",
        ]
        for _ in 0..<300 {
            let body = (0..<random.below(40)).map { _ in random.pick(pieces) }
                .joined(separator: random.pick(["", " "]))
            let article = article("", body)
            let count = body.unicodeScalars.count
            for date in article.mentionedDates {
                #expect(date.passage.highlights.count == 1, "\(body)")
                #expect(date.passage.highlights.allSatisfy { $0.upperBound <= count }, "\(body)")
                #expect(body.contains(date.passage.text), "\(body)")
            }
        }
    }
}
