import Foundation
import GRDB

@testable import Postings

/// An index with any damage is read to an answer or an error.
///
/// The first byte chooses one of two indexes, six bytes each a damage: what is damaged, which row of it
/// (two bytes), where (two bytes), and by what.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPages(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = UnsafeBufferPointer(start: start, count: count)
    guard let first = input.first else { return 0 }
    let queue = first & 1 == 0 ? inOrder : overlapping
    do {
        try queue.inTransaction { db in
            for index in 0..<min(8, (count - 1) / 6) {
                try Damage(input[(1 + index * 6)...].prefix(6)).apply(to: db)
            }
            if first & 2 == 0 {
                // As if the damage had been there when the tables were made.
                try db.execute(
                    sql: """
                        update posting_state set
                            structure = coalesce((select block from t_data where id = 10), ''),
                            totals = coalesce((select block from t_data where id = 1), '')
                        """)
            }
            // A few each time; each by itself: that one fails says nothing of the others.
            let chosen = input.reduce(Int(first)) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
            read((0..<5).map { forms[(chosen >> ($0 * 3)) % forms.count] }, in: db)
            if first & 0xE0 == 0 {
                do {
                    try tables.forget(in: db)
                    try tables.update(in: db)
                    read([forms[0], forms[chosen % forms.count]], in: db)
                } catch {}
            }
            return .rollback
        }
    } catch {
        fatalError("\(error)")
    }
    return 0
}

// MARK: Reading

private struct Form {
    var tokens: [String]
    var isPrefix = false
    var field: Int?
}

private let forms: [Form] =
    (0..<30).map { Form(tokens: ["w\($0)"], field: $0 % 5 == 4 ? $0 % 3 : nil) }
    + ["w", "w1", "lo", "x"].map { Form(tokens: [$0], isPrefix: true) }
    + [["w0", "w1"], ["w1", "w1"], ["w0", "w2", "w1"]].flatMap {
        [Form(tokens: $0), Form(tokens: $0, field: 1), Form(tokens: $0, isPrefix: true)]
    } + [Form(tokens: [long])]

private let long = String(repeating: "long", count: 40)

private func read(_ forms: [Form], in db: Database) {
    let cache = PostingCache()
    guard let index = try? cache.index(tables, in: db) else { return }
    // The same without the tables beside the index.
    let bare = try? cache.companion(tables, columns: 4, in: db)
    for index in [index, bare].compactMap(\.self) {
        for form in forms {
            do { try read(form, in: index, of: db) } catch {}
        }
    }
}

/// Reads all that there is of a form, in all the ways there are.
private func read(_ form: Form, in index: PostingIndex, of db: Database) throws {
    let facts = index.facts
    let found = try FormPostings(
        form.tokens, isPrefix: form.isPrefix, field: form.field, in: index)
    try index.knowLengths(of: found.list, in: db)
    let window = RowWindow(rows: facts.count + 64)
    if facts.count > 0 {
        window.reset(0...UInt32(facts.count - 1))
        try found.list.fill(window)
        let scratch = RowWindow(rows: facts.count + 64)
        try found.list.restrict(window, scratch: scratch)
        try found.list.restrict(window, excluding: true, scratch: scratch)
        var sums = [Float](repeating: 0, count: facts.count + 64)
        for number in 0..<found.list.parts.count {
            let part = found.list.part(number)
            _ = part.pointee.maximum(from: 0, through: UInt32(facts.count - 1))
            try sums.withUnsafeMutableBufferPointer { sums in
                guard let base = sums.baseAddress else { return }
                try part.pointee.addImpacts(
                    of: 0...UInt32(facts.count - 1), norms: facts.norms, factor: 1, least: 0,
                    to: base, from: 0)
            }
        }
    }
    var row: UInt32 = 0
    while true {
        let (next, part) = try found.list.seek(row)
        guard let part else { break }
        precondition(next >= row && Int(next) < facts.count, "row \(next) looked for from \(row)")
        _ = part.pointee.counts
        row = next
        // Damage in one place leaves the others.
        do { try found.forEachPlace(in: row) { precondition($0 < 4 && $1 >= 0) } } catch {}
        row += 1
    }
}

// MARK: Damage

