import Testing

@testable import Search

struct SnippetTests {
    private func lit(_ snippet: Snippet) -> [String] {
        let scalars = Array(snippet.text.unicodeScalars)
        return snippet.highlights.map { range in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
    }

    @Test func `a phrase lights up as one span, as it stands in the text`() {
        let snippet = Snippet(
            of: "He said: “Not a\nSINGLE — inch!” Not an inch.",
            for: [["not", "a", "single", "inch"]])
        #expect(lit(snippet) == ["Not a\nSINGLE — inch"])
        #expect(!snippet.continuesBefore)
        #expect(!snippet.continuesAfter)
    }

    @Test func `phrases that overlap light up as one span`() {
        let snippet = Snippet(of: "red dam lake", for: [["red", "dam"], ["dam", "lake"]])
        #expect(snippet.highlights == [0..<12])
    }

    @Test func `highlights are counted in scalars, not bytes or characters`() {
        let snippet = Snippet(of: "👩‍👩‍👧 e\u{301}te\u{301} Čapek\r\ndam", for: [["capek"], ["dam"]])
        #expect(lit(snippet) == ["Čapek", "dam"])
        #expect(snippet.highlights == [12..<17, 19..<22])
    }

    @Test func `without a match the body's beginning is shown`() {
        let body = String(repeating: "Nothing happened at Orsa. ", count: 40)
        let snippet = Snippet(of: body, for: [["dam"]], length: 100)
        #expect(snippet.offset == 0)
        #expect(snippet.highlights.isEmpty)
        #expect(snippet.text.hasSuffix("Orsa."))
        #expect(snippet.continuesAfter)
    }

    @Test(arguments: ["", " \n ", "\u{301}"])
    func `a body without text gives nothing to light`(body: String) {
        #expect(Snippet(of: body, for: [["dam"]]).highlights.isEmpty)
    }

    @Test func `the passage begins and ends with a sentence where there is room`() {
        let body = """
            One went by. Two went by, slowly. The dam held, said the mayor. Three went by. \
            Four went by, and then another one, and so on for an hour and a half.
            """
        let snippet = Snippet(of: body, for: [["dam"]], length: 70)
        #expect(snippet.text == "Two went by, slowly. The dam held, said the mayor. Three went by.")
        #expect(snippet.continuesBefore)
        #expect(snippet.continuesAfter)
    }

    @Test func `the most different words are shown together`() {
        let gap = String(repeating: "Nothing happened. ", count: 40)
        let body = "The dam. \(gap)The flood and the dam. \(gap)The flood."
        let snippet = Snippet(of: body, for: [["dam"], ["flood"]], length: 120)
        #expect(lit(snippet) == ["flood", "dam"])
    }

    @Test func `a phrase counts more than its scattered words`() {
        let gap = String(repeating: "Nothing happened. ", count: 40)
        let body = "A dam, a red one, a dam. \(gap)The red dam."
        let snippet = Snippet(of: body, for: [["red"], ["dam"], ["red", "dam"]], length: 100)
        #expect(lit(snippet) == ["red dam"])
    }

    @Test func `no number of scattered words outweighs a phrase`() {
        let gap = String(repeating: "Nothing happened. ", count: 40)
        let body = "A dam, a red lake, one inch of old quay. \(gap)The red dam."
        let words = ["a", "dam", "red", "lake", "one", "inch", "of", "old", "quay"]
        let snippet = Snippet(of: body, for: words.map { [$0] } + [["red", "dam"]], length: 100)
        #expect(lit(snippet) == ["red dam"])
    }

    @Test func `a phrase is whole though one of its words matches by itself`() {
        let body = "The red and old and very long dam of Orsa broke. Nothing else happened."
        let snippet = Snippet(
            of: body, for: [["old"], ["red", "and", "old", "and", "very", "long", "dam"]],
            length: 20)
        #expect(lit(snippet) == ["red and old and very long dam"])
    }

    @Test func `a phrase longer than the passage is shown whole`() {
        let words = (0..<60).map { "word\($0)" }
        let body = "Before it. " + words.joined(separator: " ") + " and behind."
        let snippet = Snippet(of: body, for: [words], length: 50)
        #expect(lit(snippet) == [words.joined(separator: " ")])
    }

    @Test func `all matches in a text light up`() {
        #expect(Highlights.of([["dam"], ["red", "dam"]], in: "Red dam, dam") == [0..<7, 9..<12])
        #expect(Highlights.of([], in: "Red dam").isEmpty)
        #expect(Highlights.of([["dam"]], in: "").isEmpty)
        #expect(Highlights.of([[]], in: "dam").isEmpty)
        #expect(Highlights.of([["a", "a"]], in: "a a a b a a") == [0..<5, 8..<11])
    }
}
