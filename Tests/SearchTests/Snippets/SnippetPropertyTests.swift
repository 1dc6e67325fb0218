import Testing

@testable import Search

/// What holds for every body and every query.
struct SnippetPropertyTests {
    private static let words = [
        "dam", "Dam", "flood", "harbour", "red", "lines", "inch", "a", "not", "Čapek",
        "e\u{301}tude",
        "U.S.", "AT&T", "Varekh’s", "off-beat", "港湾", "港湾拡張計画は来月から始まる", "москва", "🌊", "👩‍👩‍👧",
        "\u{301}", "“quoted”", "1,000", "🇸🇪", "한국", "ﬁne",
    ]
    private static let gaps = [
        " ", " ", " ", " ", ". ", ", ", "\n\n", "\r\n", "! ", ".” ", "", "\u{A0}", "\u{3000}", "  ",
        "? ",
    ]

    private static func body(_ random: inout SeededGenerator) -> String {
        if random.once(in: 60) {
            // One long word, perhaps with more around it.
            let word = String(
                repeating: random.pick(["inch", "é", "港", "x"]), count: random.number(1...25_000))
            return random.pick(["", "dam "]) + word + random.pick(["", " flood", ". Red lines."])
        }
        var text = ""
        for _ in 0..<random.number(0...random.pick([5, 60, 400])) {
            text += random.pick(words)
            text += random.pick(gaps)
        }
        return text
    }

    /// The same folding by other means: the naive evaluator's words.
    private static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> [String] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return NaiveEvaluator.words(String(view))
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `a snippet shows what the body says, and lights what matches`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for number in 0..<600 {
            let body = Self.body(&random)
            let phrases = Self.phrases(of: body, &random)
            let length = random.pick([40, 120, 280])
            let snippet = Snippet(of: body, for: phrases, length: length)
            let problem = Self.problem(snippet, body, phrases, length)
            #expect(
                problem == nil,
                "seed \(seed), pair \(number): \(phrases) in \(body.debugDescription.prefix(2_000))"
            )
        }
    }

    private static func phrases(of body: String, _ random: inout SeededGenerator) -> [[String]] {
        let words = NaiveEvaluator.words(body)
        return (0..<random.number(1...4)).map { _ in
            guard !words.isEmpty, !random.once(in: 5) else { return ["flood", "inch"] }
            let start = random.number(0...(words.count - 1))
            return Array(words[start..<min(words.count, start + random.pick([1, 1, 2, 3, 6]))])
        }
    }

    /// What is wrong with a snippet; nil if nothing.
    private static func problem(
        _ snippet: Snippet, _ body: String, _ phrases: [[String]], _ length: Int
    ) -> String? {
        let all = Array(body.unicodeScalars)
        let text = Array(snippet.text.unicodeScalars)
        let end = snippet.offset + text.count
        guard end <= all.count, Array(all[snippet.offset..<end]) == text else {
            return "the text is not the body's at its offset"
        }
        var last = 0
        for range in snippet.highlights {
            guard !range.isEmpty, range.lowerBound >= last, range.upperBound <= text.count else {
                return "highlights out of order or range: \(snippet.highlights)"
            }
            last = range.upperBound
        }
        let places = Self.places(of: phrases, in: all)
        let inside = places.filter { $0.lowerBound >= snippet.offset && $0.upperBound <= end }
        let expected = Self.joined(inside).map {
            $0.lowerBound - snippet.offset..<$0.upperBound - snippet.offset
        }
        guard snippet.highlights == expected else {
            return "lit \(snippet.highlights), not \(expected)"
        }
        for range in snippet.highlights where inside.contains(range) {
            guard phrases.contains(Self.folded(text[range])) else { return "a span is no phrase" }
        }
        // A phrase of several words comes before any number of single ones.
        let whole = Self.places(of: phrases.filter { $0.count > 1 }, in: all)
        let wanted = Set(whole.isEmpty ? places : whole)
        guard wanted.isEmpty || inside.contains(where: wanted.contains) else {
            return "no phrase is shown whole"
        }
        let lit = places.map(\.count).max() ?? 0
        guard text.count <= max(length, lit) else { return "\(text.count) scalars for \(length)" }
        let before = all[..<snippet.offset].contains { !$0.properties.isWhitespace }
        guard snippet.continuesBefore == before else { return "continuesBefore" }
        return nil
    }

    /// Where the phrases stand, in scalars of the text.
    private static func places(of phrases: [[String]], in scalars: [Unicode.Scalar]) -> [Range<Int>]
    {
        let tokens = Self.tokens(in: scalars)
        var places: [Range<Int>] = []
        for phrase in Set(phrases) where !phrase.isEmpty && phrase.count <= tokens.count {
            for start in 0...(tokens.count - phrase.count) where tokens[start].word == phrase[0] {
                let run = tokens[start..<(start + phrase.count)]
                if run.map(\.word) == phrase, let first = run.first, let last = run.last {
                    places.append(first.range.lowerBound..<last.range.upperBound)
                }
            }
        }
        return places
    }

    private static func tokens(in scalars: [Unicode.Scalar]) -> [(word: String, range: Range<Int>)]
    {
        var tokens: [(word: String, range: Range<Int>)] = []
        var start: Int?
        func end(_ index: Int) {
            if let first = start, let word = folded(scalars[first..<index]).first {
                tokens.append((word, first..<index))
            }
            start = nil
        }
        for (index, scalar) in scalars.enumerated() {
            if NaiveEvaluator.isLetter(scalar) {
                start = start ?? index
            } else if !NaiveEvaluator.isDiacritic(scalar) {
                end(index)
            }
        }
        end(scalars.count)
        return tokens
    }

    private static func joined(_ places: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, place.lowerBound < last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
            } else {
                joined.append(place)
            }
        }
        return joined
    }
}
