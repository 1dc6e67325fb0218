internal import Analysis
internal import Archive
internal import GRDB

/// How a query is answered by SQLite: which rows, and what they are scored by.
///
/// A value: it can be printed, and knows no connection once it is made.
struct SearchPlan: Sendable {
    /// The tree; nil if articles are only filtered.
    let root: Query.Node?
    /// What the archive has of the terms.
    let expansion: Expansion
    /// The terms that give a score, one for all that have the same forms.
    let terms: [Query.Term]
    /// The rows that are found.
    let rows: RowSet
    /// The conditions of the tree, each with the rows that fulfil it.
    let filters: [(filter: Query.Filter, rows: RowSet)]
    /// How words next to each other were combined.
    let matching: Query.Matching
    /// The words as typed, each as the numbers of its terms.
    let sequence: [[Int]]
    /// How much each term counts.
    let weights: [Double]

    init(
        _ query: Query, root: Query.Node?, scope: Scope, vocabulary: VocabularyLookup,
        in db: Database
    ) throws {
        self.root = root
        var expansion = try Expansion(
            of: (root?.allTerms ?? []) + scope.terms, vocabulary: vocabulary, in: db)
        var groups = TermGroups()
        for term in root?.terms ?? [] { groups.add(term, query, expansion) }
        for (term, number) in groups.numbers {
            expansion.setExact(term, groups.exact[number])
        }
        self.expansion = expansion
        let numbers = groups.numbers
        terms = groups.terms
        let translator = RowTranslator(expansion: expansion, numbers: numbers, scope: scope)
        rows = RowSet.allOf((root.map { [translator.rows(of: $0)] } ?? []) + scope.rows(translator))
        filters = Set(root?.filters ?? []).map { ($0, translator.rows(of: .filter($0))) }
        matching = query.matching
        sequence = (root?.sequence(query.matching) ?? []).map { $0.compactMap { numbers[$0] } }
        weights = groups.weights
    }

    /// The full-text expression to which no condition is added but row by row, if all phrases show
    /// in it; what is left is a condition.
    var singlePass: (match: MatchExpression, rest: RowSet)? {
        switch rows {
        case .match(let match) where match.showsAllPhrases: return (match, .everything)
        case .all(let sets):
            guard case .match(let match)? = sets.first, match.showsAllPhrases else { return nil }
            let rest = Array(sets.dropFirst())
            // The table of characters has scores of its own.
            guard !rest.contains(where: \.hasWords) else { return nil }
            return (match, .all(rest))
        default: return nil
        }
    }

    /// Any of the terms, as an expression for one of the full-text tables.
    func anyTerm(in place: Expansion.Place) -> MatchExpression? {
        MatchExpression.any(
            terms.enumerated().flatMap { number, term in
                (expansion.forms[term] ?? []).filter { $0.place == place }
                    .map { MatchExpression($0, of: number, in: term.field) }
            })
    }
}

/// The terms of a query, those that share a form as one: `expand` and `expanded`.
private struct TermGroups {
    private struct Key: Hashable {
        var form: [String]
        var match: Query.Term.Match
        var field: Query.Field?
    }

    private(set) var numbers: [Query.Term: Int] = [:]
    private(set) var terms: [Query.Term] = []
    /// The forms of each group that were typed.
    private(set) var exact: [Set<[String]>] = []
    private var counts: [Int] = []
    private var factors: [Double] = []
    private var known: [Key: Int] = [:]

    mutating func add(_ term: Query.Term, _ query: Query, _ expansion: Expansion) {
        guard numbers[term] == nil else { return }
        let forms = [term.pieces.map(\.text)] + (expansion.forms[term] ?? []).map(\.tokens)
        let keys = forms.map { Key(form: $0, match: term.match, field: term.field) }
        let number = keys.compactMap { known[$0] }.first ?? terms.count
        for key in keys { known[key] = known[key] ?? number }
        numbers[term] = number
        let count = query.counts[term] ?? 1
        let typed = Set((expansion.forms[term] ?? []).filter(\.isExact).map(\.tokens))
        if number < terms.count {
            counts[number] += count
            exact[number].formUnion(typed)
            return
        }
        terms.append(term)
        exact.append(typed)
        counts.append(count)
        let isStopWord =
            term.match == .forms && term.pieces.count == 1
            && StopWords.all.contains(term.pieces[0].text)
        factors.append(
            (query.weights[term] ?? 1) * (isStopWord ? Relevance.stopWord : 1))
    }

    /// How much each term counts.
    var weights: [Double] {
        zip(counts, factors).map { Relevance.weight(typed: $0) * $1 }
    }
}

extension RowSet {
    /// Whether words of the query, not conditions, are in it.
    var hasWords: Bool {
        switch self {
        case .match, .grams, .near: true
        case .verified(let set, _): set.hasWords
        case .condition, .sources, .published, .mentioned, .not: false
        case .all(let sets), .any(let sets): sets.contains(where: \.hasWords)
        }
    }
}

/// What the options and the names in filters mean in this archive.
struct Scope: Sendable {
    /// The sources that each name means.
    var sources: [String: [String]] = [:]
    var options = SearchOptions()

    /// The entities that articles must name, as terms.
    var terms: [Query.Term] {
        options.entities.compactMap { name in
            let pieces = TypedWords.pieces(of: name)
            return pieces.isEmpty ? nil : Query.Term(pieces, .exact, in: .entities)
        }
    }