private struct Damage {
    let kind: UInt8
    let row: Int
    let offset: Int
    let value: UInt8

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let bytes = Array(bytes)
        (kind, row) = (bytes[0], Int(bytes[1]) << 8 | Int(bytes[2]))
        (offset, value) = (Int(bytes[3]) << 8 | Int(bytes[4]), bytes[5])
    }

    /// Numbers that are at the edge of something.
    private var number: Int64 {
        let edges: [Int64] = [
            0, 1, -1, 127, 128, 129, 255, 4_095, 4_096, 1 << 16, 1 << 31 - 1, 1 << 31, 1 << 32,
            1 << 40, .max, .min,
        ]
        return edges[Int(value) % edges.count] &+ Int64(offset % 3 - 1)
    }

    func apply(to db: Database) throws {
        switch kind % 10 {
        case 0, 1: try change("t_data", "id", "block", in: db)
        case 2:
            try change("t_data", "id", "block", at: row & 1 == 0 ? 1 : 10, in: db)
        case 3: try change("posting_blocks", "id", "data", in: db)
        case 4: try set("posting_blocks", "id", ["id"], in: db)
        case 5:
            try set(
                "posting_terms", "term", ["articles", "occurrences", "deletions", "blocks"], in: db)
        case 6: try change("posting_rows", "chunk", value & 1 == 0 ? "lengths" : "times", in: db)
        case 7: try set("posting_rows", "chunk", ["chunk"], in: db)
        case 8:
            try set(
                "posting_segments", "segment",
                ["segment", "average", "first_row", "last_row"], in: db)
        default:
            try db.execute(
                sql: """
                    update or replace t_idx set pgno = ?
                    where (segid, term) =
                        (select segid, term from t_idx order by segid, term limit 1 offset ?)
                    """,
                arguments: [
                    value & 1 == 0 ? number : Int64(offset), row % max(1, size("t_idx", in: db)),
                ])
        }
    }

    private func size(_ table: String, in db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "select count(*) from \(table)") ?? 0
    }

    private func id(_ table: String, _ key: String, in db: Database) throws -> DatabaseValue {
        try DatabaseValue.fetchOne(
            db, sql: "select \(key) from \(table) order by \(key) limit 1 offset ?",
            arguments: [row % max(1, size(table, in: db))]) ?? .null
    }

    /// Changes, cuts or lengthens a blob.
    private func change(
        _ table: String, _ key: String, _ column: String, at known: Int64? = nil, in db: Database
    ) throws {
        let id = try known?.databaseValue ?? id(table, key, in: db)
        let found = try DatabaseValue.fetchOne(
            db, sql: "select \(column) from \(table) where \(key) = ?", arguments: [id])
        guard var bytes = found.flatMap(Data.fromDatabaseValue) else { return }
        switch (kind / 10) % 8 {
        case 0: bytes.removeLast(min(bytes.count, offset % 64))
        case 1: bytes += Data(repeating: value, count: offset % 64)
        default:
            guard !bytes.isEmpty else { return }
            bytes[offset % bytes.count] = value
        }
        try db.execute(
            sql: "update \(table) set \(column) = ? where \(key) = ?",
            arguments: [bytes, id])
    }

    /// Sets a number.
    private func set(
        _ table: String, _ key: String, _ columns: [String], in db: Database
    ) throws {
        let column = columns[Int(kind / 10) % columns.count]
        var value: any DatabaseValueConvertible = number
        if offset % 16 == 7 { value = "text" }
        if key == column, offset % 16 == 7 { return }
        try db.execute(
            sql: "update or replace \(table) set \(column) = ? where \(key) = ?",
            arguments: [value, id(table, key, in: db)])
    }
}

// MARK: Indexes

private let tables = PostingTables("t", content: "c")
private let inOrder = makeIndex(overlaps: false)
private let overlapping = makeIndex(overlaps: true)

/// A small index of four segments on tiny pages, with the tables beside it.
private func makeIndex(overlaps: Bool) -> DatabaseQueue {
    do {
        let queue = try DatabaseQueue()
        try queue.write { db in
            try db.execute(
                sql: """
                    create table c (id integer primary key, published integer, headline, body,
                        entities, date);
                    create virtual table t using fts5 (
                        headline, body, entities, date unindexed, content = 'c',
                        content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
                    insert into t (t, rank) values ('pgsz', 64), ('automerge', 0);
                    \(PostingTables.schema)
                    """)
        }
        var state: UInt64 = 7
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        func words(_ most: Int) -> String {
            (0..<random(most)).map { _ in
                let number = 1 << random(6) - 1 + random(3)
                return number == 31 ? long : "w\(number)"
            }.joined(separator: " ")
        }
        for (segment, size) in [280, 160, 20, 3].enumerated() {
            try queue.write { db in
                for number in 0..<size {
                    let id = overlaps && segment > 0 ? 1 + number * 3 : segment * 400 + number
                    if overlaps, segment > 0 {
                        try db.execute(
                            sql: """
                                insert into t (t, rowid, headline, body, entities, date)
                                select 'delete', id, headline, body, entities, date
                                from c where id = ?
                                """, arguments: [id])
                    }
                    let texts = [words(4), "w0 " + words(size < 10 ? 90 : 12), words(3)]
                    try db.execute(
                        sql: "insert or replace into c values (?, ?, ?, ?, ?, '')",
                        arguments: [id, id % 9 == 0 ? nil : id * 1_000] + StatementArguments(texts))
                    try db.execute(
                        sql: "insert into t (rowid, headline, body, entities) values (?, ?, ?, ?)",
                        arguments: [id] + StatementArguments(texts))
                }
            }
        }
        try queue.write { try tables.update(in: $0) }
        return queue
    } catch {
        fatalError("\(error)")
    }
}
