import Archive
import Testing

@testable import Search

struct RelatedTermsTests {
    private static let articles = [
        draft(
            "quake1", "Earthquake hits Orsa",
            "The earthquake shook Orsa; seismologists measured tremors."),
        draft(
            "quake2", "Tremors felt", "Seismologists say tremors will follow the earthquake.",
            source: "Post"),
        draft("quake3", "Aftershock", "An aftershock and more tremors worried seismologists."),
        draft("vote1", "Election day", "Voters chose the mayor; the ballot was close."),
        draft("vote2", "Recount", "The ballot is counted again, said the mayor to voters."),
    ]

    @Test func `articles like one are on its subject, itself left out`() async throws {
        let archive = try await TestArchive(Self.articles)
        let query = try #require(try archive.searcher.like("quake1"))
        let hits = try archive.searcher.search(query).hits
        #expect(Set(hits.prefix(2).map(\.article.key)) == ["quake2", "quake3"])
        #expect(!hits.map(\.article.key).contains("quake1"))
        #expect(hits.allSatisfy { !($0.snippets.first?.highlights.isEmpty ?? true) })
        #expect(try archive.searcher.like("nobody") == nil)
    }

    @Test func `a query is widened by the words of what it finds`() async throws {
        let archive = try await TestArchive(Self.articles)
        let (query, added) = try archive.searcher.related(to: Query(parsing: "earthquake"))
        let words = added.map(\.description)
        #expect(words.contains { $0.hasPrefix("tremor") })
        #expect(!words.contains("earthquake") && !words.contains("the") && !words.contains("mayor"))
        let keys = try archive.searcher.search(query).hits.map(\.article.key)
        #expect(Set(keys.prefix(2)) == ["quake1", "quake2"])
        #expect(keys.contains("quake3"))
    }

    @Test func `what excludes and filters holds for the wider query too`() async throws {
        let archive = try await TestArchive(Self.articles)
        for (text, keys) in [
            ("earthquake -aftershock", ["quake1", "quake2"]),
            ("earthquake source:Post", ["quake2"]),
        ] {
            let (query, added) = try archive.searcher.related(to: Query(parsing: text))
            #expect(!added.isEmpty)
            #expect(
                Set(try archive.searcher.search(query).hits.map(\.article.key)) == Set(keys),
                "\(text)")
        }
    }

    @Test(arguments: ["xylophone", "", "!!!"])
    func `a query that finds nothing to learn from is not widened`(text: String) async throws {
        let archive = try await TestArchive(Self.articles)
        let query = Query(parsing: text)
        let (wider, added) = try archive.searcher.related(to: query)
        #expect(added.isEmpty)
        #expect(wider == query)
    }
}
