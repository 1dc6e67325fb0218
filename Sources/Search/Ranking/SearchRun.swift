internal import Analysis
internal import Archive
private import Foundation
internal import GRDB
internal import Postings

/// Runs a plan on a connection.
struct SearchRun {
    let plan: SearchPlan
    let options: SearchOptions
    let bridge: FTS5Bridge
    let db: Database
    /// What reads the index itself; nil where only SQLite can answer.
    let direct: PostingSearch?

    init(
        _ plan: SearchPlan, options: SearchOptions, archive: Archive, db: Database
    ) throws {
        self.plan = plan
        self.options = options
        self.db = db
        let bridge = FTS5Bridge.attached(to: archive, db)
        self.bridge = bridge
        var matchers: [Query.Node: ArticleMatcher] = [:]
        bridge.verify = { [expansion = plan.expansion] node, headline, body, entities in
            let matcher = matchers[node] ?? ArticleMatcher(node, expansion: expansion)
            matchers[node] = matcher
            return matcher.answer(headline: headline, body: body, entities: entities).isMatch
        }
        do {
            direct =
                options.readsIndex
                ? try PostingSearch(plan, archive: archive, db: db) { node, row in
                    bridge.checks = RowChecks(nodes: [node])
                    return try RawStatement(
                        """
                        select newsfind_has(0, headline, newsfind_text(body, key), entities)
                        from article where id = ?
                        """, arguments: [Int64(row)], in: db
                    ).first { $0.integer(0) != 0 } ?? false
                } : nil
        } catch is PostingsError {
            direct = nil
        }
    }

    /// What a row got, in all full-text tables.
    struct Scored {
        var score = 0.0
        var tier = RowScorer.Tier.scattered
        /// Frequency and score by term; only if asked for.
        var parts: [Int: (frequency: Double, score: Double)] = [:]
    }

    /// Asks the index itself; nil if it cannot tell, or is damaged: SQLite is then asked.
    private func directly<Value>(_ ask: (PostingSearch) throws -> Value) throws -> Value? {
        do {
            return try direct.map(ask)
        } catch is PostingsError {
            return nil
        }
    }

    // MARK: Rows

    /// What matches, as the part of a statement from `from` on.
    private func source() -> (sql: String, values: [DatabaseValue]) {
        var checks = RowChecks()
        defer { bridge.checks = checks }
        if let (match, rest) = plan.singlePass {
            let condition = rest.condition(&checks)
            // The plus keeps SQLite from looking each filtered row up in the full-text index.
            let filter =
                condition.sql == "true"
                ? "" : " and +hit.rowid in (select a.id from article as a where \(condition.sql))"
            return (
                "from article_fts as hit where article_fts match ?" + filter,
                [match.text.databaseValue] + condition.values
            )
        }
        let condition = plan.rows.condition(&checks)
        return ("from article as a where \(condition.sql)", condition.values)
    }

