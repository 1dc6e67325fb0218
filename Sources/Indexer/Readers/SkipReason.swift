/// Why a file or an article was left out.
public enum SkipReason: Error, Hashable, Sendable {
    /// Neither headline nor body.
    case empty
    /// The file holds no text.
    case emptyFile
    /// The JSON does not parse; with the parser's reason.
    case invalidJSON(String)
    /// A JSON value that is not an object.
    case notAnObject
    /// A field that must be text is something else.
    case wrongType(field: String, found: String)
    /// A CSV row with another number of fields than its header.
    case raggedRow(found: Int, expected: Int)
    /// A quoted CSV field that is never closed.
    case unclosedQuote
    /// A CSV header without a column for headline or body.
    case noArticleColumns([String])
    /// One article of more bytes than this.
    case tooLong(limit: Int)
    /// Not text: a picture, a program, a database.
    case binary
    /// A kind of file that newsfind does not read, such as a spreadsheet's XML.
    case unsupported(String)
    /// A document of this format in which no article stands.
    case noArticles(String)
    /// Something that is known and is no article, such as a sitemap.
    case notArticles(String)
    /// Elements within elements, deeper than any article has them.
    case tooDeep(limit: Int)
    /// An entity made of other entities, which a few bytes can make endless.
    case entityBomb(String)
    /// An entity that stands for another file.
    case externalEntity(String)
    /// A name, tag or comment that goes on and on, or a tag of more attributes than any has.
    case endlessMarkup
    /// A page that nests deeper, or has longer tags, than any that is read; nothing came before.
    case overgrown

    /// A word or two, for counting.
    public var kind: String {
        switch self {
        case .empty: "no headline or body"
        case .emptyFile: "empty file"
        case .invalidJSON: "invalid JSON"
        case .notAnObject: "not a JSON object"
        case .wrongType: "wrong type"
        case .raggedRow: "ragged row"
        case .unclosedQuote: "unclosed quote"
        case .noArticleColumns: "no article columns"
        case .tooLong: "too long"
        case .binary: "binary file"
        case .unsupported(let kind): "\(kind) not read"
        case .noArticles: "no articles in it"
        case .notArticles: "not an article"
        case .tooDeep: "nested too deep"
        case .entityBomb: "entity bomb"
        case .externalEntity: "external entity"
        case .endlessMarkup: "endless markup"
        case .overgrown: "overgrown page"
        }
    }
}

extension SkipReason: CustomStringConvertible {
    /// The reason in a sentence, for people.
    public var description: String {
        switch self {
        case .empty: "no headline and no body"
        case .emptyFile: "the file is empty"
        case .invalidJSON(let detail): "not valid JSON: \(detail)"
        case .notAnObject: "not a JSON object with an article's fields"
        case .wrongType(let field, let found): "the \(field) is \(found), not text"
        case .raggedRow(let found, let expected):
            "the row has \(found) fields, the header \(expected)"
        case .unclosedQuote: "a quote opened in this row is never closed"
        case .noArticleColumns(let columns):
            "no column is a headline or a body; the columns are \(columns.joined(separator: ", "));"
                + " name one with --map headline=COLUMN"
        case .tooLong(let limit): "longer than \(limit >> 20) MB"
        case .binary: "not text"
        case .unsupported(let kind): "\(kind) is not read yet"
        case .noArticles(let format): "the \(format) file holds no articles"
        case .notArticles(let what): "not an article but \(what)"
        case .tooDeep(let limit): "elements stand more than \(limit) deep in each other"
        case .entityBomb(let name):
            "the entity &\(name); is made of other entities, or of too much text; what came before"
                + " was read"
        case .externalEntity(let name):
            "the entity &\(name); stands for another file, and newsfind reads no file that is not"
                + " named to it; what came before was read"
        case .endlessMarkup:
            "a name, a tag or a text of more than 10 MB, or a tag of more than"
                + " \(XMLStream.attributeLimit) attributes; what came before was read"
        case .overgrown:
            "the page nests deeper, or has longer tags, than newsfind reads, and no article comes"
                + " before that"
        }
    }
}

/// What had to be left out or mended in an article that was stored.
public enum ReadNote: Hashable, Sendable {
    /// A date that was not understood; the article is stored undated.
    case unknownDate(String)
    /// Bytes that are not UTF-8, NULs and halves of surrogate pairs; each is replaced by U+FFFD.
    case mendedText
    /// Only a summary of the article, or its beginning.
    case summaryOnly
    /// The file ends within the article.
    case cutShort
    /// The page nests deeper, or has longer tags, than any that is read: the rest is left out.
    case overgrown
    /// Not to be published before this time.
    case embargoed(String)
    /// The agency took the article back.
    case withdrawn

    /// A word or two, for counting.
    public var kind: String {
        switch self {
        case .unknownDate: "date not understood"
        case .mendedText: "invalid characters replaced"
        case .summaryOnly: "summary only"
        case .cutShort: "cut short"
        case .overgrown: "overgrown page"
        case .embargoed: "under embargo"
        case .withdrawn: "withdrawn"
        }
    }
}

extension ReadNote: CustomStringConvertible {
    /// The reason in a sentence, for people.
    public var description: String {
        switch self {
        case .unknownDate(let text): "stored undated: the date \"\(text)\" is not understood"
        case .mendedText: "stored with U+FFFD for bytes and escapes that are not Unicode text"
        case .summaryOnly: "only a summary or the beginning of the article is here"
        case .cutShort: "stored as far as it goes: the file ends within the article"
        case .overgrown:
            "stored as far as it was read: the page nests deeper, or has longer tags, than newsfind"
                + " reads"
        case .embargoed(let date): "was under embargo until \(date)"
        case .withdrawn: "stored, though its agency withdrew it"
        }
    }
}
