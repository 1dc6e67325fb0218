import Analysis
import Archive
import GRDB
import Indexer
import TestSupport
import Testing

@testable import Search

/// What another program writes is found at once, by SQLite's FTS5, and by the index itself after the
/// next load or optimize.
struct ForeignWritesTests {
    private static let queries = [
        "dam", "\"the dam\"", "flood dam", "ri*", "flood -dam", "dam NEAR/3 flood", "dyke",
    ]

    /// 260 articles in two loads: two segments.
    private static func archive(loads: Int = 2) async throws -> TestArchive {
        var random = SeededGenerator(seed: 3)
        let words = ["dam", "flood", "the", "harbour", "vote", "river", "riot"]
        func drafts(_ numbers: Range<Int>) -> [ArticleDraft] {
            numbers.map { number in
                draft(
                    "a\(number)", words.randomElement(using: &random) ?? "",
                    (0..<15).map { _ in words.randomElement(using: &random) ?? "" }
                        .joined(separator: " "), date: "2021-12-\(10 + number % 20)")
            }
        }
        let archive = try await TestArchive(drafts(0..<200))
        guard loads > 1 else { return archive }
        let writer = IndexWriter(try Archive(opening: archive.path, mode: .write))
        for draft in drafts(200..<260) { try writer.add(draft) }
        _ = try await writer.commit()
        return archive
    }

    private static let insertion = """
        insert into article (key, file, position, added, content_hash, headline, entities, body)
        values ('foreign', 'by hand', 1, 0, x'', 'A dam', '', 'the dam by the river and a dyke');
        """

    @Test func `nothing of what another program has emptied comes back`() async throws {
        let archive = try await Self.archive()
        try await DatabaseQueue(path: archive.path).write { db in
            try db.execute(
                sql: """
                    delete from article;
                    insert into article_fts (article_fts) values ('rebuild');
                    """)
        }
        let writer = IndexWriter(try Archive(opening: archive.path, mode: .write))
        try writer.add(draft("new", "A dam", "the river", date: "2022-01-01"))
        _ = try await writer.commit()
        let dyke = try archive.searcher.search(
            Query(parsing: "-dyke"), options: options { $0.explains = true })
        #expect(dyke.total == 1)
        #expect(dyke.explanation?.engine == .postings)
    }

    @Test(
        arguments: [
            insertion, insertion + insertion.replacing("'foreign'", with: "'second'"),
            "update article set body = replace(body, 'dam', 'dyke') where id < 40",
            "update article set headline = 'dyke' where id = 7",
            "update article set published = 86400, date = '1970-01-02' where id < 100",
            "delete from article where id % 5 = 0", "delete from article",
            "update article set id = id + 1000 where id > 150",
            insertion + "delete from article where key = 'foreign'",
            "insert into article_fts (article_fts) values ('optimize')",
            "insert into article_fts (article_fts) values ('rebuild')",
            "update article set body = replace(body, 'dam', 'dyke');"
                + "insert into article_fts (article_fts) values ('rebuild')",
            insertion + "insert into article_fts (article_fts, rank) values ('merge', -16)",
        ])
    func `what another program did is found as SQLite finds it`(sql: String) async throws {
        for loads in 1...2 {
            let archive = try await Self.archive(loads: loads)
            try compare(archive, engine: .postings)
            let stranger = try DatabaseQueue(path: archive.path)
            try await stranger.write { try $0.execute(sql: sql) }
            // An index of one segment is as it was.
            let isSame = sql.contains("'optimize'") && loads == 1
            let isRebuilt = !sql.contains("article ") && sql.contains("'rebuild'")
            try compare(archive, engine: isSame || isRebuilt ? nil : .fts5)
            let writer = try Archive(opening: archive.path, mode: .write)
            if loads == 1 {
                _ = try writer.optimize()
            } else {
                _ = try await IndexWriter(writer).commit()
            }
            #expect(try writer.check().isSound)
            try compare(archive, engine: .postings)
        }
    }

    @Test func `a load that changes only dates is found by them`() async throws {
        let archive = try await Self.archive()
        let late = options { $0.from = ArticleDate("2030") }
        #expect(try archive.searcher.search(Query(parsing: ""), options: late).total == 0)
        let writer = IndexWriter(try Archive(opening: archive.path, mode: .write))
        let known = try #require(try archive.searcher.search(Query(parsing: "dam")).hits.first)
        try writer.add(
            draft(
                known.article.key, known.article.headline, known.article.body, date: "2031-05-05"))
        #expect(try await writer.commit().refreshed == 1)
        try compare(archive, engine: .postings)
        #expect(
            try archive.searcher.search(Query(parsing: "dam"), options: late).hits.map(
                \.article.key)
                == [known.article.key])
    }

    /// The searcher that has been open all the while gives what SQLite gives.
    private func compare(
        _ archive: TestArchive, engine: SearchResults.Engine?,
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        let other = try Searcher(opening: archive.path)
        for (number, text) in Self.queries.enumerated() {
            var asked = options {
                $0.sort = number % 3 == 2 ? .newest : .relevance
                $0.explains = true
                $0.limit = 300
                $0.snippets = 0
                $0.from = text == "dam" ? ArticleDate("2021-12-15") : nil
            }
            let query = Query(parsing: text)
            let found = try archive.searcher.search(query, options: asked)
            let days = try archive.searcher.timeline(query, by: .day)
            asked.readsIndex = false
            let stock = try other.search(query, options: asked)
            if let engine {
                #expect(found.explanation?.engine == engine, "\(text)", sourceLocation: location)
            }
            #expect(found.total == stock.total, "\(text)", sourceLocation: location)
            let pairs = [found, stock].map { $0.hits.map { "\($0.article.key) \($0.score)" } }
            #expect(pairs[0] == pairs[1], "\(text)", sourceLocation: location)
            var all = SearchOptions()
            all.readsIndex = false
            let stockDays = try other.timeline(query, options: all, by: .day)
            #expect(
                days.buckets.map(\.matches) == stockDays.buckets.map(\.matches), "\(text)",
                sourceLocation: location)
        }
        let stranger = try DatabaseQueue(path: archive.path)
        for (text, match) in [("\"the dam\"", "\"the dam\""), ("\"dyke\"", "\"dyke\"")] {
            let ids = try stranger.read { db in
                try Int.fetchOne(
                    db, sql: "select count(*) from article_fts where article_fts match ?",
                    arguments: [match])
            }
            #expect(
                try archive.searcher.search(Query(parsing: text)).total == ids, "\(text)",
                sourceLocation: location)
        }
    }
}