    /// The options as conditions.
    func rows(_ translator: RowTranslator) -> [RowSet] {
        var rows: [RowSet] = []
        if options.from != nil || options.to != nil {
            rows.append(
                RowTranslator.published(from: options.from?.start, to: options.to?.end))
        }
        if !options.sources.isEmpty {
            rows.append(RowTranslator.sources(options.sources.flatMap { sources[$0] ?? [] }))
        }
        let terms = terms
        // A name without a word is nobody's.
        if terms.count < options.entities.count { rows.append(.nothing) }
        rows += terms.map { .condition($0, translator) }
        return rows
    }
}

extension RowSet {
    /// A term as a condition, which gives no score.
    fileprivate static func condition(_ term: Query.Term, _ translator: RowTranslator) -> RowSet {
        // Twice not: the expressions of conditions are not joined with those that give scores.
        .not(.not(.all([translator.rows(of: .term(term))])))
    }
}

/// Trees to sets of rows.
struct RowTranslator {
    let expansion: Expansion
    let numbers: [Query.Term: Int]
    let scope: Scope

    func rows(of node: Query.Node) -> RowSet {
        switch node {
        case .term(let term): return rows(of: term)
        case .near(let near): return rows(of: near)
        case .filter(let filter): return rows(of: filter)
        case .not(let node): return .not(rows(of: node))
        case .all(let nodes): return RowSet.allOf(nodes.map(rows))
        case .any(let nodes): return RowSet.anyOf(nodes.map(rows))
        }
    }

    private func expressions(
        of term: Query.Term, in place: Expansion.Place
    ) -> [MatchExpression] {
        (expansion.forms[term] ?? []).filter { $0.place == place }
            .map { MatchExpression($0, of: numbers[term], in: term.field) }
    }

    private func rows(of term: Query.Term) -> RowSet {
        let main = MatchExpression.any(expressions(of: term, in: .main))
        let grams = MatchExpression.any(expressions(of: term, in: .grams))
        var sets = (main.map { [RowSet.match($0)] } ?? []) + (grams.map { [.grams($0)] } ?? [])
        let glued = (expansion.glued[term] ?? []).map {
            MatchExpression($0, of: nil, in: term.field)
        }
        if let glued = MatchExpression.any(glued) {
            sets.append(.verified(.grams(glued), .term(term)))
        }
        if sets.count == 1 { return sets[0] }
        if sets.count > 1 { return .any(sets) }
        return .verified(runs(of: term), .term(term))
    }

    /// The runs of words and of characters of a mixed term, wherever each stands.
    private func runs(of term: Query.Term) -> RowSet {
        var sets: [RowSet] = []
        var rest = term.pieces[...]
        while let first = rest.first {
            let run = Array(rest.prefix { ($0.kind == .word) == (first.kind == .word) })
            rest = rest.dropFirst(run.count)
            // Words may stand glued to the characters, in the other table.
            guard first.kind != .word else { continue }
            let (tokens, isPrefix) = Grams.tokens(of: run)
            let form = Expansion.Form(
                tokens: tokens, place: .grams, isExact: true, isPrefix: isPrefix)
            sets.append(.grams(MatchExpression(form, of: nil, in: term.field)))
        }
        return .all(sets)
    }

    private func rows(of near: Query.Near) -> RowSet {
        let operands = near.operands.map { terms in
            terms.flatMap { expressions(of: $0, in: .main) }
        }
        guard operands.allSatisfy({ !$0.isEmpty }) else {
            return .verified(
                .all(near.operands.map { .any($0.map(rows(of:))) }), .near(near))
        }
        let words = NearWords(
            operands: operands.enumerated().flatMap { number, expressions in
                expressions.map { _ in number }
            },
            count: operands.count, distance: near.distance, isOrdered: near.isOrdered)
        guard let match = MatchExpression.all(operands.compactMap { MatchExpression.any($0) })
        else { return .nothing }
        guard expansion.hasCharacters else { return .near(match, words) }
        // Where there are characters, tokens of the main table are not always words.
        let isApart = RowSet.condition("a.id in (select id from article_grams_docsize)", [])
        return .any([
            .all([.not(isApart), .near(match, words)]),
            .verified(
                .all([isApart] + near.operands.map { .any($0.map(rows(of:))) }), .near(near)),
        ])
    }

    // MARK: Filters

    private func rows(of filter: Query.Filter) -> RowSet {
        switch filter {
        case .source(let name): return Self.sources(scope.sources[name] ?? [])
        case .author(let name): return Self.words(name, in: "a.author")
        case .language(let name):
            return .condition("newsfind_language(a.language, ?)", [name.databaseValue])
        case .key(let key): return .condition("a.key = ?", [key.databaseValue])
        case .url(let address):
            return Self.words(CanonicalURL(address)?.text ?? address, in: "a.url")
        case .date(let period): return Self.published(from: period.start, to: period.end)
        case .mentioned(let period):
            let days = period.days
            return .mentioned(from: days.from, to: days.to)
        }
    }

    /// Rows whose column has words one after the other.
    private static func words(_ text: String, in column: String) -> RowSet {
        .condition("newsfind_words(\(column), ?)", [text.databaseValue])
    }

    static func sources(_ names: [String]) -> RowSet {
        names.isEmpty ? .nothing : .sources(names)
    }

    static func published(from start: Int64?, to end: Int64?) -> RowSet {
        start == nil && end == nil ? .everything : .published(from: start, to: end)
    }
}
