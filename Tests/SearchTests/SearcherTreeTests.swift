import Analysis
import Archive
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Search

/// What a tree finds equals what an evaluator finds that shares no code with the search.
struct SearcherTreeTests {
    /// How many hits are compared by rank; all of them by date.
    private static let mostRanked = 500

    @Test(arguments: [1, 2] as [UInt64])
    func `random trees find what a walk over every article finds`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let archive = try await TestArchive(RandomNews.drafts(150, &random))
        try compare(archive, trees: 300, seed: seed)
    }

    /// `NEWSFIND_CORPUS=news.jsonl swift test --filter real` compares on a corpus of one's own.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["NEWSFIND_CORPUS"] != nil))
    func `five thousand trees find the same in a real corpus`() async throws {
        let file = try #require(ProcessInfo.processInfo.environment["NEWSFIND_CORPUS"])
        let archive = try await TestArchive(indexing: file)
        try compare(archive, trees: 5_000, seed: 7)
    }

    private func compare(_ archive: TestArchive, trees: Int, seed: UInt64) throws {
        var articles: [Article] = []
        let opened = try Archive(opening: archive.path)
        try opened.forEachArticle { articles.append($0) }
        let keyByID = try opened.read { db in
            try Row.fetchAll(db, sql: "select id, key from article").reduce(into: [:]) {
                $0[$1[0] as Int64] = $1[1] as String
            }
        }
        let naive = NaiveEvaluator(articles)
        let keys = articles.map(\.key)
        var makers = RandomTrees(naive)
        var random = SeededGenerator(seed: seed)
        var (finding, total) = (0, 0)
        for number in 0..<trees {
            let tree = makers.tree(&random)
            let isLarge = articles.count > 5_000
            if isLarge, number.isMultiple(of: 500) { print("\(number) trees") }
            let name = "seed \(seed), tree \(number): \(tree)"
            let expected = Set(naive.hits(of: tree).map { keys[$0] })
            finding += expected.isEmpty ? 0 : 1
            total += expected.count
            let searcher = archive.searcher
            if isLarge, !number.isMultiple(of: 50) {
                // Rows only: tens of thousands of articles take their time.
                let found = Set(try Self.ids(tree, opened).compactMap { keyByID[$0] })
                if found != expected { try tell(tree, name, naive, searcher) }
                #expect(Query(parsing: tree.description).root == tree.simplified, "\(name)")
                continue
            }
            // As it is, not simplified.
            var asked = Query(parsing: "")
            asked.root = tree
            let newest = try searcher.search(
                asked,
                options: options {
                    $0.limit = 100_000; $0.sort = .newest; $0.snippets = 0
                })
            let found = Set(newest.hits.map(\.article.key))
            if found != expected {
                try tell(tree, name, naive, searcher)
                continue
            }
            #expect(newest.hits.count == expected.count, "\(name)")
            #expect(Self.areByDate(newest.hits), "\(name)")
            // As text.
            let query = Query(parsing: tree.description)
            #expect(query.root == tree.simplified, "\(name)")
            let count = try searcher.search(query, options: options { $0.limit = 0 })
            #expect(count.total == expected.count, "\(name)")
            let best = try searcher.search(
                query,
                options: options {
                    $0.limit = Self.mostRanked; $0.snippets = 0
                })
            let ranked = Set(best.hits.map(\.article.key))
            #expect(ranked.isSubset(of: expected) && ranked.count == best.hits.count, "\(name)")
            #expect(best.total == expected.count, "\(name)")
            #expect(best.hits.count == min(Self.mostRanked, expected.count), "\(name)")
            #expect(Self.areByRank(best.hits), "\(name)")
            try compareWithSQLite(searcher, query, &random, name)
            if number.isMultiple(of: 10) {
                let oldest = try searcher.search(
                    query,
                    options: options {
                        $0.limit = 70; $0.sort = .oldest; $0.snippets = 0
                    })
                for (whole, sort) in [
                    (newest, .newest), (oldest, .oldest), (best, .relevance),
                ] as [(SearchResults, SearchOptions.Sort)] {
                    try comparePages(searcher, query, whole, sort, name)
                }
            }
        }
        print("\(articles.count) articles, \(trees) trees, \(finding) with \(total) hits")
    }

    /// The rows that a tree finds, as it is.
    private static func ids(_ tree: Query.Node, _ archive: Archive) throws -> [Int64] {
        try archive.read { db in
            var scope = Scope()
            for case .source(let name) in tree.filters {
                scope.sources[name] = try SourceNames.matching(name, in: db).meant
            }
            let plan = try SearchPlan(
                Query(parsing: ""), root: tree, scope: scope,
                vocabulary: VocabularyLookup(db), in: db)
            return try SearchRun(plan, options: SearchOptions(), archive: archive, db: db).ids()
                .sorted()
        }
    }

    /// What is read directly has the hits, scores and order that SQLite's FTS5 gives.
    private func compareWithSQLite(
        _ searcher: Searcher, _ query: Query, _ random: inout SeededGenerator, _ name: String
    ) throws {
        var asked = options {
            $0.limit = Int.random(in: 1...20, using: &random)
            $0.snippets = 0
        }
        if Int.random(in: 0..<4, using: &random) == 0 { asked.recencyHalfLife = 86_400 * 90 }
        if Int.random(in: 0..<4, using: &random) == 0 {
            asked.from = ArticleDate("2021-03")
            asked.to = ArticleDate("2021-11")
        }
        let direct = try searcher.search(query, options: asked)
        asked.readsIndex = false
        let stock = try searcher.search(query, options: asked)
        #expect(direct.total == stock.total, "\(name)")
        #expect(direct.hits.map(\.article.key) == stock.hits.map(\.article.key), "\(name)")
        #expect(direct.hits.map(\.score) == stock.hits.map(\.score), "\(name)")
        #expect(direct.hits.map(\.closeness) == stock.hits.map(\.closeness), "\(name)")
        let stockDays = try searcher.timeline(query, options: asked, by: .day)
        asked.readsIndex = true
        let directDays = try searcher.timeline(query, options: asked, by: .day)
        #expect(directDays.buckets.map(\.matches) == stockDays.buckets.map(\.matches), "\(name)")
        #expect(directDays.buckets.map(\.total) == stockDays.buckets.map(\.total), "\(name)")
        #expect(directDays.undatedMatches == stockDays.undatedMatches, "\(name)")
    }

    private func comparePages(
        _ searcher: Searcher, _ query: Query, _ whole: SearchResults, _ sort: SearchOptions.Sort,
        _ name: String
    ) throws {
        var pages: [String] = []
        for offset in stride(from: 0, to: min(70, whole.total + 7), by: 7) {
            let page = try searcher.search(
                query,
                options: options {
                    $0.sort = sort; $0.limit = 7; $0.offset = offset; $0.snippets = 0
                })
            #expect(page.total == whole.total, "\(name)")
            pages += page.hits.map(\.article.key)
        }
        #expect(pages == whole.hits.prefix(70).map(\.article.key), "\(sort) \(name)")
    }

    /// Newest first, undated ones last, then by key.
    private static func areByDate(_ hits: [SearchResults.Hit]) -> Bool {
        zip(hits, hits.dropFirst()).allSatisfy { one, two in
            switch (one.article.date?.start, two.article.date?.start) {
            case (nil, nil): one.article.key < two.article.key
            case (nil, _): false
            case (_, nil): true
            case (let one?, let two?) where one != two: one > two
            default: one.article.key < two.article.key
            }
        }
    }

    /// The closest first, then by score, then by date and key.
    private static func areByRank(_ hits: [SearchResults.Hit]) -> Bool {
        let ranks: [SearchResults.Closeness?] = [.verbatim, .ordered, .scattered]
        return zip(hits, hits.dropFirst()).allSatisfy { one, two in
            let (first, second) = (
                ranks.firstIndex(of: one.closeness) ?? 0, ranks.firstIndex(of: two.closeness) ?? 0
            )
            if first != second { return first < second }
            return one.score == two.score ? areByDate([one, two]) : one.score > two.score
        }
    }

    /// Tells the smallest part of a tree for which hits differ, with an article.
    private func tell(
        _ tree: Query.Node, _ name: String, _ naive: NaiveEvaluator, _ searcher: Searcher
    ) throws {
        func parts(_ node: Query.Node) -> [Query.Node] {
            switch node {
            case .term, .near, .filter: [node]
            case .not(let inner): parts(inner) + [node]
            case .all(let nodes), .any(let nodes): nodes.flatMap(parts) + [node]
            }
        }
        for part in parts(tree) {
            var asked = Query(parsing: "")
            asked.root = part
            let results = try searcher.search(
                asked,
                options: options {
                    $0.limit = 100_000; $0.snippets = 0
                })
            let found = Set(results.hits.map(\.article.key))
            let expected = Set(naive.hits(of: part).map { naive.articles[$0].key })
            guard found != expected else { continue }
            let key = found.symmetricDifference(expected).min() ?? ""
            let article = naive.articles.first { $0.key == key }
            Issue.record(
                """
                \(name)
                part \(part): \(found.count) found, \(expected.count) expected; \
                \(key) is \(found.contains(key) ? "found" : "missed"): \
                \(article.map { "\($0.headline)|\($0.body.prefix(1_500))|\($0.entitiesText)|\($0.language ?? "-")" } ?? "")
                """)
            return
        }
    }
}
