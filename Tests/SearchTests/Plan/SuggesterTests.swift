import Archive
import Indexer
import Testing

@testable import Search

struct SuggesterTests {
    private static let articles: [ArticleDraft] =
        (0..<40).map {
            draft("h\($0)", "The harbour council", "A red dam at the quay number \($0).")
        }
        + [draft("rare", "Barbour", "A cantata.")]

    @Test(
        arguments: [
            ("harbuor", "harbour"), ("harbuor council", "harbour council"),
            ("\"red damm\"", "\"red dam\""), ("headline:concil", "headline:council"),
            ("harbour OR concil", nil), ("hrbour NEAR/3 council", "harbour NEAR/3 council"),
            // Right words, however rare, and what nothing is like.
            ("harbour", nil), ("cantata", nil), ("xylophone", nil), ("harb*", nil), ("", nil),
            ("!!!", nil), ("dma", nil), ("20211", nil),
            // What must be missing is not mended.
            ("harbour -concil", nil),
        ] as [(String, String?)])
    func `a likelier spelling is told where next to nothing is found`(
        text: String, suggestion: String?
    ) async throws {
        let archive = try await TestArchive(Self.articles)
        let results = try archive.searcher.search(Query(parsing: text))
        #expect(results.suggestion == suggestion)
        // Never applied by itself.
        if suggestion != nil { #expect(results.total < Suggester.tooFew) }
    }
}
