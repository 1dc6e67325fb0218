public import Archive
private import GRDB

/// Answers queries on an archive.
///
/// ```swift
/// let searcher = try Searcher(opening: "news.db")
/// for hit in try searcher.search(Query(arguments: ["not a single inch"])).hits {
///     print(hit.article.headline, hit.snippet.text)
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
            let (sources, unknown, others) = try Self.sources(options, db)
            var root = query.root
            var isFallback = false
            var plan = SearchPlan(
                root: root, wholePhrase: query.wholePhrase, options: options, sources: sources)
            let asksNothing = root == nil && query.text.contains { !$0.isWhitespace }
            func answer(_ plan: SearchPlan) throws -> (rows: [RankedRow], total: Int) {
                if options.limit <= 0 { return ([], try plan.count(in: db)) }
                return try plan.ranked(
                    in: db, limit: min(options.limit, Int(Int32.max)),
                    offset: min(max(0, options.offset), Int(Int32.max)))
            }
            var (rows, total) = asksNothing ? ([], 0) : try answer(plan)
            if total == 0, let fallback = query.fallback {
                root = fallback
                isFallback = true
                plan = SearchPlan(
                    root: root, wholePhrase: query.wholePhrase, options: options, sources: sources)
                (rows, total) = try answer(plan)
            }
            let elapsed = ContinuousClock.now - start

            var phrases = root?.phrases ?? []
            if phrases.count > 1, !phrases.contains(query.wholePhrase) {
                phrases.append(query.wholePhrase)
            }
            let hits = try rows.compactMap { row in
                try ArticleTable.article(id: row.id, in: db).map { article in
                    SearchResults.Hit(
                        article: article, score: row.score,
                        isVerbatim: row.isVerbatim,
                        snippet: Snippet(of: article.body, for: phrases),
                        headlineHighlights: Highlights.of(phrases, in: article.headline))
                }
            }
            return SearchResults(
                answered: root, isFallback: isFallback, total: total, hits: hits,
                microseconds: Int(elapsed / .microseconds(1)), unknownSources: unknown,
                otherSources: others)
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
            let (sources, unknown, _) = try Self.sources(options, db)
            var unlimited = options
            unlimited.from = nil
            unlimited.to = nil
            // What the matches are a share of: all that these sources published.
            var everything = unlimited
            everything.entities = []
            let totals = SearchPlan(
                root: nil, wholePhrase: [], options: everything, sources: sources)
            func counts(_ root: Query.Node?) throws -> [Int?: Int] {
                let plan = SearchPlan(
                    root: root, wholePhrase: [], options: unlimited, sources: sources)
                return try plan.countsByDay(in: db)
            }
            var root = query.root
            let asksNothing = root == nil && query.text.contains { !$0.isWhitespace }
            var matches = asksNothing ? [:] : try counts(root)
            var isFallback = false
            if matches.isEmpty, let fallback = query.fallback {
                root = fallback
                isFallback = true
                matches = try counts(root)
            }
            return Timeline(
                answered: root, isFallback: isFallback, matches: matches,
                totals: try totals.countsByDay(in: db), from: options.from, to: options.to,
                unit: unit, unknownSources: unknown)
        }
    }

    /// The sources that the options mean, the names that none has, and sources beside those meant.
    private static func sources(
        _ options: SearchOptions, _ db: Database
    ) throws -> (found: [String], unknown: [String], others: [String]) {
        var found: [String] = []
        var unknown: [String] = []
        var others: [String] = []
        for name in options.sources {
            let names = try SourceNames.matching(name, in: db)
            found += names.meant
            others += names.others
            if names.meant.isEmpty { unknown.append(name) }
        }
        return (found, unknown, others.filter { !found.contains($0) })
    }
}
