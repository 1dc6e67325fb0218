import Foundation
import GRDB
import TestSupport
import Testing

@testable import Archive

/// What somebody with a `sqlite3` shell can do to a compact archive, and what not.
@Suite struct CompactStrangerTests {
    let folder: TemporaryFolder
    let archive: Archive
    let long = String(repeating: "The harbour master would not move. ", count: 20)

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
        _ = try archive.makeCompact()
        _ = try archive.store([
            Article.example(id: "long", headline: "Harbour", body: long),
            Article.example(id: "short", headline: "Ferry", body: "All was calm."),
        ])
    }

    private func execute(_ sql: String) throws {
        try stranger(folder.file("news.db")).write { try $0.execute(sql: sql) }
    }

    @Test(arguments: [
        ("delete from article where key = 'long'", "newsfind remove"),
        ("delete from article", "newsfind remove"),
        ("update article set body = 'x' where key = 'long'", "newsfind index"),
        ("update article set headline = 'x'", "newsfind index"),
        ("update article set entities = 'x' where key = 'long'", "newsfind index"),
        ("update article set id = 99 where key = 'long'", "newsfind index"),
        (
            "update article set body = (select body from article where key = 'long')"
                + " where key = 'short'", "newsfind index"
        ),
        (
            "insert into article (key, body) select 'copy', body from article where key = 'long'",
            "as text"
        ),
        (
            "insert into article (key, body) values ('long', 'new') on conflict (key) do update set"
                + " body = excluded.body", "newsfind index"
        ),
    ])
    func `a write that would make the index untrue is refused`(sql: String, advice: String) throws {
        let error = try #require(throws: DatabaseError.self) { try execute(sql) }
        #expect(error.message?.contains(advice) == true, "\(error)")
        #expect(try archive.check().isSound)
        #expect(try archive.article(key: "long")?.body == long)
        #expect(try archive.articleCount() == 2)
    }

    @Test func `what changes no word of a compressed body is as free as ever`() throws {
        try execute(
            """
            update article set source = 'Quay Herald', published = 7 where key = 'long';
            update article set body = 'New words.', headline = 'Ebb' where key = 'short';
            insert into article (key, headline, body) values ('third', 'Tide', 'Low water.');
            delete from article where key = 'short';
            """)
        #expect(try archive.check().isSound)
        #expect(try archive.article(key: "long")?.source == "Quay Herald")
        #expect(try archive.article(key: "third")?.body == "Low water.")
        // What somebody else has written is newsfind's to change, too.
        _ = try archive.optimize()
        _ = try archive.store([Article.example(id: "third", source: nil, file: "")])
        #expect(try archive.remove(keys: ["long", "third"]) == [])
        #expect(try archive.check().isSound)
    }

    @Test func `plain SQLite finds words and reads headlines`() throws {
        let rows = try stranger(folder.file("news.db")).read { db in
            try Row.fetchAll(
                db,
                sql: """
                    select article.headline, typeof(article.body) from article_fts join article
                    on article.id = article_fts.rowid where article_fts match '"harbour master"'
                    """)
        }
        #expect(rows.map { $0[0] as String } == ["Harbour"])
        #expect(rows.map { $0[1] as String } == ["blob"])
    }

    @Test func `an index that SQLite has rebuilt of compressed bodies is found out and mended`()
        throws
    {
        try execute("insert into article_fts (article_fts) values ('rebuild')")
        #expect(try archive.check().indexProblem != nil)
        try archive.rebuildIndex()
        #expect(try archive.check().isSound)
        let found = try archive.read { db in
            try Int.fetchOne(
                db, sql: "select count(*) from article_fts where article_fts match 'master'")
        }
        #expect(found == 1)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `whatever happens the index matches the articles`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        let other = try stranger(folder.file("news.db"))
        var random = SeededGenerator(seed: seed)
        var texts: [String: String] = [:]
        var refused = 0
        for round in 0..<40 {
            if round == 10 { _ = try archive.makeCompact() }
            let id = "\(random.below(10))"
            let body = random.words(random.below(300))
            switch random.below(10) {
            case 0...4:
                _ = try archive.store([Article.example(id: id, body: body)])
                texts[id] = body
            case 5:
                _ = try archive.remove(keys: [id])
                texts[id] = nil
            case 6: if random.below(3) == 0 { _ = try archive.optimize() }
            case 7: if random.below(3) == 0 { try archive.rebuildIndex() }
            case 8:
                do {
                    try other.write {
                        try $0.execute(
                            sql: "update article set body = ? where key = ?", arguments: [body, id])
                    }
                    if texts[id] != nil { texts[id] = body }
                } catch { refused += 1 }
            default:
                do {
                    try other.write {
                        try $0.execute(sql: "delete from article where key = ?", arguments: [id])
                    }
                    texts[id] = nil
                } catch { refused += 1 }
            }
            let report = try archive.check()
            #expect(report.isSound, "seed \(seed), round \(round): \(report)")
        }
        var stored: [String: String] = [:]
        try archive.forEachArticle { stored[$0.key] = $0.body }
        #expect(stored == texts, "seed \(seed)")
        #expect(refused > 0, "seed \(seed)")
    }
}
