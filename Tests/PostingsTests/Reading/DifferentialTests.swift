import Foundation
import GRDB
import TestSupport
import Testing

@testable import Postings

/// What is read directly against what SQLite itself says of the same index.
@Suite struct DifferentialTests {
    /// Where a word stands.
    private struct Place: Hashable, Comparable {
        var row: Int64
        var field: Int
        var position: Int

        static func < (one: Place, two: Place) -> Bool {
            (one.row, one.field, one.position) < (two.row, two.field, two.position)
        }
    }

    @Test(arguments: Histories.seeds(5))
    func `every posting is found, whoever wrote it`(seed: UInt64) throws {
        let pageSize = [40, 64, 100, 400, 4_050][Int((seed - 1) % 5)]
        var table = try StockTable(seed: seed, pageSize: pageSize)
        let cache = PostingCache()
        for step in 0..<8 {
            switch Int.random(in: 0..<8, using: &table.random) {
            case 0, 1, 2: try table.insert(60, words: 40)
            case 3: try table.insert(3, words: 2_000)
            case 4: try table.delete(10)
            case 5: try table.update(10, words: 30)
            case 6: try table.command("merge", -16)
            default: try table.command(step % 2 == 0 ? "optimize" : "rebuild")
            }
            try check(table, cache)
        }
    }

    private func check(_ table: StockTable, _ cache: PostingCache) throws {
        try table.db.write { try StockTable.tables.update(in: $0) }
        try table.db.write { db in
            try db.execute(sql: "create virtual table temp.v using fts5vocab(main, t, 'instance')")
            defer { try? db.execute(sql: "drop table temp.v") }
            var expected: [String: [Place]] = [:]
            let instances = try Row.fetchCursor(db, sql: "select term, doc, col, \"offset\" from v")
            while let row = try instances.next() {
                let field = ["headline", "body", "entities"].firstIndex(of: row[2] as String) ?? -1
                expected[row[0], default: []].append(
                    Place(row: row[1], field: field, position: row[3]))
            }
            let index = try #require(try cache.index(StockTable.tables, in: db))
            for (number, (term, places)) in expected.enumerated() {
                for field in number % 8 == 0 ? [nil, 0, 1, 2] : [nil] {
                    let wanted = places.filter { field == nil || $0.field == field }.sorted()
                    let form = try FormPostings([term], isPrefix: false, field: field, in: index)
                    var found: [Place] = []
                    for row in try rows(of: form) {
                        try form.forEachPlace(in: UInt32(row)) {
                            found.append(Place(row: row, field: $0, position: $1))
                        }
                    }
                    #expect(found == wanted, "\(term) \(String(describing: field))")
                    #expect(form.list.articles == Set(wanted.map(\.row)).count)
                    #expect(form.list.occurrences == wanted.count)
                }
            }
            #expect(
                try FormPostings(["absent"], isPrefix: false, field: nil, in: index).list.articles
                    == 0)
            for prefix in ["w12", "w25", "lo", "w4", "x"] {
                let wanted = expected.filter { $0.key.hasPrefix(prefix) }.flatMap(\.value).sorted()
                let form = try FormPostings([prefix], isPrefix: true, field: nil, in: index)
                var found: [Place] = []
                for row in try rows(of: form) {
                    try form.forEachPlace(in: UInt32(row)) {
                        found.append(Place(row: row, field: $0, position: $1))
                    }
                }
                #expect(found == wanted, "\(prefix)*")
                #expect(form.list.occurrences == wanted.count)
            }
            for phrase in [["w0", "w1"], ["w1", "w1"], ["w0", "w0", "w2"]] {
                for (column, field) in [("", nil), ("headline : ", 0), ("body : ", 1)]
                    as [(String, Int?)]
                {
                    let wanted = try Int64.fetchAll(
                        db, sql: "select rowid from t where t match ? order by rowid",
                        arguments: [column + "\"" + phrase.joined(separator: " ") + "\""])
                    let form = try FormPostings(phrase, isPrefix: false, field: field, in: index)
                    #expect(try rows(of: form) == wanted, "\(phrase)")
                    let begun = try Int64.fetchAll(
                        db, sql: "select rowid from t where t match ? order by rowid",
                        arguments: [column + "\"" + phrase.joined(separator: " ") + "\" *"])
                    let prefix = try FormPostings(phrase, isPrefix: true, field: field, in: index)
                    #expect(try rows(of: prefix) == begun, "\(phrase)*")
                }
            }
        }
    }

    /// The rows of a list, in order.
    private func rows(of form: FormPostings) throws -> [Int64] {
        var rows: [Int64] = []
        var row: UInt32 = 0
        while true {
            row = try form.list.seek(row).row
            guard row != .max else { return rows }
            rows.append(Int64(row))
            row += 1
        }
    }
}
