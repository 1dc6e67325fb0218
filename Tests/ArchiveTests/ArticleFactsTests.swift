import Analysis
import Foundation
import GRDB
import Testing

@testable import Archive

/// Mentioned dates and aliases follow from the articles, whoever writes them.
@Suite struct ArticleFactsTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    private static let long = String(
        repeating: "The ferry came at ten and left at once. ", count: 8)

    private func example(
        _ id: String, _ body: String, date: String = "2021-12-23"
    ) -> (Article, ArticleIdentity, Fingerprint) {
        Article.example(id: id, body: body, date: date, url: "https://pier.example/\(id)")
    }

    /// What is kept of each article: `key: day+days`.
    private func mentions() throws -> [String] {
        try stranger(folder.file("news.db")).read { db in
            try String.fetchAll(
                db,
                sql: """
                    select key || ': ' || date(day * 86400, 'unixepoch') || '+' || days
                    from article_mention join article on article = id order by key, day, days
                    """)
        }
    }

    /// What would be kept if all were worked out anew is what is kept.
    private func expectTrue(sourceLocation: SourceLocation = #_sourceLocation) throws {
        func state() throws -> [[String]] {
            try archive.read { db in
                try ["select * from article_mention", "select * from article_alias"].map { sql in
                    try Row.fetchAll(db, sql: sql).map(\.description)
                }
            }
        }
        let kept = try state()
        try archive.write {
            try $0.execute(
                sql: """
                    insert or ignore into article_stale select id from article;
                    insert or ignore into article_stale select article from article_mention;
                    """)
        }
        try archive.settle()
        #expect(try state() == kept, sourceLocation: sourceLocation)
    }

    @Test func `the dates that a text mentions are kept, each once`() throws {
        _ = try archive.store([
            example("1", "On 17 December, on Friday, and in March 2014. On 17 December again."),
            example("2", "Nothing."),
        ])
        #expect(try mentions() == ["1: 2014-03-01+31", "1: 2021-12-17+1"])
        try expectTrue()
    }

    @Test func `they follow a refresh and a removal`() throws {
        _ = try archive.store([
            example("1", "On 17 December. \(Self.long)"), example("2", "In 1912."),
        ])
        _ = try archive.store([example("1", "On 18 December.")])
        #expect(try mentions() == ["1: 2021-12-18+1", "2: 1912-01-01+366"])
        try expectTrue()
        #expect(try archive.remove(keys: ["2"]) == [])
        #expect(try mentions() == ["1: 2021-12-18+1"])
        try expectTrue()
    }

    @Test(arguments: [
        "insert into article (key, body, date) values ('3', 'On 5 May 1999.', '2000-01-01')",
        "update article set body = 'On 5 May 1999.' where key = '1'",
        "update article set date = '2020-12-23' where key = '1'",
        "delete from article where key = '2'",
        "delete from article where key = '2'; insert into article (key, body) values ('9', 'x')",
        """
        insert into article (key, body) values ('1', 'In 1950.')
        on conflict (key) do update set body = excluded.body
        """,
    ])
    func `what another program writes is seen to by the next load`(sql: String) throws {
        _ = try archive.store([example("1", "On 17 December."), example("2", "On 16 December.")])
        try stranger(folder.file("news.db")).write { try $0.execute(sql: sql) }
        try archive.settle()
        try expectTrue()
        let rows = try stranger(folder.file("news.db")).read { db in
            try Int.fetchOne(db, sql: "select count(*) from article_stale")
        }
        #expect(rows == 0)
        try archive.checkIndex()
    }

    @Test(arguments: [false, true])
    func `an archive of format 4 gets its dates and aliases`(isCompact: Bool) throws {
        let path = folder.file("old.db")
        let old = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(old, upTo: "4: compressed bodies")
        try old.write { db in
            try db.execute(
                sql: Schema.dropTriggers + """
                    insert into article (key, published, date, body) values
                        ('1', 1640217600, '2021-12-23', 'The crews met on 17 December and on Friday.');
                    insert into article_fts (article_fts) values ('rebuild');
                    """)
        }
        try old.close()
        let archive = try Archive(opening: path, mode: .write)
        #expect(try archive.stats().format == 5)
        if isCompact { _ = try archive.makeCompact() }
        try archive.settle()
        let days = try archive.read { db in
            try Int.fetchAll(db, sql: "select day from article_mention order by day")
        }
        #expect(days == [18_978])
        #expect(try archive.article(key: "1")?.otherOrigins == [])
        _ = try archive.optimize()
        #expect(try archive.check().isSound)
    }
}
