public import Analysis

/// Which articles count, in what order, and how many are given.
public struct SearchOptions: Hashable, Sendable {
    /// How hits are ordered.
    public enum Sort: String, Sendable, CaseIterable {
        /// Words together as typed first, then words in order near each other, then by BM25.
        case relevance
        /// By date; undated articles come last in both.
        case newest, oldest
    }

    /// Only articles of these sources: the whole name or words of it, in any case.
    public var sources: [String] = []
    /// Only articles that name all of these: the whole name or words of it, in any case.
    public var entities: [String] = []
    /// Only articles from the start of this date on.
    public var from: ArticleDate?
    /// Only articles up to the end of this date: `2021-12` is all of December.
    public var to: ArticleDate?
    /// The order of the hits.
    public var sort = Sort.relevance
    /// After how many seconds of age a score is worth half, counted from the newest article of the
    /// archive; nil if age does not count.
    public var recencyHalfLife: Double?
    /// How many hits are given at most, 10 unless told otherwise, and how many before them are not.
    public var limit = 10, offset = 0
    /// How many passages of a hit are shown at most; with 0 nothing lights up either, which is
    /// quicker where only the order counts.
    public var snippets = 1
    /// Whether each hit says what its score is made of.
    public var explains = false

    /// Whether all matches are counted. Without it ``SearchResults/total`` says only how many there
    /// are at least, which is quicker where many match.
    public var counts = true
    /// Whether the index is read directly; SQLite's FTS5 answers otherwise.
    package var readsIndex = true

    /// The defaults: all articles, the ten best.
    public init() {}
}
