internal import Analysis

// The tree as text, in the query language: reading it gives the same tree again.

extension Query.Node: CustomStringConvertible {
    /// The tree in the query language.
    public var description: String {
        switch self {
        case .term(let term): term.description
        case .near(let near): near.description
        case .filter(let filter): filter.description
        case .not(let node): "-" + node.grouped
        case .all(let nodes): nodes.map(\.asPart).joined(separator: " ")
        case .any(let nodes): nodes.map(\.asPart).joined(separator: " OR ")
        }
    }

    /// In parentheses if it has several parts, or would not be read as excluded.
    private var grouped: String {
        switch self {
        case .all, .any, .near, .not: "(\(description))"
        case .term(let term):
            // `-5` is a number.
            term.field == nil
                && term.description.unicodeScalars.first?.properties.numericType != nil
                ? "(\(description))" : description
        case .filter: description
        }
    }

    private var asPart: String {
        switch self {
        case .all, .any: "(\(description))"
        case .term, .near, .filter, .not: description
        }
    }
}

extension Query.Term: CustomStringConvertible {
    /// The term in the query language: `expand`, `"expand"`, `expan*`, `headline:"red lines"`.
    public var description: String {
        let text = Self.text(of: pieces)
        let prefix = field.map { "\($0.rawValue):" } ?? ""
        switch match {
        case .forms: return prefix + text
        case .exact: return prefix + "\"\(text)\""
        case .prefix: return prefix + (pieces.count == 1 ? "\(text)*" : "\"\(text)\"*")
        }
    }

    /// Pieces with spaces between them, but characters without.
    static func text(of pieces: [Piece]) -> String {
        var text = ""
        var last = Piece.Kind.emoji
        for piece in pieces {
            let isTogether = piece.kind == .character && last == .character
            if !text.isEmpty, !isTogether { text += " " }
            text += piece.text
            last = piece.kind
        }
        return text
    }
}

extension Query.Near: CustomStringConvertible {
    /// The group in the query language: `red NEAR/5 lines`, `red ADJ/3 lines`.
    public var description: String {
        operands.map { terms in
            let text = terms.map(\.description).joined(separator: " OR ")
            return terms.count == 1 ? text : "(\(text))"
        }.joined(separator: " \(isOrdered ? "ADJ" : "NEAR")/\(distance) ")
    }
}

extension Query.Filter: CustomStringConvertible {
    /// The condition in the query language: `source:"Orsa Post"`, `date:2021-12..2022-02`.
    public var description: String {
        switch self {
        case .source(let text): "source:" + Self.quoted(text)
        case .author(let text): "author:" + Self.quoted(text)
        case .language(let text): "language:" + Self.quoted(text)
        case .key(let text): "key:" + Self.quoted(text)
        case .url(let text): "url:" + Self.quoted(text)
        case .date(let period): "date:" + Self.quoted(period.description)
        case .mentioned(let period): "date-mentioned:" + Self.quoted(period.description)
        }
    }

    /// Whether a text is read as a word; `NOT` is not.
    private static func isWord(_ text: String) -> Bool {
        let lexer = QueryLexer(text)
        return lexer.lexemes.map(\.kind) == [.word(text, isExact: false)] && lexer.notes.isEmpty
    }

    /// In quotes unless it is plain letters, digits and the marks of keys and dates.
    private static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "-"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
        // A straight quotation mark would end the text; nothing that is filtered by needs it.
        return isPlain && text.first != "-" && isWord(text)
            ? text : "\"\(text.unquoted)\""
    }
}
