internal import GRDB

extension Archive {
    /// What an archive holds, in numbers.
    public struct Stats: Equatable, Sendable {
        /// How many articles, and how many of them have no date.
        public var articles: Int, undated: Int
        /// The earliest and latest date, as published.
        public var earliest: String?, latest: String?
        /// How many articles each source has, most first; the empty name is "no source".
        public var sources: [(name: String, articles: Int)]
        /// The same by language.
        public var languages: [(name: String, articles: Int)]
        /// The text of headlines and bodies, and the whole file, in bytes.
        public var textBytes: Int, fileBytes: Int
        /// The archive's format number.
        public var format: Int

        public static func == (left: Self, right: Self) -> Bool {
            left.articles == right.articles && left.undated == right.undated
                && left.earliest == right.earliest && left.latest == right.latest
                && left.sources.elementsEqual(right.sources, by: ==)
                && left.languages.elementsEqual(right.languages, by: ==)
                && left.textBytes == right.textBytes && left.fileBytes == right.fileBytes
                && left.format == right.format
        }
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
            func names(_ column: String) throws -> [(name: String, articles: Int)] {
                try Row.fetchAll(
                    db,
                    sql: """
                        select ifnull(\(column), ''), count(*) from article
                        group by 1 order by 2 desc, 1
                        """
                ).map { (name: $0[0], articles: $0[1]) }
            }
            return Stats(
                articles: try count("select count(*) from article"),
                undated: try count("select count(*) from article where published is null"),
                earliest: try date("asc"), latest: try date("desc"),
                sources: try names("source"), languages: try names("language"),
                textBytes: try count(
                    """
                    select sum(length(cast(headline as blob)) + length(cast(body as blob)))
                    from article
                    """),
                fileBytes: try count(
                    "select page_count * page_size from pragma_page_count, pragma_page_size"),
                format: try count("pragma user_version"))
        }
    }
}
