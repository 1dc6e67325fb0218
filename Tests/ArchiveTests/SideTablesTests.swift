import Analysis
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Archive

@Suite struct SideTablesTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    private func stems(_ term: String) throws -> [String] {
        try archive.read { db in
            try String.fetchAll(
                db, sql: "select language || ':' || stem from vocabulary where term = ?",
                arguments: [term])
        }
    }

    private func grams(_ db: Database) throws -> [Int64: [String]] {
        let rows = try Row.fetchAll(
            db, sql: "select rowid, headline, body, entities from article_grams")
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], [$0[1], $0[2], $0[3]]) })
    }

    /// The rows that the table of characters should have.
    private func expectedGrams(_ db: Database) throws -> [Int64: [String]] {
        let rows = try Row.fetchAll(db, sql: "select id, headline, body, entities from article")
        return rows.reduce(into: [:]) { all, row in
            let texts = [row[1] as String, row[2], row[3]].map(Grams.text)
            if texts.contains(where: { !$0.isEmpty }) { all[row[0]] = texts }
        }
    }

    @Test func `each term is kept with its stem and the number of its articles`() throws {
        _ = try archive.store([
            Article.example(id: "1", body: "They expanded; expanded, I say."),
            Article.example(id: "2", body: "Expanding and expanded."),
        ])
        #expect(try stems("expanded") == ["en:expand"])
        let counts = try archive.read { db in
            try Int.fetchAll(
                db,
                sql: "select articles from vocabulary where stem = 'expand' order by term")
        }
        #expect(counts == [2, 1])
    }

    @Test func `numbers are left out`() throws {
        _ = try archive.store([Article.example(id: "1", body: "In 2021 健康被害158人")])
        #expect(try stems("2021").isEmpty)
        #expect(try stems("158").isEmpty)
    }

    @Test func `only articles that need it are in the table of characters`() throws {
        _ = try archive.store([
            Article.example(id: "1", body: "Plain “words” — and nothing else… ™"),
            Article.example(id: "2", body: "港湾を拡張"), Article.example(id: "3", body: "A wave 🌊"),
        ])
        let grams = try archive.read(grams)
        #expect(grams.values.map { $0[1] }.sorted() == ["港湾 湾を を拡 拡張 張", "🌊"])
    }

    @Test(arguments: 0..<20)
    func `what is written of characters is what SQLite would have written`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "港湾", "を", "拡張", "NATO", "拡大", "🌊", "👩‍👩‍👧", "☎️", "서울은", "ไทย", "é", " ", ", ", "。",
        ]
        func text() -> String {
            (0..<random.below(12)).map { _ in random.pick(pieces) }.joined()
        }
        for _ in 0..<3 {
            // Some come twice, and some are there already.
            _ = try archive.store(
                (0..<12).map { _ in
                    Article.example(
                        id: "\(random.below(20))", headline: text(), body: text())
                })
        }
        _ = try archive.remove(keys: ["1", "2"])
        #expect(try archive.read(grams) == archive.read(expectedGrams))
        try archive.checkIndex()
        let counts = "select term, doc, cnt from grams_terms order by term"
        let (written, expected) = try archive.write { db in
            try db.execute(
                sql:
                    "create virtual table temp.grams_terms using fts5vocab (main, article_grams, row)"
            )
            let written = try Row.fetchAll(db, sql: counts)
            try db.execute(sql: "insert into article_grams (article_grams) values ('rebuild')")
            return (written, try Row.fetchAll(db, sql: counts))
        }
        #expect(written == expected)
    }

    @Test func `what a stranger writes is listed and seen to later`() throws {
        _ = try archive.store([Article.example(id: "1", body: "港湾")])
        try stranger(folder.file("news.db")).write { db in
            try db.execute(
                sql: """
                    insert into article (key, body) values ('2', 'They expanded 拡張');
                    update article set body = '漁港' where key = '1';
                    insert into article (key, body) values ('3', '消える');
                    delete from article where key = '3';
                    """)
        }
        let pending = try archive.read {
            try Int.fetchOne($0, sql: "select count(*) from article_pending")
        }
        #expect(pending == 2)
        #expect(try archive.read(grams).isEmpty)
        try archive.settle()
        #expect(try archive.read(grams) == archive.read(expectedGrams))
        #expect(try stems("expanded") == ["en:expand"])
        #expect(
            try archive.read { try Int.fetchOne($0, sql: "select count(*) from article_pending") }
                == 0)
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `whatever happens, once seen to all characters are there`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let other = try stranger(folder.file("news.db"))
        for _ in 0..<25 {
            let body = random.pick(["港湾を拡張", "words only", "東京 NATO拡大", "🌊 wave", ""])
            let id = "\(random.below(12))"
            switch random.below(5) {
            case 0, 1: _ = try archive.store([Article.example(id: id, body: body)])
            case 2: _ = try archive.remove(keys: [id])
            case 3:
                try other.write {
                    try $0.execute(
                        sql: "update article set body = ? where key = ?", arguments: [body, id])
                }
            default:
                try other.write {
                    try $0.execute(
                        sql: "update or ignore article set id = id + 7 where key = ?",
                        arguments: [id])
                }
            }
        }
        _ = random.below(2) == 0 ? try archive.settle() : try archive.rebuildIndex()
        #expect(try archive.read(grams) == archive.read(expectedGrams), "seed \(seed)")
        #expect(try archive.check().isSound)
    }

    @Test func `an archive of the first format is brought up to date by a reader`() throws {
        let path = folder.file("old.db")
        let old = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(old, upTo: "1: articles and their full-text index")
        try old.write { db in
            try db.execute(
                sql: """
                    insert into article (key, body) values ('1', 'They expanded 拡張');
                    insert into article_fts (article_fts) values ('rebuild');
                    """)
        }
        try old.close()
        let reader = try Archive(opening: path)
        #expect(try reader.articleCount() == 1)
        reader.close()
        let writer = try Archive(opening: path, mode: .write)
        try writer.settle()
        #expect(try writer.read(grams) == writer.read(expectedGrams))
        #expect(try writer.check().isSound)
    }

    @Test func `an archive of the first format that may not be written says what to do`() throws {
        let error = ArchiveError.tooOld(path: "old.db")
        #expect("\(error)".contains("old.db was made by an older newsfind"))
    }
}
