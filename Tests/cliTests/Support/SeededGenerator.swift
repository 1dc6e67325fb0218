import TestSupport

extension SeededGenerator {
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
            text.unicodeScalars.append(contentsOf: pick(pieces).unicodeScalars)
        }
        return text
    }
}
