public import Analysis

/// How often something was in the news: matches per day, week, month, quarter or year, beside all
/// articles of that time.
///
/// Buckets without a match are there too. Undated articles are in no bucket; they are counted
/// apart. A day is a day in UTC.
public struct Timeline: Sendable {
    /// What was counted: the query's own tree, or its fallback.
    public var answered: Query.Node?
    /// Whether nothing had the phrase, and all its words were counted instead.
    public var isFallback: Bool
    /// How long a bucket is.
    public var unit: Unit
    /// From the first to the last, without a gap.
    public var buckets: [Bucket]
    /// Matches without a date, and all articles without one.
    public var undatedMatches: Int, undatedTotal: Int
    /// Names that were to filter but that no source has.
    public var unknownSources: [String]

    /// One stretch of time.
    public struct Bucket: Hashable, Sendable {
        /// `2021-12-23`, `2021-W51`, `2021-12`, `2021-Q4` or `2021`.
        public var label: String
        /// Its first day.
        public var start: CivilDate
        /// Articles that match, and all articles of the sources that count.
        public var matches: Int, total: Int
        /// The matches' part of all articles, from 0 to 1; 0 where there are no articles.
        public var share: Double { total == 0 ? 0 : Double(matches) / Double(total) }
    }

    /// All matches in the buckets.
    public var matches: Int { buckets.reduce(0) { $0 + $1.matches } }

    /// Puts counts by day into buckets.
    ///
    /// - Parameters:
    ///   - matches: The matches by day.
    ///   - totals: All articles likewise.
    ///   - from: The first day that counts; if nil, all of the bucket of the first match does.
    ///   - to: The last day that counts; if nil, all of the bucket of the last match does.
    ///   - unit: Chosen by the length of the range if nil.
    init(
        answered: Query.Node?, isFallback: Bool, matches: DayCounts, totals: DayCounts,
        from: ArticleDate?, to: ArticleDate?, unit: Unit?, unknownSources: [String]
    ) {
        self.answered = answered
        self.isFallback = isFallback
        self.unknownSources = unknownSources
        undatedMatches = matches.undated
        undatedTotal = totals.undated
        let days = matches.days
        let first = from.map { Self.day($0.start) } ?? days?.lowerBound
        let last = to.map { Self.day($0.end - 1) } ?? days?.upperBound
        guard let first, let last, first <= last else {
            self.unit = unit ?? .day
            buckets = []
            return
        }
        let chosen = unit ?? Unit(forDays: last - first + 1)
        self.unit = chosen
        var buckets: [Bucket] = []
        var start = chosen.start(of: CivilDate(daysSinceEpoch: first))
        while start.daysSinceEpoch <= last {
            let next = chosen.next(after: start)
            var bucket = Bucket(label: chosen.label(of: start), start: start, matches: 0, total: 0)
            // A bucket is whole but where it is asked for in part.
            let firstDay = from == nil ? start.daysSinceEpoch : max(first, start.daysSinceEpoch)
            let endDay = to == nil ? next.daysSinceEpoch : min(last + 1, next.daysSinceEpoch)
            for day in firstDay..<endDay {
                bucket.matches += matches[day]
                bucket.total += totals[day]
            }
            buckets.append(bucket)
            start = next
        }
        self.buckets = buckets
    }

    private static func day(_ seconds: Int64) -> Int {
        Int((Double(seconds) / 86400).rounded(.down))
    }
}
