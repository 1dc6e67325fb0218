public import Analysis

/// One stored news article.
///
/// ```swift
/// let article = try archive.article(key: "allsides-00FT")
/// print(article?.headline ?? "no such article")
/// ```
public struct Article: Hashable, Sendable {
    /// The public id: short, stable across re-indexing, safe in a URL.
    public var key: String
    /// The headline; empty if the input had none.
    public var headline: String
    /// The body's prose; paragraphs are separated by an empty line.
    public var body: String
    /// The names of people, organisations and places, most important first.
    public var entities: [String]
    /// When it was published, or nil: an undated article is never given a made-up date.
    public var date: ArticleDate?
    /// The outlet.
    public var source: String?
    /// Where it stands on the web, as the input gave it.
    public var url: String?
    /// The author or authors, as the input gave them.
    public var author: String?
    /// The language, as the input gave it.
    public var language: String?
    /// When it was last changed, if that is stated apart from ``date``.
    public var updated: ArticleDate?
    /// The section or rubric, such as `World`.
    public var section: String?
    /// The caption of the lead image.
    public var caption: String?
    /// Whether the body is only a summary of the article, as in many feeds.
    public var isSummary = false
    /// Where it was read from: the version that is shown.
    public var origin: Origin
    /// Where else it was read: as other versions, or as the same.
    public var otherOrigins: [Origin] = []
    /// When it was added to the archive, in UTC seconds since 1970.
    public var added: Int64

    /// The file an article was read from, and its place there.
    public struct Origin: Hashable, Sendable {
        /// The path as it was given; a member of a zip or tar is `outer.zip/inner.jsonl`.
        public var file: String
        /// The line it begins on, from 1; in a JSON array its number, from 1.
        public var position: Int
        /// What kind of thing it was read from; nil for records such as those of JSON and CSV.
        public var format: Format?

        /// Kinds of things that articles come in, as far as it matters which version is shown.
        public enum Format: String, Hashable, Sendable {
            case page, feed, agency
        }

        /// Creates an origin.
        public init(file: String, position: Int, format: Format? = nil) {
            self.file = file
            self.position = position
            self.format = format
        }

        /// Whether it is in a file of this path, of which an absolute spelling may say more than a
        /// relative one.
        func isOfFile(_ other: String) -> Bool {
            let (one, other) = (Self.plain(file), Self.plain(other))
            return one == other || one.hasSuffix("/" + other) || other.hasSuffix("/" + one)
        }

        private static func plain(_ path: String) -> String {
            path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        }
    }

    /// Creates an article.
    public init(
        key: String, headline: String, body: String, entities: [String] = [],
        date: ArticleDate? = nil, source: String? = nil, url: String? = nil, author: String? = nil,
        language: String? = nil, origin: Origin, added: Int64 = 0
    ) {
        self.key = key
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
    }

    /// Whether all but the key, the origins and the time it was added is the same.
    func says(whatIsSaidBy other: Article) -> Bool {
        var copy = self
        copy.key = other.key
        copy.origin = other.origin
        copy.otherOrigins = other.otherOrigins
        copy.added = other.added
        return copy == other
    }

    /// What stands between two names in the archive's `entities` column.
    public static let entitySeparator = "; "

    /// The entities as the archive's `entities` column holds them: `NATO; Jens Stoltenberg`.
    public var entitiesText: String { entities.joined(separator: Self.entitySeparator) }

    /// The names in an `entities` column.
    package static func entities(fromText text: String) -> [String] {
        // By bytes: each hit that is shown passes through here.
        var text = text
        return text.withUTF8 { bytes in
            var names: [String] = []
            var start = 0
            for at in bytes.indices.dropLast()
            where bytes[at] == UInt8(ascii: ";") && bytes[at + 1] == UInt8(ascii: " ") {
                if at > start { names.append(String(decoding: bytes[start..<at], as: UTF8.self)) }
                start = at + 2
            }
            if bytes.count > start {
                names.append(String(decoding: bytes[start...], as: UTF8.self))
            }
            return names
        }
    }
}
