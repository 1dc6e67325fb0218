/// SplitMix64: the same numbers for the same seed, on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A text of words, marks, wide characters and what steers a terminal.
    mutating func text(_ length: ClosedRange<Int>) -> String {
        let pieces = [
            "a", "dam", "harbour", " ", " ", "  ", "\n", "\r\n", "\t", "\"", ",", ";", "é",
            "e\u{301}",
            "\u{301}", "🌊", "👩‍👩‍👧", "🇸🇪", "港湾", "、", "「", "」", "한국", "\u{1B}[1m", "\u{7}", "\u{9B}",
            "\u{2028}", "\u{202E}", "\0", "\\", "**", "\u{A0}", "\u{200D}", "\u{FEFF}", "שלום",
        ]
        var text = ""
        for _ in 0..<Int.random(in: length, using: &self) {
            text.unicodeScalars.append(
                contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &self)].unicodeScalars)
        }
        return text
    }
}
