internal import GRDB
internal import Postings

/// The tables of ``ArticleFacts``.
///
/// Rows are gathered in a transaction and written in their order at its end, so that those of a page of
/// the table are written together.
struct FactTables {
    private var mentions: [(mention: ArticleFacts.Mention, article: Int64)] = []
    /// The aliases that are still to be written, for the articles that come later in the transaction.
    private var aliases: [Int64: [Int64]] = [:]
    /// Whether any are written.
    private var hasAliases: Bool

    init(in db: Database) throws {
        hasAliases =
            try Bool.fetchOne(db, sql: "select exists (select 1 from article_alias)") ?? false
    }

    static let schema = """
        -- The dates that articles mention: first day, as days since 1970, and how many days.
        create table article_mention (
            day integer not null,
            days integer not null,
            article integer not null,
            primary key (day, days, article)
        ) without rowid;

        -- Hashes of addresses, texts and ids, by which an article that comes again is known.
        create table article_alias (
            hash integer not null,
            article integer not null,
            primary key (hash, article)
        ) without rowid;

        -- The articles of which both are still to be worked out, or have been changed by another
        -- program since.
        create table article_stale (article integer primary key);
        insert into article_stale select id from article;
        """

    // MARK: Writing

    /// Takes what follows from an article.
    mutating func add(_ facts: ArticleFacts, of article: Int64, key: String) {
        for mention in facts.mentions { mentions.append((mention, article)) }
        if let url = facts.aliases.url, key != facts.aliases.urlKey { add(alias: url, of: article) }
        if let text = facts.aliases.text { add(alias: text, of: article) }
    }

    /// Takes another hash by which an article is known.
    mutating func add(alias: Int64, of article: Int64) {
        aliases[alias, default: []].append(article)
    }

    /// Deletes what followed from an article as it was.
    mutating func remove(_ facts: ArticleFacts, of article: Int64, in db: Database) throws {
        try flush(to: db)
        let mention = try RawStatement(
            "delete from article_mention where day = ? and days = ? and article = ?", in: db)
        mention.bind(article, at: 3)
        for old in facts.mentions {
            mention.bind(Int64(old.day), at: 1)
            mention.bind(Int64(old.days), at: 2)
            try mention.run()
        }
        let alias = try RawStatement(
            "delete from article_alias where hash = ? and article = ?", in: db)
        alias.bind(article, at: 2)
        for old in [facts.aliases.url, facts.aliases.text].compactMap(\.self) {
            alias.bind(old, at: 1)
            try alias.run()
        }
    }

    /// Writes what was gathered.
    mutating func flush(to db: Database) throws {
        let mention = try RawStatement(
            "insert or ignore into article_mention (day, days, article) values (?, ?, ?)", in: db)
        mentions.sort { ($0.mention, $0.article) < ($1.mention, $1.article) }
        for (value, article) in mentions {
            mention.bind(Int64(value.day), at: 1)
            mention.bind(Int64(value.days), at: 2)
            mention.bind(article, at: 3)
            try mention.run()
        }
        mentions.removeAll(keepingCapacity: true)
        let alias = try RawStatement(
            "insert or ignore into article_alias (hash, article) values (?, ?)", in: db)
        for (hash, articles) in aliases.sorted(by: { $0.key < $1.key }) {
            alias.bind(hash, at: 1)
            for article in articles {
                alias.bind(article, at: 2)
                try alias.run()
            }
        }
        hasAliases = hasAliases || !aliases.isEmpty
        aliases.removeAll(keepingCapacity: true)
    }

    // MARK: Looking up

    /// The articles that are known by a hash, the earliest first.
    func articles(of alias: Int64, in db: Database) throws -> [Int64] {
        let pending = aliases[alias] ?? []
        guard hasAliases else { return pending }
        let lookup = try RawStatement(
            """
            select article from article_alias where hash = ?
            and article not in (select article from article_stale) order by article
            """, in: db)
        lookup.bind(alias, at: 1)
        var found: [Int64] = []
        try lookup.readRows { row in
            found.append(row.integer(0))
            return true
        }
        return found + pending
    }

    // MARK: What others wrote

    /// Notes that what is kept beside an article may not follow from it.
    static func markStale(_ article: Int64, in db: Database) throws {
        let mark = try RawStatement(
            "insert or ignore into article_stale (article) values (?)", in: db)
        mark.bind(article, at: 1)
        try mark.run()
    }

    /// Deletes what is kept beside stale articles, before it is made anew.
    static func forgetStale(in db: Database) throws {
        let isAny = try Bool.fetchOne(db, sql: "select exists (select 1 from article_stale)")
        guard isAny == true else { return }
        try db.execute(
            sql: """
                delete from article_mention where article in (select article from article_stale);
                delete from article_alias where article in (select article from article_stale);
                delete from article_detail where article not in (select id from article);
                delete from article_origin where article not in (select id from article);
                """)
    }

    /// Works out the facts of some stale articles; false if there are none.
    static func settle(in db: Database) throws -> Bool {
        let ids = try Int64.fetchAll(
            db, sql: "select article from article_stale order by article limit 2000")
        guard let last = ids.last else { return false }
        var tables = try FactTables(in: db)
        for id in ids {
            guard let article = try ArticleTable.readableArticle(id: id, in: db) else { continue }
            tables.add(ArticleFacts(of: article), of: id, key: article.key)
            for identity in try OriginTable.identities(of: id, in: db) {
                tables.add(alias: identity, of: id)
            }
        }
        try tables.flush(to: db)
        try db.execute(sql: "delete from article_stale where article <= ?", arguments: [last])
        return true
    }
}
