package import Analysis
internal import Postings

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
                try Schema.postings.update(
                    after: {
                        var counts = (added: 0, refreshed: 0, unchanged: 0)
                        var rows: [PostingTables.WrittenRow] = []
                        for (article, identity, fingerprint) in articles {
                            switch try ArticleTable.store(
                                article, identity: identity, fingerprint: fingerprint, in: db)
                            {
                            case .added(let id):
                                counts.added += 1
                                rows.append((id, article.date?.start))
                            case .refreshed(let id):
                                counts.refreshed += 1
                                rows.append((id, article.date?.start))
                            case .unchanged: counts.unchanged += 1
                            }
                        }
                        try SideTables.add(terms, in: db)
                        return (counts, rows)
                    }, in: db)
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