    /// The SQL and the full-text expressions that answer the query, for a person to read.
    func statement() -> String {
        let source = source()
        var text = ""
        var values = source.values[...]
        for character in source.sql {
            guard character == "?", let value = values.popFirst() else {
                text.append(character)
                continue
            }
            text +=
                String.fromDatabaseValue(value).map { "'\($0.replacing("'", with: "''"))'" }
                ?? "\(value)"
        }
        return text
    }

    /// The filters of the tree that an article fulfils.
    func filters(of key: String) throws -> Set<Query.Filter> {
        guard !plan.filters.isEmpty else { return [] }
        var checks = RowChecks()
        let conditions = plan.filters.map { $0.rows.condition(&checks) }
        let fulfilled = try RawStatement(
            """
            select \(conditions.map(\.sql).joined(separator: ", "))
            from article as a where a.key = ?
            """,
            arguments: StatementArguments(conditions.flatMap(\.values) + [key.databaseValue]),
            isKept: false, in: db
        ).first { row in plan.filters.indices.filter { row.integer($0) != 0 } }
        return Set((fulfilled ?? []).map { plan.filters[$0].filter })
    }

    /// Counts all matches.
    func count() throws -> Int {
        if let count = try directly({ try $0.count() }) { return count }
        let source = source()
        let statement = try db.makeStatement(sql: "select count(*) \(source.sql)")
        return try Int.fetchOne(statement, arguments: StatementArguments(source.values)) ?? 0
    }

    /// The matches of a page in order, and how many there are in all.
    func ranked(limit: Int, offset: Int) throws -> (rows: [RankedRow], total: Int) {
        guard !plan.terms.isEmpty, options.sort == .relevance else {
            let page = try sorted(limit: limit, offset: offset)
            return (page, options.counts ? try count() : offset + page.count)
        }
        let count = offset + limit
        if let best = try directly({ search in
            try search.best(count, recency: try options.recencyHalfLife.map(recencies))
        }) {
            let page = Array(try untied(best).dropFirst(offset).prefix(limit))
            return (page, options.counts ? try self.count() : offset + page.count)
        }
        var rows = try plan.singlePass.map { try scoredTogether($0.match) } ?? scoredApart()
        if let halfLife = options.recencyHalfLife { try age(&rows, halfLife: halfLife) }
        let best = TopHits.best(count, of: rows)
        return (Array(try untied(best).dropFirst(offset).prefix(limit)), rows.count)
    }

    /// All matches with their scores: matching costs as much as ranking, so one pass gives both.
    private func scoredTogether(_ match: MatchExpression) throws -> [RankedRow] {
        let source = source()
        let scorer = RowScorer(match, sequence: plan.sequence, weights: plan.weights)
        bridge.scorer = scorer
        defer { bridge.scorer = nil }
        return try RawStatement(
            "select hit.rowid, newsfind_score(article_fts) \(source.sql)",
            arguments: StatementArguments(source.values), isKept: false, in: db
        ).map { RankedRow(id: $0.integer(0), score: $0.real(1), tier: scorer.last.tier) }
    }

    /// All matches, in no order.
    func ids() throws -> [Int64] {
        if let ids = try directly({ try $0.ids() }) { return ids }
        var checks = RowChecks()
        let condition = plan.rows.condition(&checks)
        bridge.checks = checks
        let statement = try db.makeStatement(
            sql: "select a.id from article as a where \(condition.sql)")
        return try Int64.fetchAll(statement, arguments: StatementArguments(condition.values))
    }

    /// All matches first, then their scores from each full-text table.
    private func scoredApart() throws -> [RankedRow] {
        let ids = try ids()
        var wanted = RowBits()
        for id in ids { wanted.insert(id) }
        let scores = try scores(of: wanted)
        return ids.map { id in
            let scored = scores[id] ?? Scored()
            return RankedRow(id: id, score: scored.score, tier: scored.tier)
        }
    }

    /// The scores of some rows, and optionally what they are made of.
    func scores(of ids: RowBits, keepsParts: Bool = false) throws -> [Int64: Scored] {
        var all: [Int64: Scored] = [:]
        guard ids.count > 0 else { return all }
        if let scores = try directly({ try $0.scores(of: ids.all, keepsParts: keepsParts) }) {
            return scores
        }
        let tables = [(Expansion.Place.main, "article_fts"), (.grams, "article_grams")]
        for (place, table) in tables {
            guard let match = plan.anyTerm(in: place) else { continue }
            let articles = place == .main ? nil : try articleCount()
            let scorer = RowScorer(
                match, sequence: plan.sequence, weights: plan.weights, keepsParts: keepsParts,
                articles: articles)
            scorer.wanted = ids
            bridge.scorer = scorer
            defer { bridge.scorer = nil }
            let rows = try RawStatement(
                "select rowid, newsfind_score(\(table)) from \(table) where \(table) match ?",
                arguments: [match.text], in: db)
            try rows.readRows { row in
                let id = row.integer(0)
                guard ids.contains(id) else { return true }
                var scored = all[id] ?? Scored()
                scored.score += row.real(1)
                scored.tier = max(scored.tier, scorer.last.tier)
                for (term, part) in scorer.last.parts.enumerated() where part.frequency > 0 {
                    // A word may stand by itself here and glued to characters there.
                    let known = scored.parts[term] ?? (0, 0)
                    scored.parts[term] = (
                        known.frequency + part.frequency, known.score + part.score
                    )
                }
                all[id] = scored
                return true
            }
        }
        return all
    }

    private func articleCount() throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "select count(*) from article")) ?? 0
    }

    // MARK: Order

    /// Halves scores with age, counted from the newest article of the archive.
    private func age(_ rows: inout [RankedRow], halfLife: Double) throws {
        let factors = try recencies(halfLife: halfLife)
        for index in rows.indices { rows[index].score *= factors(rows[index].id) }
    }

    /// What each row's score is multiplied by; 0 for an undated article.
    func recencies(halfLife: Double) throws -> (Int64) -> Double {
        let newest = try Int64.fetchOne(db, sql: "select max(published) from article") ?? 0
        return { id in
            guard let published = try? published(id) else { return 0 }
            return exp2((Double(published) - Double(newest)) / halfLife)
        }
    }

    /// When an article was published; nil if that is not known.
    private func published(_ id: Int64) throws -> Int64? {
        if let direct { return direct.published(id) }
        return try RawStatement(
            "select published from article where id = ?", arguments: [id], in: db
        ).first { $0.wholeNumber(0) } ?? nil
    }

    /// The rows, those with the same score by date, the newest first, and then by key, so that pages
    /// follow on each other.
    private func untied(_ rows: [RankedRow]) throws -> [RankedRow] {
        var result: [RankedRow] = []
        var rest = rows[...]
        while let first = rest.first {
            let tied = rest.prefix { !first.isAbove($0) }
            rest = rest.dropFirst(tied.count)
            guard tied.count > 1 else {
                result.append(first)
                continue
            }
            let known = try tied.map { (row: $0, time: try published($0.id) ?? .min) }
            guard Set(known.map(\.time)).count < known.count else {
                result += known.sorted { $0.time > $1.time }.map(\.row)
                continue
            }
            let statement = try db.cachedStatement(sql: "select key from article where id = ?")
            result +=
                try known
                .map { ($0, try String.fetchOne(statement, arguments: [$0.row.id]) ?? "") }
                .sorted { $0.0.time != $1.0.time ? $0.0.time > $1.0.time : $0.1 < $1.1 }
                .map(\.0.row)
        }
        return result
    }

    /// The first matches by date, undated ones last.
    private func sorted(limit: Int, offset: Int) throws -> [RankedRow] {
        var checks = RowChecks()
        let condition = plan.rows.condition(&checks)
        bridge.checks = checks
        let direction = options.sort == .oldest ? "asc" : "desc"
        let ids =
            try directly { search in
                let first = try search.first(offset + limit, newest: options.sort != .oldest)
                return Array(
                    try ordered(first, newest: options.sort != .oldest).dropFirst(offset)
                        .prefix(limit))
            }
            ?? Int64.fetchAll(
                db,
                sql: """
                    select a.id from article as a where \(condition.sql)
                    order by a.published \(direction) nulls last, a.key limit ? offset ?
                    """,
                arguments: StatementArguments(
                    condition.values + [limit.databaseValue, offset.databaseValue]))
        var wanted = RowBits()
        for id in ids { wanted.insert(id) }
        let scores = plan.terms.isEmpty ? [:] : try scores(of: wanted)
        return ids.map { id in
            let scored = scores[id] ?? Scored()
            return RankedRow(id: id, score: scored.score, tier: scored.tier)
        }
    }

    /// Rows by time, undated ones last, and then by key.
    private func ordered(_ ids: [Int64], newest: Bool) throws -> [Int64] {
        let known = try ids.map { id in
            let facts = try RawStatement(
                "select published, key from article where id = ?", arguments: [id], in: db
            ).first { (time: $0.wholeNumber(0), key: $0.mendedText(1)) }
            return (id: id, time: facts?.time, key: facts?.key ?? "")
        }
        return known.sorted { one, two in
            switch (one.time, two.time) {
            case (let first?, let second?) where first != second:
                newest ? first > second : first < second
            case (nil, _?): false
            case (_?, nil): true
            default: one.key.utf8.lexicographicallyPrecedes(two.key.utf8)
            }
        }.map(\.id)
    }

    // MARK: Time

    /// The matches by day.
    func countsByDay() throws -> DayCounts {
        if let counts = try directly({ try $0.countsByDay() }) { return counts }
        var checks = RowChecks()
        let condition = plan.rows.condition(&checks)
        bridge.checks = checks
        // Rounds down before 1970 too, where SQLite's division rounds toward zero.
        var counts: [Int?: Int] = [:]
        try RawStatement(
            """
            select (published - ((published % 86400) + 86400) % 86400) / 86400 as day, count(*)
            from article as a where \(condition.sql) group by day
            """, arguments: StatementArguments(condition.values), isKept: false, in: db
        ).readRows { row in
            counts[row.wholeNumber(0).map { Int($0) }, default: 0] += Int(row.integer(1))
            return true
        }
        return DayCounts(counts)
    }
}
