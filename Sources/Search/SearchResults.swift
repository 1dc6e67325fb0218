public import Archive

/// The answer to a query.
public struct SearchResults: Sendable {
    /// The tree that was answered: the query's own, or its fallback.
    public var answered: Query.Node?
    /// Whether nothing had the phrase, and all its words were looked for instead.
    public var isFallback: Bool
    /// How many articles match, all pages together.
    public var total: Int
    /// The hits of this page, best first.
    public var hits: [Hit]
    /// From the parsed query to the ranked hits, in microseconds.
    public var microseconds: Int
    /// Names that were to filter but that no source has.
    public var unknownSources: [String]
    /// Sources whose names hold a name that was to filter, but that it did not mean.
    public var otherSources: [String]

    /// The answer to a query that asks for nothing.
    public static let none = SearchResults(
        answered: nil, isFallback: false, total: 0, hits: [], microseconds: 0, unknownSources: [],
        otherSources: [])

    /// One article that was found.
    public struct Hit: Sendable {
        /// The article, whole.
        public var article: Article
        /// Weighted BM25; larger is better. 0 if articles were only filtered.
        public var score: Double
        /// Whether all the words stand together as they were typed.
        public var isVerbatim: Bool
        /// The passage to show.
        public var snippet: Snippet
        /// What lights up in the headline, in Unicode scalars of it.
        public var headlineHighlights: [Range<Int>]
    }
}
