import Analysis
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Archive

/// A compact archive holds what a plain one holds.
@Suite struct CompactArchiveTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Articles that have words in common, 1.2 MB or as many as are asked for.
    private func examples(
        _ count: Int = 400, words: Int = 500, seed: UInt64 = 1
    ) -> [(Article, ArticleIdentity, Fingerprint)] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map {
            Article.example(
                id: "\($0)", headline: random.words(4), body: random.words(random.below(words * 2)),
                date: "20\(10 + $0 % 12)-05-0\(1 + $0 % 9)")
        }
    }

    private func kinds(_ archive: Archive) throws -> [String: Int] {
        let rows = try archive.read {
            try Row.fetchAll($0, sql: "select typeof(body), count(*) from article group by 1")
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
    }

    private func dictionaries(_ archive: Archive) throws -> [Int] {
        try archive.read {
            try Int.fetchAll(
                $0, sql: "select length(dictionary) from article_dictionary order by id")
        }
    }

    private func articles(_ archive: Archive) throws -> [Article] {
        var all: [Article] = []
        try archive.forEachArticle { all.append($0) }
        return all
    }

    // MARK: Storing

    @Test func `a compact archive stores frames and gives back the text`() throws {
        let archive = try folder.archive()
        #expect(try !archive.isCompact())
        #expect(try archive.makeCompact() == nil)
        #expect(try archive.isCompact())
        let examples = examples(20)
        _ = try archive.store(examples)
        #expect(try kinds(archive)["blob"] ?? 0 > 15)
        #expect(try articles(archive).map(\.body) == examples.map(\.0.body))
        #expect(try archive.article(key: "3") == examples[3].0)
        let frame = try archive.read {
            try Data.fetchOne($0, sql: "select body from article where typeof(body) = 'blob'")
        }
        #expect(frame?.prefix(4) == Data([0x28, 0xB5, 0x2F, 0xFD]))
        #expect(try archive.check().isSound)
    }

    @Test func `a short body stays text`() throws {
        let archive = try folder.archive()
        _ = try archive.makeCompact()
        _ = try archive.store([
            Article.example(id: "1", body: ""), Article.example(id: "2", body: "No ship sailed."),
        ])
        #expect(try kinds(archive) == ["text": 2])
    }

    @Test func `a plain archive stays plain`() throws {
        let archive = try folder.archive()
        _ = try archive.store(examples(20))
        #expect(try kinds(archive) == ["text": 20])
        #expect(try dictionaries(archive) == [])
        #expect(try !archive.stats().isCompact)
    }

    @Test func `the same articles again change nothing, and a changed one is refreshed`() throws {
        let archive = try folder.archive()
        _ = try archive.makeCompact()
        let examples = examples(20)
        _ = try archive.store(examples)
        #expect(try archive.store(examples) == (added: 0, refreshed: 0, unchanged: 20))
        let same = examples[4]
        #expect(
            try archive.store([(same.0, same.1, Fingerprint(["another recogniser"]))])
                == (added: 0, refreshed: 0, unchanged: 1))
        let changed = Article.example(
            id: "4", body: String(repeating: "A new harbour. ", count: 40))
        #expect(try archive.store([changed]) == (added: 0, refreshed: 1, unchanged: 0))
        #expect(try archive.article(key: "4")?.body == changed.0.body)
        #expect(try archive.remove(keys: ["5", "6"]) == [])
        #expect(try archive.check().isSound)
    }

    @Test func `text is counted as it was before it was compressed`() throws {
        let plain = try folder.archive("plain.db")
        let compact = try folder.archive("compact.db")
        _ = try compact.makeCompact()
        for archive in [plain, compact] { _ = try archive.store(examples(30)) }
        #expect(try compact.stats().textBytes == plain.stats().textBytes)
        #expect(try compact.stats().isCompact)
    }

    // MARK: The dictionary

    @Test func `a dictionary is learnt once there is enough to learn from`() throws {
        let archive = try folder.archive()
        _ = try archive.makeCompact()
        _ = try archive.store(examples(20))
        #expect(try dictionaries(archive) == [0])
        #expect(try archive.wantsSample())
        var sample = BodySample()
        for example in examples() { sample.add(example.0.body) }
        #expect(sample.isEnough)
        _ = try archive.bodyCompression(learningFrom: sample)
        let learnt = try dictionaries(archive)
        #expect(learnt.count == 2 && learnt[1] > 50_000)
        #expect(try !archive.wantsSample())
        let before = try archive.store(examples(400, seed: 2))
        #expect(before.added + before.refreshed == 400)
        #expect(try dictionaries(archive) == learnt)
        #expect(try archive.check().isSound)
    }

    @Test func `what is stored already is learnt from too`() throws {
        let archive = try folder.archive()
        _ = try archive.makeCompact()
        let examples = examples()
        _ = try archive.store(Array(examples.prefix(300)))
        _ = try archive.store(Array(examples.suffix(100)))
        #expect(try dictionaries(archive) == [0])
        _ = try archive.store([Article.example(id: "last")])
        #expect(try dictionaries(archive).count == 2)
        #expect(try articles(archive).prefix(400).map(\.body) == examples.map(\.0.body))
    }

    @Test func `a sample is spread over all that was added and keeps within its bounds`() {
        var sample = BodySample()
        for number in 0..<40_000 {
            sample.add("\(number) " + String(repeating: "x", count: number % 2_000))
            #expect(sample.byteCount <= BodySample.mostBytes)
        }
        sample.add(String(repeating: "long", count: 1 << 20))
        let (bytes, lengths) = sample.joined
        #expect(bytes.count == sample.byteCount && lengths.reduce(0, +) == bytes.count)
        #expect(bytes.count > BodySample.mostBytes / 4)
        var start = 0
        let numbers = lengths.compactMap { length -> Int? in
            defer { start += length }
            return Int(
                String(decoding: bytes[start..<(start + length)].prefix { $0 != 32 }, as: UTF8.self)
            )
        }
        #expect(numbers.first == 0 && (numbers.last ?? 0) > 39_900)
        #expect(Set(zip(numbers, numbers.dropFirst()).map { $1 - $0 }).count == 1)
    }

    // MARK: Making an archive compact

    @Test func `a plain archive is made compact and says the same`() throws {
        let archive = try folder.archive()
        let examples = examples()
        _ = try archive.store(examples)
        let before = try articles(archive)
        var told: [Archive.CompactionProgress] = []
        let done = try #require(try archive.makeCompact { told.append($0) })
        #expect(done.articles > 380 && done.articles <= 400)
        #expect(done.after < done.before * 3 / 4)
        #expect(told.last?.done == 400 && told.last?.total == 400)
        #expect(try articles(archive) == before)
        #expect(try dictionaries(archive).count == 2)
        #expect(try archive.check().isSound)
        // What was there already is known again.
        #expect(try archive.store(examples) == (added: 0, refreshed: 0, unchanged: 400))
        #expect(try archive.makeCompact() == nil)
    }

    @Test func `what is half compact answers, and the rest is done later`() throws {
        let archive = try folder.archive()
        _ = try archive.store(examples(60))
        let before = try articles(archive)
        try archive.write { db in
            try BodyDictionary.empty.write(to: db)
            let compression = BodyCompression(.empty)
            let part = try BodyTable.compress(from: 31, with: compression, in: db)
            #expect(part.rows == 30 && part.next == nil)
        }
        let half = try kinds(archive)["blob"] ?? 0
        #expect(half > 20 && half <= 30)
        #expect(try archive.check().isSound)
        #expect(try articles(archive) == before)
        #expect(try archive.makeCompact()?.articles ?? 0 > 20)
        #expect(try kinds(archive)["blob"] ?? 0 > 50)
        #expect(try archive.check().isSound)
        #expect(try articles(archive) == before)
    }

    @Test func `an archive of small pages gets larger ones, once nobody else has it open`() throws {
        try folder.archive().close()
        let old = try stranger(folder.file("news.db"))
        try old.writeWithoutTransaction {
            try $0.execute(sql: "pragma journal_mode = delete; pragma page_size = 4096; vacuum")
        }
        try old.close()
        let archive = try folder.archive()
        _ = try archive.store(examples(30))
        func pageSize() throws -> Int? {
            try archive.read { try Int.fetchOne($0, sql: "pragma page_size") }
        }
        let reader = try stranger(folder.file("news.db"))
        #expect(try reader.read { try Int.fetchOne($0, sql: "select count(*) from article") } == 30)
        #expect(try archive.makeCompact() != nil)
        #expect(try pageSize() == 4096)
        try reader.close()
        _ = try archive.optimize()
        #expect(try pageSize() == Schema.pageSize)
        #expect(try archive.read { try String.fetchOne($0, sql: "pragma journal_mode") } == "wal")
        #expect(try archive.check().isSound)
    }

    @Test func `bytes that are no UTF-8 are kept as they are`() throws {
        let archive = try folder.archive()
        _ = try archive.store(examples(3))
        let sql = "select hex(cast(newsfind_text(body, key) as blob)) from article where key = 'x'"
        try stranger(folder.file("news.db")).write { db in
            try db.execute(
                sql: """
                    insert into article (key, body) values
                        ('x', cast(zeroblob(90) || x'ff00c3' || 'the end of it all' as text))
                    """)
        }
        let before = try archive.read { try String.fetchOne($0, sql: sql) }
        _ = try archive.makeCompact()
        #expect(try archive.read { try String.fetchOne($0, sql: sql) } == before)
        #expect(try archive.check().isSound)
        #expect(try archive.remove(keys: ["x"]) == [])
        #expect(try archive.check().isSound)
    }

    @Test func `an archive of any older format opens and can be made compact`() throws {
        for name in [
            "1: articles and their full-text index", "2: vocabulary and pairs of characters",
            "3: blocks of postings",
        ] {
            let path = folder.file("\(name.prefix(1)).db")
            let old = try DatabaseQueue(path: path)
            try Schema.migrator.migrate(old, upTo: name)
            try old.write { db in
                try db.execute(sql: Schema.dropTriggers)
                try db.execute(
                    sql: """
                        insert into article (key, body)
                            values ('1', replace(hex(zeroblob(300)), '00', 'They expanded. '));
                        insert into article_fts (article_fts) values ('rebuild');
                        """)
            }
            try old.close()
            let archive = try Archive(opening: path, mode: .write)
            #expect(try !archive.isCompact())
            #expect(try archive.makeCompact()?.articles == 1)
            #expect(try archive.article(key: "1")?.body.hasPrefix("They expanded. They") == true)
            #expect(try archive.check().isSound)
            #expect(try archive.stats().format == 5)
        }
    }
}
