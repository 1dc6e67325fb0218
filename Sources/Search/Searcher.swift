internal import Analysis
public import Archive
private import GRDB

/// Answers queries on an archive.
///
/// ```swift
/// let searcher = try Searcher(opening: "news.db")
/// for hit in try searcher.search(Query(arguments: ["not a single inch"])).hits {
///     print(hit.article.headline, hit.snippets[0].text)
/// }
/// ```
public struct Searcher: Sendable {
    private let archive: Archive

    /// Opens the archive at a path for reading.
    ///
    /// - Throws: `ArchiveError` if it is missing or is not an archive.
    public init(opening path: String) throws(ArchiveError) {
        archive = try Archive(opening: path)
    }

    /// Searches an archive that is open.
    public init(_ archive: Archive) {
        self.archive = archive
    }

    /// The best hits of a query, and how many articles match in all.
    ///
    /// Where nothing has the phrase of a query, its ``Query/fallback`` is answered instead. A query
    /// without words finds every article that the options let through; one of marks only, such
    /// as `!!!`, finds nothing.
    ///
    /// - Throws: `ArchiveError` if the archive cannot be read. No query is an error.
    public func search(
        _ query: Query, options: SearchOptions = SearchOptions()
    ) throws(ArchiveError) -> SearchResults {
        try archive.read { db in
            let start = ContinuousClock.now
            var results = SearchResults()
            let scope = try scope(of: query, options, db, &results)
            let limit = min(max(0, options.limit), Int(Int32.max))
            let offset = min(max(0, options.offset), Int(Int32.max))
            func answer(_ root: Query.Node?) throws -> (run: SearchRun, rows: [RankedRow]) {
                let run = try self.run(query, root, scope, db)
                if limit == 0 {
                    results.total = try run.count()
                    return (run, [])
                }
                let (rows, total) = try run.ranked(limit: limit, offset: offset)
                results.total = total
                return (run, rows)
            }
            results.answered = query.root
            if query.asksNothing { return results }
            var (run, rows) = try answer(query.root)
            if results.total == 0, let fallback = query.fallback {
                results.answered = fallback
                results.isFallback = true
                (run, rows) = try answer(fallback)
            }
            results.microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
            results.hits = try hits(rows, run)
            if options.explains { results.explanation = Self.explanation(of: run) }
            if results.total < Suggester.tooFew, let root = results.answered {
                results.suggestion = try suggestion(for: root, query, scope, db, results.total)
            }
            return results
        }
    }

    /// Counts over time; see ``Timeline``.
    ///
    /// - Parameters:
    ///   - query: What is counted.
    ///   - options: Which articles count; order and limit do not matter.
    ///   - unit: The buckets; chosen by the length of the range if left out.
    public func timeline(
        _ query: Query, options: SearchOptions = SearchOptions(), by unit: Timeline.Unit? = nil
    ) throws(ArchiveError) -> Timeline {
        try archive.read { db in
            var results = SearchResults()
            var scope = try scope(of: query, options, db, &results)
            scope.options.from = nil
            scope.options.to = nil
            // What the matches are a share of: all that these sources published.
            var everything = scope
            everything.options.entities = []
            let totals = try run(query, nil, everything, db).countsByDay()
            var root = query.root
            var matches =
                query.asksNothing ? DayCounts() : try run(query, root, scope, db).countsByDay()
            var isFallback = false
            if matches.isEmpty, let fallback = query.fallback {
                root = fallback
                isFallback = true
                matches = try run(query, root, scope, db).countsByDay()
            }
            return Timeline(
                answered: root, isFallback: isFallback, matches: matches, totals: totals,
                from: options.from, to: options.to, unit: unit,
                unknownSources: results.unknownSources)
        }
    }

    /// What of a query lights up in an article: of the query itself if the article matches it, else
    /// of its fallback.
    ///
    /// - Returns: Ranges of headline and body, in Unicode scalars.
    public func highlights(
        of query: Query, in article: Article
    ) throws(ArchiveError) -> (headline: [Range<Int>], body: [Range<Int>]) {
        try archive.read { db in
            var results = SearchResults()
            let scope = try scope(of: query, SearchOptions(), db, &results)
            for root in [query.root, query.fallback].compactMap(\.self) {
                let run = try run(query, root, scope, db)
                let answer = try ArticleMatcher(
                    root, expansion: run.plan.expansion, sequence: root.sequence(query.matching)
                ).answer(
                    headline: article.headline, body: article.body,
                    entities: article.entitiesText, filters: run.filters(of: article.key),
                    mentions: article.mentions(for: root))
                guard answer.isMatch else { continue }
                return (
                    Highlights.scalars(
                        of: Highlights.joined(answer.headline.map(\.range)), in: article.headline),
                    Highlights.scalars(
                        of: Highlights.joined(answer.body.map(\.range)), in: article.body)
                )
            }
            return ([], [])
        }
    }

    // MARK: Related

    /// A query for articles on the same subject as one: its most telling words.
    ///
    /// - Returns: nil if no article has the key.
    public func like(_ key: String) throws(ArchiveError) -> Query? {
        try archive.read { db in
            try ArticleTable.article(key: key, in: db).map { article in
                try RelatedTerms(db).query(like: article)
            }
        }
    }

