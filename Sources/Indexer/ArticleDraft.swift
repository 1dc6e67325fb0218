public import Analysis
public import Archive

/// An article as the input gave it: before it has a key, and before entities are looked for.
///
/// ```swift
/// let draft = ArticleDraft(
///     headline: "Harbour talks fail", body: "No ship sailed.", date: ArticleDate("2021-12-23"),
///     origin: .init(file: "mine", position: 1))
/// ```
public struct ArticleDraft: Hashable, Sendable {
    /// The input's own id, if it has one.
    public var id: String?
    /// The headline; empty if there is none.
    public var headline: String
    /// The prose; paragraphs are separated by an empty line.
    public var body: String
    /// The entities the input names; nil if they are to be recognised.
    public var entities: [String]?
    /// When it was published, if that is known.
    public var date: ArticleDate?
    /// The outlet, the address, the author and the language, as far as they are known.
    public var source: String?, url: String?, author: String?, language: String?
    /// When it was last changed, if that is stated apart from ``date``.
    public var updated: ArticleDate?
    /// The section or rubric, such as `World`.
    public var section: String?
    /// The caption of the lead image.
    public var caption: String?
    /// Whether the body is only a summary of the article, as in many feeds.
    public var isSummary = false
    /// The file and the place in it.
    public var origin: Article.Origin
    /// Where else it was read, as an export says.
    public var otherOrigins: [Article.Origin] = []
    /// When it was first added to an archive, in UTC seconds since 1970; nil is "now".
    public var added: Int64?
    /// How its fields were found, where that was asked for.
    public var evidence: [FieldEvidence] = []
    /// What had to be left out or mended, for the report.
    public var notes: [ReadNote]

    /// Creates a draft.
    public init(
        id: String? = nil, headline: String, body: String, entities: [String]? = nil,
        date: ArticleDate? = nil, source: String? = nil, url: String? = nil, author: String? = nil,
        language: String? = nil, origin: Article.Origin, added: Int64? = nil,
        notes: [ReadNote] = []
    ) {
        self.id = id
        self.headline = headline
        self.body = body
        self.entities = entities
        self.date = date
        self.source = source
        self.url = url
        self.author = author
        self.language = language
        self.origin = origin
        self.added = added
        self.notes = notes
    }

    /// Which article this is.
    var identity: ArticleIdentity {
        ArticleIdentity(
            id: id, headline: headline, body: body, date: date?.text, source: source, url: url,
            file: origin.file)
    }

    /// What it is looked up by.
    func arrival(recognizer: String) -> Arrival {
        Arrival(
            identity: identity, fingerprint: fingerprint(recognizer: recognizer),
            aliases: ArticleAliases(headline: headline, body: body, url: url), source: source,
            url: url, published: date?.start, file: origin.file)
    }

    /// Changes whenever what would be stored changes; `recognizer` names who finds the entities.
    func fingerprint(recognizer: String) -> Fingerprint {
        var fields = [
            headline, body, date?.text, source, url, author, language,
            entities.map { $0.joined(separator: Article.entitySeparator) } ?? recognizer,
        ]
        // Those of an article that has no details are as they always were.
        if updated != nil || section != nil || caption != nil || isSummary {
            fields += [updated?.text, section, caption, isSummary ? "summary" : nil]
        }
        return Fingerprint(fields)
    }
}
