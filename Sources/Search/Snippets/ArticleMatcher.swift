internal import Analysis

/// Evaluates a tree on the text of an article: whether it matches, and what in it does.
struct ArticleMatcher: Sendable {
    private let root: Query.Node
    private let numbers: [Query.Term: Int]
    private let terms: [Query.Term]
    private let matcher: TermMatcher
    private let sequence: [[Int]]

    /// - Parameters:
    ///   - root: The tree.
    ///   - sequence: The words as typed, each as its alternatives: where they stand together they
    ///     are one span.
    init(_ root: Query.Node, expansion: Expansion, sequence: [[Query.Term]] = []) {
        var numbers: [Query.Term: Int] = [:]
        var terms: [Query.Term] = []
        for term in root.allTerms where numbers[term] == nil {
            numbers[term] = terms.count
            terms.append(term)
        }
        self.root = root
        self.numbers = numbers
        self.terms = terms
        matcher = TermMatcher(terms, expansion: expansion)
        self.sequence =
            sequence.count > 1 ? sequence.map { $0.compactMap { numbers[$0] } } : []
    }

    /// What matched in a field.
    struct Span: Hashable {
        /// In UTF-8 bytes of the field.
        var range: Range<Int>
        /// What it is: the number of a term; for all the words together, one behind the last.
        var term: Int
        /// How many words it has.
        var words: Int
    }

    /// The answer for an article.
    struct Answer {
        /// Whether the tree holds.
        var isMatch: Bool
        /// What matched, field by field; empty if the tree does not hold.
        var headline: [Span] = []
        var body: [Span] = []
        var entities: [Span] = []
    }

    /// Whether an article has what the tree asks for, and where.
    ///
    /// - Parameters:
    ///   - filters: The filters that it fulfils.
    ///   - mentions: The dates that headline and body mention; those that a filter asks for light up.
    func answer(
        headline: String, body: String, entities: String = "", filters: Set<Query.Filter> = [],
        mentions: [[DateMention]] = []
    ) -> Answer {
        let texts = [headline, body, entities]
        let evaluation = Evaluation(
            matches: texts.map { Dictionary(grouping: matcher.matches(in: $0), by: \.term) },
            numbers: numbers, filters: filters, mentions: mentions)
        var lit = [Set<TermMatcher.Match>](repeating: [], count: 3)
        guard evaluation.holds(root, &lit) else { return Answer(isMatch: false) }
        let spans = lit.map { matches -> [Span] in
            let single = matches.map {
                Span(range: $0.range, term: $0.term, words: max(1, $0.tokens.count))
            }
            return (single + together(matches)).sorted {
                ($0.range.lowerBound, $0.range.upperBound, $0.term)
                    < ($1.range.lowerBound, $1.range.upperBound, $1.term)
            }
        }
        return Answer(isMatch: true, headline: spans[0], body: spans[1], entities: spans[2])
    }

    /// Where all the words stand together as they were typed.
    private func together(_ matches: Set<TermMatcher.Match>) -> [Span] {
        guard sequence.count > 1, sequence.allSatisfy({ !$0.isEmpty }) else { return [] }
        let exact = Dictionary(
            grouping: matches.filter { $0.isExact && !$0.tokens.isEmpty }, by: \.term)
        /// By the position behind the words so far: where they begin, in bytes and in tokens.
        var ends: [Int: (byte: Int, token: Int, end: Int)] = [:]
        for (step, terms) in sequence.enumerated() {
            var next: [Int: (byte: Int, token: Int, end: Int)] = [:]
            for match in terms.flatMap({ exact[$0] ?? [] }) {
                if step == 0 {
                    next[match.tokens.upperBound] = (
                        match.range.lowerBound, match.tokens.lowerBound, match.range.upperBound
                    )
                } else if let before = ends[match.tokens.lowerBound] {
                    next[match.tokens.upperBound] = (
                        before.byte, before.token, match.range.upperBound
                    )
                }
            }
            ends = next
            if ends.isEmpty { return [] }
        }
        return ends.map { position, run in
            Span(range: run.byte..<run.end, term: terms.count, words: position - run.token)
        }
    }

    /// The matches of one article, asked node by node.
    private struct Evaluation {
        /// By field, then by term.
        let matches: [[Int: [TermMatcher.Match]]]
        let numbers: [Query.Term: Int]
        let filters: Set<Query.Filter>
        let mentions: [[DateMention]]

        /// Whether a node holds; what makes it hold is added to `lit`, field by field.
        func holds(
            _ node: Query.Node, _ lit: inout [Set<TermMatcher.Match>]
        ) -> Bool {
            switch node {
            case .term(let term):
                let found = places(of: term)
                for field in found.indices { lit[field].formUnion(found[field]) }
                return found.contains { !$0.isEmpty }
            case .near(let near): return holds(near, &lit)
            case .filter(let filter):
                guard filters.contains(filter) else { return false }
                if case .mentioned(let period) = filter { light(period, &lit) }
                return true
            case .not(let node):
                var ignored = lit
                return !holds(node, &ignored)
            case .all(let nodes):
                var inner = lit
                for node in nodes where !holds(node, &inner) { return false }
                lit = inner
                return true
            case .any(let nodes):
                var holdsAny = false
                for node in nodes where holds(node, &lit) { holdsAny = true }
                return holdsAny
            }
        }

        private func light(_ period: DatePeriod, _ lit: inout [Set<TermMatcher.Match>]) {
            for (field, mentions) in mentions.enumerated() {
                for mention in mentions where mention.lies(in: period) {
                    // Behind the terms, and all of them together.
                    lit[field].insert(
                        .init(
                            term: numbers.count + 1, range: mention.range, tokens: 0..<0,
                            isExact: false))
                }
            }
        }

        /// Where a term stands, field by field.
        private func places(of term: Query.Term) -> [[TermMatcher.Match]] {
            let number = numbers[term] ?? -1
            return matches.indices.map { field in
                if let wanted = term.field, wanted != [.headline, .body, .entities][field] {
                    return []
                }
                return matches[field][number] ?? []
            }
        }

        private func holds(
            _ near: Query.Near, _ lit: inout [Set<TermMatcher.Match>]
        ) -> Bool {
            let proximity = Proximity(distance: near.distance, isOrdered: near.isOrdered)
            let operands = near.operands.map { terms in terms.map(places) }
            var holds = false
            for field in matches.indices {
                let places = operands.map { $0.flatMap { $0[field] } }
                let found = proximity.participants(
                    places.map { $0.map(\.tokens).sorted { $0.lowerBound < $1.lowerBound } })
                for (operand, wanted) in found.enumerated() {
                    lit[field].formUnion(places[operand].filter { wanted.contains($0.tokens) })
                    holds = true
                }
            }
            return holds
        }
    }
}
