import Analysis
import Archive
import Postings
import TestSupport
import Testing

@testable import Search

/// The order of hits, as a person would expect it.
struct RankingTests {
    private static let filler = String(repeating: "Nothing much happened on the quay. ", count: 5)

    @Test func `words as typed stand above words in order, and those above scattered ones`()
        async throws
    {
        let archive = try await TestArchive([
            draft("scattered", "Dam, dam, dam", "dam dam. " + Self.filler + "Red red red."),
            draft("ordered", "", Self.filler + "The red and old dam. " + Self.filler),
            draft("verbatim", "", Self.filler + "The red dam. " + Self.filler),
            draft("reversed", "", Self.filler + "The dam is red. " + Self.filler),
            draft("forms", "", Self.filler + "Red dams. " + Self.filler),
            draft("fields", "red", Self.filler + "dam " + Self.filler),
        ])
        let hits = try archive.searcher.search(Query(parsing: "red dam")).hits
        let closeness = hits.map { "\($0.article.key) \($0.closeness?.rawValue ?? "none")" }
        #expect(closeness.first == "verbatim verbatim")
        #expect(Set(closeness[1...2]) == ["ordered ordered", "forms ordered"])
        #expect(
            Set(closeness[3...]) == [
                "scattered scattered", "reversed scattered", "fields scattered",
            ])
    }

    @Test func `a word as typed stands above another form of it`() async throws {
        let archive = try await TestArchive([
            draft("other", "", "They voted on it."), draft("typed", "", "They vote on it."),
        ])
        #expect(try archive.keys("vote") == ["typed", "other"])
        #expect(try archive.keys("voted") == ["other", "typed"])
    }

    @Test func `a rare word counts more than a common one`() async throws {
        let archive = try await TestArchive(
            (0..<20).map { draft("c\($0)", "", "The dam held.") }
                + [draft("rare", "", "The flood came.")])
        #expect(try archive.keys("dam OR flood").first == "rare")
    }

    @Test func `ties stand by date, the newest first, then by key`() async throws {
        let archive = try await TestArchive([
            draft("b", "dam"), draft("a", "dam"), draft("old", "dam", date: "1999"),
            draft("z", "dam", date: "2021-12-23"), draft("y", "dam", date: "2021-12-23"),
        ])
        for text in ["dam", "d*", "dam OR flood"] {
            #expect(try archive.keys(text) == ["y", "z", "old", "a", "b"], "\(text)")
        }
    }

    @Test func `a score is worth half after a half-life, counted from the newest article`()
        async throws
    {
        let archive = try await TestArchive([
            draft("newest", "flood", date: "2021-12-31"), draft("undated", "dam"),
            draft("new", "dam", date: "2021-12-31"), draft("month", "dam", date: "2021-12-01"),
            draft("best", "dam dam", date: "2020-12-31"),
        ])
        let plain = try archive.searcher.search(Query(parsing: "dam"))
        #expect(plain.hits.first?.article.key == "best")
        let results = try archive.searcher.search(
            Query(parsing: "dam"),
            options: options {
                $0.recencyHalfLife = 30 * 86_400
                $0.explains = true
            })
        #expect(results.hits.map(\.article.key) == ["new", "month", "best", "undated"])
        let scores = results.hits.map(\.score)
        #expect(abs(scores[0] / scores[1] - 2) < 1e-9)
        #expect(scores[3] == 0)
        #expect(results.hits.prefix(2).map(\.explanation?.recency) == [1, 0.5])
    }

    @Test(arguments: [nil, 30 * 86_400] as [Double?])
    func `a score is the sum of its parts`(halfLife: Double?) async throws {
        var random = SeededGenerator(seed: 9)
        let archive = try await TestArchive(RandomNews.drafts(60, &random))
        var articles: [Article] = []
        try Archive(opening: archive.path).forEachArticle { articles.append($0) }
        var trees = RandomTrees(NaiveEvaluator(articles))
        var hits = 0
        for _ in 0..<60 {
            let tree = trees.tree(&random)
            let results = try archive.searcher.search(
                Query(parsing: tree.description),
                options: options {
                    $0.explains = true
                    $0.recencyHalfLife = halfLife
                    $0.snippets = 0
                })
            for hit in results.hits {
                let explanation = try #require(hit.explanation)
                let sum = explanation.parts.reduce(0) { $0 + $1.score } * explanation.recency
                #expect(
                    abs(sum - hit.score) < 1e-9 * max(1, hit.score), "\(tree): \(hit.article.key)")
                #expect(
                    explanation.parts.allSatisfy { $0.frequency > 0 && $0.score >= 0 },
                    "\(tree): \(explanation)")
                hits += 1
            }
            #expect(results.explanation != nil)
        }
        #expect(hits > 50)
    }

    @Test func `what an article has more of counts more, but less and less`() {
        let values = [1.0, 2, 3, 10, 100].map { Relevance.saturated($0, length: 1) }
        #expect(values == values.sorted())
        #expect(values[1] - values[0] > values[2] - values[1])
        #expect(values.allSatisfy { $0 < Impact.most })
        #expect(Relevance.saturated(1, length: 0.5) > Relevance.saturated(1, length: 2))
        #expect(
            Relevance.frequency(exact: 1, others: 0, field: 1)
                > Relevance.frequency(exact: 0, others: 1, field: 1))
        #expect(Relevance.weight(typed: 1) == 1)
        #expect(Relevance.weight(typed: 2) > 1 && Relevance.weight(typed: 100) < 3)
        #expect(Relevance.rarity(articles: 10, having: 0, occurrences: 0) == 0)
        #expect(
            Relevance.rarity(articles: 100, having: 1, occurrences: 1)
                > Relevance.rarity(articles: 100, having: 50, occurrences: 50))
        #expect(Relevance.rarity(articles: 10, having: 10, occurrences: 10) >= 0)
    }
}
