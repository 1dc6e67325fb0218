import GRDB
import Postings
import TestSupport

/// A small database with a full-text table as an archive has it, which only SQLite writes.
struct StockTable {
    let db: DatabaseQueue
    var random: SeededGenerator
    /// The rows that are there, in order: a set would be picked from in another order each time.
    private(set) var rows: [Int64] = []

    static let tables = PostingTables("t", content: "c")

    init(seed: UInt64, pageSize: Int) throws {
        random = SeededGenerator(seed: seed)
        db = try DatabaseQueue()
        try db.write { db in
            try db.execute(
                sql: """
                    create table c (id integer primary key, published integer, headline, body,
                        entities, date);
                    create index c_published on c (published);
                    create virtual table t using fts5 (
                        headline, body, entities, date unindexed, content = 'c',
                        content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
                    insert into t (t, rank) values ('pgsz', \(pageSize)), ('automerge', 0);
                    \(PostingTables.schema)
                    """)
        }
    }

    /// Words of very different frequency, some of them long.
    mutating func words(upTo most: Int) -> String {
        (0..<Int.random(in: 0...most, using: &random)).map { _ in
            let number = Int(pow2(Double.random(in: 0..<9, using: &random))) - 1
            return number == 300 ? String(repeating: "long", count: 250) : "w\(number)"
        }.joined(separator: " ")
    }

    private func pow2(_ exponent: Double) -> Double {
        var value = 1.0
        for _ in 0..<Int(exponent) { value *= 2 }
        return value * (1 + exponent - Double(Int(exponent)))
    }

    mutating func insert(_ count: Int, words most: Int) throws {
        let first = (rows.last ?? 0) + 1
        for id in first..<(first + Int64(count)) {
            try put(id, words: most)
            rows.append(id)
        }
    }

    private mutating func put(_ id: Int64, words most: Int) throws {
        let texts = [words(upTo: 4), words(upTo: most), words(upTo: 3)]
        let time = Int.random(in: 0..<10, using: &random) == 0 ? nil : id * 1_000
        try db.write { db in
            try db.execute(
                sql: "insert or replace into c values (?, ?, ?, ?, ?, '2020')",
                arguments: [id, time, texts[0], texts[1], texts[2]])
            try db.execute(
                sql:
                    "insert into t (rowid, headline, body, entities, date) values (?, ?, ?, ?, '2020')",
                arguments: [id, texts[0], texts[1], texts[2]])
        }
    }

    private func forget(_ id: Int64) throws {
        try db.write { db in
            try db.execute(
                sql: """
                    insert into t (t, rowid, headline, body, entities, date)
                    select 'delete', id, headline, body, entities, date from c where id = ?
                    """, arguments: [id])
            try db.execute(sql: "delete from c where id = ?", arguments: [id])
        }
    }

    mutating func delete(_ count: Int) throws {
        for _ in 0..<count {
            guard let id = rows.randomElement(using: &random) else { return }
            try forget(id)
            rows.removeAll { $0 == id }
        }
    }

    mutating func update(_ count: Int, words most: Int) throws {
        for _ in 0..<count {
            guard let id = rows.randomElement(using: &random) else { return }
            try forget(id)
            try put(id, words: most)
        }
    }

    func command(_ command: String, _ rank: Int? = nil) throws {
        try db.write { db in
            if let rank {
                try db.execute(
                    sql: "insert into t (t, rank) values (?, ?)", arguments: [command, rank])
            } else {
                try db.execute(sql: "insert into t (t) values (?)", arguments: [command])
            }
        }
    }
}
