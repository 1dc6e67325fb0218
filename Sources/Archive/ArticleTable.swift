internal import Analysis
package import GRDB

/// The SQL of the `article` table.
package enum ArticleTable {
    /// What storing an article did, and to which row.
    package enum Outcome: Sendable {
        case added(Int64), refreshed(Int64), unchanged
    }

    private static let columns = """
        id, key, date, source, url, author, language, file, position, added, headline, entities, body
        """

    /// Runs a write that keeps the full-text index true by itself.
    ///
    /// Within the transaction the triggers are gone; whoever else writes meets them again.
    package static func withoutTriggers<Value>(
        in db: Database, _ write: () throws -> Value
    ) throws -> Value {
        try db.execute(sql: Schema.dropTriggers)
        let value = try write()
        try db.execute(sql: Schema.createTriggers)
        return value
    }

    /// Adds the article, or brings the stored version of it up to date; to be run within
    /// ``withoutTriggers(in:_:)``.
    ///
    /// Its key becomes `identity`'s key, or that key with a suffix if another source holds it.
    package static func store(
        _ article: Article, identity: ArticleIdentity, fingerprint: Fingerprint, in db: Database
    ) throws -> Outcome {
        let match = try find(identity, fingerprint: fingerprint, in: db)
        var arguments: [(any DatabaseValueConvertible)?] = [
            article.date?.start, article.date?.text, article.source, article.url, article.author,
            article.language, article.origin.file, article.origin.position, fingerprint.blob,
            article.headline, article.entitiesText, article.body,
        ]
        switch match {
        case .unchanged: return .unchanged
        case .earlierVersion(let id):
            if try self.article(id: id, in: db)?.says(whatIsSaidBy: article) == true {
                // Read from another file, such as an export, or by another recogniser.
                let mark = try db.cachedStatement(
                    sql: "update article set content_hash = ? where id = ?")
                try mark.execute(arguments: [fingerprint.blob, id])
                return .unchanged
            }
            let forget = try db.cachedStatement(
                sql: """
                    insert into article_fts (article_fts, rowid, headline, body, entities, date)
                    select 'delete', id, headline, body, entities, date from article where id = ?
                    """)
            try forget.execute(arguments: [id])
            arguments.append(id)
            let update = try db.cachedStatement(
                sql: """
                    update article set published = ?, date = ?, source = ?, url = ?, author = ?,
                        language = ?, file = ?, position = ?, content_hash = ?, headline = ?,
                        entities = ?, body = ?
                    where id = ?
                    """)
            try update.execute(arguments: StatementArguments(arguments))
            try index(article, id: id, isNew: false, in: db)
            return .refreshed(id)
        case .none(let key):
            arguments += [key, article.added]
            let insert = try db.cachedStatement(
                sql: """
                    insert into article (published, date, source, url, author, language, file,
                        position, content_hash, headline, entities, body, key, added)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)
            try insert.execute(arguments: StatementArguments(arguments))
            let id = db.lastInsertedRowID
            try index(article, id: id, isNew: true, in: db)
            return .added(id)
        }
    }

    private static func index(
        _ article: Article, id: Int64, isNew: Bool, in db: Database
    ) throws {
        let insert = try db.cachedStatement(
            sql: """
                insert into article_fts (rowid, headline, body, entities, date)
                values (?, ?, ?, ?, ?)
                """)
        try insert.execute(arguments: [
            id, article.headline, article.body, article.entitiesText, article.date?.text,
        ])
        try SideTables.index(article, id: id, isNew: isNew, in: db)
    }

    /// What the archive holds of an article.
    package enum Match: Equatable {
        case unchanged
        case earlierVersion(id: Int64)
        /// Nothing; the key is free.
        case none(key: String)
    }

    /// Looks an article up by its identity, the suffixed keys included.
    package static func find(
        _ identity: ArticleIdentity, fingerprint: Fingerprint, in db: Database
    ) throws -> Match {
        let lookup = try db.cachedStatement(
            sql: "select id, content_hash, source, url, file from article where key = ?")
        var free: String?
        var turn = 0
        while let key = identity.candidate(turn) {
            if let row = try Row.fetchOne(lookup, arguments: [key]) {
                if row[1] == fingerprint.blob { return .unchanged }
                if identity.matches(source: row[2], url: row[3], file: row[4]) {
                    return .earlierVersion(id: row[0])
                }
            } else {
                free = free ?? key
                // The plain key may be free because the article that held it was removed since.
                if turn > 0 { break }
            }
            turn += 1
        }
        guard let free else {
            throw DatabaseError(message: "no key is free for the id \(identity.key)")
        }
        return .none(key: free)
    }

    /// Removes an article; false if there is none of that key.
    package static func remove(key: String, in db: Database) throws -> Bool {
        try db.execute(sql: "delete from article where key = ?", arguments: [key])
        return db.changesCount > 0
    }

    /// The article of a key.
    package static func article(key: String, in db: Database) throws -> Article? {
        try Row.fetchOne(db, sql: "select \(columns) from article where key = ?", arguments: [key])
            .map(Self.article(of:))
    }

    /// The article of a row id.
    package static func article(id: Int64, in db: Database) throws -> Article? {
        let statement = try db.cachedStatement(
            sql: "select \(columns) from article where id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(Self.article(of:))
    }

    /// Calls `body` with every article in row order, until it says no.
    package static func forEach(in db: Database, _ body: (Article) -> Bool) throws {
        let rows = try Row.fetchCursor(db, sql: "select \(columns) from article order by id")
        while let row = try rows.next(), body(article(of: row)) {}
    }

    private static func article(of row: Row) -> Article {
        Article(
            key: row[1], headline: row[10], body: row[12],
            entities: Article.entities(fromText: row[11]),
            date: (row[2] as String?).flatMap { ArticleDate($0) }, source: row[3], url: row[4],
            author: row[5], language: row[6],
            origin: Article.Origin(file: row[7], position: row[8]), added: row[9])
    }
}
