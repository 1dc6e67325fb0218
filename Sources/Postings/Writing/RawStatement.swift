internal import Foundation
package import GRDB
internal import GRDBSQLite

/// A statement that is bound and run without GRDB's conversions: those of rows are slow by the hundred
/// thousand, and end the program where a column is not of the type that is asked for.
///
/// Blobs that are bound must stay where they are until ``run()``.
package struct RawStatement {
    private let statement: Statement
    private let handle: OpaquePointer
    private let db: Database

    /// Prepares a statement, or takes it from the connection's cache.
    ///
    /// - Parameter isKept: Whether it is kept in the cache, for the same SQL to come.
    package init(
        _ sql: String, arguments: StatementArguments = [], isKept: Bool = true, in db: Database
    ) throws {
        self.db = db
        statement = try isKept ? db.cachedStatement(sql: sql) : db.makeStatement(sql: sql)
        handle = statement.sqliteStatement
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        if !arguments.isEmpty { try statement.setArguments(arguments) }
    }

    /// Binds a number to the parameter `index`, counted from 1.
    package func bind(_ value: Int64?, at index: Int) {
        if let value {
            sqlite3_bind_int64(handle, Int32(index), value)
        } else {
            sqlite3_bind_null(handle, Int32(index))
        }
    }

    /// Binds bytes as a blob.
    package func bind(blob: UnsafeRawBufferPointer, at index: Int) {
        if let base = blob.baseAddress, !blob.isEmpty {
            sqlite3_bind_blob64(handle, Int32(index), base, UInt64(blob.count), nil)
        } else {
            sqlite3_bind_zeroblob(handle, Int32(index), 0)
        }
    }

    /// Binds a text; SQLite takes a copy of it.
    package func bind(_ text: String?, at index: Int) {
        guard var text else {
            sqlite3_bind_null(handle, Int32(index))
            return
        }
        text.withUTF8 { bytes in
            guard let start = UnsafeRawPointer(bytes.baseAddress) else {
                sqlite3_bind_text64(handle, Int32(index), "", 0, Self.transient, UInt8(SQLITE_UTF8))
                return
            }
            sqlite3_bind_text64(
                handle, Int32(index), start.assumingMemoryBound(to: CChar.self),
                UInt64(bytes.count), Self.transient, UInt8(SQLITE_UTF8))
        }
    }

    /// Runs the statement to its end.
    package func run() throws {
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure() }
        guard sqlite3_reset(handle) == SQLITE_OK else { throw failure() }
    }

    /// Runs the statement and gives what `value` makes of its first row; nil if there is none.
    package func first<Value>(_ value: (RawRow) throws -> Value) throws -> Value? {
        defer { sqlite3_reset(handle) }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return try value(RawRow(handle: handle))
        case SQLITE_DONE: return nil
        default: throw failure()
        }
    }

    /// Runs the statement and calls `body` with each row, until it says no.
    package func readRows(_ body: (RawRow) throws -> Bool) throws {
        defer { sqlite3_reset(handle) }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: guard try body(RawRow(handle: handle)) else { return }
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    /// What `value` makes of each row.
    package func map<Value>(_ value: (RawRow) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try readRows {
            values.append(try value($0))
            return true
        }
        return values
    }

    private func failure() -> DatabaseError {
        let error = DatabaseError(
            resultCode: db.lastErrorCode, message: db.lastErrorMessage, sql: statement.sql)
        sqlite3_reset(handle)
        return error
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

/// The row that a statement stands on; its bytes are valid only until the statement moves on.
package struct RawRow {
    fileprivate let handle: OpaquePointer

    /// A column as a number; zero if it is NULL.
    package func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    /// A column as a whole number; nil if it is none, as what another program wrote or what is damaged
    /// may be.
    package func wholeNumber(_ column: Int) -> Int64? {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_INTEGER: integer(column)
        case SQLITE_FLOAT: Int64(exactly: real(column))
        default: nil
        }
    }

    /// A column as a floating-point number; zero if it is NULL.
    package func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    /// The bytes of a text or a blob.
    package func bytes(_ column: Int) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, Int32(column))
        return UnsafeRawBufferPointer(
            start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
    }

    /// A column as a text; nil if it is NULL or not UTF-8.
    package func text(_ column: Int) -> String? {
        guard sqlite3_column_type(handle, Int32(column)) != SQLITE_NULL else { return nil }
        return String(validating: bytes(column).bindMemory(to: UInt8.self), as: UTF8.self)
    }

    /// A column as a text, with U+FFFD for what is not UTF-8; nil if it is NULL.
    package func mendedText(_ column: Int) -> String? {
        guard sqlite3_column_type(handle, Int32(column)) != SQLITE_NULL else { return nil }
        return String(decoding: bytes(column), as: UTF8.self)
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Copies as many of the bytes as there is room for.
    func copyPrefix(of bytes: UnsafeRawBufferPointer) {
        copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
    }
}
