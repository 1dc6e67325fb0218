import Foundation
import GRDB
import TestSupport
import Testing

@testable import Archive

/// A body that cannot be read is told, and nothing else is lost with it.
@Suite struct DamagedBodyTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
        _ = try archive.makeCompact()
        var random = SeededGenerator(seed: 5)
        var sample = BodySample()
        for _ in 0..<300 { sample.add(random.words(800)) }
        _ = try archive.bodyCompression(learningFrom: sample)
        _ = try archive.store(
            (0..<12).map { Article.example(id: "\($0)", body: random.words(120) + " word\($0)") })
    }

    /// Does to the file what triggers forbid.
    private func damage(_ sql: String, _ arguments: StatementArguments = []) throws {
        try archive.write { db in
            try db.execute(sql: Schema.dropTriggers)
            try db.execute(sql: sql, arguments: arguments)
            try db.execute(sql: Schema.createTriggers)
        }
    }

    private static let setBody = "update article set body = ? where key = '3'"

    private func frame() throws -> Data {
        try #require(
            try archive.read {
                try Data.fetchOne($0, sql: "select body from article where key = '3'")
            })
    }

    /// The error of a read of the article; nil if there is none.
    private func failure() throws -> String? {
        do {
            _ = try archive.article(key: "3")
            return nil
        } catch ArchiveError.damaged(_, let detail) {
            return detail
        }
    }

    @Test(arguments: [
        "28b52ffd", "28b52ffd00", "28b52ffd20ff010000", "28b52ffda0ffffff7f010000",
        "28b52ffde0ffffffffffffff7f010000", "28b52ffdc0000000000001000000010000",
        "28b52ffd2005010000", "28b52ffd0058010000", "28b52ffd630102030405010000",
    ])
    func `a frame that is none is an error that names the article`(hex: String) throws {
        try damage("update article set body = x'\(hex)' where key = '3'")
        #expect(try failure()?.hasPrefix("the body of article '3' ") == true)
        let report = try archive.check()
        #expect(report.bodyProblems.map(\.key) == ["3"] && !report.isSound)
        #expect(report.indexProblem == nil)
        #expect(throws: ArchiveError.self) { try archive.forEachArticle { _ in } }
        #expect(try archive.article(key: "4") != nil)
    }

    @Test func `bytes that have changed are found out`() throws {
        let frame = try frame()
        let text = try #require(try archive.article(key: "3")).body
        var random = SeededGenerator(seed: 11)
        for round in 0..<200 {
            var bytes = frame
            switch random.below(3) {
            case 0: bytes[4 + random.below(bytes.count - 4)] ^= UInt8(1 << random.below(8))
            case 1: bytes = bytes.prefix(4 + random.below(bytes.count - 4))
            default:
                bytes.append(
                    contentsOf: (0..<(1 + random.below(9))).map { _ in
                        UInt8.random(in: 0...255, using: &random)
                    })
            }
            try damage(Self.setBody, [bytes])
            if let found = try? archive.article(key: "3") {
                // A bit of the frame's head that nothing depends on.
                #expect(found.body == text, "round \(round)")
            } else {
                #expect(try archive.check().bodyProblems.map(\.key) == ["3"], "round \(round)")
            }
        }
        try damage(Self.setBody, [frame])
        #expect(try archive.check().isSound)
    }

    @Test func `a dictionary that is missing or another is told`() throws {
        let changes = [
            "delete from article_dictionary where id > 0",
            "update article_dictionary set dictionary = x'' where id > 0",
            "update article_dictionary set dictionary = 'text' where id > 0",
            "update article_dictionary set id = id + 1 where id > 0",
            "drop table article_dictionary",
        ]
        for (number, change) in changes.enumerated() {
            let path = folder.file("\(number).db")
            try archive.backup(to: path)
            try stranger(path).write { try $0.execute(sql: change) }
            let broken = try Archive(opening: path)
            do {
                _ = try broken.article(key: "3")
                Issue.record("\(change): no error")
            } catch {
                #expect("\(error)".contains("article '3' needs dictionary"), "\(change): \(error)")
            }
        }
    }

    @Test func `a damaged article can be removed, and the others are still found`() throws {
        try damage(Self.setBody, [try frame().dropLast(9)])
        #expect(try archive.remove(keys: ["3"]) == [])
        #expect(try archive.check().isSound)
        #expect(try archive.articleCount() == 11)
        for number in 0..<12 {
            let count = try archive.read { db in
                try Int.fetchOne(
                    db, sql: "select count(*) from article_fts where article_fts match ?",
                    arguments: ["word\(number)"])
            }
            #expect(count == (number == 3 ? 0 : 1))
        }
    }

    @Test func `a damaged article is refreshed, and an index can be made around others`() throws {
        try damage("update article set body = x'28b52ffd00' where key in ('3', '8')")
        _ = try archive.store([Article.example(id: "3", body: "It is whole again.")])
        #expect(try archive.article(key: "3")?.body == "It is whole again.")
        #expect(try archive.check().bodyProblems.map(\.key) == ["8"])
        try archive.rebuildIndex()
        #expect(try archive.check().bodyProblems.map(\.key) == ["8"])
        _ = try archive.optimize()
        #expect(try archive.remove(keys: ["8"]) == [])
        #expect(try archive.check().isSound)
    }
}
