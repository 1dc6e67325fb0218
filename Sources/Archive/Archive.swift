internal import Foundation
package import GRDB
internal import Synchronization

/// An archive file: one ordinary SQLite database of articles and their FTS5 index.
///
/// ```swift
/// let archive = try Archive(opening: "news.db")
/// print(try archive.articleCount())
/// ```
///
/// One connection writes and any number read, in this process and in others (WAL).
public final class Archive: Sendable {
    /// How an archive is opened.
    public enum Mode: Sendable {
        /// For reading; it must exist.
        case read
        /// For reading and writing; it must exist.
        case write
        /// For reading and writing; it is made if it does not exist.
        case create
    }

    /// The file, as it was named.
    public let path: String
    private let connection: DatabaseQueue
    private let isForReading: Bool
    private let isClosed = Mutex(false)
    /// What others keep with the connection, by its type.
    private let attachments = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])

    /// How long a writer waits for another to finish, in seconds.
    static let patience = 120.0

    /// How much of the file is kept in memory, when it is written or where SQLite cannot map it: 64 MB.
    static let cache = "pragma cache_size = -65536"

    /// Opens the archive at a path.
    ///
    /// - Parameters:
    ///   - path: The file; its folder is made if need be with ``Mode/create``.
    ///   - mode: What it is opened for; reading, if left out.
    ///   - onWait: Is told when another program has been writing for a second; after two minutes
    ///     waiting ends with ``ArchiveError/busy(path:)``.
    /// - Throws: ``ArchiveError`` if the file is missing, is not an archive, is too new, or cannot
    ///   be opened.
    public init(
        opening path: String, mode: Mode = .read, onWait: (@Sendable () -> Void)? = nil
    ) throws(ArchiveError) {
        self.path = path
        isForReading = mode == .read
        do {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            guard !isFolder.boolValue else { throw ArchiveError.notAnArchive(path: path) }
            switch mode {
            case .read, .write: guard exists else { throw ArchiveError.missing(path: path) }
            case .create:
                let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
                try? FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true)
                if !exists {
                    guard FileManager.default.isWritableFile(atPath: folder.path) else {
                        throw ArchiveError.notWritable(path: path)
                    }
                    try Self.make(path)
                }
            }
            connection = try Self.connect(path, mode: mode, onWait: onWait)
            let version = try Self.version(of: connection, path: path, mode: mode)
            guard mode != .read else {
                if version < Schema.version {
                    try Self.update(path, from: version, onWait: onWait)
                }
                return
            }
            try connection.writeWithoutTransaction { try Self.keepLog($0) }
            try Self.migrate(connection, from: version)
        } catch {
            throw ArchiveError(error, path: path)
        }
    }

    /// Makes an empty archive beside the path and puts it there whole, so that no other program sees
    /// one half made; one that another has put there meanwhile stays.
    private static func make(_ path: String) throws {
        let new = path + ".new-\(UUID().uuidString)"
        defer {
            for suffix in ["", "-journal", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: new + suffix)
            }
        }
        let connection = try connect(new, mode: .create, onWait: nil)
        try connection.writeWithoutTransaction { db in
            try db.execute(sql: "pragma page_size = \(Schema.pageSize)")
            try Self.keepLog(db)
        }
        try Schema.migrator.migrate(connection)
        try connection.close()
        guard link(new, path) != 0, errno != EEXIST else { return }
        // A file system without links.
        guard !FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.moveItem(atPath: new, toPath: path)
    }

    /// Has SQLite write a log beside the file (WAL mode), of 32 MB before it goes into the file.
    static func keepLog(_ db: Database) throws {
        try db.execute(sql: "pragma journal_mode = wal")
        let pageSize = try Int.fetchOne(db, sql: "pragma page_size") ?? 4096
        try db.execute(sql: "pragma wal_autocheckpoint = \((32 << 20) / pageSize)")
    }

    private static func connect(
        _ path: String, mode: Mode, onWait: (@Sendable () -> Void)?
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        // A reader that may write removes the -wal and -shm files when it is the last to close.
        // An `ArticleTransaction` stays open from batch to batch.
        configuration.allowsUnsafeTransactions = mode != .read
        configuration.readonly =
            mode == .read && !FileManager.default.isWritableFile(atPath: path)
        configuration.busyMode = .callback { tries in
            if tries == 20 { onWait?() }
            usleep(50_000)
            return tries < Int(patience * 20)
        }
        configuration.prepareDatabase { db in
            try db.execute(sql: "pragma temp_store = memory; \(cache)")
            BodyFunctions.add(to: db)
            guard mode != .read else {
                try db.execute(sql: "pragma mmap_size = 2147418112")
                return
            }
            try db.execute(
                sql: """
                    pragma synchronous = normal;
                    pragma secure_delete = off;
                    """)
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let isSealed =
            mode == .read && !FileManager.default.isWritableFile(atPath: folder)
            && !FileManager.default.fileExists(atPath: path + "-wal")
        guard isSealed else { return try DatabaseQueue(path: path, configuration: configuration) }
        // A WAL database in a folder that cannot hold its -shm file, such as a mounted archive disc.
        let location = URL(fileURLWithPath: path).absoluteString + "?immutable=1"
        return try DatabaseQueue(path: location, configuration: configuration)
    }

    /// The archive's format; 0 for a database that has just been made.
    ///
    /// It is read before anything is written, so that another program's database stays as it is.
    private static func version(
        of connection: DatabaseQueue, path: String, mode: Mode
    ) throws -> Int {
        try connection.read { db in
            let id = try Int.fetchOne(db, sql: "pragma application_id") ?? 0
            let version = try Int.fetchOne(db, sql: "pragma user_version") ?? 0
            let tables = try Int.fetchOne(db, sql: "select count(*) from sqlite_master") ?? 0
            if mode == .create, tables == 0, id == 0, version == 0 { return 0 }
            guard id == Schema.applicationID else { throw ArchiveError.notAnArchive(path: path) }
            guard version <= Schema.version else {
                throw ArchiveError.tooNew(path: path, format: version, known: Schema.version)
            }
            return version
        }
    }

    /// Brings an older archive up to date for a reader.
    private static func update(
        _ path: String, from version: Int, onWait: (@Sendable () -> Void)?
    ) throws {
        guard FileManager.default.isWritableFile(atPath: path) else {
            throw ArchiveError.tooOld(path: path)
        }
        let writer = try connect(path, mode: .write, onWait: onWait)
        try migrate(writer, from: version)
        try writer.close()
    }

    /// Brings the tables up to date.
    ///
    /// GRDB asks what is to be done before it waits for the write lock, so that a migration fails
    /// if another opening has done it meanwhile: what is left is then asked again.
    private static func migrate(_ connection: DatabaseQueue, from version: Int) throws {
        var version = version
        while version < Schema.version {
            do {
                return try Schema.migrator.migrate(connection)
            } catch {
                let reached =
                    try connection.read { try Int.fetchOne($0, sql: "pragma user_version") } ?? 0
                guard reached > version else { throw error }
                version = reached
            }
        }
    }

    /// The connection, which SQLite must not be asked for once it is closed.
    private var open: DatabaseQueue {
        get throws {
            if isClosed.withLock(\.self) { throw DatabaseError(message: "the archive is closed") }
            return connection
        }
    }

    /// Runs a read on one snapshot of the archive.
    package func read<Value>(_ value: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do {
            // GRDB's own `read` forbids writing by a pragma, which makes SQLite prepare every
            // statement anew.
            return try open.writeWithoutTransaction { db in
                // Kept prepared, as GRDB's own are not.
                try db.cachedStatement(sql: "begin deferred transaction").execute()
                do {
                    let result = try value(db)
                    try db.cachedStatement(sql: "commit transaction").execute()
                    return result
                } catch {
                    try? db.rollback()
                    throw error
                }
            }
        } catch {
            throw ArchiveError(error, path: path)
        }
    }

    /// What belongs to this connection for as long as it lives, such as functions for SQL; made
    /// when it is first asked for.
    package func attachment<Value: AnyObject & Sendable>(make: () -> Value) -> Value {
        attachments.withLock { all in
            if let known = all[ObjectIdentifier(Value.self)] as? Value { return known }
            let value = make()
            all[ObjectIdentifier(Value.self)] = value
            return value
        }
    }

    /// Runs a write as one transaction; nothing of it is stored if it throws.
    package func write<Value>(_ value: (Database) throws -> Value) throws(ArchiveError) -> Value {
        guard !isForReading else { throw .notWritable(path: path) }
        do {
            return try open.inTransactionReturning(value)
        } catch {
            throw ArchiveError(error, path: path)
        }
    }

    /// Runs statements that SQLite does not allow in a transaction.
    package func writeOutsideTransaction<Value>(
        _ value: (Database) throws -> Value
    ) throws(ArchiveError) -> Value {
        guard !isForReading else { throw .notWritable(path: path) }
        do {
            return try open.writeWithoutTransaction(value)
        } catch {
            throw ArchiveError(error, path: path)
        }
    }

    /// Copies the whole file, page by page, into another database.
    package func copyPages(to copy: DatabaseQueue) throws {
        try open.backup(to: copy)
    }

    /// Closes the file; without it, it is closed when the archive is no longer used.
    ///
    /// Whatever is asked of the archive afterwards throws.
    public func close() {
        isClosed.withLock { $0 = true }
        attachments.withLock { $0.removeAll() }
        try? connection.close()
    }
}

extension DatabaseQueue {
    /// A transaction that takes the write lock at its start, so that waiting happens there only.
    fileprivate func inTransactionReturning<Value>(
        _ value: (Database) throws -> Value
    ) throws -> Value {
        try writeWithoutTransaction { db in
            var result: Value?
            try db.inTransaction(.immediate) {
                result = try value(db)
                return .commit
            }
            guard let result else { throw DatabaseError(message: "the transaction did not run") }
            return result
        }
    }
}
