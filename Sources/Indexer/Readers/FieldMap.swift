public import Analysis

/// Which columns of the input hold which field of an article.
///
/// Names are compared in lower case, without `_`, `-` and spaces. The first name of a list that the
/// input has wins.
public struct FieldMap: Hashable, Sendable {
    /// The fields that an input can fill.
    public enum Field: String, CaseIterable, Sendable {
        case id, headline, body, date, source, url, author, language, entities
        case summary, updated, section

        /// Those by whose names a table of articles is known; the others' are anybody's words.
        static let main = allCases.filter { ![.summary, .updated, .section].contains($0) }
    }

    private var names: [Field: [String]] = [
        .id: ["key", "id", "guid", "uuid", "altids.itemid", "uri"],
        .headline: ["headline", "title", "webtitle"],
        // Of several, HTML says best where the paragraphs are.
        .body: [
            "body", "articlebody", "bodyxhtml", "bodyhtml", "bodytext", "contenthtml",
            "contenttext",
            "content", "maintext", "fulltext", "text", "fields.bodytext",
        ],
        .summary: [
            "summary", "abstract", "excerpt", "descriptionhtml", "descriptiontext", "description",
            "snippet", "standfirst", "trailtext", "teaser",
        ],
        .date: [
            "date", "published", "publishedat", "pubdate", "datepublished", "publicationdate",
            "timestamp", "firstcreated", "webpublicationdate", "publisheddate", "publishdate",
            "firstpublished", "seendate", "versioncreated", "datetime", "createdat", "datecreated",
        ],
        .updated: [
            "updated", "updatedat", "modified", "modifiedat", "datemodified", "lastmodified",
            "lastupdated", "versioncreated", "updateddate",
        ],
        .source: [
            "source", "publisher", "outlet", "provider", "sitename", "site", "newspaper", "domain",
        ],
        .url: ["url", "link", "weburl", "canonicalurl", "permalink", "externalurl"],
        .author: ["author", "authors", "byline", "creator"],
        .section: [
            "section", "sectionname", "category", "categories", "rubric", "subject", "tags",
        ],
        .language: ["language", "lang"],
        .entities: [
            "entities", "persons", "people", "organizations", "organisations", "locations",
        ],
    ]

    /// The names everybody uses.
    public init() {}

    /// Has a field read from a column that newsfind does not know; it comes before the known ones.
    ///
    /// In JSON a column may be a path, as in `meta.outlet.name`.
    public mutating func map(_ field: Field, to column: String) {
        names[field, default: []].insert(Self.normalized(column), at: 0)
    }

    /// The names of a field's columns, normalised, the likeliest first.
    func names(of field: Field) -> [String] { names[field] ?? [] }

    /// Whether a column holds the field.
    func isName(_ column: String, of field: Field) -> Bool {
        names(of: field).contains(Self.normalized(column))
    }

    /// The names in a column of several: `NATO; Jens Stoltenberg`, also between bars or commas.
    static func names(inList text: String) -> [String] {
        let separator: Character = text.contains(";") ? ";" : text.contains("|") ? "|" : ","
        return text.split(separator: separator).map(String.init)
    }

    static func normalized(_ column: String) -> String {
        if column.utf8.allSatisfy({ $0 &- 0x61 < 26 }) { return column }
        return String(
            decoding: column.lowercased().utf8.filter {
                $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") && $0 != 0x20
            }, as: UTF8.self)
    }
}

/// How records are read.
public struct ReadOptions: Hashable, Sendable {
    /// Which columns hold which field.
    public var fields = FieldMap()
    /// How `03/04/2021` is read: as 3 April, unless told otherwise.
    public var dateOrder = DateOrder.dayFirst
    /// Whether drafts say how their fields were found.
    var explains = false
    /// What is known of the file that is being read.
    var facts = FileFacts()

    /// The defaults.
    public init() {}
}

/// What stands beside the bytes of a file: a web archive knows an address, a mailbox a sender.
struct FileFacts: Hashable, Sendable {
    /// The address the bytes came from.
    var url: String?
    /// The encoding that its server or envelope stated.
    var charset: String?
    /// When it was collected or sent; no article is published later.
    var collected: ArticleDate?
    /// What the header of a mail says of the article in it.
    var envelope: Envelope?
}

/// What stands on the outside of a mail; it goes before what is found in the text.
struct Envelope: Hashable, Sendable {
    var id: String?, headline: String?, source: String?
    var date: ArticleDate?

    /// Puts what it says into the article.
    func address(_ draft: inout ArticleDraft) {
        draft.id = id ?? draft.id
        draft.headline = headline ?? draft.headline
        draft.source = source ?? draft.source
        draft.date = date ?? draft.date
    }
}