    /// A query and the most telling words of what it finds first: for related material.
    ///
    /// - Returns: the wider query, and the terms that were added.
    public func related(
        to query: Query, options: SearchOptions = SearchOptions()
    ) throws(ArchiveError) -> (query: Query, added: [Query.Term]) {
        var first = options
        (first.limit, first.offset, first.sort) = (RelatedTerms.feedbackArticles, 0, .relevance)
        let hits = try search(query, options: first).hits
        return try archive.read { db in
            try RelatedTerms(db).query(query, widenedBy: hits)
        }
    }

    // MARK: Parts

    private func run(
        _ query: Query, _ root: Query.Node?, _ scope: Scope, _ db: Database
    ) throws -> SearchRun {
        let plan = try SearchPlan(
            query, root: root, scope: scope,
            vocabulary: VocabularyLookup.attached(to: archive, db), in: db)
        return try SearchRun(plan, options: scope.options, archive: archive, db: db)
    }

    /// The sources that options and filters mean; what none has is told in the results.
    private func scope(
        of query: Query, _ options: SearchOptions, _ db: Database, _ results: inout SearchResults
    ) throws -> Scope {
        var scope = Scope(options: options)
        let filters = [query.root, query.fallback].compactMap(\.self).flatMap(\.filters)
        let named = filters.compactMap { if case .source(let name) = $0 { name } else { nil } }
        var others: [String] = []
        for name in options.sources + named where scope.sources[name] == nil {
            let names = try SourceNames.matching(name, in: db)
            scope.sources[name] = names.meant
            others += names.others
            if names.meant.isEmpty { results.unknownSources.append(name) }
        }
        let found = Set(scope.sources.values.joined())
        results.otherSources = others.filter { !found.contains($0) }
        return scope
    }

    private func hits(_ rows: [RankedRow], _ run: SearchRun) throws -> [SearchResults.Hit] {
        // Without passages nothing is lit.
        let matcher =
            run.options.snippets < 1
            ? nil
            : run.plan.root.map {
                ArticleMatcher(
                    $0, expansion: run.plan.expansion, sequence: $0.sequence(run.plan.matching))
            }
        var explained: [Int64: SearchResults.ScoreExplanation] = [:]
        if run.options.explains { explained = try explanations(of: rows, run) }
        return try rows.compactMap { row in
            try ArticleTable.article(id: row.id, in: run.db).map { article in
                let answer = try matcher?.answer(
                    headline: article.headline, body: article.body, entities: article.entitiesText,
                    filters: run.filters(of: article.key),
                    mentions: run.plan.root.map { article.mentions(for: $0) } ?? [])
                return SearchResults.Hit(
                    article: article, score: row.score,
                    closeness: closeness(of: row, run.plan),
                    snippets: run.options.snippets < 1
                        ? []
                        : Snippet.passages(
                            of: article.body, spans: answer?.body ?? [],
                            length: run.options.snippets > 1
                                ? Snippet.shorterLength : Snippet.defaultLength,
                            count: run.options.snippets),
                    headlineHighlights: Highlights.scalars(
                        of: Highlights.joined(answer?.headline.map(\.range) ?? []),
                        in: article.headline),
                    explanation: explained[row.id])
            }
        }
    }

    private func closeness(of row: RankedRow, _ plan: SearchPlan) -> SearchResults.Closeness? {
        guard plan.sequence.isEmpty else { return row.tier.closeness }
        if case .term? = plan.root { return .verbatim }
        return nil
    }

    private func explanations(
        of rows: [RankedRow], _ run: SearchRun
    ) throws -> [Int64: SearchResults.ScoreExplanation] {
        var ids = RowBits()
        for row in rows { ids.insert(row.id) }
        let recency = try run.options.recencyHalfLife.map { try run.recencies(halfLife: $0) }
        let terms = run.plan.terms
        let scores = try run.scores(of: ids, keepsParts: true)
        return rows.reduce(into: [:]) { all, row in
            // What a filter alone has found has no parts.
            let parts = (scores[row.id]?.parts ?? [:]).sorted { $0.key < $1.key }
            all[row.id] = SearchResults.ScoreExplanation(
                parts: parts.map { (terms[$0.key], $0.value.frequency, $0.value.score) },
                recency: recency?(row.id) ?? 1)
        }
    }

    private static func explanation(of run: SearchRun) -> SearchResults.Explanation {
        SearchResults.Explanation(
            terms: run.plan.terms.map { term in
                let forms = run.plan.expansion.forms[term] ?? []
                return (term, forms.map { $0.tokens.joined(separator: " ") })
            },
            statement: run.statement(), engine: run.direct == nil ? .fts5 : .postings)
    }

    /// A query with likelier words, if it finds more.
    private func suggestion(
        for root: Query.Node, _ query: Query, _ scope: Scope, _ db: Database, _ total: Int
    ) throws -> String? {
        let vocabulary = try VocabularyLookup.attached(to: archive, db)
        guard let better = try Suggester(vocabulary, in: db).corrected(root) else { return nil }
        var corrected = query
        corrected.fallback = nil
        let found = try run(corrected, better, scope, db).count()
        return found > total ? better.description : nil
    }
}

extension Query {
    /// Whether there is nothing in the text to look for, though there is a text.
    var asksNothing: Bool { root == nil && text.contains { !$0.isWhitespace } }
}

extension RowScorer.Tier {
    fileprivate var closeness: SearchResults.Closeness {
        switch self {
        case .verbatim: .verbatim
        case .ordered: .ordered
        case .scattered: .scattered
        }
    }
}
