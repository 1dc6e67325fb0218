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
        try write { db in
            try ArticleTable.withoutTriggers(in: db) {
                let writer = try ArticleWriter(in: db)
                let value = try Schema.postings.update(
                    after: {
                        let value = try body(writer)
                        try writer.finish()
                        return (value, writer.written)
                    }, in: db)
                if writer.isIndexLost {
                    try Schema.postings.forget(in: db)
                    try Schema.postings.update(in: db)
                }
                return value
            }
        }
    }

    /// What the archive holds of each article.
    package func matches(
        _ articles: [(ArticleIdentity, Fingerprint)]
    ) throws(ArchiveError) -> [ArticleTable.Match] {
        try read { db in
            try articles.map { identity, fingerprint in
                try ArticleTable.find(identity, fingerprint: fingerprint, in: db)
            }
        }
    }
}
