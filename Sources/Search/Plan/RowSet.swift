internal import Analysis
internal import Archive
internal import GRDB

/// Which rows a tree finds: full-text expressions and conditions, combined.
///
/// Parts that FTS5 can answer together are one expression.
indirect enum RowSet: Sendable {
    /// What an FTS5 expression finds in the main table.
    case match(MatchExpression)
    /// What one finds in the table of characters.
    case grams(MatchExpression)
    /// What an expression finds, where the words are near each other.
    case near(MatchExpression, NearWords)
    /// What the stored text proves to have, of some rows.
    case verified(RowSet, Query.Node)
    /// A condition on the row `a` of `article`, with what it binds.
    case condition(String, [DatabaseValue])
    /// The rows that some sources published.
    case sources([String])
    /// The rows published from one moment on and before another, in seconds since 1970.
    case published(from: Int64?, to: Int64?)
    /// The rows whose text mentions a date that lies between two days, counted since 1970.
    case mentioned(from: Int64?, to: Int64?)
    case all([RowSet])
    case any([RowSet])
    case not(RowSet)

    /// Every row.
    static var everything: RowSet { .all([]) }
    /// No row.
    static var nothing: RowSet { .any([]) }

    // MARK: Combining

    /// The rows of all the sets, the parts that one expression can say joined.
    static func allOf(_ sets: [RowSet]) -> RowSet {
        let sets = sets.flatMap { set in if case .all(let inner) = set { inner } else { [set] } }
        var matches: [MatchExpression] = []
        var excluded: [MatchExpression] = []
        var rest: [RowSet] = []
        for set in sets {
            switch set {
            case .match(let expression): matches.append(expression)
            case .not(.match(let expression)): excluded.append(expression)
            default: rest.append(set)
            }
        }
        if let match = MatchExpression.all(matches) {
            rest.insert(.match(match.without(excluded)), at: 0)
        } else {
            rest += excluded.map { .not(.match($0)) }
        }
        return rest.count == 1 ? rest[0] : .all(rest)
    }

    /// The rows of any of the sets.
    static func anyOf(_ sets: [RowSet]) -> RowSet {
        var matches: [MatchExpression] = []
        var grams: [MatchExpression] = []
        var rest: [RowSet] = []
        for set in sets {
            switch set {
            case .match(let expression): matches.append(expression)
            case .grams(let expression): grams.append(expression)
            default: rest.append(set)
            }
        }
        if let grams = MatchExpression.any(grams) { rest.insert(.grams(grams), at: 0) }
        if let match = MatchExpression.any(matches) { rest.insert(.match(match), at: 0) }
        return rest.count == 1 ? rest[0] : .any(rest)
    }

    // MARK: SQL

    /// The set as a condition on the row `a` of `article`.
    ///
    /// Words that must be near each other and trees to verify are numbered as they come: the
    /// functions that check them are told the number.
    func condition(_ checks: inout RowChecks) -> (sql: String, values: [DatabaseValue]) {
        switch self {
        case .match(let expression):
            return (
                "a.id in (select rowid from article_fts where article_fts match ?)",
                [expression.text.databaseValue]
            )
        case .grams(let expression):
            return (
                "a.id in (select rowid from article_grams where article_grams match ?)",
                [expression.text.databaseValue]
            )
        case .near(let expression, let near):
            checks.nears.append(near)
            return (
                """
                a.id in (select rowid from article_fts where article_fts match ? \
                and newsfind_near(article_fts, \(checks.nears.count - 1)))
                """,
                [expression.text.databaseValue]
            )
        case .verified(let set, let node):
            checks.nodes.append(node)
            let number = checks.nodes.count - 1
            let inner = set.condition(&checks)
            return (
                """
                (\(inner.sql) and newsfind_has(\(number), a.headline, \
                newsfind_text(a.body, a.key), a.entities))
                """,
                inner.values
            )
        case .condition(let sql, let values): return ("(\(sql))", values)
        case .sources(let names):
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            return (
                "ifnull(a.source collate nocase in (\(marks)), false)", names.map(\.databaseValue)
            )
        case .published(let start, let end):
            let bounds =
                (start.map { [("a.published >= ?", $0)] } ?? [])
                + (end.map { [("a.published < ?", $0)] } ?? [])
            return (
                "(\((["a.published is not null"] + bounds.map(\.0)).joined(separator: " and ")))",
                bounds.map(\.1.databaseValue)
            )
        case .mentioned(let first, let end):
            let mention = Self.mention(from: first, to: end)
            return ("a.id in (\(mention.sql))", mention.values)
        case .all(let sets): return Self.list(sets, "and", empty: "true", &checks)
        case .any(let sets): return Self.list(sets, "or", empty: "false", &checks)
        case .not(let set):
            let inner = set.condition(&checks)
            return ("not \(inner.sql)", inner.values)
        }
    }

    /// The articles that mention a date between two days, as a statement.
    ///
    /// Those that another program has written since have none until the next load.
    static func mention(
        from first: Int64?, to end: Int64?
    ) -> (sql: String, values: [DatabaseValue]) {
        let bounds =
            (first.map { [("day >= ?", [$0])] } ?? [])
            + (end.map { [("day < ? and day + days <= ?", [$0, $0])] } ?? [])
        let conditions = bounds.map(\.0) + ["article not in (select article from article_stale)"]
        return (
            "select article from article_mention where \(conditions.joined(separator: " and "))",
            bounds.flatMap(\.1).map(\.databaseValue)
        )
    }

    private static func list(
        _ sets: [RowSet], _ name: String, empty: String, _ checks: inout RowChecks
    ) -> (sql: String, values: [DatabaseValue]) {
        guard !sets.isEmpty else { return (empty, []) }
        let parts = sets.map { $0.condition(&checks) }
        return (
            "(\(parts.map(\.sql).joined(separator: " \(name) ")))", parts.flatMap(\.values)
        )
    }
}

/// What SQL functions check row by row, by number.
struct RowChecks: Sendable {
    var nears: [NearWords] = []
    var nodes: [Query.Node] = []
}

/// Words that must be near each other, as phrases of an FTS5 expression.
struct NearWords: Hashable, Sendable {
    /// The operand that each phrase of the expression belongs to.
    var operands: [Int]
    var count: Int
    var distance: Int
    var isOrdered: Bool
}
