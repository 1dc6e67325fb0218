package import Analysis

extension Archive {
    /// The terms of articles, for ``store(_:terms:)``.
    package static func terms(of articles: some Sequence<Article>) -> [TermCounter.Row] {
        SideTables.rows(of: articles)
    }

    /// Stores articles as one transaction.
    ///
    /// - Parameter terms: What ``terms(of:)`` gives for them: counted apart, on another core.
    /// - Returns: how many were new, changed, and there already.
    package func store(
        _ articles: some Sequence<(Article, ArticleIdentity, Fingerprint)>,
        terms: [TermCounter.Row]
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
                try SideTables.add(terms, in: db)
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
