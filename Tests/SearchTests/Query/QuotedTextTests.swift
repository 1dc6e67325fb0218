import Testing

@testable import Search

struct QuotedTextTests {
    @Test(
        arguments: [
            ("dam", [.words("dam")]),
            ("a \"b c\" d", [.words("a "), .phrase("b c"), .words(" d")]),
            ("\"b\"\"c\"", [.phrase("b"), .phrase("c")]),
            ("「港湾 拡張」 計画", [.phrase("港湾 拡張"), .words(" 計画")]),
            ("《港湾》", [.phrase("港湾")]),
            ("don't “can’t”", [.words("don't "), .phrase("can’t")]),
            ("", []), ("  ", []), ("\"", []),
            ("a\"b", [.words("a b")]),
            ("«a «b» c", [.phrase("a «b"), .words(" c")]),
        ] as [(String, [QuotedText.Piece])])
    func `text is cut at its quotation marks`(text: String, pieces: [QuotedText.Piece]) {
        #expect(QuotedText.pieces(of: text) == pieces)
    }

    @Test(arguments: ["«", "„", "「", "\"", "»", "“x"])
    func `a hundred thousand marks are no trouble`(mark: String) {
        let text = String(repeating: mark, count: 100_000)
        #expect(QuotedText.pieces(of: text).count <= 100_000)
    }
}
