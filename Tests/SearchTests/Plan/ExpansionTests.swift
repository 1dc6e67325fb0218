import Analysis
import Archive
import Indexer
import Testing

@testable import Search

struct ExpansionTests {
    private static let articles = {
        var drafts = [
            draft("a", "expand expanded expands", "Straße Łódź 2021年"),
            draft("b", "expanded", "die Strasse Lodz 拡大NATO"),
            draft("c", "Häuser Haus Hauses", "ﬁne ﬁnes 港湾 🌊"),
        ]
        drafts[2].language = "de"
        return drafts
    }()

    private func forms(_ node: Query.Node) async throws -> [Expansion.Form] {
        guard case .term(let term) = node else { return [] }
        let archive = try await TestArchive(Self.articles)
        return try Archive(opening: archive.path).read { db in
            try Expansion(of: [term], vocabulary: VocabularyLookup(db), in: db).forms[term] ?? []
        }
    }

    @Test(
        arguments: [
            // As typed first, then by how many articles have them.
            (term("expand"), ["expand", "expanded~", "expands~"]),
            (term("expanding"), ["expanding", "expanded~", "expand~", "expands~"]),
            (term("expand", .exact), ["expand"]), (term("expand", .prefix), ["expand*"]),
            (term("haus"), ["haus", "hauser~", "hauses~"]), (term("unheard"), ["unheard"]),
            // Letters that keyboards lack are no other form.
            (term("strasse"), ["strasse", "straße"]),
            (term("straße", .exact), ["straße", "strasse"]),
            (term("lodz", .exact), ["lodz", "łodz"]), (term("fines"), ["fines", "ﬁnes", "ﬁne~"]),
            (term("die strasse", .exact), ["die strasse", "die straße"]),
            // What is glued to characters is in the table of characters.
            (term("2021"), ["2021", "2021#"]), (term("nato"), ["nato", "nato#"]),
            (term("nat", .prefix), ["nat*", "nat*#"]),
            (term("港湾", .exact), ["港湾#"]), (term("港", .exact), ["港*#"]),
            (term("🌊", .exact), ["🌊#"]),
            (term("港湾 NATO", .exact), []),
        ] as [(Query.Node, [String])])
    func `a term counts in all its forms`(node: Query.Node, expected: [String]) async throws {
        let forms = try await forms(node).map { form in
            form.tokens.joined(separator: " ") + (form.isPrefix ? "*" : "")
                + (form.isExact ? "" : "~") + (form.place == .main ? "" : "#")
        }
        #expect(forms == expected)
    }
}
