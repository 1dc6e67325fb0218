import Archive
import Testing

@testable import Search

/// Nothing a person can type is an error.
struct RandomQueryTests {
    private static let pieces = [
        "dam", "flood", "harbour", "NOT", "AND", "OR", "NEAR", "NEAR/3", "not", "and", "or",
        "(", ")", "((", "*", "^", ":", "-", "--", "+", "\"", "'", "“", "”", "„", "«", "»", "‹", "›",
        "「", "」", "headline:", "entities :", "{headline body}:", "date:2021..", "\\", "%", "_", ";",
        "\0", "\u{1}", "\u{7F}", "\u{85}", "\n", "\t", "\r\n", "\u{2028}", "\u{202E}", "\u{200F}",
        "שלום", "مرحبا", "Čapek", "e\u{301}", "\u{301}", "港湾", "한국", "🌊", "👩‍👩‍👧", "🇸🇪", "U.S.",
        "AT&T", "dam's", "off-beat", "1,000.5", "ﬁ", "Ａ", "ß", "İ", "\u{FFFD}", "\u{10FFFF}",
        "select", "--any",
    ]

    private static func randomText(_ random: inout SeededGenerator) -> String {
        let isLong = random.once(in: 500)
        let count = isLong ? random.number(200...2_000) : random.number(0...12)
        var text = ""
        for _ in 0..<count {
            if random.once(in: 6), let scalar = Unicode.Scalar(UInt32(random.number(0...0x2FFF))) {
                text.unicodeScalars.append(scalar)
            } else {
                text += random.pick(pieces)
            }
            if !random.once(in: 3) { text += " " }
        }
        return text
    }

    @Test func `twenty thousand random strings are answered`() async throws {
        let archive = try await TestArchive([
            draft("a", "The dam and the flood", "Not a single flood, said Čapek of AT&T."),
            draft("b", "Harbour vote", "港湾 🌊 harbour or dam."),
        ])
        let seed: UInt64 = 20_211_223
        var random = SeededGenerator(seed: seed)
        for number in 0..<20_000 {
            let text = Self.randomText(&random)
            let matching: Query.Matching = random.once(in: 4) ? .any : .all
            let queries = [
                Query(parsing: text, matching: matching),
                Query(arguments: [text], matching: matching),
            ]
            for query in queries {
                do {
                    let results = try archive.searcher.search(query)
                    #expect(results.total >= results.hits.count, "seed \(seed), string \(number)")
                } catch {
                    Issue.record(
                        "seed \(seed), string \(number): \(error): \(text.debugDescription)")
                }
            }
        }
    }

    @Test(arguments: [
        String(repeating: "dam", count: 30_000), String(repeating: "dam ", count: 25_000),
        String(repeating: "\"", count: 100_000), String(repeating: "(", count: 100_000),
        String(repeating: "\"dam\" ", count: 15_000), String(repeating: "-", count: 100_000),
        (0..<3_000).map { "dam\($0)" }.joined(separator: " "),
    ])
    func `a hundred kilobytes are answered`(text: String) async throws {
        let archive = try await TestArchive([draft("a", "The dam", "dam dam dam0 dam1")])
        for matching in Query.Matching.allCases {
            _ = try archive.searcher.search(Query(parsing: text, matching: matching))
            _ = try archive.searcher.search(Query(arguments: [text], matching: matching))
        }
    }
}
