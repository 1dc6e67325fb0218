import Analysis
import GRDBSQLite

/// An FTS5 table as SQLite makes it, asked in the SQL that SQLite's documentation shows.
///
/// Its statements are prepared once, and it has as much cache and mapped memory as newsfind.
final class StockEngine {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    private let db: OpaquePointer
    private var statements: [String: OpaquePointer] = [:]

    /// The weights of headline, body and entities; the date is not indexed.
    private static let weights = "bm25(article_fts, 2.0, 1.0, 1.5)"

    init(_ path: String) throws {
        var handle: OpaquePointer?
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, nil) == SQLITE_OK, let handle
        else { throw Failure(description: "\(path) cannot be opened") }
        db = handle
        sqlite3_exec(db, "pragma mmap_size = 1073741824; pragma cache_size = -65536", nil, nil, nil)
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close(db)
    }

    /// The time of a statement, with the expression bound and all its rows read.
    func answer(_ question: Question) throws -> Answer {
        let range = question.from == nil ? "" : " and published >= ?2 and published < ?3"
        let join = " join article on article.id = article_fts.rowid"
        let dated = question.from == nil ? "" : join
        let match = " where article_fts match ?1"
        let best = " order by \(Self.weights) limit 10"
        let sql =
            switch question.task {
            case .top, .empty:
                "select article_fts.rowid from article_fts\(dated)\(match)\(range)\(best)"
            case .count: "select count(*) from article_fts\(dated)\(match)\(range)"
            case .months:
                "select count(*), strftime('%Y-%m', published, 'unixepoch') as month"
                    + " from article_fts\(join)\(match) group by month"
            case .snippets:
                "select headline, snippet(article_fts, 1, '[', ']', '…', 32)"
                    + " from article_fts\(match)\(best)"
            }
        let (sum, time) = try Answer.warm { try rows(of: sql, question) }
        let isCount = question.task == .count || question.task == .months
        return Answer(microseconds: time, total: isCount ? sum : nil)
    }

    /// Runs a statement to its end.
    ///
    /// - Returns: the sum of the first column, in which counts stand.
    private func rows(of sql: String, _ question: Question) throws -> Int {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement) }
        return try question.expression.withCString { expression in
            sqlite3_bind_text(statement, 1, expression, -1, nil)
            if let from = question.from, let to = question.to {
                sqlite3_bind_int64(statement, 2, from.start)
                sqlite3_bind_int64(statement, 3, to.end)
            }
            var sum = 0
            while true {
                switch sqlite3_step(statement) {
                case SQLITE_ROW:
                    for column in 0..<sqlite3_column_count(statement) {
                        _ = sqlite3_column_text(statement, column)
                    }
                    sum += Int(sqlite3_column_int64(statement, 0))
                case SQLITE_DONE: return sum
                default: throw failure(question.expression)
                }
            }
        }
    }

    private func prepared(_ sql: String) throws -> OpaquePointer {
        if let statement = statements[sql] { return statement }
        var statement: OpaquePointer?
        sqlite3_prepare_v3(db, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard let statement else { throw failure(sql) }
        statements[sql] = statement
        return statement
    }

    private func failure(_ about: String) -> Failure {
        Failure(description: "\(about): \(String(cString: sqlite3_errmsg(db)))")
    }
}
