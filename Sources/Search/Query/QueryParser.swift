internal import Analysis

/// Lexemes to a tree. Whatever cannot be an operator where it stands is a word; nothing fails.
struct QueryParser {
    /// How deep parentheses may be nested.
    static let deepest = 40
    /// How many words are looked for at most.
    static let mostWords = 256

    private let lexemes: [QueryLexer.Lexeme]
    /// Whether something to look for begins at a lexeme, and not an operator that needs something
    /// before it.
    private let isOperand: [Bool]
    private let matching: Query.Matching
    private let today: CivilDate
    private var index = 0
    private var depth = 0
    private var words = 0
    private var isTooLong = false
    /// The tree as it was read, before it was simplified.
    private(set) var parsed: Query.Node?
    /// How often each term was typed.
    private(set) var counts: [Query.Term: Int] = [:]
    private(set) var notes: [QueryNote]
    /// Whether anything was typed that is not words and parentheses.
    private(set) var hasSyntax = false

    init(_ text: String, matching: Query.Matching, today: CivilDate) {
        let lexer = QueryLexer(text)
        lexemes = lexer.lexemes
        notes = lexer.notes
        var isOperand = [Bool](repeating: false, count: lexemes.count + 1)
        for index in lexemes.indices.reversed() {
            isOperand[index] =
                switch lexemes[index].kind {
                case .word, .phrase, .open: true
                case .not, .minus, .field: isOperand[index + 1]
                case .and, .or, .near, .close: false
                }
        }
        self.isOperand = isOperand
        self.matching = matching
        self.today = today
    }

    /// The whole tree, simplified; nil if there is no word in it.
    mutating func parse() -> Query.Node? {
        hasSyntax = lexemes.contains {
            switch $0.kind {
            case .word(let word, let isExact): isExact || TypedWords.isPrefix(word)
            case .open, .close: false
            default: true
            }
        }
        var nodes: [Query.Node] = []
        while index < lexemes.count {
            if let node = list(nil) { nodes.append(node) }
            // A closing parenthesis that nothing opened.
            if index < lexemes.count {
                if hasSyntax { note(.strayParenthesis, lexemes[index].range) }
                index += 1
            }
        }
        if isTooLong {
            notes.append(
                QueryNote(repair: .tooLong(words: Self.mostWords), range: 0..<0))
        }
        guard !nodes.isEmpty else { return nil }
        let node = joined(nodes.map { ($0, false) })
        parsed = node
        counts = Dictionary(node.terms.map { ($0, 1) }, uniquingKeysWith: +)
        return node.simplified
    }

    private mutating func note(_ repair: QueryNote.Repair, _ range: Range<Int>) {
        // A hundred thousand of a kind are told as a few.
        if notes.count < 20 { notes.append(QueryNote(repair: repair, range: range)) }
    }

    // MARK: Lists

    private var kind: QueryLexer.Lexeme.Kind? {
        index < lexemes.count ? lexemes[index].kind : nil
    }

    /// Alternatives between `OR`, up to a closing parenthesis or the end.
    private mutating func list(_ name: QueryLexer.FieldName?) -> Query.Node? {
        var alternatives: [Query.Node] = []
        while let kind, kind != .close {
            if let node = conjunction(name) { alternatives.append(node) }
            guard self.kind == .or else { continue }
            if alternatives.isEmpty || !isOperand[index + 1] {
                if let node = operatorAsWord(name) { alternatives.append(node) }
            } else {
                index += 1
            }
        }
        guard alternatives.count > 1 else { return alternatives.first }
        return .any(alternatives)
    }

    /// Words next to each other or with `AND` between them, up to `OR`.
    private mutating func conjunction(_ name: QueryLexer.FieldName?) -> Query.Node? {
        var parts: [(node: Query.Node, isBound: Bool)] = []
        var isBound = false
        loop: while let kind {
            switch kind {
            case .close: break loop
            case .or where isOperand[index + 1] && !parts.isEmpty: break loop
            case .and where isOperand[index + 1] && !parts.isEmpty && !isBound:
                index += 1
                isBound = true
            case .or, .and:
                if let node = operatorAsWord(name) { parts.append((node, isBound)) }
                isBound = false
            default:
                if let node = proximity(name) { parts.append((node, isBound)) }
                isBound = false
            }
        }
        return parts.isEmpty ? nil : joined(parts)
    }

    /// Parts next to each other: all of them, or any if that was asked for. A part that is bound
    /// stands behind an `AND`. What excludes and filters always holds.
    private func joined(_ parts: [(node: Query.Node, isBound: Bool)]) -> Query.Node {
        guard matching == .any else { return .all(parts.map(\.node)) }
        var required: [Query.Node] = []
        var groups: [[Query.Node]] = []
        for (node, isBound) in parts {
            if isBound, let last = groups.indices.last {
                groups[last].append(node)
            } else if node.isCondition {
                required.append(node)
            } else {
                groups.append([node])
            }
        }
        guard !groups.isEmpty else { return .all(required) }
        return .all([.any(groups.map { .all($0) })] + required)
    }

    // MARK: Operands

