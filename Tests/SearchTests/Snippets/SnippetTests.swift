import Analysis
import Testing

@testable import Search

struct SnippetTests {
    /// The passages of a body for any of some phrases.
    private func snippets(
        of body: String, for phrases: [[String]], length: Int = Snippet.defaultLength, count: Int
    ) throws -> [Snippet] {
        let answer = try Self.answer(phrases, headline: "", body: body)
        return Snippet.passages(of: body, spans: answer.body, length: length, count: count)
    }

    private func snippet(
        of body: String, for phrases: [[String]], length: Int = Snippet.defaultLength
    ) throws -> Snippet {
        let all = try snippets(of: body, for: phrases, length: length, count: 1)
        #expect(all.count == 1)
        return try #require(all.first)
    }

    private static func answer(
        _ phrases: [[String]], headline: String, body: String
    ) throws -> ArticleMatcher.Answer {
        let terms = phrases.map { phrase in
            Query.Node.term(Query.Term(phrase.map { Piece($0, .word) }, .exact))
        }
        // No archive, and so no other forms.
        return ArticleMatcher(.any(terms), expansion: Expansion()).answer(
            headline: headline, body: body)
    }

    private func lit(_ snippet: Snippet) -> [String] {
        let scalars = Array(snippet.text.unicodeScalars)
        return snippet.highlightsInText.map { range in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
    }

    @Test func `a phrase lights up as one span, as it stands in the text`() throws {
        let snippet = try snippet(
            of: "He said: “Not a\nSINGLE — inch!” Not an inch.",
            for: [["not", "a", "single", "inch"]])
        #expect(lit(snippet) == ["Not a\nSINGLE — inch"])
        #expect(!snippet.continuesBefore)
        #expect(!snippet.continuesAfter)
    }

    @Test func `phrases that overlap light up as one span`() throws {
        let snippet = try snippet(of: "red dam lake", for: [["red", "dam"], ["dam", "lake"]])
        #expect(snippet.highlights == [0..<12])
    }

    @Test func `highlights are counted in scalars, not bytes or characters`() throws {
        let snippet = try snippet(
            of: "👩‍👩‍👧 e\u{301}te\u{301} Čapek\r\ndam", for: [["capek"], ["dam"]])
        #expect(lit(snippet) == ["Čapek", "dam"])
        #expect(snippet.highlights == [12..<17, 19..<22])
    }

    @Test func `without a match the body's beginning is shown`() throws {
        let body = String(repeating: "Nothing happened at Orsa. ", count: 40)
        let snippet = try snippet(of: body, for: [["dam"]], length: 100)
        #expect(snippet.offset == 0)
        #expect(snippet.highlights.isEmpty)
        #expect(snippet.text.hasSuffix("Orsa."))
        #expect(snippet.continuesAfter)
    }

    @Test(arguments: ["", " \n ", "\u{301}"])
    func `a body without text gives nothing to light`(body: String) throws {
        #expect(try snippet(of: body, for: [["dam"]]).highlights.isEmpty)
    }

    @Test func `the passage begins and ends with a sentence where there is room`() throws {
        let body = """
            One went by. Two went by, slowly. The dam held, said the mayor. Three went by. \
            Four went by, and then another one, and so on for an hour and a half.
            """
        let snippet = try snippet(of: body, for: [["dam"]], length: 70)
        #expect(snippet.text == "Two went by, slowly. The dam held, said the mayor. Three went by.")
        #expect(snippet.continuesBefore)
        #expect(snippet.continuesAfter)
    }

    @Test func `the most different words are shown together`() throws {
        let gap = String(repeating: "Nothing happened. ", count: 40)
        let body = "The dam. \(gap)The flood and the dam. \(gap)The flood."
        let snippet = try snippet(of: body, for: [["dam"], ["flood"]], length: 120)
        #expect(lit(snippet) == ["flood", "dam"])
    }

    @Test func `a phrase counts more than its scattered words`() throws {
        let gap = String(repeating: "Nothing happened. ", count: 40)
        let body = "A dam, a red one, a dam. \(gap)The red dam."
        let snippet = try snippet(of: body, for: [["red"], ["dam"], ["red", "dam"]], length: 100)
        #expect(lit(snippet) == ["red dam"])
    }

    @Test func `no number of scattered words outweighs a phrase`() throws {
        let gap = String(repeating: "Nothing happened. ", count: 40)
        let body = "A dam, a red lake, one inch of old quay. \(gap)The red dam."
        let words = ["a", "dam", "red", "lake", "one", "inch", "of", "old", "quay"]
        let snippet = try snippet(
            of: body, for: words.map { [$0] } + [["red", "dam"]], length: 100)
        #expect(lit(snippet) == ["red dam"])
    }

    @Test func `a phrase is whole though one of its words matches by itself`() throws {
        let body = "The red and old and very long dam of Orsa broke. Nothing else happened."
        let snippet = try snippet(
            of: body, for: [["old"], ["red", "and", "old", "and", "very", "long", "dam"]],
            length: 20)
        #expect(lit(snippet) == ["red and old and very long dam"])
    }

    @Test func `a phrase longer than the passage is shown whole`() throws {
        let words = (0..<60).map { "word\($0)" }
        let body = "Before it. " + words.joined(separator: " ") + " and behind."
        let snippet = try snippet(of: body, for: [words], length: 50)
        #expect(lit(snippet) == [words.joined(separator: " ")])
    }

    @Test func `all matches in a text light up`() throws {
        func lit(_ phrases: [[String]], _ text: String) throws -> [Range<Int>] {
            let answer = try Self.answer(phrases, headline: text, body: "")
            return Highlights.scalars(
                of: Highlights.joined(answer.headline.map(\.range)), in: text)
        }
        #expect(try lit([["dam"], ["red", "dam"]], "Red dam, dam") == [0..<7, 9..<12])
        #expect(try lit([], "Red dam").isEmpty)
        #expect(try lit([["dam"]], "").isEmpty)
        #expect(try lit([["a", "a"]], "a a a b a a") == [0..<5, 8..<11])
        #expect(try lit([["capek"]], "👩‍👩‍👧 Čapek") == [6..<11])
    }
}
