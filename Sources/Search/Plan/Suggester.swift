internal import Analysis
internal import GRDB
internal import GRDBSQLite

/// Likelier spellings of words that an archive hardly has, from its own vocabulary.
struct Suggester {
    /// Fewer hits than these are too few.
    static let tooFew = 3
    /// How many times as many articles a better spelling must have.
    private static let advantage = 8
    /// How many words of a query are looked at.
    private static let mostWords = 8

    private let db: Database
    private let vocabulary: VocabularyLookup

    init(_ vocabulary: VocabularyLookup, in db: Database) {
        self.vocabulary = vocabulary
        self.db = db
    }

    /// The tree with likelier words; nil if none is likelier.
    func corrected(_ node: Query.Node) throws -> Query.Node? {
        let words = Set(
            node.terms.filter { $0.match != .prefix && $0.pieces.allSatisfy { $0.kind == .word } }
                .flatMap { $0.pieces.map(\.text) }
                .filter { $0.utf8.count >= 4 && !$0.contains(where: \.isNumber) })
        guard !words.isEmpty, words.count <= Self.mostWords else { return nil }
        // Words that many articles have are spelt well.
        var rare: [(word: String, articles: Int)] = []
        for word in words {
            let articles = try vocabulary.relatives(of: word).reduce(0) { $0 + $1.articles }
            if articles < Self.tooFew * Self.advantage {
                rare.append((word, articles))
            }
        }
        guard !rare.isEmpty else { return nil }
        let better = try betterWords(rare)
        guard !better.isEmpty else { return nil }
        return node.replacing(better)
    }

    /// A word that few articles have.
    fileprivate struct RareWord {
        let scalars: [Unicode.Scalar]
        let letters: UInt64
        /// How many articles a better spelling must have.
        let leastArticles: Int
        /// How many letters may be changed.
        let most: Int
        var best: (term: String, cost: Int, articles: Int)?

        init(_ word: String, articles: Int) {
            scalars = Array(word.unicodeScalars)
            letters = Suggester.letters(of: scalars)
            leastArticles = max(2, articles * Suggester.advantage)
            most = scalars.count >= 6 ? 2 : 1
        }
    }

    /// A bit for each letter that a word has, some letters sharing one.
    private static func letters(of word: some Sequence<Unicode.Scalar>) -> UInt64 {
        word.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    /// The best of all terms for each word.
    private func betterWords(
        _ words: [(word: String, articles: Int)]
    ) throws -> [String: String] {
        var rare = words.map { RareWord($0.word, articles: $0.articles) }
        let statement = try db.cachedStatement(
            sql: "select term, articles from vocabulary where articles >= ?")
        // The whole vocabulary passes through here, so that its bytes are looked at in place.
        let raw = statement.sqliteStatement
        sqlite3_bind_int64(raw, 1, Int64(rare.map(\.leastArticles).min() ?? 2))
        defer { sqlite3_reset(raw) }
        var code = sqlite3_step(raw)
        while code == SQLITE_ROW {
            let bytes = UnsafeBufferPointer(
                start: sqlite3_column_text(raw, 0), count: Int(sqlite3_column_bytes(raw, 0)))
            let articles = Int(sqlite3_column_int64(raw, 1))
            for index in rare.indices { rare[index].offer(bytes, articles) }
            code = sqlite3_step(raw)
        }
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
        return zip(words, rare).reduce(into: [:]) { $0[$1.0.word] = $1.1.best?.term }
    }
}

extension Suggester.RareWord {
    /// Takes a term if it is a better spelling than the best so far.
    fileprivate mutating func offer(_ bytes: UnsafeBufferPointer<UInt8>, _ articles: Int) {
        // A scalar has one byte to four.
        guard articles >= leastArticles, bytes.count + most >= scalars.count,
            bytes.count <= (scalars.count + most) * 4
        else { return }
        var letters: UInt64 = 0
        var count = 0
        var isASCII = true
        for byte in bytes {
            isASCII = isASCII && byte < 0x80
            letters |= 1 << UInt64(byte & 63)
            count += byte & 0xC0 == 0x80 ? 0 : 1
        }
        // A change takes one letter away and brings another.
        guard abs(count - scalars.count) <= most,
            !isASCII || (letters ^ self.letters).nonzeroBitCount <= 2 * most
        else { return }
        let term = String(decoding: bytes, as: UTF8.self)
        let other = Array(term.unicodeScalars)
        // Nobody looks for stop words in earnest.
        guard let distance = EditDistance.between(scalars, other, atMost: most), distance > 0,
            !StopWords.all.contains(term)
        else { return }
        // The first letter is seldom mistyped.
        let cost = distance * 2 + (other.first == scalars.first ? 0 : 1)
        if let best, (best.cost, -best.articles, best.term) <= (cost, -articles, term) { return }
        best = (term, cost, articles)
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
