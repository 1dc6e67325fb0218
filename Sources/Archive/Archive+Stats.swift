internal import GRDB
internal import Postings

extension Archive {
    /// What an archive holds, in numbers.
    public struct Stats: Equatable, Sendable {
        /// How many articles, and how many of them have no date.
        public var articles: Int, undated: Int
        /// The earliest and latest date, as published.
        public var earliest: String?, latest: String?
        /// How many articles each source has, most first; the empty name is "no source".
        public var sources: [NameCount]
        /// The same by language.
        public var languages: [NameCount]
        /// The text of headlines and bodies, and the whole file, in bytes.
        public var textBytes: Int, fileBytes: Int
        /// The archive's format number.
        public var format: Int
        /// Whether bodies are kept compressed.
        public var isCompact: Bool
    }

    /// How many articles have a name in one of their fields.
    public struct NameCount: Equatable, Sendable {
        /// The source or language; empty where an article has none.
        public var name: String
        /// How many articles have it.
        public var articles: Int
    }

    /// Counts what the archive holds.
    ///
    /// - Complexity: O(*n*) in the size of the archive.
    public func stats() throws(ArchiveError) -> Stats {
        try read { db in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            func date(_ order: String) throws -> String? {
                try String.fetchOne(
                    db,
                    sql: """
                        select date from article where published is not null
                        order by published \(order) limit 1
                        """)
            }
            func names(_ column: String) throws -> [NameCount] {
                try RawStatement(
                    """
                    select ifnull(\(column), ''), count(*) from article
                    group by 1 order by 2 desc, 1
                    """, in: db
                ).map { NameCount(name: $0.mendedText(0) ?? "", articles: Int($0.integer(1))) }
            }
            return Stats(
                articles: try count("select count(*) from article"),
                undated: try count("select count(*) from article where published is null"),
                earliest: try date("asc"), latest: try date("desc"),
                sources: try names("source"), languages: try names("language"),
                textBytes: try count(
                    """
                    select sum(length(cast(headline as blob)) + newsfind_length(body))
                    from article
                    """),
                fileBytes: try count(
                    "select page_count * page_size from pragma_page_count, pragma_page_size"),
                format: try count("pragma user_version"),
                isCompact: try BodyDictionary.current(in: db) != nil)
        }
    }
}
