extension Archive {
    /// Stores articles as one transaction.
    ///
    /// - Returns: how many were new, changed, and there already.
    package func store(
        _ articles: some Sequence<(Article, ArticleIdentity, Fingerprint)>
    ) throws(ArchiveError) -> (added: Int, refreshed: Int, unchanged: Int) {
        try write { db in
            try ArticleTable.withoutTriggers(in: db) {
                var counts = (added: 0, refreshed: 0, unchanged: 0)
                for (article, identity, fingerprint) in articles {
                    switch try ArticleTable.store(
                        article, identity: identity, fingerprint: fingerprint, in: db)
                    {
                    case .added: counts.added += 1
                    case .refreshed: counts.refreshed += 1
                    case .unchanged: counts.unchanged += 1
                    }
                }
                return counts
            }
        }
    }

    /// For each article, whether the archive holds it just as it is.
    package func areUnchanged(
        _ articles: [(ArticleIdentity, Fingerprint)]
    ) throws(ArchiveError) -> [Bool] {
        try read { db in
            try articles.map { identity, fingerprint in
                try ArticleTable.find(identity, fingerprint: fingerprint, in: db) == .unchanged
            }
        }
    }
}
