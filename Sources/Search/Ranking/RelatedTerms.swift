internal import Analysis
internal import Archive
private import Foundation
internal import GRDB

/// The words that tell most of what articles are about, for queries after related ones.
struct RelatedTerms {
    /// How many articles a query is widened by.
    static let feedbackArticles = 5
    /// How many words are added to a query.
    private static let addedTerms = 20
    /// How many words of an article make the query after its like.
    private static let likeTerms = 40
    /// How much the added words count together, beside those typed.
    private static let addedShare = 0.1

    private let db: Database
    private let articles: Int

    init(_ db: Database) throws {
        self.db = db
        articles =
            try Int.fetchOne(db.cachedStatement(sql: "select count(*) from article")) ?? 0
    }

    /// Any of the article's most telling words, the article itself left out.
    func query(like article: Article) throws -> Query {
        let words = try tellingWords(of: [(article, 1)]) { count, _ in Double(count) }
        let telling = words.prefix(Self.likeTerms)
        var query = Query(parsing: "")
        query.text = "like \(article.key)"
        query.root =
            Query.Node.all([
                .any(telling.map { .term($0.term) }), .not(.filter(.key(article.key))),
            ]).simplified
        for word in telling { query.weights[word.term] = 1 + log(word.frequency) }
        return query
    }

    /// The query, and any of the words that tell most of what it found.
    ///
    /// Source: the relevance model RM3 of Abdul-Jaleel et al., UMass at TREC 2004, with BM25's
    /// saturated frequencies in place of relative ones.
    func query(
        _ query: Query, widenedBy hits: [SearchResults.Hit]
    ) throws -> (query: Query, added: [Query.Term]) {
        guard let root = query.root, !hits.isEmpty else { return (query, []) }
        let scores = hits.reduce(0) { $0 + max($1.score, 0) }
        let texts = hits.map { ($0.article, scores > 0 ? $0.score / scores : 1) }
        let average = averageLength(of: hits)
        let known = Set(root.terms.flatMap { $0.pieces.map(\.text) })
        let words = try tellingWords(of: texts, leavingOut: known) { count, length in
            Relevance.saturated(Double(count), length: Double(length) / average)
        }
        let added = words.prefix(Self.addedTerms)
        guard !added.isEmpty else { return (query, []) }
        var wider = query
        // What excludes and filters still holds; of the words any will do.
        wider.root =
            Query.Node.all(
                [.any([root.withoutConditions] + added.map { .term($0.term) })] + root.conditions
            ).simplified
        wider.fallback = nil
        let typed = root.terms.reduce(0) {
            $0 + Relevance.weight(typed: query.counts[$1] ?? 1)
        }
        let all = added.reduce(0) { $0 + $1.frequency }
        for word in added {
            wider.weights[word.term] =
                Self.addedShare / (1 - Self.addedShare) * typed * word.frequency / all
        }
        return (wider, added.map(\.term))
    }

    /// The average length of what was found, in tokens.
    private func averageLength(of hits: [SearchResults.Hit]) -> Double {
        let lengths = hits.map { Analyzer().tokens(in: $0.article.body).count }
        return max(1, Double(lengths.reduce(0, +)) / Double(lengths.count))
    }

    /// A word of texts, and how often they have it.
    private typealias TellingWord = (term: Query.Term, frequency: Double)

    /// The words of texts, those with the highest frequency times rarity first; without stop words
    /// and what no other article has.
    ///
    /// - Parameter frequency: What a count in a text of a length is worth.
    private func tellingWords(
        of texts: [(article: Article, weight: Double)], leavingOut: Set<String> = [],
        frequency: (_ count: Int, _ length: Int) -> Double
    ) throws -> [TellingWord] {
        let stems = WordForms()
        /// By stem: what it is worth, and in which form it comes how often.
        var words: [String: (worth: Double, forms: [String: Int])] = [:]
        var leftOut: Set<String> = []
        for (article, weight) in texts {
            let language = article.language.flatMap { Language(tag: $0) }
            func stem(_ word: String) -> String {
                var word = word
                let rules = word.withUTF8 { WordForms.language(of: $0, declared: language) }
                return stems.key(of: word, in: rules)
            }
            leftOut.formUnion(leavingOut.map(stem))
            let pieces = Analyzer().pieces(of: article.headline + "\n" + article.body)
            var counts: [String: [String: Int]] = [:]
            for piece in pieces
            where piece.kind == .word && piece.text.utf8.count > 1
                && !piece.text.contains(where: \.isNumber)
                && !StopWords.all.contains(piece.text)
            {
                counts[stem(piece.text), default: [:]][piece.text, default: 0] += 1
            }
            for (stem, forms) in counts {
                let count = forms.values.reduce(0, +)
                words[stem, default: (0, [:])].worth +=
                    weight * frequency(count, pieces.count)
                words[stem, default: (0, [:])].forms.merge(forms, uniquingKeysWith: +)
            }
        }
        let lookup = try VocabularyLookup(db)
        var telling: [(word: TellingWord, value: Double)] = []
        for (stem, word) in words where !leftOut.contains(stem) {
            guard
                let form = word.forms.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
            else { continue }
            let having = try lookup.relatives(of: form).reduce(0) { $0 + $1.articles }
            guard having > 1 else { continue }
            let rarity = log(
                1 + max(0, Double(articles - having) + 0.5) / (Double(having) + 0.5))
            let term = Query.Term([Piece(form, .word)], .forms)
            telling.append(((term, word.worth), word.worth * rarity))
        }
        return telling.sorted {
            ($1.value, $0.word.term.description) < ($0.value, $1.word.term.description)
        }.map(\.word)
    }
}

extension Query.Node {
    /// What excludes and filters, if it holds for the whole query.
    fileprivate var conditions: [Query.Node] {
        switch self {
        case .not, .filter: [self]
        case .all(let nodes): nodes.flatMap(\.conditions)
        case .term, .near, .any: []
        }
    }

    /// The tree without them.
    fileprivate var withoutConditions: Query.Node {
        switch self {
        case .not, .filter: .all([])
        case .all(let nodes):
            .all(
                nodes.filter {
                    if case .not = $0 { false } else if case .filter = $0 { false } else { true }
                })
        case .term, .near, .any: self
        }
    }
}
