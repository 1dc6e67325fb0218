internal import Analysis

/// Lexemes to a tree. Whatever cannot be an operator where it stands is a word; nothing fails.
struct QueryParser {
    /// How deep parentheses may be nested.
    static let deepest = 40
    /// How many words and conditions are looked for at most.
    static let mostWords = 256
    /// How many are read at most; repetitions and other spellings are among them.
    private static let mostRead = 2 * mostWords

    private let lexemes: [QueryLexer.Lexeme]
    /// The parentheses that are left out.
    private let leftOut: [QueryNote]
    /// Whether something to look for begins at a lexeme, and not an operator that needs something
    /// before it.
    private let isOperand: [Bool]
    private let matching: Query.Matching
    private let addsSpellings: Bool
    private let today: CivilDate
    private var index = 0
    private var words = 0
    private var isTooLong: Bool
    /// The tree as it was read, before it was simplified.
    private(set) var parsed: Query.Node?
    /// How often each term was typed.
    private(set) var counts: [Query.Term: Int] = [:]
    private(set) var notes: [QueryNote]
    /// Whether anything was typed that is not words and parentheses.
    private(set) var hasSyntax = false

    /// - Parameter addsSpellings: Whether `off-beat` is also offbeat.
    init(
        _ text: String, matching: Query.Matching, today: CivilDate, addsSpellings: Bool = true
    ) {
        let lexer = QueryLexer(text)
        let balanced = Self.balanced(lexer.lexemes)
        lexemes = balanced.lexemes
        leftOut = balanced.leftOut
        notes = lexer.notes
        isTooLong = lexer.isCut
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
        self.addsSpellings = addsSpellings
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
        for repaired in leftOut where hasSyntax || repaired.repair == .tooDeep {
            note(repaired.repair, repaired.range)
        }
        let node = list(nil)
        parsed = node
        counts = Dictionary((node?.terms ?? []).map { ($0, 1) }, uniquingKeysWith: +)
        let root = node.flatMap { trimmed($0.simplified) }
        if isTooLong {
            notes.append(
                QueryNote(repair: .tooLong(words: Self.mostWords), range: 0..<0))
        }
        return root
    }

    /// A tree within the limits.
    private mutating func trimmed(_ tree: Query.Node) -> Query.Node? {
        let isTooDeep = tree.levels > Self.deepest
        guard isTooDeep || tree.size > Self.mostWords else { return tree }
        if isTooDeep, !notes.contains(where: { $0.repair == .tooDeep }) { note(.tooDeep, 0..<0) }
        if tree.size > Self.mostWords { isTooLong = true }
        var room = Self.mostWords
        return tree.trimmed(to: &room, levels: Self.deepest)?.simplified
    }

    /// Lexemes without the parentheses that close nothing or are nested too deeply.
    private static func balanced(
        _ lexemes: [QueryLexer.Lexeme]
    ) -> (lexemes: [QueryLexer.Lexeme], leftOut: [QueryNote]) {
        var kept: [QueryLexer.Lexeme] = []
        var leftOut: [QueryNote] = []
        var depth = 0
        for lexeme in lexemes {
            switch lexeme.kind {
            case .open:
                depth += 1
                if depth > deepest {
                    if depth == deepest + 1 {
                        leftOut.append(QueryNote(repair: .tooDeep, range: lexeme.range))
                    }
                    continue
                }
            case .close where depth == 0:
                leftOut.append(QueryNote(repair: .strayParenthesis, range: lexeme.range))
                continue
            case .close:
                depth -= 1
                if depth >= deepest { continue }
            default: break
            }
            kept.append(lexeme)
        }
        return (kept, leftOut)
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
        if parts.count == 1 { return parts[0].node }
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
        var name = name
        while let kind {
            if kind == .not, !isOperand[index + 1] {
                let word = operatorAsWord(name)
                return isNegated ? word.map { .not($0) } : word
            } else if kind == .not || kind == .minus {
                isNegated.toggle()
            } else if case .field(let inner) = kind {
                name = inner
            } else {
                break
            }
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
        case .near, .and, .or, .not: return operatorAsWord(name)
        case .minus, .field, .close: return nil
        }
    }

