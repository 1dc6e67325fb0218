internal import Analysis
internal import GRDB

/// What in an archive counts as the terms of a query: the forms of each word, by its vocabulary.
struct Expansion: Sendable {
    /// Tokens one after the other, in one of the full-text tables.
    struct Form: Hashable, Sendable {
        var tokens: [String]
        var place: TermCounter.Place
        /// Whether it is what was typed, spelling apart.
        var isExact: Bool
        /// Whether the last token is only begun.
        var isPrefix = false
    }

    /// The forms of each term, those typed first. A term of words and characters mixed has none:
    /// it is looked for in parts and then verified.
    private(set) var forms: [Query.Term: [Form]] = [:]

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
    private static let mostSpellings = 8

    /// Looks terms up in the vocabulary.
    init(of terms: [Query.Term], in db: Database) throws {
        guard !terms.isEmpty else { return }
        var lookup = try VocabularyLookup(db)
        for term in terms where forms[term] == nil {
            forms[term] = try Self.forms(of: term, &lookup)
        }
    }

    private static func forms(
        of term: Query.Term, _ lookup: inout VocabularyLookup
    ) throws -> [Form] {
        let kinds = Set(term.pieces.map(\.kind))
        guard kinds.contains(.word) else {
            let (tokens, isPrefix) = Grams.tokens(of: term.pieces)
            return [Form(tokens: tokens, place: .grams, isExact: true, isPrefix: isPrefix)]
        }
        guard kinds.count == 1 else { return [] }
        let words = term.pieces.map(\.text)
        let typed = Form(
            tokens: words, place: .main, isExact: true, isPrefix: term.match == .prefix)
        if words.count == 1, term.match != .prefix {
            let word = words[0]
            let plain = WordForms.plain(word)
            let others = try lookup.relatives(of: word).compactMap { relative -> Form? in
                let isExact = WordForms.plain(relative.term) == plain
                guard isExact || term.match == .forms else { return nil }
                return Form(tokens: [relative.term], place: relative.place, isExact: isExact)
            }
            let all = [typed] + others.filter { $0 != typed }.prefix(mostForms)
            return all.filter(\.isExact) + all.filter { !$0.isExact }
        }
        // Spellings of a phrase: `Łukasz Fabiański` for `Lukasz Fabianski`.
        var spellings = [typed]
        for (index, word) in words.enumerated() {
            let plain = WordForms.plain(word)
            for other in try lookup.relatives(of: word)
            where other.place == .main && other.term != word
                && WordForms.plain(other.term) == plain
            {
                for spelling in spellings where spellings.count < mostSpellings {
                    var spelling = spelling
                    spelling.tokens[index] = other.term
                    spellings.append(spelling)
                }
            }
        }
        return spellings
    }
}

/// The `vocabulary` table, asked for relatives of a word.
struct VocabularyLookup {
    private let db: Database
    private let languages: [Language?]
    private let stems = WordForms()
    private let statement: Statement

    init(_ db: Database) throws {
        self.db = db
        // Skips from language to language through the key.
        let codes = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    with recursive found (code) as (
                        select min(language) from vocabulary
                        union all
                        select (select min(language) from vocabulary where language > code)
                        from found where code is not null
                    )
                    select code from found where code is not null
                    """))
        languages = codes.map { Language(rawValue: $0) }
        statement = try db.cachedStatement(
            sql: """
                select term, place, articles from vocabulary where language = ? and stem = ?
                order by articles desc, term
                """)
    }

    /// A term, the table it is in, and how many articles had it when they were stored.
    typealias Relative = (term: String, place: TermCounter.Place, articles: Int)

    /// The terms that are forms of a word in any language of the archive.
    mutating func relatives(of word: String) throws -> [Relative] {
        var relatives: [Relative] = []
        for language in languages {
            let key = stems.key(of: word, in: language)
            let rows = try Row.fetchCursor(
                statement, arguments: [language?.rawValue ?? "", key])
            while let row = try rows.next() {
                let place = TermCounter.Place(rawValue: row[1]) ?? .main
                let term: String = row[0]
                if let known = relatives.firstIndex(where: { $0.term == term && $0.place == place })
                {
                    relatives[known].articles += row[2]
                } else {
                    relatives.append((term, place, row[2]))
                }
            }
        }
        return relatives
    }
}
