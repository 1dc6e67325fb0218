public import Analysis

extension Query {
    /// A node of the tree: what an article must have to be found.
    public indirect enum Node: Hashable, Sendable {
        /// A word or a phrase.
        case term(Term)
        /// Words near each other.
        case near(Near)
        /// A condition on the article as a whole.
        case filter(Filter)
        /// The article must not have this.
        case not(Node)
        /// All of these.
        case all([Node])
        /// Any of these.
        case any([Node])
    }

    /// A word, or several one after the other, in any field or in one.
    public struct Term: Hashable, Sendable {
        /// What in a text counts as the term.
        public enum Match: Hashable, Sendable {
            /// All forms of the one word: `expand` is also expands, expanded and expanding.
            case forms
            /// The words as they are.
            case exact
            /// The words, the last of them only begun.
            case prefix
        }

        /// The words, folded; characters of scripts without spaces one by one. Never empty.
        public var pieces: [Piece]
        /// What counts.
        public var match: Match
        /// The field that must have it; nil for any.
        public var field: Field?

        /// Creates a term.
        public init(_ pieces: [Piece], _ match: Match, in field: Field? = nil) {
            self.pieces = pieces
            self.match = match
            self.field = field
        }
    }

    /// A field of an article's text.
    public enum Field: String, Hashable, Sendable, CaseIterable {
        case headline, body
        case entities = "entity"
    }

    /// Terms near each other, in one field.
    public struct Near: Hashable, Sendable {
        /// What must be near each other: of each the one or the other.
        public var operands: [[Term]]
        /// How many words apart at most: neighbours are 1 apart. Without order, that is from the
        /// first to the last; in order, from each to the next.
        public var distance: Int
        /// Whether they must stand in the order given (`ADJ`).
        public var isOrdered: Bool

        /// Creates a group of at least two operands.
        public init(_ operands: [[Term]], distance: Int, isOrdered: Bool) {
            self.operands = operands
            self.distance = distance
            self.isOrdered = isOrdered
        }
    }

    /// A condition on what is known of an article.
    public enum Filter: Hashable, Sendable {
        /// The outlet: its whole name, or words of it.
        case source(String)
        /// Words of the author's name.
        case author(String)
        /// The language, as a tag or a name.
        case language(String)
        /// The key.
        case key(String)
        /// The address or a part of it.
        case url(String)
        /// When it was published.
        case date(DatePeriod)
        /// A date that the text mentions, all of which lies in the period.
        case mentioned(DatePeriod)
    }
}

extension Query.Node {
    /// The tree in its shortest form that means the same, the order of words kept.
    ///
    /// Nested lists of a kind become one, repetitions go, and so do double negations.
    public var simplified: Query.Node {
        switch self {
        case .term, .filter, .near: return self
        case .not(let node):
            let inner = node.simplified
            if case .not(let inside) = inner { return inside }
            return .not(inner)
        case .all(let nodes):
            return Self.list(nodes, of: Query.Node.all) {
                if case .all(let inner) = $0 { inner } else { nil }
            }
        case .any(let nodes):
            return Self.list(nodes, of: Query.Node.any) {
                if case .any(let inner) = $0 { inner } else { nil }
            }
        }
    }

    private static func list(
        _ nodes: [Query.Node], of kind: ([Query.Node]) -> Query.Node,
        flattening inner: (Query.Node) -> [Query.Node]?
    ) -> Query.Node {
        var known: Set<Query.Node> = []
        var result: [Query.Node] = []
        func add(_ nodes: [Query.Node], areSimple: Bool) {
            for node in nodes {
                if let parts = inner(node) {
                    add(parts, areSimple: areSimple)
                } else if areSimple {
                    if known.insert(node).inserted { result.append(node) }
                } else {
                    add([node.simplified], areSimple: true)
                }
            }
        }
        add(nodes, areSimple: false)
        return result.count == 1 ? result[0] : kind(result)
    }

    /// The terms that an article can have because of this query, in order: not those it must not
    /// have.
    public var terms: [Query.Term] {
        switch self {
        case .term(let term): [term]
        case .near(let near): near.operands.flatMap(\.self)
        case .filter, .not: []
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.terms)
        }
    }

    /// All terms, those that must be missing included.
    var allTerms: [Query.Term] {
        switch self {
        case .term, .near, .filter: terms
        case .not(let node): node.allTerms
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.allTerms)
        }
    }

    /// The filters of the tree, wherever they stand.
    var filters: [Query.Filter] {
        switch self {
        case .filter(let filter): [filter]
        case .term, .near: []
        case .not(let node): node.filters
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.filters)
        }
    }

    /// The words in the order in which they were typed, each as its alternatives; what stands
    /// under a negation or a filter is no part of it. Empty if there are not several, or if they
    /// are alternatives of each other.
    func sequence(_ matching: Query.Matching) -> [[Query.Term]] {
        var steps: [[Query.Term]] = []
        for node in parts(matching) {
            switch node {
            case .term(let term): steps.append([term])
            case .any(let nodes): steps.append(nodes.flatMap(\.terms))
            case .near(let near): steps += near.operands
            // Words of which any will do, with conditions beside them.
            case .all(let nodes): steps += nodes.map(\.terms).filter { !$0.isEmpty }
            case .filter, .not: break
            }
        }
        return steps.count > 1 ? steps : []
    }

    /// The words next to each other.
    private func parts(_ matching: Query.Matching) -> [Query.Node] {
        switch (self, matching) {
        case (.all(let nodes), .all): return nodes
        case (.any(let nodes), .any): return nodes
        case (.all(let nodes), .any):
            return nodes.flatMap { if case .any(let inner) = $0 { inner } else { [$0] } }
        default: return []
        }
    }
}
