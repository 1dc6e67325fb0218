/// An expression of FTS5's `MATCH`, and what each of its phrases stands for.
///
/// Source: <https://www.sqlite.org/fts5.html#full_text_query_syntax>.
struct MatchExpression: Hashable, Sendable {
    /// What a phrase of the expression stands for.
    struct Phrase: Hashable, Sendable {
        /// The number of the term; nil if an article must not have the phrase.
        var term: Int?
        /// Whether the phrase is the term as typed, not another form.
        var isExact: Bool
        /// The phrase itself.
        var text: String
        /// What it is made of.
        var form: Expansion.Form
        var field: Query.Field?
    }

    /// How the phrases are combined.
    indirect enum Tree: Hashable, Sendable {
        case phrase(Phrase)
        case all([Tree])
        case any([Tree])
        case without(Tree, Tree)
    }

    /// The expression.
    private(set) var text: String
    /// Its phrases in the order in which FTS5 numbers them.
    private(set) var phrases: [Phrase]
    /// Whether each phrase is known to be in a row that matches just when it is: FTS5 passes over
    /// the phrases of an `AND` that fails within an `OR`.
    private(set) var showsAllPhrases = true
    private(set) var tree: Tree
    private var kind = Kind.leaf

    private enum Kind { case leaf, and, or, not }

    /// A phrase. Tokens are letters, digits and characters only, so that quoting is safe.
    init(_ form: Expansion.Form, of term: Int?, in field: Query.Field?) {
        let column =
            switch field {
            case .headline: "headline : "
            case .body: "body : "
            case .entities: "entities : "
            case nil: ""
            }
        let phrase = "\"\(form.tokens.joined(separator: " "))\""
        text = column + phrase + (form.isPrefix ? " *" : "")
        let only = Phrase(
            term: term, isExact: form.isExact, text: text, form: form, field: field)
        phrases = [only]
        tree = .phrase(only)
    }

    private init(_ parts: [MatchExpression], _ kind: Kind, _ name: String) {
        text = parts.map { $0.kind == .leaf ? $0.text : "(\($0.text))" }
            .joined(separator: " \(name) ")
        phrases = parts.flatMap(\.phrases)
        let trees = parts.map(\.tree)
        tree =
            switch kind {
            case .or: .any(trees)
            case .not: .without(trees[0], trees[1])
            case .and, .leaf: .all(trees)
            }
        self.kind = kind
        showsAllPhrases = parts.allSatisfy(\.showsAllPhrases)
        if kind == .or {
            showsAllPhrases =
                showsAllPhrases && parts.allSatisfy { [.leaf, .or].contains($0.kind) }
        }
    }

    /// All of these; nil if there are none.
    static func all(_ parts: [MatchExpression]) -> MatchExpression? {
        parts.count > 1 ? MatchExpression(parts, .and, "AND") : parts.first
    }

    /// Any of these; nil if there are none.
    static func any(_ parts: [MatchExpression]) -> MatchExpression? {
        parts.count > 1 ? MatchExpression(parts, .or, "OR") : parts.first
    }

    /// This without those.
    func without(_ others: [MatchExpression]) -> MatchExpression {
        guard var excluded = Self.any(others) else { return self }
        for index in excluded.phrases.indices { excluded.phrases[index].term = nil }
        excluded.showsAllPhrases = true
        return MatchExpression([self, excluded], .not, "NOT")
    }
}
