import Foundation
import GRDB
import TestSupport
import Testing

@testable import Postings

/// What is read of an index in which a byte has changed is an error, or what SQLite itself reads.
@Suite struct DamageTests {
    /// Where a byte is changed.
    enum Place: String, CaseIterable {
        case pages = "t_data block id"
        case structure = "t_data block id = 10 and id"
        case leaves = "t_idx term rowid"
        case numbers = "t_idx pgno rowid"
        case terms = "posting_terms term term"
        case blocks = "posting_blocks data id"
        case lengths = "posting_rows lengths chunk"
        case times = "posting_rows times chunk"

        /// Whether SQLite reads it too.
        var isStock: Bool { rawValue.hasPrefix("t_") }
    }

    /// What an index says of a few words; the first error in place of it.
    private struct Answers: Equatable {
        var rows: [[Int64]] = []
        var places: [[Int]] = []
    }

    private static let words = ["w0", "w1", "w3", "w9", "w40"]
    private static let phrase = ["w0", "w1"]

    @Test(
        arguments: [(Place.pages, 160), (.blocks, 60), (.leaves, 40), (.numbers, 40)]
            + [Place.structure, .terms, .lengths, .times].map { ($0, 20) })
    func `a changed byte is an error or changes no answer`(place: Place, cases: Int) throws {
        var table = try StockTable(seed: 11, pageSize: 64)
        try table.insert(200, words: 12)
        try table.insert(150, words: 12)
        try table.update(15, words: 12)
        try table.insert(2, words: 300)
        try table.db.write { try StockTable.tables.update(in: $0) }
        var random = SeededGenerator(seed: 5)
        var (errors, equal) = (0, 0)
        for number in 0..<cases {
            let copy = try DatabaseQueue()
            try table.db.backup(to: copy)
            try copy.write { try damage(place, in: $0, &random) }
            try copy.write { db in
                let found = try? answers(in: db)
                // The same without the tables beside the index.
                let bare = try? answers(in: db, isBare: true)
                if found == nil { errors += 1 }
                guard place.isStock else { return }
                guard found != nil || bare != nil, isSound(db),
                    let stock = try stockAnswers(in: db)
                else { return }
                if let found {
                    #expect(found == stock, "\(place) \(number)")
                    equal += 1
                }
                if let bare { #expect(bare == stock, "bare, \(place) \(number)") }
            }
        }
        // Else nothing would have been tested.
        if place == .pages || place == .blocks { #expect(errors > 5) }
        if place == .numbers { #expect(equal > 0) }
    }

    private func damage(
        _ place: Place, in db: Database, _ random: inout SeededGenerator
    ) throws {
        let parts = place.rawValue.split(separator: " ", maxSplits: 2).map(String.init)
        let (table, column) = (parts[0], parts[1])
        if place == .numbers {
            let number = Int.random(in: -3...3, using: &random)
            let row = Int.random(in: 0..<30, using: &random)
            return try db.execute(
                sql: """
                    update t_idx set pgno = max(0, pgno + ?) where (segid, term) =
                        (select segid, term from t_idx limit 1 offset ?)
                    """, arguments: [number, row])
        }
        let condition = place == .structure ? "where id = 10" : ""
        let key = table == "t_idx" ? "segid, term" : parts[2].split(separator: " ").last ?? "id"
        let rows = try Row.fetchAll(db, sql: "select * from \(table) \(condition)")
        guard let row = rows.randomElement(using: &random), var bytes = row[column] as Data?,
            !bytes.isEmpty
        else { return }
        let index = Int.random(in: 0..<bytes.count, using: &random)
        bytes[index] ^= UInt8.random(in: 1...255, using: &random)
        let keys = key.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        try db.execute(
            sql: "update or replace \(table) set \(column) = ? where "
                + keys.map { "\($0) = ?" }.joined(separator: " and "),
            arguments: [bytes] + StatementArguments(keys.map { row[$0] as DatabaseValue }))
    }

    private func isSound(_ db: Database) -> Bool {
        (try? db.execute(sql: "insert into t (t, rank) values ('integrity-check', 1)")) != nil
    }

    /// nil if the tables are not for this index.
    private func answers(in db: Database, isBare: Bool = false) throws -> Answers? {
        let cache = PostingCache()
        guard var index = try cache.index(StockTable.tables, in: db) else { return nil }
        if isBare {
            guard let bare = try cache.companion(StockTable.tables, columns: 4, in: db)
            else { return nil }
            index = bare
        }
        var answers = Answers()
        let forms =
            Self.words.map { ([$0], false) } + [(["w1"], true), (Self.phrase, false)]
        for (tokens, isPrefix) in forms {
            let form = try FormPostings(tokens, isPrefix: isPrefix, field: nil, in: index)
            try index.knowLengths(of: form.list, in: db)
            var rows: [Int64] = []
            var places: [Int] = []
            var row: UInt32 = 0
            while true {
                let (next, part) = try form.list.seek(row)
                guard part != nil else { break }
                try #require(next >= row)
                row = next
                rows.append(Int64(row))
                try form.forEachPlace(in: row) { places += [Int(row), $0, $1] }
                row += 1
            }
            answers.rows.append(rows)
            if tokens.count == 1, !isPrefix { answers.places.append(places) }
        }
        return answers
    }

    /// nil where SQLite reads a column that there is not, in an index that its own check finds sound.
    private func stockAnswers(in db: Database) throws -> Answers? {
        var answers = Answers()
        let texts = Self.words + ["w1*", "\"" + Self.phrase.joined(separator: " ") + "\""]
        for text in texts {
            answers.rows.append(
                try Int64.fetchAll(
                    db, sql: "select rowid from t where t match ? order by rowid",
                    arguments: [text]))
        }
        try db.execute(sql: "create virtual table temp.v using fts5vocab(main, t, 'instance')")
        for word in Self.words {
            var places: [[Int]] = []
            let instances = try Row.fetchCursor(
                db, sql: "select doc, col, \"offset\" from v where term = ?", arguments: [word])
            while let row = try instances.next() {
                guard let doc = Int.fromDatabaseValue(row[0]),
                    let column = String.fromDatabaseValue(row[1]),
                    let field = ["headline", "body", "entities"].firstIndex(of: column),
                    let position = Int.fromDatabaseValue(row[2])
                else { return nil }
                places.append([doc, field, position])
            }
            places.sort { $0.lexicographicallyPrecedes($1) }
            answers.places.append(places.flatMap(\.self))
        }
        return answers
    }
}
