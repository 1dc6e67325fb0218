import GRDB
import TestSupport
import Testing

@testable import Postings

/// A table that newsfind writes beside one that only SQLite writes, with the same rows.
struct TwinTables {
    static let columns = 4
    let db: Database
    /// The rows as they are now.
    var rows: [Int64: [String]] = [:]

    /// Two empty tables, as the archive's own but for the size of their pages.
    init(pageSize: Int, in db: Database) throws {
        self.db = db
        for name in ["own", "stock"] {
            try db.execute(
                sql: """
                    create table \(name)_content (id integer primary key, a, b, c, d);
                    create virtual table \(name) using fts5 (a, b, c, d unindexed,
                        content = '\(name)_content', content_rowid = 'id',
                        tokenize = 'unicode61 remove_diacritics 2');
                    insert into \(name) (\(name), rank) values
                        ('pgsz', \(pageSize)), ('automerge', 0);
                    """)
        }
    }

    /// Writes rows directly to the one and with SQLite to the other; nil removes a row.
    mutating func write(_ batch: [(row: Int64, texts: [String]?)]) throws {
        var inverter = PostingInverter(columns: Self.columns)
        for (row, texts) in batch {
            let old = rows[row]
            inverter.change(row: row, from: old.map(Self.indexed), to: texts.map(Self.indexed))
            try writeStock("stock", row, from: old, to: texts)
            try writeContent("own", row, texts)
            rows[row] = texts
        }
        try own().add([inverter.finished()])
    }

    /// Writes rows to both with SQLite.
    mutating func writeStock(_ batch: [(row: Int64, texts: [String]?)]) throws {
        for (row, texts) in batch {
            for name in ["own", "stock"] { try writeStock(name, row, from: rows[row], to: texts) }
            rows[row] = texts
        }
    }

    /// The texts that are indexed: not that of the last column.
    static func indexed(_ texts: [String]) -> [String] { texts.dropLast() + [""] }

    func own() throws -> SegmentStore {
        try #require(try SegmentStore("own", columns: Self.columns, in: db))
    }

    /// One of SQLite's own commands for a table.
    func command(_ command: String, _ rank: Int? = nil) throws {
        try db.execute(
            sql: "insert into own (own, rank) values (?, ?)", arguments: [command, rank])
    }

    private func writeStock(
        _ name: String, _ row: Int64, from old: [String]?, to new: [String]?
    ) throws {
        if let old {
            try db.execute(
                sql:
                    "insert into \(name) (\(name), rowid, a, b, c, d) values ('delete', ?, ?, ?, ?, ?)",
                arguments: [row] + StatementArguments(old))
        }
        try writeContent(name, row, new)
        if let new {
            try db.execute(
                sql: "insert into \(name) (rowid, a, b, c, d) values (?, ?, ?, ?, ?)",
                arguments: [row] + StatementArguments(new))
        }
    }

    private func writeContent(_ name: String, _ row: Int64, _ texts: [String]?) throws {
        guard let texts else {
            return try db.execute(
                sql: "delete from \(name)_content where id = ?", arguments: [row])
        }
        try db.execute(
            sql: "replace into \(name)_content values (?, ?, ?, ?, ?)",
            arguments: [row] + StatementArguments(texts))
    }

    /// Compares both tables: SQLite's own check, every place of every term, lengths and totals.
    func check(_ comment: Comment) throws {
        // FTS5 stores what it has gathered at every savepoint.
        try db.inSavepoint { .commit }
        #expect(throws: Never.self, comment) {
            try db.execute(sql: "insert into own (own, rank) values ('integrity-check', 1)")
            try IndexCheck.run("own", in: db)
        }
        for name in ["own", "stock"] {
            try db.execute(
                sql: """
                    create virtual table temp.\(name)_places using fts5vocab(main, \(name), instance)
                    """)
        }
        defer { try? db.execute(sql: "drop table temp.own_places; drop table temp.stock_places") }
        let (own, stock) = try (places("own"), places("stock"))
        #expect(own == stock, comment)
        #expect(try lengths("own") == lengths("stock"), comment)
        #expect(try totals("own") == totals("stock"), comment)
    }

    private func totals(_ name: String) throws -> IndexTotals? {
        try SegmentStore(name, columns: Self.columns, in: db)?.totals()
    }

    /// The rows that a query finds, by their order.
    func found(_ name: String, _ query: String) throws -> [Int64] {
        try Int64.fetchAll(
            db, sql: "select rowid from \(name) where \(name) match ? order by rowid",
            arguments: [query])
    }

    private func places(_ name: String) throws -> [Row] {
        try Row.fetchAll(
            db, sql: "select term, doc, col, offset from temp.\(name)_places order by 1, 2, 3, 4")
    }

    private func lengths(_ name: String) throws -> [Row] {
        try Row.fetchAll(db, sql: "select id, sz from \(name)_docsize order by id")
    }
}

extension SeededGenerator {
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A few words, mostly frequent ones; now and then one of a thousand letters.
    mutating func text(_ most: Int) -> String {
        let words = ["the", "of", "Harbour", "ferry", "naïve", "NATO", "Łódź", "北京", "мир", "x"]
        return (0..<below(most + 1)).map { _ in
            switch below(20) {
            case 0..<14: words[below(1 + below(words.count))]
            case 14..<18: "w\(below(400))"
            case 18: "\(below(1 << 20))"
            default: below(10) == 0 ? String(repeating: "long", count: 1 + below(300)) : "co-op"
            }
        }.joined(separator: " ")
    }

    mutating func texts(_ most: Int) -> [String] {
        [text(most / 8), text(most), below(3) == 0 ? "" : text(4), "2021-12-23"]
    }
}
