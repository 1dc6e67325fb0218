import Archive
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Search

/// An archive whose index is damaged answers, or says that it is damaged.
struct DamagedArchiveTests {
    private static let queries = [
        "dam", "\"the dam\"", "dam NEAR/3 flood", "ho*", "harbour -dam", "source:quay flood", "",
    ]

    private static func archive() async throws -> TestArchive {
        var random = SeededGenerator(seed: 3)
        let words = ["dam", "flood", "the", "harbour", "hotel", "vote", "river", "talks"]
        return try await TestArchive(
            (0..<400).map { number in
                draft(
                    "a\(number)", words.randomElement(using: &random) ?? "",
                    (0..<20).map { _ in words.randomElement(using: &random) ?? "" }
                        .joined(separator: " "),
                    date: "2021-\(10 + number % 3)-\(10 + number % 19)",
                    source: number % 2 == 0 ? "Quay Herald" : "Tidewater Post")
            })
    }

    /// A copy of an archive, changed by another program.
    private static func damaged(
        _ archive: TestArchive, _ name: String, _ change: (Database) throws -> Void
    ) throws -> Searcher {
        let path = archive.folder.appendingPathComponent("\(name).db").path
        try Archive(opening: archive.path).backup(to: path)
        let stranger = try DatabaseQueue(path: path)
        try stranger.write(change)
        try stranger.close()
        return try Searcher(opening: path)
    }

    @Test func `bytes changed in an index end in answers or errors`() async throws {
        let archive = try await Self.archive()
        var random = SeededGenerator(seed: 9)
        var errors = 0
        for number in 0..<40 {
            let table = ["article_fts_data block", "posting_blocks data", "posting_rows lengths"][
                number % 3
            ].split(separator: " ")
            let searcher = try Self.damaged(archive, "bytes-\(number)") { db in
                let rows = try Row.fetchAll(db, sql: "select rowid, * from \(table[0])")
                for _ in 0..<4 {
                    guard let row = rows.randomElement(using: &random),
                        var bytes = row[String(table[1])] as Data?, !bytes.isEmpty
                    else { continue }
                    let index = Int.random(in: 0..<bytes.count, using: &random)
                    bytes[index] = UInt8.random(in: 0...255, using: &random)
                    try db.execute(
                        sql: "update \(table[0]) set \(table[1]) = ? where rowid = ?",
                        arguments: [bytes, row[0] as Int64])
                }
            }
            for text in Self.queries {
                do {
                    _ = try searcher.search(Query(parsing: text))
                    _ = try searcher.timeline(Query(parsing: text))
                } catch {
                    guard case .damaged = error else { throw error }
                    errors += 1
                    // What is beside FTS5 is not needed for an answer.
                    #expect(table[0] == "article_fts_data", "\(text): \(error)")
                }
            }
        }
        #expect(errors > 0)
    }

    @Test(arguments: [
        "update posting_rows set chunk = 1 << 40", "update posting_rows set chunk = -1",
        "update posting_rows set chunk = 500000", "update posting_rows set lengths = x''",
        "update posting_rows set lengths = 'none', times = 7",
        "update posting_terms set articles = 1 << 62", "update posting_terms set deletions = -5",
        "update posting_terms set blocks = 9223372036854775807",
        "update posting_terms set blocks = 'x', articles = 'many'",
        "update posting_blocks set data = x'00'", "update posting_blocks set data = 'text'",
        "delete from posting_blocks", "delete from posting_rows", "delete from posting_segments",
        "update posting_segments set average = 'long', first_row = 'x'",
        "update posting_segments set average = 0", "update posting_segments set segment = -1",
        "update posting_state set structure = 7, totals = 'x'", "drop table posting_blocks",
        "update article_fts_data set block = x'00' where id > 10",
        "delete from article_fts_data where id > 10", "delete from article_fts_idx",
        "update article_fts_idx set pgno = 1 << 40", "delete from article_fts_data",
    ])
    func `tables that say what cannot be end in answers or errors`(change: String) async throws {
        let searcher = try Self.damaged(try await Self.archive(), "tables") { db in
            try db.execute(sql: change)
        }
        for text in Self.queries {
            do {
                let results = try searcher.search(Query(parsing: text))
                #expect(results.total >= results.hits.count)
                _ = try searcher.timeline(Query(parsing: text))
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
    }

    @Test func `a time far from now does not end a search`() async throws {
        let archive = try await Self.archive()
        let path = archive.folder.appendingPathComponent("times.db").path
        _ = try Self.damaged(archive, "times") { db in
            try db.execute(
                sql: """
                    update article set published = 1 << 62 where id = 3;
                    update article set published = -9223372036854775807 where id = 4;
                    update article set published = 'yesterday' where id = 5;
                    """)
        }
        for isIndexed in [false, true] {
            if isIndexed { _ = try Archive(opening: path, mode: .write).optimize() }
            let options = options {
                $0.recencyHalfLife = 86_400
                $0.explains = true
            }
            let results = try Searcher(opening: path).search(
                Query(parsing: "dam"), options: options)
            #expect(results.explanation?.engine == (isIndexed ? .postings : .fts5))
            #expect(results.total > 0)
            let timeline = try Searcher(opening: path).timeline(Query(parsing: ""))
            #expect(timeline.matches + timeline.undatedMatches == 400)
            #expect(timeline.buckets.count < 10_000)
        }
    }
}
