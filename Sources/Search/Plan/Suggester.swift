internal import Analysis
internal import GRDB

/// Likelier spellings of words that an archive hardly has, from its own vocabulary.
struct Suggester {
    /// Fewer hits than these are too few.
    static let tooFew = 3
    /// How many times as many articles a better spelling must have.
    private static let advantage = 8
    /// How many words of a query are looked at.
    private static let mostWords = 8

    private let db: Database

    init(_ db: Database) { self.db = db }

    /// The tree with likelier words; nil if none is likelier.
    func corrected(_ node: Query.Node) throws -> Query.Node? {
        let words = Set(
            node.terms.filter { $0.match != .prefix && $0.pieces.allSatisfy { $0.kind == .word } }
                .flatMap { $0.pieces.map(\.text) }
                .filter { $0.utf8.count >= 4 && !$0.contains(where: \.isNumber) })
        guard !words.isEmpty, words.count <= Self.mostWords else { return nil }
        let lookup = try VocabularyLookup(db)
        // Words that many articles have are spelt well.
        var rare: [(word: [Unicode.Scalar], articles: Int)] = []
        for word in words {
            let articles = try lookup.relatives(of: word).reduce(0) { $0 + $1.articles }
            if articles < Self.tooFew * Self.advantage {
                rare.append((Array(word.unicodeScalars), articles))
            }
        }
        guard !rare.isEmpty else { return nil }
        let better = try betterWords(rare)
        guard !better.isEmpty else { return nil }
        return node.replacing(better)
    }

    /// The best of all terms for each word.
    private func betterWords(
        _ words: [(word: [Unicode.Scalar], articles: Int)]
    ) throws -> [String: String] {
        var best: [(term: String, distance: Int, articles: Int)?] = words.map { _ in nil }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "select term, articles from vocabulary where articles > 1"))
        while let row = try rows.next() {
            let articles: Int = row[1]
            let term: String = row[0]
            // Nobody looks for such words in earnest.
            if StopWords.all.contains(term) { continue }
            let scalars = Array(term.unicodeScalars)
            for (index, word) in words.enumerated()
            where articles >= max(2, word.articles * Self.advantage) {
                let most = word.word.count >= 6 ? 2 : 1
                guard abs(scalars.count - word.word.count) <= most,
                    let distance = EditDistance.between(word.word, scalars, atMost: most),
                    distance > 0
                else { continue }
                // The first letter is seldom mistyped.
                let cost = distance * 2 + (scalars.first == word.word.first ? 0 : 1)
                if let known = best[index],
                    (known.distance, -known.articles, known.term) <= (cost, -articles, term)
                {
                    continue
                }
                best[index] = (term, cost, articles)
            }
        }
        return zip(words, best).reduce(into: [:]) { result, pair in
            var word = String.UnicodeScalarView()
            word.append(contentsOf: pair.0.word)
            if let best = pair.1 { result[String(word)] = best.term }
        }
    }
}

extension Query.Node {
    /// The tree with some words in place of others.
    fileprivate func replacing(_ words: [String: String]) -> Query.Node {
        func term(_ term: Query.Term) -> Query.Term {
            var term = term
            for index in term.pieces.indices {
                term.pieces[index].text = words[term.pieces[index].text] ?? term.pieces[index].text
            }
            return term
        }
        switch self {
        case .term(let old): return .term(term(old))
        case .near(var near):
            near.operands = near.operands.map { $0.map(term) }
            return .near(near)
        case .filter, .not: return self
        case .all(let nodes): return .all(nodes.map { $0.replacing(words) })
        case .any(let nodes): return .any(nodes.map { $0.replacing(words) })
        }
    }
}
