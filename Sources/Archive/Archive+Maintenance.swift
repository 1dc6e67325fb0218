internal import Foundation
internal import GRDB
internal import Postings

extension Archive {
    /// What ``check()`` found.
    public struct CheckReport: Equatable, Sendable {
        /// How many articles there are.
        public var articles: Int
        /// What SQLite's integrity check says of the file; empty if it is sound.
        public var fileProblems: [String]
        /// What FTS5's integrity check says of the full-text index; nil if it is sound.
        public var indexProblem: String?
        /// The articles whose bodies are damaged, with what is wrong with each.
        public var bodyProblems: [BodyProblem] = []

        /// Whether nothing is wrong.
        public var isSound: Bool {
            fileProblems.isEmpty && indexProblem == nil && bodyProblems.isEmpty
        }
    }

    /// A body that cannot be read.
    public struct BodyProblem: Equatable, Sendable {
        /// The article's key.
        public var key: String
        /// What is wrong; it continues "the body".
        public var problem: String
    }

    /// Runs SQLite's integrity check over the file and FTS5's over its index, and reads that through.
    ///
    /// FTS5's check compares the index with the text of every article, word for word. It is a write
    /// to SQLite, so the archive must be open for writing. The index of a compact archive is copied
    /// for it, to where temporary tables are.
    ///
    /// - Complexity: O(*n*) in the size of the archive.
    public func check() throws(ArchiveError) -> CheckReport {
        let fileProblems = try read { db in
            // From 3.44 on SQLite asks FTS5 too, which is asked below.
            try String.fetchAll(db, sql: "pragma integrity_check").filter {
                $0 != "ok" && !$0.contains("FTS5")
            }
        }
        var bodyProblems: [BodyProblem] = []
        var indexProblem: String?
        do {
            bodyProblems = try self.bodyProblems()
            try read { db in
                for table in ["article_fts", "article_grams"] {
                    try Self.checkForm(of: table, in: db)
                }
            }
            let isCompact = try isCompact()
            if isCompact || !bodyProblems.isEmpty {
                try checkCompactIndex(comparing: bodyProblems.isEmpty)
            } else {
                try write { db in
                    try db.execute(
                        sql: """
                            insert into article_fts (article_fts, rank) values ('integrity-check', 1);
                            insert into article_grams (article_grams) values ('integrity-check');
                            """)
                }
            }
        } catch .damaged(_, let detail) {
            indexProblem = detail
        }
        let articles = (try? articleCount()) ?? 0
        return CheckReport(
            articles: articles, fileProblems: fileProblems, indexProblem: indexProblem,
            bodyProblems: bodyProblems)
    }

    private static func checkForm(of table: String, in db: Database) throws {
        do {
            try IndexCheck.run(table, in: db)
        } catch let error as PostingsError {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT_VTAB, message: "\(error)")
        }
    }

    private func bodyProblems() throws(ArchiveError) -> [BodyProblem] {
        try read { db in
            try RawStatement(
                """
                select key, newsfind_damage(body) as problem from article
                where typeof(body) = 'blob' and problem is not null order by id
                """, in: db
            ).map { BodyProblem(key: $0.mendedText(0) ?? "", problem: $0.mendedText(1) ?? "") }
        }
    }

    /// Builds the full-text index, and what is kept beside it, anew from the stored articles.
    public func rebuildIndex() throws(ArchiveError) {
        try write { db in
            try ArticleTable.rebuildIndex(in: db)
            try SideTables.reset(in: db)
        }
        try settle()
        try updatePostings()
    }

    /// Merges the index into one segment, and gives unused pages back to the disk.
    ///
    /// - Returns: the file's size before and after, in bytes.
    public func optimize() throws(ArchiveError) -> (before: Int, after: Int) {
        let before = try checkpointedSize()
        try settle()
        try write { db in
            try db.execute(sql: "insert into article_grams (article_grams) values ('optimize')")
            let segments = try SegmentStore(
                "article_fts", columns: ArticleTable.indexColumns, in: db)
            if let segments { return try segments.optimize() }
            try db.execute(sql: "insert into article_fts (article_fts) values ('optimize')")
        }
        try updatePostings()
        return (before, try giveRoomBack())
    }

    /// Gives unused pages back to the disk.
    ///
    /// - Returns: the file's size then, in bytes.
    func giveRoomBack() throws(ArchiveError) -> Int {
        try writeOutsideTransaction { db in
            // VACUUM copies the whole archive to where temporary tables are: not to memory.
            // It reckons the size of its cache by pages of 4 kB, however large they are.
            try db.execute(sql: "pragma temp_store = file; pragma cache_size = -8192")
            defer { try? db.execute(sql: "pragma temp_store = memory; \(Self.cache)") }
            let isChanged = try Schema.wantsLargerPages(in: db) && leaveLog(db)
            if isChanged { try db.execute(sql: "pragma page_size = \(Schema.pageSize)") }
            try db.execute(sql: "vacuum; analyze")
            if isChanged { try Self.keepLog(db) }
        }
        return try checkpointedSize()
    }

    /// Leaves WAL mode, in which the size of pages cannot be changed; false if others have the file
    /// open. Whoever opens it for writing next makes up for it if this run is killed.
    private func leaveLog(_ db: Database) throws -> Bool {
        try db.execute(sql: "pragma busy_timeout = 1000")
        defer { try? db.execute(sql: "pragma busy_timeout = \(Int(Self.patience * 1000))") }
        return (try? String.fetchOne(db, sql: "pragma journal_mode = delete")) == "delete"
    }

    /// Copies the archive, as it is at one moment, to a file that does not exist yet.
    ///
    /// Readers and writers go on meanwhile.
    public func backup(to destination: String) throws(ArchiveError) {
        guard !FileManager.default.fileExists(atPath: destination) else {
            throw .exists(path: destination)
        }
        let partial = destination + ".partial"
        do {
            try? FileManager.default.removeItem(atPath: partial)
            let copy = try DatabaseQueue(path: partial)
            try copyPages(to: copy)
            try copy.close()
            try FileManager.default.moveItem(atPath: partial, toPath: destination)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            throw ArchiveError(error, path: destination)
        }
    }

    /// The size of the file once all that was committed is in it, in bytes.
    func checkpointedSize() throws(ArchiveError) -> Int {
        try writeOutsideTransaction { db in
            // A reader may need what the log holds: then the log stays, and that is no error.
            try db.execute(sql: "pragma busy_timeout = 1000")
            _ = try? db.checkpoint(.truncate)
            try db.execute(sql: "pragma busy_timeout = \(Int(Self.patience * 1000))")
            return try Int.fetchOne(
                db, sql: "select page_count * page_size from pragma_page_count, pragma_page_size")
                ?? 0
        }
    }
}
