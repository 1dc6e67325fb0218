/// Scores the rows of a full-text table, one after the other.
///
/// One is for one statement; it learns what is rare when it meets the first row.
final class RowScorer {
    /// How the words of a query stand in an article, best last.
    enum Tier: Int, Comparable, Sendable {
        /// Somewhere.
        case scattered
        /// In the order in which they were typed, near each other.
        case ordered
        /// Together, as they were typed.
        case verbatim

        static func < (lhs: Tier, rhs: Tier) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// What a row got.
    struct Score {
        var total: Double
        var tier: Tier
        /// The frequency and the score of each term; only if asked for.
        var parts: [(frequency: Double, score: Double)] = []
    }

    /// The phrases that give a score, by their numbers in the expression.
    private let phrases: [Phrase]
    private let sequence: [[Int]]
    private let weights: [Double]
    private let keepsParts: Bool
    /// How many articles there are, if not only those of the table count.
    private let articles: Int?

    private struct Phrase {
        var number: Int
        var term: Int
        var isExact: Bool
    }

    /// The rows that are to be scored; all, unless told otherwise.
    var wanted: RowBits?

    private var statistics: Statistics?
    /// The score of the row that was scored last.
    private(set) var last = Score(total: 0, tier: .scattered)

    /// What holds for all rows.
    struct Statistics {
        /// What each term is worth.
        var rarities: [Double]
        /// The average length of an article, in tokens.
        var averageLength: Double
    }

    /// - Parameters:
    ///   - match: The expression of the statement.
    ///   - sequence: The words as typed, each as the numbers of its terms; empty if their order
    ///     does not matter.
    ///   - weights: How much each term counts.
    init(
        _ match: MatchExpression, sequence: [[Int]], weights: [Double], keepsParts: Bool = false,
        articles: Int? = nil
    ) {
        // Two terms with the same forms count as one.
        var known: Set<MatchExpression.Phrase> = []
        phrases = match.phrases.enumerated().compactMap { number, phrase in
            guard let term = phrase.term, known.insert(phrase).inserted else { return nil }
            return Phrase(number: number, term: term, isExact: phrase.isExact)
        }
        self.sequence = sequence
        self.weights = weights
        self.keepsParts = keepsParts
        self.articles = articles
        work = Work(
            counts: [FieldCounts](repeating: FieldCounts(), count: weights.count * 3),
            places: weights.map { _ in WordPlaces() })
    }

    private struct FieldCounts {
        var exact = 0
        var others = 0
    }

    /// What is used for one row after the other.
    private struct Work {
        var counts: [FieldCounts] = []
        /// Where each term stands, if the order of words matters.
        var places: [WordPlaces] = []
    }

    private var work: Work

    /// Scores the row that a statement stands on.
    func score(_ row: FTS5Row) -> Double {
        if let wanted, !wanted.contains(row.id) { return 0 }
        let statistics = self.statistics ?? learn(row)
        self.statistics = statistics
        var work = Work()
        swap(&work, &self.work)
        defer { swap(&work, &self.work) }
        let needsPlaces = sequence.count > 1
        for index in work.counts.indices { work.counts[index] = FieldCounts() }
        if needsPlaces { for index in work.places.indices { work.places[index].removeAll() } }
        for phrase in phrases {
            let (term, isExact) = (phrase.term, phrase.isExact)
            let length = needsPlaces ? row.phraseLength(phrase.number) : 1
            row.forEachPlace(of: phrase.number) { field, position in
                guard field < 3 else { return }
                if isExact {
                    work.counts[term * 3 + field].exact += 1
                } else {
                    work.counts[term * 3 + field].others += 1
                }
                if needsPlaces {
                    work.places[term].append(
                        field: field, position: position, length: length, isExact: isExact)
                }
            }
        }
        var score = Score(total: 0, tier: .scattered)
        var length: Double?
        for term in weights.indices {
            var frequency = 0.0
            for field in 0..<3 {
                let count = work.counts[term * 3 + field]
                frequency += Relevance.frequency(
                    exact: count.exact, others: count.others, field: field)
            }
            var part = 0.0
            if frequency > 0 {
                let relative = length ?? Double(row.length) / statistics.averageLength
                length = relative
                part =
                    weights[term] * statistics.rarities[term]
                    * Relevance.saturated(frequency, length: relative)
            }
            score.total += part
            if keepsParts { score.parts.append((frequency, part)) }
        }
        if needsPlaces { score.tier = WordPlaces.tier(of: sequence, work.places) }
        last = score
        return score.total
    }

    // MARK: What is rare

    private func learn(_ row: FTS5Row) -> Statistics {
        let rows = row.rowCount
        var found = weights.map { _ in RowBits() }
        var occurrences = weights.map { _ in 0 }
        for phrase in phrases {
            row.forEachRow(of: phrase.number) { id, count in
                found[phrase.term].insert(id)
                occurrences[phrase.term] += count
            }
        }
        return Statistics(
            rarities: weights.indices.map {
                Relevance.rarity(
                    articles: articles ?? rows, having: found[$0].count,
                    occurrences: occurrences[$0])
            },
            averageLength: rows > 0 ? max(1, Double(row.totalLength) / Double(rows)) : 1)
    }
}

/// A set of row ids.
struct RowBits {
    private var words: [UInt64] = []
    /// Ids too far out for a bit each, as another program may have given.
    private var others: Set<Int64> = []
    private(set) var count = 0

    mutating func insert(_ id: Int64) {
        guard id >= 0, id < 1 << 32 else {
            if others.insert(id).inserted { count += 1 }
            return
        }
        let word = Int(id >> 6)
        if word >= words.count {
            words.append(
                contentsOf: repeatElement(0, count: max(word + 1, words.count * 2) - words.count))
        }
        let bit = UInt64(1) << UInt64(id & 63)
        if words[word] & bit == 0 {
            words[word] |= bit
            count += 1
        }
    }

    func contains(_ id: Int64) -> Bool {
        guard id >= 0, id < 1 << 32 else { return others.contains(id) }
        let word = Int(id >> 6)
        return word < words.count && words[word] & (1 << UInt64(id & 63)) != 0
    }

    /// All ids, in no order.
    var all: [Int64] {
        var ids = Array(others)
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                ids.append(Int64(index << 6 + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return ids
    }
}
