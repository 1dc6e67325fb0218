import Testing

@testable import cli

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("dam", 3), ("é", 1), ("e\u{301}", 1), ("港湾", 4), ("한국", 4), ("か\u{3099}", 2),
        ("🌊", 2), ("🚢", 2), ("✅", 2), ("Ａ", 2), ("ﾊﾝ", 2), ("「", 2), ("…", 1), ("—", 1),
        ("שלום", 4),
        ("москва", 6), ("a\u{200B}b", 2), ("\u{FEFF}", 0), ("a\u{20DD}", 1),
    ])
    func `a text is as wide as a terminal shows it`(text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }
}