    private mutating func group(_ name: QueryLexer.FieldName?) -> Query.Node? {
        let open = lexemes[index].range
        index += 1
        let node = list(name)
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
        var typed = TypedWords(matching: matching, addsSpellings: addsSpellings)
        switch name {
        case nil: return counted { words(typed) }
        case .text(let field):
            typed.field = field
            return counted { words(typed) }
        case .source: return counted { .filter(.source(text.unquoted)) }
        case .author: return counted { .filter(.author(text.unquoted)) }
        case .language: return counted { .filter(.language(text.unquoted)) }
        case .key: return counted { .filter(.key(text.unquoted)) }
        case .url: return counted { .filter(.url(text.unquoted)) }
        case .date, .before, .after, .mentioned:
            if let period = period(text, name) {
                return counted {
                    .filter(name == .mentioned ? .mentioned(period) : .date(period))
                }
            }
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

    /// Counts what is read; what goes beyond the limit is left out.
    private mutating func counted(_ make: () -> Query.Node?) -> Query.Node? {
        guard words < Self.mostRead else {
            isTooLong = true
            return nil
        }
        let node = make()
        words += node?.size ?? 0
        return node
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
            nodes.allSatisfy { if case .term = $0 { true } else { false } }
                ? nodes.flatMap(\.terms) : []
        case .near, .filter, .not, .all: []
        }
    }

    /// How many words and conditions there are, very long ones counting as several.
    fileprivate var size: Int {
        switch self {
        case .term(let term): term.size
        case .near(let near): near.operands.joined().reduce(0) { $0 + $1.size }
        case .filter(let filter): 1 + filter.description.utf8.count / Piece.usualLength
        case .not(let node): node.size
        case .all(let nodes), .any(let nodes): nodes.reduce(0) { $0 + $1.size }
        }
    }

    /// How deep the parentheses of the printed tree are at most.
    fileprivate var levels: Int {
        switch self {
        case .term, .filter: 0
        case .near: 1
        case .not(let node): node.levels + 1
        case .all(let nodes), .any(let nodes): (nodes.map(\.levels).max() ?? 0) + 1
        }
    }

    /// The tree within so many words and levels: what goes beyond is left out, and the words of
    /// what lies deeper are a plain list.
    fileprivate func trimmed(to room: inout Int, levels: Int) -> Query.Node? {
        guard room > 0 else { return nil }
        func list(_ nodes: [Query.Node]) -> [Query.Node]? {
            let kept = nodes.compactMap { $0.trimmed(to: &room, levels: levels - 1) }
            return kept.isEmpty ? nil : kept
        }
        switch self {
        case .term(var term):
            var size = 0
            let kept = term.pieces.prefix { piece in
                size += piece.size
                return size <= room
            }
            if kept.count < term.pieces.count { term.match = .exact }
            term.pieces = Array(kept)
            room -= term.size
            return term.pieces.isEmpty ? nil : .term(term)
        case .filter:
            defer { room -= size }
            return size > room ? nil : self
        case .not, .all, .any, .near:
            guard self.levels <= 1 || levels > 1 else {
                return list(terms.map(Query.Node.term)).map(Query.Node.all)
            }
        }
        switch self {
        case .near where size > room:
            room = 0
            return nil
        case .near, .term, .filter:
            room -= size
            return self
        case .not(let node): return node.trimmed(to: &room, levels: levels - 1).map(Query.Node.not)
        case .all(let nodes): return list(nodes).map(Query.Node.all)
        case .any(let nodes): return list(nodes).map(Query.Node.any)
        }
    }
}

extension Query.Term {
    /// How many words there are, very long ones counting as several.
    fileprivate var size: Int { pieces.reduce(0) { $0 + $1.size } }
}

extension Piece {
    /// How long a word may be before it counts as several, in bytes.
    fileprivate static let usualLength = 32

    fileprivate var size: Int { 1 + text.utf8.count / Self.usualLength }
}

extension String {
    /// The text as it can stand in straight quotation marks. A mark is none of its characters but
    /// one of its scalars: there may be a combining one behind it.
    var unquoted: String {
        guard utf8.contains(UInt8(ascii: "\"")) else { return self }
        var view = UnicodeScalarView()
        view.append(contentsOf: unicodeScalars.map { $0 == "\"" ? " " : $0 })
        return String(view)
    }
}
