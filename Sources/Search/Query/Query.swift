public import Analysis
internal import Foundation

/// What was asked: a tree of words, phrases and conditions, apart from any index.
///
/// Every string is a query; nothing a person types is an error. The language is described in
/// `Docs/query-language.md`.
///
/// ```swift
/// Query(parsing: #""single inch" Putin -Kosovo"#).description  // "single inch" putin -kosovo
/// Query(arguments: ["not a single inch"]).description          // "not a single inch"
/// ```
public struct Query: Hashable, Sendable {
    /// How words next to each other are combined.
    public enum Matching: String, Sendable, CaseIterable {
        case all, any
    }

    /// What is looked for, simplified; nil if nothing that was typed is a word or a condition.
    public var root: Node?
    /// The tree as it was read, before it was simplified.
    public var parsed: Node?
    /// All the words, asked for where nothing has the phrase.
    public var fallback: Node?
    /// What was not taken as it stands. Ranges are of ``parsedText``.
    public var notes: [QueryNote]
    /// How often each term was typed; once if it is not here.
    var counts: [Term: Int] = [:]
    /// How much a term counts in the score beside others; 1 if it is not here.
    public var weights: [Term: Double] = [:]
    /// How words next to each other were combined.
    public var matching: Matching
    /// What was typed.
    public var text: String
    /// What was parsed: the text, with the quotation marks that the shell had taken away.
    public var parsedText: String

    /// The query of one line.
    ///
    /// - Parameters:
    ///   - text: Anything.
    ///   - matching: Whether all words must match, or any.
    ///   - today: What `yesterday` is counted from; the present day in UTC if left out.
    /// - Complexity: O(*n*) in the length of the text; beyond 256 words they are left out.
    public init(
        parsing text: String, matching: Matching = .all, today: CivilDate = .today
    ) {
        var parser = QueryParser(text, matching: matching, today: today)
        root = parser.parse()
        parsed = parser.parsed
        notes = parser.notes
        counts = parser.counts
        self.matching = matching
        self.text = text
        parsedText = text
    }

    /// The query of a command line, where the shell has taken the quotes away.
    ///
    /// An argument of several plain words is an exact phrase; its words are the fallback. An
    /// argument with anything in it that only the query language knows is read in that.
    public init(
        arguments: [String], matching: Matching = .all, today: CivilDate = .today
    ) {
        var phrased: [String] = []
        var plain: [String] = []
        var isShouted = false
        for argument in arguments {
            let kind = Self.kind(of: argument)
            let isPhrase = kind != .language
            phrased.append(isPhrase ? "\"\(argument.unquoted)\"" : argument)
            plain.append(kind == .shouted ? argument.lowercased() : argument)
            isShouted = isShouted || kind == .shouted
        }
        let parsed = phrased.joined(separator: " ")
        self.init(parsing: parsed, matching: matching, today: today)
        text = arguments.joined(separator: " ")
        if isShouted { notes.append(QueryNote(repair: .shouted, range: 0..<0)) }
        guard phrased != arguments else {
            fallback = Self.pairs(of: root, in: text)
            return
        }
        var parser = QueryParser(
            plain.joined(separator: " "), matching: matching, today: today)
        let words = parser.parse()
        fallback = words == root ? nil : words
        counts.merge(parser.counts) { first, _ in first }
    }

    /// Any two neighbouring characters of words written without spaces, as they are typed in a row
    /// where a text has other words between them; nil for anything else.
    private static func pairs(of root: Node?, in text: String) -> Node? {
        guard case .term(let term)? = root, term.pieces.count >= 4,
            term.pieces.allSatisfy({ $0.kind == .character }),
            QueryLexer(text).lexemes.allSatisfy({
                if case .word(_, false) = $0.kind { true } else { false }
            })
        else { return nil }
        return Node.any(
            term.pieces.indices.dropLast().prefix(QueryParser.mostWords / 2).map { index in
                .term(Term(Array(term.pieces[index...(index + 1)]), .exact, in: term.field))
            }
        ).simplified
    }

    /// The tree without other spellings of what was typed: `off-beat` without offbeat.
    public var withoutSpellings: Node? {
        var parser = QueryParser(
            parsedText, matching: matching, today: .today, addsSpellings: false)
        return parser.parse()
    }

    private enum ArgumentKind {
        /// Several words and nothing else: the person quoted them for the shell.
        case phrase
        /// The same in capitals, with NOT in front.
        case shouted
        /// A word, or anything in the query language.
        case language
    }

    private static func kind(of argument: String) -> ArgumentKind {
        let lexer = QueryLexer(argument)
        let lexemes = lexer.lexemes
        // `near/5` is nobody's phrase.
        if lexer.notes.contains(where: \.pointsAtOperator) { return .language }
        let words = lexemes.filter { if case .word(_, false) = $0.kind { true } else { false } }
        guard words.count > 1 || (words.count == 1 && lexemes.count > 1) else { return .language }
        let isPlain = lexemes.allSatisfy { lexeme in
            switch lexeme.kind {
            case .word(let word, let isExact): !isExact && !TypedWords.isPrefix(word)
            case .open, .close: true
            default: false
            }
        }
        if isPlain { return words.count > 1 ? .phrase : .language }
        let isSentence =
            lexemes.first?.kind == .not && words.count > 1
            && lexemes.dropFirst().prefix(2).allSatisfy {
                if case .word = $0.kind { true } else { false }
            }
            && lexemes.count == words.count + 1
        return isSentence && !argument.contains(where: \.isLowercase) ? .shouted : .language
    }
}

extension Query: CustomStringConvertible {
    /// The tree in the query language; empty if there is none.
    public var description: String { root?.description ?? "" }
}

extension CivilDate {
    /// The present day in UTC.
    public static var today: CivilDate {
        CivilDate(daysSinceEpoch: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
    }
}
