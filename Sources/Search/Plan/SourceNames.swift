internal import Analysis
internal import GRDB

/// The sources an archive has, found by what a person types.
enum SourceNames {
    /// The sources that are meant: those of just this name, else those that have its words.
    ///
    /// Case, diacritics and punctuation do not count.
    ///
    /// - Returns: those that are meant, and others that only have the words of the name.
    static func matching(
        _ name: String, in db: Database
    ) throws -> (meant: [String], others: [String]) {
        let wanted = terms(name)
        guard !wanted.isEmpty else { return ([], []) }
        let all = try names(in: db).map { (name: $0, terms: terms($0)) }
        let exact = all.filter { $0.terms == wanted }
        let wider = all.filter { $0.terms != wanted && contains($0.terms, wanted) }
        return exact.isEmpty
            ? (wider.map(\.name), []) : (exact.map(\.name), wider.map(\.name))
    }

    /// Every source once, by skipping through the index: quick however many articles there are.
    static func names(in db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                with recursive name (value) as (
                    select min(source collate nocase) from article
                    union all
                    select (
                        select min(source collate nocase) from article
                        where source > value collate nocase
                    )
                    from name where value is not null
                )
                select value from name where value is not null
                """)
    }

    private static func terms(_ name: String) -> [String] {
        Analyzer().tokens(in: name).map(\.term)
    }

    private static func contains(_ all: [String], _ wanted: [String]) -> Bool {
        all.indices.contains { all[$0...].starts(with: wanted) }
    }
}
