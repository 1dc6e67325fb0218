import Testing

@testable import Analysis

struct TermCounterTests {
    private static func counts(
        _ articles: [(text: String, language: Language?)]
    ) -> [String: Int] {
        var counter = TermCounter()
        for article in articles { counter.add([article.text, ""], language: article.language) }
        return counter.rows().reduce(into: [:]) { counts, row in
            counts["\(row.language?.rawValue ?? "-"):\(row.term)"] = row.articles
        }
    }

    @Test func `each article counts once for each of its terms`() {
        let counts = Self.counts([
            ("Dam, dam, DAM and flood", nil), ("a dam", nil), ("nothing", nil),
        ])
        #expect(counts == ["en:dam": 2, "en:and": 1, "en:flood": 1, "en:a": 1, "en:nothing": 1])
    }

    @Test func `a term counts apart for each language`() {
        let counts = Self.counts([("Haus", .german), ("Haus", .english), ("Москва", .german)])
        #expect(counts == ["de:haus": 1, "en:haus": 1, "ru:москва": 1])
    }

    @Test func `numbers are left out, and what is very long`() {
        let counts = Self.counts([("2021 g20 dam \(String(repeating: "x", count: 49))", nil)])
        #expect(counts == ["en:dam": 1])
    }

    @Test func `what is glued to characters is a term, they are none`() {
        #expect(Self.counts([("拡大NATO、港", nil)]) == ["en:nato": 1])
        #expect(Self.counts([("NATO拡大158人 🌊", nil)]) == ["en:nato": 1])
    }

    @Test func `a stem goes with each term, in the order of the table`() {
        var counter = TermCounter()
        counter.add(["voted votes a", "vote"], language: .english)
        counter.add(["Haus"], language: .german)
        let rows = counter.rows()
        #expect(rows.map(\.term) == ["haus", "a", "vote", "voted", "votes"])
        #expect(rows.map(\.stem) == ["haus", "a", "vote", "vote", "vote"])
    }

    @Test func `many terms are counted as few are`() {
        var counter = TermCounter()
        func word(_ number: Int) -> String {
            "w" + String(number).map { "abcdefghij"[$0] }.joined()
        }
        for article in 0..<3 {
            counter.add(
                [(0..<(article + 1) * 4_000).map(word).joined(separator: " ")], language: nil)
        }
        let counts = counter.rows()
        #expect(counts.count == 12_000)
        #expect(counts.reduce(0) { $0 + $1.articles } == 24_000)
    }
}

extension String {
    /// The letter that stands for a digit.
    fileprivate subscript(_ digit: Character) -> String {
        String(Array(self)[digit.wholeNumberValue ?? 0])
    }
}
