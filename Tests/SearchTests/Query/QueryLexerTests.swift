import Testing

@testable import Search

struct QueryLexerTests {
    private static func word(_ text: String) -> QueryLexer.Lexeme.Kind {
        .word(text, isExact: false)
    }

    private static func phrase(_ text: String) -> QueryLexer.Lexeme.Kind {
        .phrase(text, isPrefix: false)
    }

    @Test(
        arguments: [
            ("dam", [word("dam")]),
            ("a \"b c\" d", [word("a"), phrase("b c"), word("d")]),
            ("\"b\"\"c\"", [phrase("b"), phrase("c")]),
            ("\"b c\"*", [.phrase("b c", isPrefix: true)]),
            ("「港湾 拡張」 計画", [phrase("港湾 拡張"), word("計画")]),
            ("《港湾》", [phrase("港湾")]),
            ("don't “can’t”", [word("don't"), phrase("can’t")]),
            ("", []), ("  ", []), ("\"", []), ("a \"", [word("a")]),
            ("a\"b", [word("a"), word("b")]),
            ("\"a b", [phrase("a b")]),
            ("«a «b» c", [phrase("a «b"), word("c")]),
            ("5\" pipe", [word("5\""), word("pipe")]),
            ("=dam", [.word("dam", isExact: true)]),
            ("=\"dam\"", [phrase("dam")]),
            ("=(dam)", [.open, word("dam"), .close]),
            ("= dam", [word("="), word("dam")]),
            ("-dam", [.minus, word("dam")]),
            ("--dam", [word("--dam")]),
            ("- dam", [word("-"), word("dam")]),
            ("off-beat", [word("off-beat")]),
            ("(dam)", [.open, word("dam"), .close]),
            ("（dam）", [.open, word("dam"), .close]),
            ("dam(s)", [word("dam(s)")]),
            ("(dam(s))", [.open, word("dam(s)"), .close]),
            ("AND OR NOT", [.and, .or, .not]),
            ("And oR nOT", [word("And"), word("oR"), word("nOT")]),
            ("NEAR", [.near(distance: 10, isOrdered: false)]),
            ("ADJ", [.near(distance: 10, isOrdered: true)]),
            ("NEAR/3", [.near(distance: 3, isOrdered: false)]),
            ("ADJ/0", [.near(distance: 1, isOrdered: true)]),
            ("NEAR/5000", [.near(distance: 1_000, isOrdered: false)]),
            ("NEAR/x", [word("NEAR/x")]),
            ("NEAR/-1", [word("NEAR/-1")]),
            ("headline:dam", [.field(.text(.headline)), word("dam")]),
            ("Title:dam", [.field(.text(.headline)), word("dam")]),
            ("headline：dam", [.field(.text(.headline)), word("dam")]),
            ("headline:(dam", [.field(.text(.headline)), .open, word("dam")]),
            ("headline: dam", [word("headline:"), word("dam")]),
            ("headline:", [word("headline:")]),
            ("headlines:dam", [word("headlines:dam")]),
            ("source:\"Orsa Post\"", [.field(.source), phrase("Orsa Post")]),
            ("-date:2021", [.minus, .field(.date), word("2021")]),
            ("https://orsa.example", [word("https://orsa.example")]),
        ] as [(String, [QueryLexer.Lexeme.Kind])])
    func `text is cut into words, phrases and marks`(
        text: String, kinds: [QueryLexer.Lexeme.Kind]
    ) {
        #expect(QueryLexer(text).lexemes.map(\.kind) == kinds)
    }

    @Test(arguments: [
        "\"", "“", "”", "„", "«", "»", "‹", "›", "‟", "＂", "「", "『", "《", "〈", "〝",
    ])
    func `every quotation mark opens a phrase, closed or not`(mark: String) {
        let unclosed = QueryLexer("\(mark)red lines")
        #expect(unclosed.lexemes.map(\.kind) == [Self.phrase("red lines")])
        #expect(unclosed.notes.map(\.repair) == [.unclosedQuote(mark)])
        #expect(unclosed.notes.map(\.range) == [0..<1])
    }

    @Test func `ranges are in Unicode scalars`() {
        let lexemes = QueryLexer("e\u{301}a “b” OR -c").lexemes
        #expect(lexemes.map(\.range) == [0..<3, 4..<7, 8..<10, 11..<12, 12..<13])
    }

    @Test(arguments: ["«", "„", "「", "\"", "»", "“x", "(", "-", "headline:"])
    func `a hundred thousand marks are no trouble`(mark: String) {
        #expect(QueryLexer(String(repeating: mark, count: 20_000)).lexemes.count <= 40_000)
    }
}
