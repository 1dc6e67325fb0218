import Archive
import Testing

@testable import Search

/// Words that stand glued to characters of a script without spaces, where stock FTS5 has the whole
/// run as one token.
struct GluedTermsTests {
    private static let articles = [
        draft("glued", "", "2021年、拡大NATO 港湾 in 東京 the Straßeは not a single inchと"),
        draft("apart", "", "In 2021 NATO 拡大: the Strasse, not a single inch."),
        draft("emoji", "", "港🌊湾 and 🌊 dam 🌊"), draft("none", "", "Nothing of it."),
    ]

    @Test(
        arguments: [
            ("2021", ["apart", "glued"]), ("nato", ["apart", "glued"]),
            ("nat*", ["apart", "glued"]),
            ("202*", ["apart", "glued"]), ("\"the strasse\"", ["apart", "glued"]),
            ("\"a single inch\"", ["apart", "glued"]), ("\"a single in\"*", ["apart", "glued"]),
            ("\"2021年\"", ["glued"]), ("\"拡大 nato\"", ["glued"]), ("nato拡大", ["apart", "glued"]),
            // Characters are words too where it is counted how far apart others are.
            ("in NEAR/3 the", ["glued"]), ("\"in\" ADJ/2 \"the\"", []),
            ("nato ADJ/3 港湾", ["glued"]), ("single ADJ/1 inch", ["apart", "glued"]),
            // An emoji parts characters, and words part emoji.
            ("港湾", ["glued"]), ("🌊", ["emoji"]), ("\"🌊🌊\"", []), ("NOT nato", ["emoji", "none"]),
        ] as [(String, [String])])
    func `glued words are words`(text: String, keys: [String]) async throws {
        let archive = try await TestArchive(Self.articles)
        let hits = try archive.searcher.search(Query(parsing: text)).hits
        #expect(Set(hits.map(\.article.key)) == Set(keys))
        if !text.hasPrefix("NOT") {
            #expect(hits.allSatisfy { !$0.snippets[0].highlights.isEmpty })
        }
    }
}
