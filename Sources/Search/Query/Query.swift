internal import Analysis

/// What was asked: a tree of words and phrases, apart from any index.
///
/// Every string is a query; nothing a person types is an error.
///
/// ```swift
/// Query(parsing: #""single inch" Putin"#).description     // "single inch" AND putin
/// Query(arguments: ["not a single inch"]).description     // "not a single inch"
/// ```
public struct Query: Hashable, Sendable {
    /// A node of the tree. Terms are folded as the index folds them.
    public indirect enum Node: Hashable, Sendable {
        /// These terms, one after the other; a word is a phrase of one term.
        case phrase([String])
        /// All of these.
        case all([Node])
        /// Any of these.
        case any([Node])
    }

    /// How several words are combined.
    public enum Matching: String, Sendable, CaseIterable {
        case all, any
    }

    /// What is looked for; nil if nothing that was typed is a word.
    public var root: Node?
    /// The words that were typed, as one phrase: where several words stand together, they stand
    /// above scattered ones.
    public var wholePhrase: [String]
    /// All the words, asked for where nothing has the phrase.
    public var fallback: Node?
    /// What was typed.
    public var text: String

    /// The query of one line: all its words must match; what stands in quotes is a phrase.
    ///
    /// - Parameters:
    ///   - text: Anything. Straight, curly, low-high and angle quotation marks are quotes; one
    ///     that is never closed is left out of account.
    ///   - matching: Whether all words must match, or any.
    public init(parsing text: String, matching: Matching = .all) {
        self.init(pieces: QuotedText.pieces(of: text), text: text, matching: matching)
        fallback = nil
    }

    /// The query of a command line, where the shell has taken the quotes away.
    ///
    /// An argument of several plain words is an exact phrase; its words are the fallback. Several
    /// arguments must all match, or any of them.
    public init(arguments: [String], matching: Matching = .all) {
        let pieces = arguments.flatMap { QuotedText.pieces(of: $0) }
        // What is in one argument was quoted for the shell, unless it has quotes of its own.
        let meant = arguments.flatMap { argument in
            let pieces = QuotedText.pieces(of: argument)
            guard pieces.count == 1, case .words(let words)? = pieces.first else { return pieces }
            return [.phrase(words)]
        }
        self.init(pieces: meant, text: arguments.joined(separator: " "), matching: matching)
        let words = Self.node(pieces: pieces, matching: matching)
        fallback = words == root ? nil : words
    }

    private init(pieces: [QuotedText.Piece], text: String, matching: Matching) {
        self.text = text
        wholePhrase = pieces.flatMap { Analyzer().tokens(in: $0.text).map(\.term) }
        root = Self.node(pieces: pieces, matching: matching)
    }

    /// Words between white space, and phrases between quotes; `U.S.` is a phrase of two terms.
    private static func node(pieces: [QuotedText.Piece], matching: Matching) -> Node? {
        var leaves: [Node] = []
        var known: Set<Node> = []
        for piece in pieces {
            let parts: [String] =
                switch piece {
                case .phrase(let text): [text]
                case .words(let text): text.split(whereSeparator: \.isWhitespace).map(String.init)
                }
            for part in parts {
                let terms = Analyzer().tokens(in: part).map(\.term)
                let leaf = Node.phrase(terms)
                if !terms.isEmpty, known.insert(leaf).inserted { leaves.append(leaf) }
            }
        }
        guard leaves.count > 1 else { return leaves.first }
        return matching == .all ? .all(leaves) : .any(leaves)
    }

    /// The phrases that light up in a text.
    public var phrases: [[String]] { root?.phrases ?? [] }
}

extension Query.Node: CustomStringConvertible {
    /// The phrases of the tree, in order.
    public var phrases: [[String]] {
        switch self {
        case .phrase(let terms): [terms]
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.phrases)
        }
    }

    /// The tree as text: words, `"phrases"`, `AND` and `OR`.
    public var description: String {
        switch self {
        case .phrase(let terms):
            terms.count == 1 ? terms[0] : "\"\(terms.joined(separator: " "))\""
        case .all(let nodes): nodes.map(\.description).joined(separator: " AND ")
        case .any(let nodes): nodes.map(\.description).joined(separator: " OR ")
        }
    }
}

extension Query: CustomStringConvertible {
    /// The tree as text; empty if there is none.
    public var description: String { root?.description ?? "" }
}
