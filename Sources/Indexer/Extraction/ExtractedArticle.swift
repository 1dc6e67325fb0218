public import Analysis

/// A value and the rule that found it.
public struct Extracted<Value: Sendable & Equatable>: Sendable, Equatable {
    /// What was found.
    public var value: Value

    /// How it was found, for `--explain` and for reports.
    public var rule: ExtractionRule

    /// A value found by a rule.
    public init(_ value: Value, by rule: ExtractionRule) {
        self.value = value
        self.rule = rule
    }
}

extension Extracted: Hashable where Value: Hashable {}

/// What ``ArticleExtractor`` found in a text; nothing in it is made up.
public struct ExtractedArticle: Sendable, Equatable {
    /// The headline, on one line.
    public var headline: Extracted<String>?

    /// The prose, paragraphs joined by an empty line. Empty only when the text is.
    public var body: String

    /// How the body was found; nil if all of the text is the body.
    public var bodyRule: ExtractionRule?

    /// What else was said of a field, and lost.
    public var beaten: [ArticleField: [Extracted<String>]] = [:]

    /// The publication date the text states, never the day it was collected.
    public var date: Extracted<ArticleDate>?

    /// The outlet or agency, such as `Reuters`.
    public var source: Extracted<String>?

    /// The author or authors, as in the byline, without `By`.
    public var author: Extracted<String>?

    /// The address of the page, where the text states it.
    public var url: Extracted<String>?

    /// The language the text states for itself, such as `en`.
    public var language: Extracted<String>?

    /// When it was last changed, where the page says so.
    public var updated: Extracted<ArticleDate>?

    /// The section or rubric, such as `World`.
    public var section: Extracted<String>?

    /// The caption of the lead image.
    public var caption: Extracted<String>?

    /// Photo credits and captions, kept out of ``body``, in order.
    public var captions: [String]

    /// Whether the page nests deeper, or has longer tags, than any that is read: what comes after is
    /// left out.
    public var isCutShort = false

    /// An article of a body alone; every other part is absent unless given.
    public init(
        headline: Extracted<String>? = nil, body: String, date: Extracted<ArticleDate>? = nil,
        source: Extracted<String>? = nil, author: Extracted<String>? = nil,
        url: Extracted<String>? = nil, language: Extracted<String>? = nil, captions: [String] = []
    ) {
        self.headline = headline
        self.body = body
        self.date = date
        self.source = source
        self.author = author
        self.url = url
        self.language = language
        self.captions = captions
    }
}
