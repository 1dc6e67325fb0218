import Archive
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct IndexTruthTests {
    /// One random step by newsfind or by a stranger.
    private func step(_ random: inout SeededGenerator, _ archive: Archive, _ other: DatabaseQueue)
        throws
    {
        let id = "\(random.below(40))"
        switch random.below(12) {
        case 0...3:
            // A large load takes in small ones before it.
            let isLarge = random.below(6) == 0
            _ = try archive.store(
                (0..<(isLarge ? 120 : 1 + random.below(8))).map { _ in
                    Article.example(
                        id: isLarge ? "n\(random.next())" : "\(random.below(40))",
                        headline: random.words(random.below(6)),
                        body: random.words(random.below(60)), date: "20\(10 + random.below(15))",
                        source: random.pick(["Tidewater Post", "Quay Herald", nil]))
                })
        case 4: _ = try archive.remove(keys: [id, "\(random.below(40))", "missing"])
        case 5: if random.below(4) == 0 { _ = try archive.optimize() }
        case 6: if random.below(4) == 0 { try archive.rebuildIndex() }
        case 7:
            let (headline, body) = (random.words(3), random.words(20))
            try other.write { db in
                try db.execute(
                    sql: """
                        insert or ignore into article (key, file, position, added, content_hash,
                            headline, entities, body) values (?, 'by hand', 1, 0, x'', ?, '', ?)
                        """, arguments: ["s\(id)", headline, body])
            }
        case 8:
            let body = random.words(10)
            try other.write { db in
                try db.execute(
                    sql: "update article set body = ?, date = '1999' where key in (?, ?)",
                    arguments: [body, id, "s\(id)"])
            }
        case 9:
            try other.write {
                try $0.execute(sql: "delete from article where key = ?", arguments: [id])
            }
        case 10:
            try other.write { db in
                try db.execute(
                    sql:
                        "update or ignore article set id = id + 100, entities = 'Ilse' where key = ?",
                    arguments: [id])
            }
        default:
            try? other.write { db in
                try db.execute(sql: "delete from article where id % 3 = 0")
                throw DatabaseError(message: "changed my mind")
            }
        }
    }

    @Test(arguments: Histories.seeds(12))
    func `whatever happens the index matches the articles`(seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        let other = try stranger(folder.file("news.db"))
        var random = SeededGenerator(seed: seed)
        for round in 0..<40 {
            try step(&random, archive, other)
            #expect(throws: Never.self, "seed \(seed), round \(round)") { try archive.checkIndex() }
        }
        #expect(try archive.check().isSound)
    }

    @Test func `a batch that fails leaves nothing behind and the triggers in place`() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        struct Stop: Error {}
        #expect(throws: ArchiveError.self) {
            try archive.storing { writer in
                let (article, identity, fingerprint) = Article.example(id: "1")
                _ = try writer.store(ArticleBatch([.init(article, identity, fingerprint)]))
                throw Stop()
            }
        }
        #expect(try archive.articleCount() == 0)
        let triggers = try archive.read {
            try Int.fetchOne($0, sql: "select count(*) from sqlite_master where type = 'trigger'")
        }
        #expect(triggers == 5)
        try archive.checkIndex()
    }

    @Test func `batches of a transaction are stored together or not at all`() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        let reader = try Archive(opening: folder.file("news.db"))
        func batch(_ id: Int) -> ArticleBatch {
            let (article, identity, fingerprint) = Article.example(id: "\(id)", body: "Ship \(id).")
            return ArticleBatch([.init(article, identity, fingerprint)])
        }
        do {
            let transaction = ArticleTransaction(archive)
            for id in 0..<2 { _ = try transaction.write { try $0.store(batch(id)) } }
        }
        #expect(try archive.articleCount() == 0)
        let transaction = ArticleTransaction(archive)
        for id in 2..<5 {
            _ = try transaction.write { try $0.store(batch(id)) }
            #expect(try reader.articleCount() == 0)
        }
        try transaction.commit()
        #expect(try reader.articleCount() == 3)
        #expect(try archive.keys() == ["2", "3", "4"])
        try archive.checkIndex()
    }

    @Test func `a row that is removed and given again in a transaction is in the index once`()
        throws
    {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        func batch(_ ids: ClosedRange<Int>, _ body: String) -> ArticleBatch {
            ArticleBatch(
                ids.map {
                    let (article, identity, fingerprint) = Article.example(id: "\($0)", body: body)
                    return .init(article, identity, fingerprint)
                })
        }
        for body in ["The ferry waits. 船が出る", "The ferry left."] {
            let transaction = ArticleTransaction(archive)
            _ = try transaction.write { try $0.store(batch(1...3, body)) }
            #expect(try transaction.write { try $0.remove(key: "3") })
            _ = try transaction.write { try $0.store(batch(4...6, body)) }
            #expect(try transaction.write { try $0.remove(key: "6") })
            _ = try transaction.write { try $0.store(batch(7...7, body)) }
            try transaction.commit()
            #expect(try archive.check().isSound)
        }
        let ids = try archive.read { try Int64.fetchAll($0, sql: "select id from article") }
        #expect(ids.count == 5)
    }

    @Test func `a trigger that somebody dropped is made again`() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.archive()
        try stranger(folder.file("news.db")).write {
            try $0.execute(sql: "drop trigger article_updated")
        }
        _ = try archive.store([Article.example(id: "1")])
        try stranger(folder.file("news.db")).write { db in
            try db.execute(sql: "update article set body = 'other words'")
        }
        try archive.checkIndex()
    }
}
