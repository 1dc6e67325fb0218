internal import Postings

extension Archive {
    /// Stores articles as one transaction.
    ///
    /// - Returns: how many were new, changed, and there already.
    package func store(
        _ batch: ArticleBatch
    ) throws(ArchiveError) -> (added: Int, refreshed: Int, unchanged: Int) {
        try storing { try $0.store(batch) }
    }

    /// Stores and removes articles as one transaction.
    package func storing<Value>(
        _ body: (ArticleWriter) throws -> Value
    ) throws(ArchiveError) -> Value {
        let transaction = ArticleTransaction(self)
        let value = try transaction.write(body)
        try transaction.commit()
        return value
    }

    /// What the archive holds of each article under its own key.
    package func matches(
        _ arrivals: [Arrival]
    ) throws(ArchiveError) -> [ArticleTable.Match] {
        try read { db in
            try arrivals.map { try ArticleTable.find($0, pending: nil, in: db) }
        }
    }
}
