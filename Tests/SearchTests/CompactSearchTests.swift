import Analysis
import Archive
import Foundation
import GRDB
import Indexer
import TestSupport
import Testing

@testable import Search

/// A compact archive answers as a plain one does, word for word.
struct CompactSearchTests {
    /// The same articles twice, the second time compressed: as they are loaded, or afterwards.
    private static func twins(
        _ drafts: [ArticleDraft], convertsLater: Bool
    ) async throws -> (plain: TestArchive, compact: TestArchive) {
        let plain = try await TestArchive(drafts)
        let compact = try await TestArchive(convertsLater ? drafts : [], isCompact: !convertsLater)
        let archive = try Archive(opening: compact.path, mode: .write)
        if convertsLater {
            _ = try archive.makeCompact()
        } else {
            // More text than it takes time to search.
            var random = SeededGenerator(seed: 12)
            var sample = BodySample()
            for _ in 0..<300 { sample.add(RandomNews.text(700, &random)) }
            _ = try archive.bodyCompression(learningFrom: sample)
            let writer = IndexWriter(archive)
            for draft in drafts { try writer.add(draft) }
            _ = try await writer.commit()
        }
        let (frames, dictionaries) = try archive.read { db in
            (
                try Int.fetchOne(
                    db, sql: "select count(*) from article where typeof(body) = 'blob'") ?? 0,
                try Int.fetchOne(
                    db, sql: "select count(*) from article_dictionary where id > 0") ?? 0
            )
        }
        // Twins that are both plain would show nothing.
        #expect(frames > drafts.count / 3 && dictionaries == (convertsLater ? 0 : 1))
        return (plain, compact)
    }

    /// Does the same to both.
    private static func change(
        _ twins: (plain: TestArchive, compact: TestArchive), _ drafts: [ArticleDraft],
        removing keys: [String], sql: String
    ) async throws {
        for twin in [twins.plain, twins.compact] {
            let archive = try Archive(opening: twin.path, mode: .write)
            let writer = IndexWriter(archive)
            for draft in drafts { try writer.add(draft) }
            _ = try await writer.commit()
            #expect(try archive.remove(keys: keys) == [])
            archive.close()
            let stranger = try DatabaseQueue(path: twin.path)
            try await stranger.write { try $0.execute(sql: sql) }
            try stranger.close()
        }
    }

    private func compare(
        _ twins: (plain: TestArchive, compact: TestArchive), _ queries: [Query], _ name: String
    ) throws {
        var found = 0
        for (number, query) in queries.enumerated() {
            let asked = options {
                $0.limit = 20
                $0.snippets = 1 + number % 3
                $0.explains = true
                $0.readsIndex = number % 4 != 0
                $0.sort = number % 5 == 0 ? .newest : .relevance
            }
            let label = "\(name), query \(number): \(query)"
            let plain = try twins.plain.searcher.search(query, options: asked)
            let compact = try twins.compact.searcher.search(query, options: asked)
            found += plain.hits.count
            #expect(compact.total == plain.total, "\(label)")
            #expect(compact.isFallback == plain.isFallback, "\(label)")
            #expect(compact.suggestion == plain.suggestion, "\(label)")
            #expect(compact.explanation?.engine == plain.explanation?.engine, "\(label)")
            #expect(compact.hits.map(\.score) == plain.hits.map(\.score), "\(label)")
            #expect(compact.hits.map(\.closeness) == plain.hits.map(\.closeness), "\(label)")
            #expect(compact.hits.map(\.snippets) == plain.hits.map(\.snippets), "\(label)")
            #expect(
                compact.hits.map(\.headlineHighlights) == plain.hits.map(\.headlineHighlights),
                "\(label)")
            #expect(Self.told(compact.hits) == Self.told(plain.hits), "\(label)")
            if number % 10 == 0 {
                #expect(
                    try Self.told(twins.compact.searcher.timeline(query, by: .month))
                        == Self.told(twins.plain.searcher.timeline(query, by: .month)), "\(label)")
                #expect(
                    try twins.compact.searcher.related(to: query).added
                        == twins.plain.searcher.related(to: query).added, "\(label)")
            }
        }
        #expect(found > queries.count, "\(name): only \(found) hits")
    }

    /// The articles of hits, but for the time they were added.
    private static func told(_ hits: [SearchResults.Hit]) -> [Article] {
        hits.map { hit in
            var article = hit.article
            article.added = 0
            return article
        }
    }

    private static func told(_ timeline: Timeline) -> [String] {
        timeline.buckets.map { "\($0)" } + ["\(timeline.matches) \(timeline.undatedMatches)"]
    }

    private static func queries(
        _ count: Int, _ archive: TestArchive, _ random: inout SeededGenerator
    ) throws -> [Query] {
        var articles: [Article] = []
        try Archive(opening: archive.path).forEachArticle { articles.append($0) }
        var trees = RandomTrees(NaiveEvaluator(articles))
        return (0..<count).map { number in
            let tree = number % 3 == 0 ? trees.tree(&random) : trees.words(&random)
            return Query(parsing: tree.description)
        }
            + [
                "港湾", "NATO拡大", "東京 タワー", "ไทย", "dam NEAR/3 flood", "red ADJ/2 lines",
                "\"red lines\"",
                "=flood", "ex*", "body:dam -headline:dam", "entity:orsa vote", "dam NEAR/4 港湾", "🌊",
            ].map { Query(parsing: $0) }
    }

    @Test(arguments: [false, true])
    func `a compact archive gives what a plain one gives`(convertsLater: Bool) async throws {
        var random = SeededGenerator(seed: convertsLater ? 5 : 4)
        let drafts = RandomNews.drafts(160, longest: 150, &random)
        let twins = try await Self.twins(drafts, convertsLater: convertsLater)
        let queries = try Self.queries(50, twins.plain, &random)
        try compare(twins, queries, "loaded")
        let key = try #require(drafts.first { $0.body.count > 300 }?.id)
        #expect(try twins.compact.searcher.like(key)?.root == twins.plain.searcher.like(key)?.root)
        try await Self.change(
            twins, Array(RandomNews.drafts(170, longest: 150, &random).suffix(30)),
            removing: ["a7", "a100", "a168"],
            sql: """
                insert into article (key, headline, body, date) values
                    ('foreign', 'A dam', 'the dam by the red lines of the 港湾', '2021');
                update article set source = 'Quay Herald' where id % 7 = 0;
                """)
        try compare(twins, queries, "changed")
        for twin in [twins.plain, twins.compact] {
            let archive = try Archive(opening: twin.path, mode: .write)
            _ = try archive.optimize()
            #expect(try archive.check().isSound)
        }
        try compare(twins, queries, "optimized")
    }

    @Test func `a hit whose body is damaged is an error that names it`() async throws {
        let body = String(repeating: "The dam would hold, they said. ", count: 30)
        let archive = try await TestArchive(
            [draft("a", "Dam", body), draft("b", "Flood", body)], isCompact: true)
        try await DatabaseQueue(path: archive.path).write { db in
            try db.execute(
                sql: """
                    drop trigger article_updated;
                    update article set body = substr(body, 1, 40) where key = 'a';
                    """)
        }
        let error = try #require(throws: ArchiveError.self) {
            try archive.searcher.search(Query(parsing: "dam"))
        }
        #expect("\(error)".contains("the body of article 'a' cannot be decompressed"))
        #expect("\(error)".contains("newsfind check"))
        #expect(try archive.keys("flood") == ["b"])
    }
}
