package import GRDB

/// The state of a database: another one once any connection has written to it.
package struct DatabaseVersion: Equatable {
    /// Changes with what other connections write, and with what this one does.
    private let others: Int64
    private let own: Int

    package init(of db: Database) throws {
        others = try RawStatement("pragma data_version", in: db).first { $0.integer(0) } ?? 0
        own = db.totalChangesCount
    }
}
