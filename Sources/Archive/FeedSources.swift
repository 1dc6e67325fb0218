internal import Analysis
internal import GRDB
internal import Postings

/// A feed that an archive is kept fed from, and what is known of it.
public struct FeedSource: Hashable, Sendable {
    /// Its address, as it was given.
    public var url: String
    /// What it calls itself.
    public var title: String?
    /// What its server said of the last answer, so that it sends it again only if it has changed.
    public var etag: String?, lastModified: String?
    /// When it was last asked, in UTC seconds since 1970.
    public var lastFetch: Int64?
    /// What came of that, for people: `3 new`, `the server has trouble (HTTP 503)`.
    public var lastStatus: String?

    /// A source of which nothing is known yet.
    public init(url: String) { self.url = url }
}

extension Archive {
    /// The table is made with the first source, so that archives without one are as they were.
    private static let feedTable = """
        create table if not exists feed_source (
            url text primary key not null,
            title text,
            etag text,
            last_modified text,
            last_fetch integer,
            last_status text
        )
        """

    /// All sources, in the order in which they came.
    public func feedSources() throws(ArchiveError) -> [FeedSource] {
        try read { db in
            guard try db.tableExists("feed_source") else { return [] }
            return try RawStatement(
                """
                select url, title, etag, last_modified, last_fetch, last_status
                from feed_source order by rowid
                """, in: db
            ).map { row in
                var source = FeedSource(url: row.mendedText(0) ?? "")
                source.title = row.mendedText(1)
                source.etag = row.mendedText(2)
                source.lastModified = row.mendedText(3)
                source.lastFetch = row.wholeNumber(4)
                source.lastStatus = row.mendedText(5)
                return source
            }
        }
    }

    /// Keeps a source, or what is newly known of it.
    public func keep(_ source: FeedSource) throws(ArchiveError) {
        try write { db in
            try db.execute(sql: Self.feedTable)
            try db.execute(
                sql: """
                    insert into feed_source
                    (url, title, etag, last_modified, last_fetch, last_status)
                    values (?, ?, ?, ?, ?, ?)
                    on conflict (url) do update set title = excluded.title, etag = excluded.etag,
                    last_modified = excluded.last_modified, last_fetch = excluded.last_fetch,
                    last_status = excluded.last_status
                    """,
                arguments: [
                    source.url, source.title, source.etag, source.lastModified, source.lastFetch,
                    source.lastStatus,
                ])
        }
    }

    /// Forgets a source; its articles stay.
    ///
    /// - Returns: whether there was one.
    public func removeFeedSource(_ url: String) throws(ArchiveError) -> Bool {
        try write { db in
            guard try db.tableExists("feed_source") else { return false }
            try db.execute(sql: "delete from feed_source where url = ?", arguments: [url])
            return db.changesCount > 0
        }
    }

    /// The pages of articles that came before, two days ago, are no longer asked for.
    private static let giveUpTime = "(cast(strftime('%s', 'now') as integer) - 2 * 86400)"

    /// Whether the text of an article at this address is known, or has been waited for long enough; true
    /// for addresses that are no article's, such as a site's home page.
    public func knowsPage(at url: String) throws(ArchiveError) -> Bool {
        let aliases = ArticleAliases(headline: "", body: "", url: url)
        guard let key = aliases.urlKey, let alias = aliases.url else { return true }
        return try read { db in
            // One that has an id of its own is known by its address as an alias.
            try RawStatement(
                """
                select 1 from article left join article_detail on article_detail.article = article.id
                where (key = ? or id in (select article from article_alias where hash = ?))
                    and (body <> '' and coalesce(is_summary, 0) = 0
                        or added < \(Self.giveUpTime))
                limit 1
                """, arguments: [key, alias], in: db
            ).first { _ in } != nil
        }
    }

    /// Whether the pages of some articles that came from a feed are still wanted: see ``knowsPage(at:)``.
    public func wantsPages(of feed: String) throws(ArchiveError) -> Bool {
        try read { db in
            try RawStatement(
                """
                select 1 from article left join article_detail on article_detail.article = article.id
                where id > coalesce(
                        (select id from article where added < \(Self.giveUpTime)
                            order by id desc limit 1), 0)
                    and file = ? and (body = '' or coalesce(is_summary, 0))
                limit 1
                """, arguments: [feed], in: db
            ).first { _ in } != nil
        }
    }
}
