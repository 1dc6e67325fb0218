internal import Analysis
internal import GRDB
internal import Postings

/// What few articles have: when they were changed, their section, the lead image's caption, whether
/// they are summaries, and in what format they came.
///
/// Beside the articles, since columns that are added to a table stand behind the body, and SQLite reads
/// a row from the front.
enum DetailTable {
    static let schema = """
        create table article_detail (
            article integer primary key,
            updated text,
            section text,
            caption text,
            is_summary integer not null default 0,
            format text
        );
        """

    /// Brings the details of an article up to date.
    static func write(_ article: Article, id: Int64, isNew: Bool, in db: Database) throws {
        guard article.hasDetails else {
            if !isNew { try delete(id, in: db) }
            return
        }
        let insert = try RawStatement(
            """
            insert or replace into article_detail
                (article, updated, section, caption, is_summary, format)
            values (?, ?, ?, ?, ?, ?)
            """, in: db)
        insert.bind(id, at: 1)
        insert.bind(article.updated?.text, at: 2)
        insert.bind(article.section, at: 3)
        insert.bind(article.caption, at: 4)
        insert.bind(article.isSummary ? 1 : 0, at: 5)
        insert.bind(article.origin.format?.rawValue, at: 6)
        try insert.run()
    }

    static func delete(_ id: Int64, in db: Database) throws {
        let delete = try RawStatement("delete from article_detail where article = ?", in: db)
        delete.bind(id, at: 1)
        try delete.run()
    }
}

extension Article {
    fileprivate var hasDetails: Bool {
        updated != nil || section != nil || caption != nil || isSummary || origin.format != nil
    }
}
