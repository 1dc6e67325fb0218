internal import Analysis
internal import GRDB
internal import Postings

/// What in an archive counts as the terms of a query: the forms of each word, by its vocabulary.
struct Expansion: Sendable {
    /// One of the full-text tables.
    enum Place: Sendable {
        /// That of words, `article_fts`.
        case main
        /// That of characters, `article_grams`.
        case grams
    }

    /// Tokens one after the other, in one of the full-text tables.
    struct Form: Hashable, Sendable {
        var tokens: [String]
        var place: Place
        /// Whether it is what was typed, spelling apart.
        var isExact: Bool
        /// Whether the last token is only begun.
        var isPrefix = false
    }

    /// The forms of each term, those typed first. A term of words and characters mixed has none:
    /// it is looked for in parts and then verified.
    private(set) var forms: [Query.Term: [Form]] = [:]
    /// The words of phrases that stand glued to characters somewhere. There the main table has them
    /// as parts of longer tokens, so that the text itself must tell whether it has the phrase.
    private(set) var glued: [Query.Term: [Form]] = [:]
    /// The spellings of terms of words and characters mixed.
    private(set) var mixed: [Query.Term: [[String]]] = [:]
    /// Whether any text has characters or emoji.
    private(set) var hasCharacters = false

    /// Counts the forms as typed that another term has typed.
    mutating func setExact(_ term: Query.Term, _ exact: Set<[String]>) {
        guard var forms = forms[term] else { return }
        for index in forms.indices where exact.contains(forms[index].tokens) {
            forms[index].isExact = true
        }
        self.forms[term] = forms
    }

    /// How many forms of a word are looked for at most.
    private static let mostForms = 64
    /// How many spellings of a phrase.
    private static let mostSpellings = 32

    /// Of no terms.
    init() {}

    /// Looks terms up in the vocabulary.
    init(
        of terms: [Query.Term], vocabulary lookup: VocabularyLookup, in db: Database
    ) throws {
        hasCharacters = lookup.hasCharacters
        for term in terms where forms[term] == nil {
            let kind = term.pieces.first?.kind
            guard term.pieces.allSatisfy({ $0.kind == kind }) else {
                mixed[term] = try Self.spellings(of: term, lookup)
                forms[term] = []
                continue
            }
            var forms = try Self.forms(of: term, kind, lookup)
            if hasCharacters, kind == .word {
                let glued = try Self.glued(forms, in: db)
                if term.pieces.count == 1 { forms += glued } else { self.glued[term] = glued }
            }
            self.forms[term] = forms
        }
    }

    /// The words of forms that stand in the table of characters.
    private static func glued(_ forms: [Form], in db: Database) throws -> [Form] {
        let statement = try RawStatement(
            "select 1 from article_grams where article_grams match ? limit 1", in: db)
        var words: [Form] = []
        for form in forms {
            for (index, token) in form.tokens.enumerated() {
                let isPrefix = form.isPrefix && index == form.tokens.count - 1
                let word = Form(
                    tokens: [token], place: .grams, isExact: form.isExact, isPrefix: isPrefix)
                if !words.contains(word) { words.append(word) }
            }
        }
        return try words.filter { word in
            statement.bind(MatchExpression(word, of: nil, in: nil).text, at: 1)
            return try statement.first { _ in } != nil
        }
    }

    private static func forms(
        of term: Query.Term, _ kind: Piece.Kind?, _ lookup: VocabularyLookup
    ) throws -> [Form] {
        guard kind == .word else {
            let (tokens, isPrefix) = Grams.tokens(of: term.pieces)
            return [Form(tokens: tokens, place: .grams, isExact: true, isPrefix: isPrefix)]
        }
        let isPrefix = term.match == .prefix
        if term.pieces.count == 1, !isPrefix {
            let word = term.pieces[0].text
            let typed = Form(tokens: [word], place: .main, isExact: true)
            let plain = WordForms.plain(word)
            var known: Set = [word]
            let others = try lookup.relatives(of: word).compactMap { relative -> Form? in
                let isExact = WordForms.plain(relative.term) == plain
                guard isExact || term.match == .forms, known.insert(relative.term).inserted
                else { return nil }
                return Form(tokens: [relative.term], place: .main, isExact: isExact)
            }
            let all = [typed] + others.prefix(mostForms)
            return all.filter(\.isExact) + all.filter { !$0.isExact }
        }
        return try spellings(of: term, lookup).map {
            Form(tokens: $0, place: .main, isExact: true, isPrefix: isPrefix)
        }
    }

    /// Spellings of a phrase: `Łukasz Fabiański` for `Lukasz Fabianski`; as typed first.
    private static func spellings(
        of term: Query.Term, _ lookup: VocabularyLookup
    ) throws -> [[String]] {
        var spellings = [term.pieces.map(\.text)]
        for (index, piece) in term.pieces.enumerated() where piece.kind == .word {
            let plain = WordForms.plain(piece.text)
            var known: Set = [piece.text]
            for other in try lookup.relatives(of: piece.text)
            where WordForms.plain(other.term) == plain && known.insert(other.term).inserted {
                for spelling in spellings where spellings.count < mostSpellings {
                    var spelling = spelling
                    spelling[index] = other.term
                    spellings.append(spelling)
                }
            }
        }
        return spellings
    }
}
