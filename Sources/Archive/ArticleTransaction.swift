internal import GRDB
internal import Postings

/// A transaction that takes articles batch by batch, while others are being prepared.
///
/// ```swift
/// let transaction = ArticleTransaction(archive)
/// for batch in batches { _ = try transaction.write { try $0.store(batch) } }
/// try transaction.commit()
/// ```
///
/// It begins with the first batch. After an error nothing of it is stored.
package final class ArticleTransaction: @unchecked Sendable {
    // Unchecked: what changes is touched only on the connection's own queue.

    private let archive: Archive
    /// What writes, once the transaction has begun.
    private var open: (writer: ArticleWriter, before: PostingTables.Before)?

    /// A transaction of an archive that is open for writing, and in no other transaction.
    package init(_ archive: Archive) { self.archive = archive }

    deinit {
        guard open != nil else { return }
        try? archive.writeOutsideTransaction { try $0.rollback() }
    }

    /// Stores or removes articles.
    package func write<Value>(
        _ body: (ArticleWriter) throws -> Value
    ) throws(ArchiveError) -> Value {
        try step { db in
            let open = try self.open ?? begin(in: db)
            return try body(open.writer)
        }
    }

    /// Ends the transaction: what it has written is in the index and durable then.
    package func commit() throws(ArchiveError) {
        try step { db in
            guard let (writer, before) = open else { return }
            try writer.finish()
            try Schema.postings.update(since: before, rows: writer.written, in: db)
            if writer.isIndexLost {
                try Schema.postings.forget(in: db)
                try Schema.postings.update(in: db)
            }
            try db.execute(sql: Schema.createTriggers)
            try db.commit()
            open = nil
        }
    }

    private func begin(
        in db: Database
    ) throws -> (writer: ArticleWriter, before: PostingTables.Before) {
        try db.beginTransaction(.immediate)
        do {
            // Newsfind keeps the index true by itself; whoever else writes meets the triggers again.
            try db.execute(sql: Schema.dropTriggers)
            let begun = (try ArticleWriter(in: db), try Schema.postings.before(in: db))
            open = begun
            return begun
        } catch {
            try? db.rollback()
            throw error
        }
    }

    /// Runs a part of the transaction, which ends where it throws.
    private func step<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        try archive.writeOutsideTransaction { db in
            do {
                return try body(db)
            } catch {
                if open != nil { try? db.rollback() }
                open = nil
                throw error
            }
        }
    }
}
