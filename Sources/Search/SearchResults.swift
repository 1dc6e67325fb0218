public import Archive

/// The answer to a query.
public struct SearchResults: Sendable {
    /// The tree that was answered: the query's own, or its fallback.
    public var answered: Query.Node?
    /// Whether nothing had the phrase, and all its words were looked for instead.
    public var isFallback = false
    /// How many articles match, all pages together.
    public var total = 0
    /// The hits of this page, best first.
    public var hits: [Hit] = []
    /// From the parsed query to the ranked hits, in microseconds.
    public var microseconds = 0
    /// Names that were to filter but that no source has.
    public var unknownSources: [String] = []
    /// Sources whose names hold a name that was to filter, but that it did not mean.
    public var otherSources: [String] = []
    /// A query with likelier spellings, where this one found next to nothing.
    public var suggestion: String?
    /// How it was answered; only with ``SearchOptions/explains``.
    public var explanation: Explanation?

    /// The answer to a query that asks for nothing.
    public static let none = SearchResults()

    /// What answers a query.
    public enum Engine: String, Sendable {
        /// newsfind itself, from the pages of the index.
        case postings
        /// SQLite's FTS5: for characters, and where another program has written since the last load.
        case fts5
    }

    /// How a query was answered.
    public struct Explanation: Sendable {
        /// The terms that counted, each with the words of the archive that count as it.
        public var terms: [(term: Query.Term, forms: [String])]
        /// The rows that match, in SQL with FTS5's expressions.
        public var statement: String
        /// What answered.
        public var engine: Engine
    }

    /// One article that was found.
    public struct Hit: Sendable {
        /// The article, whole.
        public var article: Article
        /// Weighted BM25; larger is better. 0 if articles were only filtered.
        public var score: Double
        /// How the words stand in it; nil where their order does not count, as between `OR`.
        public var closeness: Closeness?
        /// The passages to show, in the order of the body.
        public var snippets: [Snippet]
        /// What lights up in the headline, in Unicode scalars of it.
        public var headlineHighlights: [Range<Int>]
        /// What the score is made of; only with ``SearchOptions/explains``.
        public var explanation: ScoreExplanation?

        /// Whether all the words stand together as they were typed.
        public var isVerbatim: Bool { closeness == .verbatim }
    }

    /// How the words of a query stand in an article. Hits are ordered by it first.
    public enum Closeness: String, Sendable {
        /// Together, as they were typed; also for a single word or phrase.
        case verbatim
        /// In the order in which they were typed, each near the one before.
        case ordered
        /// Somewhere.
        case scattered
    }

    /// A score as a sum.
    public struct ScoreExplanation: Sendable {
        /// What each term gave; together they are the score before age.
        public var parts: [(term: Query.Term, frequency: Double, score: Double)]
        /// What the sum was multiplied by for age; 1 if age does not count.
        public var recency: Double
    }
}