    private mutating func proximity(_ name: QueryLexer.FieldName?) -> Query.Node? {
        let start = index
        guard let first = unary(name) else { return nil }
        guard case .near(let distance, let isOrdered)? = kind else { return first }
        var operands = [first]
        var distances = distance
        while case .near(let next, isOrdered)? = kind {
            guard isOperand[index + 1] else { break }
            index += 1
            distances = max(distances, next)
            if let node = unary(name) { operands.append(node) }
        }
        if operands.count == 1 {
            // Nothing stands behind it.
            guard case .near? = kind, !isOperand[index + 1],
                let word = operatorAsWord(name)
            else { return first }
            return .all([first, word])
        }
        let terms = operands.map(\.alternatives)
        guard terms.allSatisfy({ !$0.isEmpty }) else {
            note(
                .notNear(isOrdered ? "ADJ" : "NEAR"),
                lexemes[start].range.lowerBound..<lexemes[index - 1].range.upperBound)
            return .all(operands)
        }
        return .near(Query.Near(terms, distance: distances, isOrdered: isOrdered))
    }

    private mutating func unary(_ name: QueryLexer.FieldName?) -> Query.Node? {
        var isNegated = false
        while kind == .not || kind == .minus {
            if kind == .not, !isOperand[index + 1] {
                let word = operatorAsWord(name)
                return isNegated ? word.map { .not($0) } : word
            }
            isNegated.toggle()
            index += 1
        }
        let node = operand(name)
        return isNegated ? node.map { .not($0) } : node
    }

    private mutating func operand(_ name: QueryLexer.FieldName?) -> Query.Node? {
        guard index < lexemes.count else { return nil }
        let lexeme = lexemes[index]
        switch lexeme.kind {
        case .word(let word, let isExact):
            index += 1
            if !isExact, TypedWords.hasStrayStar(word) { note(.strayStar, lexeme.range) }
            return value(word, name, lexeme.range) { $0.word(word, isExact: isExact) }
        case .phrase(let phrase, let isPrefix):
            index += 1
            return value(phrase, name, lexeme.range) { $0.phrase(phrase, isPrefix: isPrefix) }
        case .open: return group(name)
        case .field(let inner):
            index += 1
            guard isOperand[index] else { return nil }
            return unary(inner)
        case .near, .and, .or, .not: return operatorAsWord(name)
        case .minus:
            index += 1
            return nil
        case .close: return nil
        }
    }

    private mutating func group(_ name: QueryLexer.FieldName?) -> Query.Node? {
        let open = lexemes[index].range
        index += 1
        guard depth < Self.deepest else {
            if !notes.contains(where: { $0.repair == .tooDeep }) { note(.tooDeep, open) }
            return nil
        }
        depth += 1
        let node = list(name)
        depth -= 1
        if kind == .close {
            index += 1
        } else if hasSyntax {
            note(.strayParenthesis, open)
        }
        return node
    }

    private mutating func operatorAsWord(_ name: QueryLexer.FieldName?) -> Query.Node? {
        let lexeme = lexemes[index]
        index += 1
        note(.operatorWithoutOperand(lexeme.name), lexeme.range)
        let word = lexeme.name.lowercased()
        return value(word, name, lexeme.range) { $0.word(word, isExact: false) }
    }

    // MARK: Values

    /// What was typed, as a filter if it is the value of one, else as words.
    private mutating func value(
        _ text: String, _ name: QueryLexer.FieldName?, _ range: Range<Int>,
        _ words: (TypedWords) -> Query.Node?
    ) -> Query.Node? {
        var typed = TypedWords(matching: matching)
        switch name {
        case nil: return counted { words(typed) }
        case .text(let field):
            typed.field = field
            return counted { words(typed) }
        case .source: return .filter(.source(text))
        case .author: return .filter(.author(text))
        case .language: return .filter(.language(text))
        case .key: return .filter(.key(text))
        case .url: return .filter(.url(text))
        case .date, .before, .after:
            if let period = period(text, name) { return .filter(.date(period)) }
            note(.notADate(text), range)
            return counted { words(typed) }
        }
    }

    private func period(_ text: String, _ name: QueryLexer.FieldName?) -> DatePeriod? {
        guard var period = DatePeriod(text, today: today) else { return nil }
        if name == .before {
            guard let start = period.start else { return nil }
            (period.start, period.end) = (nil, start)
        } else if name == .after {
            guard let end = period.end else { return nil }
            (period.start, period.end) = (end, nil)
        }
        return period
    }

    /// Counts the words of a node; what goes beyond the limit is left out.
    private mutating func counted(_ make: () -> Query.Node?) -> Query.Node? {
        let room = Self.mostWords - words
        guard room > 0 else {
            isTooLong = true
            return nil
        }
        guard let node = make() else { return nil }
        let count = node.terms.reduce(0) { $0 + $1.pieces.count }
        words += count
        guard count > room else { return node }
        isTooLong = true
        guard case .term(var term) = node else { return nil }
        term.pieces = Array(term.pieces.prefix(room))
        return .term(term)
    }
}

extension Query.Node {
    /// Whether it only says what must or must not be, and gives no word to look for.
    fileprivate var isCondition: Bool {
        switch self {
        case .not, .filter: true
        default: false
        }
    }

    /// The terms of which any will do; empty if it is anything else.
    fileprivate var alternatives: [Query.Term] {
        switch simplified {
        case .term(let term): [term]
        case .any(let nodes):
            nodes.allSatisfy { if case .term = $0 { true } else { false } } ? terms : []
        case .near, .filter, .not, .all: []
        }
    }
}
