import Testing

@testable import Analysis

struct GramsTests {
    private static let mark = Grams.boundary

    @Test(arguments: [
        ("", ""), ("The dam held.", ""), ("Čapek, ﬁne", ""),
        ("港湾を拡張、NATO拡大 🌊", "港湾 湾を を拡 拡張 張 nato 拡大 大 🌊"),
        ("港", "港"), ("港湾", "港湾 湾"), ("港、湾", "港湾 湾"), ("2021年", "2021 年"), ("拡大NATO", "拡大 大 nato"),
        ("U港S", "u 港 s"), ("dam 🌊 flood", "🌊"), ("👩‍👩‍👧 🇸🇪", "👩 🇸🇪"), ("ไทย", "ไท ทย ย"), ("한국", "한국 국"),
        // No phrase reaches across a word that stands apart.
        ("港 dam 湾", "港 \(mark) 湾"), ("港 dam NATO拡", "港 \(mark) nato 拡"),
    ])
    func `characters are indexed in pairs, with what is glued to them`(
        text: String, grams: String
    ) {
        #expect(Grams.text(of: text) == grams)
    }

    @Test(
        arguments: [
            ("港", ["港"], true), ("港湾", ["港湾"], false), ("港湾拡", ["港湾", "湾拡"], false),
            ("NATO拡", ["nato", "拡"], true), ("NATO拡大", ["nato", "拡大"], false),
            ("拡NATO", ["拡", "nato"], false), ("🌊", ["🌊"], false), ("🌊🔥", ["🌊", "🔥"], false),
        ] as [(String, [String], Bool)])
    func `a phrase is looked for by its pairs`(text: String, tokens: [String], isPrefix: Bool) {
        let phrase = Grams.tokens(of: Analyzer().pieces(of: text))
        #expect(phrase.tokens == tokens)
        #expect(phrase.isPrefix == isPrefix)
    }
}
