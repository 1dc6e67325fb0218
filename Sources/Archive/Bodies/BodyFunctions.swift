internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// The SQL functions that stand wherever newsfind reads `article.body`: the one door to the text of
/// bodies, compressed or not.
///
/// - `newsfind_text(body, key)` is the text; if it is damaged an error that names the article.
/// - `newsfind_readable(body)` is the text, and empty if it is damaged.
/// - `newsfind_damage(body)` says what is wrong with it; null if nothing is.
/// - `newsfind_length(body)` is how many bytes the text has, or should have.
enum BodyFunctions {
    /// Adds the functions to a connection.
    static func add(to db: Database) {
        let reader = BodyReader()
        add("newsfind_text", 2, reader, to: db) { context, _, values in
            let call = Call(context, values)
            call.answer { damage in
                let key = sqlite3_value_text(call.values?[1]).map { String(cString: $0) } ?? ""
                call.fail("the body of article '\(key)' \(damage)")
            }
        }
        add("newsfind_readable", 1, reader, to: db) { context, _, values in
            let call = Call(context, values)
            call.answer { _ in call.answer(text: "") }
        }
        add("newsfind_damage", 1, reader, to: db) { context, _, values in
            let call = Call(context, values)
            guard let frame = call.frame else { return }
            do {
                try free(call.reader.text(of: frame, find: call.findDictionary).baseAddress)
            } catch {
                call.answer(text: "\(error)")
            }
        }
        add("newsfind_length", 1, reader, to: db) { context, _, values in
            let call = Call(context, values)
            let length = call.frame.flatMap { CompressedBody.textLength(of: $0) }
            sqlite3_result_int64(context, Int64(length ?? call.bytes.count))
        }
    }

    private static func add(
        _ name: String, _ arguments: Int32, _ reader: BodyReader, to db: Database,
        _ function:
            @convention(c) (
                OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
            ) -> Void
    ) {
        sqlite3_create_function_v2(
            db.sqliteConnection, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
            Unmanaged.passRetained(reader).toOpaque(), function, nil, nil,
            { if let reader = $0 { Unmanaged<BodyReader>.fromOpaque(reader).release() } })
    }

    /// One call of a function, the body its first argument.
    private struct Call {
        let context: OpaquePointer?
        let values: UnsafeMutablePointer<OpaquePointer?>?

        init(_ context: OpaquePointer?, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
            self.context = context
            self.values = values
        }

        var reader: BodyReader {
            guard let reader = sqlite3_user_data(context) else { return BodyReader() }
            return Unmanaged<BodyReader>.fromOpaque(reader).takeUnretainedValue()
        }

        /// The bytes of the body, be it text or blob.
        var bytes: UnsafeRawBufferPointer {
            let start = sqlite3_value_blob(values?[0])
            return UnsafeRawBufferPointer(
                start: start, count: Int(sqlite3_value_bytes(values?[0])))
        }

        /// The body if it is compressed.
        var frame: UnsafeRawBufferPointer? {
            guard sqlite3_value_type(values?[0]) == SQLITE_BLOB else { return nil }
            let bytes = bytes
            return CompressedBody.isFrame(bytes) ? bytes : nil
        }

        /// Looks a dictionary up.
        func findDictionary(_ id: UInt32, _ use: (UnsafeRawBufferPointer) -> Void) {
            var statement: OpaquePointer?
            defer { sqlite3_finalize(statement) }
            let sql = "select dictionary from article_dictionary where id = ?"
            guard
                sqlite3_prepare_v2(
                    sqlite3_context_db_handle(context), sql, -1, &statement, nil) == SQLITE_OK,
                sqlite3_bind_int64(statement, 1, Int64(id)) == SQLITE_OK,
                sqlite3_step(statement) == SQLITE_ROW
            else { return }
            let start = sqlite3_column_blob(statement, 0)
            use(
                UnsafeRawBufferPointer(
                    start: start, count: Int(sqlite3_column_bytes(statement, 0))))
        }

        /// Gives the text of the body: as it is stored, or decompressed.
        func answer(orElse fail: (BodyReader.Damage) -> Void) {
            guard let frame else { return sqlite3_result_value(context, values?[0]) }
            do throws(BodyReader.Damage) {
                let text = try reader.text(of: frame, find: findDictionary)
                sqlite3_result_text64(
                    context, text.baseAddress?.assumingMemoryBound(to: CChar.self),
                    UInt64(text.count), { free($0) }, UInt8(SQLITE_UTF8))
            } catch {
                fail(error)
            }
        }

        func answer(text: String) {
            sqlite3_result_text(
                context, text, -1, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
        }

        func fail(_ message: String) {
            sqlite3_result_error(context, message, -1)
            // After SQLITE_CORRUPT by itself SQLite lets a transaction write no more.
            sqlite3_result_error_code(context, ResultCode.SQLITE_CORRUPT_VTAB.rawValue)
        }
    }
}
