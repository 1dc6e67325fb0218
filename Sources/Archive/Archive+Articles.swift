internal import GRDB

extension Archive {
    /// The article of a key, or nil.
    public func article(key: String) throws(ArchiveError) -> Article? {
        try read { try ArticleTable.article(key: key, in: $0) }
    }

    /// Calls `body` with every article, in row order, within one snapshot.
    ///
    /// Export is made of this. What `body` throws ends the walk and is thrown on.
    ///
    /// - Complexity: O(*n*) in the size of the archive, in the memory of one article.
    public func forEachArticle(_ body: (Article) throws -> Void) throws {
        var failure: (any Error)?
        try read { db in
            try ArticleTable.forEach(in: db) { article in
                guard failure == nil else { return false }
                do { try body(article) } catch { failure = error }
                return failure == nil
            }
        }
        if let failure { throw failure }
    }

    /// How many articles there are.
    public func articleCount() throws(ArchiveError) -> Int {
        try read { try Int.fetchOne($0, sql: "select count(*) from article") ?? 0 }
    }

    /// Removes the articles of these keys, in one transaction.
    ///
    /// - Returns: the keys that named no article; the others are gone.
    public func remove(keys: [String]) throws(ArchiveError) -> [String] {
        try storing { writer in
            try keys.filter { key in try !writer.remove(key: key) }
        }
    }
}
