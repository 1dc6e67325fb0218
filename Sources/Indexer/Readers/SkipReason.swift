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
        }
    }
}

/// What had to be left out or mended in an article that was stored.
public enum ReadNote: Hashable, Sendable {
    /// A date that was not understood; the article is stored undated.
    case unknownDate(String)
    /// Bytes that are not UTF-8, NULs and halves of surrogate pairs; each is replaced by U+FFFD.
    case mendedText

    /// A word or two, for counting.
    public var kind: String {
        switch self {
        case .unknownDate: "date not understood"
        case .mendedText: "invalid characters replaced"
        }
    }
}

extension ReadNote: CustomStringConvertible {
    /// The reason in a sentence, for people.
    public var description: String {
        switch self {
        case .unknownDate(let text): "stored undated: the date \"\(text)\" is not understood"
        case .mendedText: "stored with U+FFFD for bytes and escapes that are not Unicode text"
        }
    }
}
