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
            conditions.append("source collate nocase in (\(marks))")
            values += sources.map(\.databaseValue)
        }
        for entity in options.entities {
            let terms = Analyzer().tokens(in: entity).map(\.term)
            guard !terms.isEmpty else {
                // A name without a word is nobody's.
                conditions.append("false")
                continue
            }
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
        let statement = try db.cachedStatement(sql: "select count(*) \(source.sql)")
        return try Int.fetchOne(statement, arguments: StatementArguments(source.values)) ?? 0
    }

    /// The best matches in order, and how many there are in all.
    func ranked(
        in db: Database, limit: Int, offset: Int
    ) throws -> (rows: [RankedRow], total: Int) {
        guard match != nil, sort == .relevance else {
            return (try sorted(in: db, limit: limit, offset: offset), try count(in: db))
        }
        let verbatimRows = try verbatim.map { phrase in
            try Int64.fetchSet(
                db.cachedStatement(sql: "select rowid from article_fts where article_fts match ?"),
                arguments: [phrase])
        }
        // One pass gives the count and the best: matching costs as much as ranking.
        let source = source
        let statement = try db.cachedStatement(
            sql: "select hit.rowid, bm25(article_fts, \(Self.weights)) \(source.sql)")
        let rows = try Row.fetchCursor(
            statement, arguments: StatementArguments(source.values))
        var hits = TopHits(limit: offset + limit)
        while let row = try rows.next() {
            let id: Int64 = row[0]
            // SQLite's bm25 is smaller for better matches.
            hits.offer(
                RankedRow(
                    id: id, score: -(row[1] as Double),
                    isVerbatim: verbatimRows?.contains(id) ?? true))
        }
        return (Array(hits.ranked().dropFirst(offset)), hits.count)
    }

    /// The first matches by date.
    private func sorted(in db: Database, limit: Int, offset: Int) throws -> [RankedRow] {
        let source = source
        let isFiltering = match == nil
        let row = isFiltering ? "hit.id" : "hit.rowid"
        let direction = sort == .oldest ? "asc" : "desc"
        let sql = """
            select \(row) \(source.sql)
            order by \(published) \(direction) nulls last, \(row) \(direction) limit ? offset ?
            """
        let values = source.values + [limit.databaseValue, offset.databaseValue]
        let ids = try Int64.fetchAll(db, sql: sql, arguments: StatementArguments(values))
        guard let match, !ids.isEmpty else {
            return ids.map { RankedRow(id: $0, score: 0, isVerbatim: false) }
        }
        return try scored(ids, match: match, in: db)
    }

    /// The rows' scores, in the order of the rows.
    private func scored(_ ids: [Int64], match: String, in db: Database) throws -> [RankedRow] {
        // As one value, since a statement takes only so many. The plus has SQLite go through the
        // matches once: a look-up for each row would have bm25 count the whole index each time.
        let list = "[\(ids.map(String.init).joined(separator: ","))]"
        func rows(_ expression: String, _ column: String) throws -> [Int64: Double] {
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    select rowid, \(column) from article_fts
                    where article_fts match ? and +rowid in (select value from json_each(?))
                    """,
                arguments: [expression, list])
            return try Dictionary(
                uniqueKeysWithValues: rows.map { ($0[0] as Int64, $0[1] as Double) })
        }
        let scores = try rows(match, "-bm25(article_fts, \(Self.weights))")
        let verbatimRows = try verbatim.map { try rows($0, "1.0") }
        return ids.map { id in
            RankedRow(
                id: id, score: scores[id] ?? 0,
                isVerbatim: verbatimRows.map { $0[id] != nil } ?? true)
        }
    }

    private var published: String {
        match == nil
            ? "hit.published" : "(select published from article where id = hit.rowid)"
    }

    /// Matches per day since 1970; the nil day counts the undated ones.
    func countsByDay(in db: Database) throws -> [Int?: Int] {
        let source = source
        let rows =
            match == nil
            ? source.sql : "from article where id in (select hit.rowid \(source.sql))"
        // Rounds down before 1970 too, where SQLite's division rounds toward zero.
        let days = try Row.fetchCursor(
            db,
            sql: """
                select (published - ((published % 86400) + 86400) % 86400) / 86400 as day, count(*)
                \(rows) group by day
                """,
            arguments: StatementArguments(source.values))
        var counts: [Int?: Int] = [:]
        while let row = try days.next() { counts[row[0]] = row[1] }
        return counts
    }
}
