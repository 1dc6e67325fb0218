package import GRDB
internal import GRDBSQLite

/// The pages of one FTS5 table's index, read through prepared statements.
///
/// Valid within one read of its database.
package final class PageStore {
    package let table: String
    let db: Database
    private let page: OpaquePointer
    private let leafOf: OpaquePointer
    private let leafAfter: OpaquePointer
    /// The statements belong to GRDB, which finalizes them.
    private let statements: [Statement]
    /// Those of tables that need not be there.
    private var blockStatements: [Statement] = []

    /// Prepares the statements.
    package init(_ table: String, in db: Database) throws {
        self.table = table
        self.db = db
        statements = try [
            db.cachedStatement(sql: "select block from \(table)_data where id = ?"),
            db.cachedStatement(
                sql: """
                    select pgno from \(table)_idx where segid = ? and term <= ?
                    order by term desc limit 1
                    """),
            db.cachedStatement(
                sql: """
                    select pgno from \(table)_idx where segid = ? and term > ?
                    order by term limit 1
                    """),
        ]
        page = statements[0].sqliteStatement
        leafOf = statements[1].sqliteStatement
        leafAfter = statements[2].sqliteStatement
    }

    /// The statement that reads a row of `posting_blocks`, one of `posting_terms`, or some of these.
    private func blockStatement(_ index: Int) throws -> OpaquePointer {
        if blockStatements.isEmpty {
            blockStatements = try [
                db.cachedStatement(sql: "select data from posting_blocks where id = ?"),
                db.cachedStatement(
                    sql: """
                        select articles, occurrences, deletions, blocks from posting_terms
                        where segment = ? and term = ?
                        """),
                db.cachedStatement(
                    sql: """
                        select articles, occurrences, deletions, blocks, term from posting_terms
                        where segment = ? and term >= ? and term < ? order by term
                        """),
            ]
        }
        return blockStatements[index].sqliteStatement
    }

    /// Calls `body` with a record; nil if there is none.
    func withRecord<Value>(
        _ id: Int64, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) throws -> Value? {
        try withBlob(page, id, body)
    }

    /// Calls `body` with a row of `posting_blocks`; nil if there is none.
    func withBlocks<Value>(
        _ id: Int64, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) throws -> Value? {
        try withBlob(blockStatement(0), id, body)
    }

    private func withBlob<Value>(
        _ page: OpaquePointer, _ id: Int64, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) throws -> Value? {
        sqlite3_bind_int64(page, 1, id)
        defer { sqlite3_reset(page) }
        let code = sqlite3_step(page)
        guard code == SQLITE_ROW else {
            guard code == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
            return nil
        }
        let count = Int(sqlite3_column_bytes(page, 0))
        return try body(
            UnsafeRawBufferPointer(start: sqlite3_column_blob(page, 0), count: count))
    }

    /// A record's bytes; nil if there is none.
    package func record(_ id: Int64) throws -> [UInt8]? {
        try withRecord(id) { [UInt8]($0) }
    }

    /// The leaf on which a term stands, if it is there at all.
    func leaf(of term: UnsafeRawBufferPointer, segment: Int) throws -> Int? {
        try leaf(leafOf, term, segment)
    }

    /// The first leaf that begins with a term behind this one, as the index of leaves has it.
    func leaf(after term: UnsafeRawBufferPointer, segment: Int) throws -> Int? {
        try leaf(leafAfter, term, segment)
    }

    private func leaf(
        _ statement: OpaquePointer, _ term: UnsafeRawBufferPointer, _ segment: Int
    ) throws -> Int? {
        sqlite3_bind_int64(statement, 1, Int64(segment))
        sqlite3_bind_blob(statement, 2, term.baseAddress, Int32(term.count), nil)
        defer { sqlite3_reset(statement) }
        let code = sqlite3_step(statement)
        guard code == SQLITE_ROW else {
            guard code == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
            return nil
        }
        return Int(sqlite3_column_int64(statement, 0) >> 1)
    }

    /// What `posting_terms` has of a term of a segment.
    struct TermBlocks {
        var articles: Int
        var occurrences: Int
        var deletions: Int
        var blocks: Int64

        /// The row that a statement is at.
        fileprivate init(_ row: OpaquePointer) {
            articles = Int(sqlite3_column_int64(row, 0))
            occurrences = Int(sqlite3_column_int64(row, 1))
            deletions = Int(sqlite3_column_int64(row, 2))
            blocks = sqlite3_column_int64(row, 3)
        }
    }

    func blocks(of term: [UInt8], segment: Int) throws -> TermBlocks? {
        let termBlocks = try blockStatement(1)
        sqlite3_bind_int64(termBlocks, 1, Int64(segment))
        return try term.withUnsafeBytes { bytes in
            sqlite3_bind_blob(termBlocks, 2, bytes.baseAddress, Int32(bytes.count), nil)
            defer { sqlite3_reset(termBlocks) }
            let code = sqlite3_step(termBlocks)
            guard code == SQLITE_ROW else {
                guard code == SQLITE_DONE else {
                    throw DatabaseError(resultCode: ResultCode(rawValue: code))
                }
                return nil
            }
            return TermBlocks(termBlocks)
        }
    }

    /// What `posting_terms` has of the terms of a segment that begin with some bytes, in order.
    func blocks(
        beginning prefix: [UInt8], segment: Int
    ) throws -> [(term: [UInt8], blocks: TermBlocks)] {
        let terms = try blockStatement(2)
        defer { sqlite3_reset(terms) }
        sqlite3_bind_int64(terms, 1, Int64(segment))
        // No UTF-8 has this byte.
        let end = prefix + [0xFF]
        return try end.withUnsafeBytes { bytes in
            sqlite3_bind_blob(terms, 2, bytes.baseAddress, Int32(prefix.count), nil)
            sqlite3_bind_blob(terms, 3, bytes.baseAddress, Int32(end.count), nil)
            var found: [(term: [UInt8], blocks: TermBlocks)] = []
            var code = sqlite3_step(terms)
            while code == SQLITE_ROW {
                let term = UnsafeRawBufferPointer(
                    start: sqlite3_column_blob(terms, 4), count: Int(sqlite3_column_bytes(terms, 4))
                )
                found.append((Array(term), TermBlocks(terms)))
                code = sqlite3_step(terms)
            }
            guard code == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
            return found
        }
    }
}
