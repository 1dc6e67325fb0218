internal import Analysis
internal import Archive
internal import GRDB

/// How a query is answered by SQLite: the full-text expressions and the conditions on rows.
///
/// A value: it can be printed and compared, and knows no connection.
struct SearchPlan: Hashable, Sendable {
    /// The FTS5 expression of the tree; nil if articles are only filtered.
    var match: String?
    /// The FTS5 expression of all the words as one phrase, if that is more than the tree says.
    var verbatim: String?
    /// A condition on `article` rows, and what it binds; empty if every article counts.
    private var conditions: [String] = []
    private var values: [DatabaseValue] = []
    var sort: SearchOptions.Sort

    /// The weights of headline, body and entities.
    static let weights = "8.0, 1.0, 3.0"

    init(
        root: Query.Node?, wholePhrase: [String], options: SearchOptions, sources: [String]
    ) {
        match = root.map(Self.expression)
        if let match, wholePhrase.count > 1 {
            let phrase = Self.expression(of: .phrase(wholePhrase))
            verbatim = phrase == match ? nil : phrase
        }
        sort = options.sort
        if let from = options.from { add("published >= ?", from.start) }
        if let to = options.to { add("published < ?", to.end) }
        if !options.sources.isEmpty {
            let marks = sources.map { _ in "?" }.joined(separator: ", ")
            conditions.append("source in (\(marks))")
            values += sources.map(\.databaseValue)
        }
        for entity in options.entities {
            let terms = Analyzer().tokens(in: entity).map(\.term)
            guard !terms.isEmpty else { continue }
            add(
                "id in (select rowid from article_fts where article_fts match ?)",
                "entities : " + Self.expression(of: .phrase(terms)))
        }
    }

    private mutating func add(_ condition: String, _ value: some DatabaseValueConvertible) {
        conditions.append(condition)
        values.append(value.databaseValue)
    }

    /// A tree as an FTS5 expression. Terms are letters and digits only, so quoting is safe.
    static func expression(of node: Query.Node) -> String {
        switch node {
        case .phrase(let terms): "\"\(terms.joined(separator: " "))\""
        case .all(let nodes): "(\(nodes.map(expression).joined(separator: " AND ")))"
        case .any(let nodes): "(\(nodes.map(expression).joined(separator: " OR ")))"
        }
    }

    /// What matches, as the part of a statement from `from` on.
    ///
    /// The plus keeps SQLite from looking each filtered row up in the full-text index.
    private var source: (sql: String, values: [DatabaseValue]) {
        let filter = conditions.joined(separator: " and ")
        guard let match else {
            return ("from article as hit where " + (filter.isEmpty ? "true" : filter), values)
        }
        let rows =
            filter.isEmpty ? "" : " and +hit.rowid in (select id from article where \(filter))"
        return (
            "from article_fts as hit where article_fts match ?" + rows,
            [match.databaseValue] + values
        )
    }

    /// Counts all matches.
    func count(in db: Database) throws -> Int {
        let source = source
        return try Int.fetchOne(
            db, sql: "select count(*) \(source.sql)", arguments: StatementArguments(source.values))
            ?? 0
    }

    /// A match, ranked.
    struct RankedRow {
        var id: Int64
        var score: Double
        var isVerbatim: Bool
    }

    /// The best matches, in order.
    func ranked(in db: Database, limit: Int, offset: Int) throws -> [RankedRow] {
        let source = source
        let isFiltering = match == nil
        let row = isFiltering ? "hit.id" : "hit.rowid"
        let score = isFiltering ? "0.0" : "-bm25(article_fts, \(Self.weights))"
        var values = source.values
        var isVerbatim = "false"
        if let verbatim {
            isVerbatim =
                "\(row) in (select rowid from article_fts where article_fts match ?)"
            values.insert(verbatim.databaseValue, at: 0)
        }
        let order: String
        switch sort {
        case .relevance where isFiltering: order = "hit.published desc nulls last, hit.id desc"
        case .relevance: order = "verbatim desc, score desc, hit.rowid desc"
        case .newest: order = "\(published) desc nulls last, \(row) desc"
        case .oldest: order = "\(published) asc nulls last, \(row) asc"
        }
        let sql = """
            select \(row), \(score) as score, \(isVerbatim) as verbatim \(source.sql)
            order by \(order) limit ? offset ?
            """
        values += [max(0, limit).databaseValue, max(0, offset).databaseValue]
        return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(values)).map {
            RankedRow(id: $0[0], score: $0[1], isVerbatim: $0[2])
        }
    }

    private var published: String {
        match == nil
            ? "hit.published" : "(select published from article where id = hit.rowid)"
    }

    /// Matches per day since 1970; the nil day counts the undated ones.
    func countsByDay(in db: Database) throws -> [Int?: Int] {
        let source = source
        let row = match == nil ? "hit.id" : "hit.rowid"
        return try Self.countsByDay(
            db, "from article where id in (select \(row) \(source.sql))", source.values)
    }

    /// All articles per day since 1970.
    static func totalsByDay(in db: Database) throws -> [Int?: Int] {
        try countsByDay(db, "from article", [])
    }

    private static func countsByDay(
        _ db: Database, _ source: String, _ values: [DatabaseValue]
    ) throws -> [Int?: Int] {
        // Rounds down before 1970 too, where SQLite's division rounds toward zero.
        let rows = try Row.fetchCursor(
            db,
            sql: """
                select (published - ((published % 86400) + 86400) % 86400) / 86400 as day, count(*)
                \(source) group by day
                """,
            arguments: StatementArguments(values))
        var counts: [Int?: Int] = [:]
        while let row = try rows.next() { counts[row[0]] = row[1] }
        return counts
    }
}
