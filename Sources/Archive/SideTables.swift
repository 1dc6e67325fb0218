internal import Analysis
internal import GRDB
package import Postings

/// What newsfind keeps beside the full-text index: the vocabulary with its stems, and pairs of
/// characters for scripts without spaces.
///
/// Another program's writes do not reach them. Triggers list the articles that it touched in
/// `article_pending`; the next load or optimize sees to them. Until then such articles are found by
/// their words as written, but not by other forms of them, nor by Chinese characters.
enum SideTables {
    /// Brings the pairs of characters of a stored article up to date.
    static func index(_ article: Article, id: Int64, in db: Database) throws {
        let forget = try db.cachedStatement(sql: "delete from article_grams where rowid = ?")
        try forget.execute(arguments: [id])
        guard let texts = GramIndex.texts(of: article) else { return }
        let insert = try db.cachedStatement(
            sql: "insert into article_grams (rowid, headline, body, entities) values (?, ?, ?, ?)")
        try insert.execute(arguments: [id, texts[0], texts[1], texts[2]])
    }

    /// Sees to the articles that another program wrote, a few thousand at a time.
    ///
    /// - Returns: whether there were any.
    static func settle(in db: Database) throws -> Bool {
        let ids = try Int64.fetchAll(
            db, sql: "select id from article_pending order by id limit 2000")
        guard let first = ids.first, let last = ids.last else { return false }
        let articles = try ids.compactMap { id in
            try ArticleTable.readableArticle(id: id, in: db).map { (id, $0) }
        }
        for (id, article) in articles { try index(article, id: id, in: db) }
        var vocabulary = Vocabulary()
        for (_, article) in articles { vocabulary.add(article) }
        try vocabulary.write(to: db)
        try db.execute(
            sql: "delete from article_pending where id between ? and ?", arguments: [first, last])
        return true
    }

    /// Forgets all, so that it is made anew.
    static func reset(in db: Database) throws {
        try db.execute(
            sql: """
                delete from vocabulary;
                delete from article_grams;
                insert into article_grams (article_grams) values ('rebuild');
                insert or ignore into article_pending select id from article;
                insert or ignore into article_stale select id from article;
                """)
    }
}

extension Archive {
    /// Sees to the articles that another program wrote since; see ``check()``.
    package func settle() throws(ArchiveError) {
        while try write({ try SideTables.settle(in: $0) }) {}
        try write { try FactTables.forgetStale(in: $0) }
        while try write({ try FactTables.settle(in: $0) }) {}
    }
}

extension Archive {
    /// The tables by which the full-text index is read directly.
    package static var postings: PostingTables { Schema.postings }

    /// The index of characters, which has no such tables, and the number of its columns.
    package static let characters = (
        table: PostingTables("article_grams", content: "article"), columns: GramIndex.columns
    )

    /// Brings them up to date where another state of the index is newer.
    package func updatePostings() throws(ArchiveError) {
        try write { try Schema.postings.update(in: $0) }
    }
}
