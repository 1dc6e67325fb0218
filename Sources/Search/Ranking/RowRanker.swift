internal import Postings

/// Scores rows by the postings of a query's terms, and finds the best ones without scoring all.
///
/// Blocks of postings say how much any of theirs can be worth. Where those of a few rows are together
/// worth less than the worst of the best so far, the rows are passed over.
///
/// Source: Turtle and Flood, Query evaluation: strategies and optimizations (1995), MaxScore; with
/// maxima of blocks: Ding and Suel, Faster top-k document retrieval using block-max indexes
/// (SIGIR 2011).
struct RowRanker: ~Copyable {
    /// A term with all its forms.
    struct Term {
        var forms: [(postings: FormPostings, isExact: Bool)]
        var rarity: Double
        var weight: Double

        /// What its impact is multiplied by.
        var factor: Double { weight * rarity }
    }

    /// The postings of a form in one segment.
    private struct Source {
        var part: PostingList.Part
        var isExact: Bool
        var field: Int?
        var term: Int
        var factor: Float
        /// The block that the rows in hand are in.
        var block = 0
    }

    private let terms: [Term]
    private let sequence: [[Int]]
    private let facts: RowFacts
    /// The terms' postings, term by term, and where those of each term end.
    private let sources: UnsafeMutableBufferPointer<Source>
    private let ends: UnsafeMutablePointer<Int>

    /// What each term can add to the score of the rows in hand; the terms in ascending order of that;
    /// and what they can add together up to each.
    private let bounds: UnsafeMutablePointer<Float>
    private let order: UnsafeMutablePointer<Int>
    private let together: UnsafeMutablePointer<Float>
    /// The sums of the rows in hand.
    private let sums: UnsafeMutablePointer<Float>
    private let window = RowWindow(rows: mostRows + 64)
    private let passed = RowWindow(rows: mostRows + 64)
    /// Where the terms stand in the row in hand.
    private var places: [WordPlaces]
    /// The same where each word of the query is one term, and each form one word.
    private var chain: WordChain?

    /// How many rows are in hand at most.
    private static let mostRows = 4_096
    /// A little more than what is said, for what rounding may have taken away.
    private static let slack: Float = 1.000_02

    init(_ terms: [Term], sequence: [[Int]], facts: RowFacts) {
        self.terms = terms
        self.sequence = sequence
        self.facts = facts
        places = sequence.count > 1 ? terms.map { _ in WordPlaces() } : []
        let isPlain = sequence.allSatisfy { word in
            word.count == 1 && terms[word[0]].forms.allSatisfy(\.postings.isWord)
        }
        chain = sequence.count > 1 && isPlain ? WordChain() : nil
        var all: [Source] = []
        ends = .allocate(capacity: terms.count)
        for (number, term) in terms.enumerated() {
            for form in term.forms {
                for index in 0..<form.postings.list.parts.count {
                    all.append(
                        Source(
                            part: form.postings.list.part(index), isExact: form.isExact,
                            field: form.postings.field, term: number,
                            factor: Float(term.factor) * Self.slack))
                }
            }
            ends[number] = all.count
        }
        sources = .allocate(capacity: max(1, all.count))
        _ = sources.initialize(from: all)
        sourceCount = all.count
        bounds = .allocate(capacity: terms.count)
        order = .allocate(capacity: terms.count)
        together = .allocate(capacity: terms.count + 1)
        sums = .allocate(capacity: Self.mostRows + 64)
        sums.initialize(repeating: 0, count: Self.mostRows + 64)
    }

    private let sourceCount: Int

    deinit {
        sources.deallocate()
        ends.deallocate()
        bounds.deallocate()
        order.deallocate()
        together.deallocate()
        sums.deallocate()
    }

    // MARK: One row

    /// The score of a row.
    ///
    /// - Parameter tell: Is told the frequency and the score of each term that the row has.
    @inline(__always)
    func score(
        _ row: UInt32, _ tell: (_ term: Int, _ frequency: Double, _ score: Double) -> Void
    ) throws -> Double {
        let length = Double(facts.lengths[Int(row)]) / facts.average
        var sum = 0.0
        var index = 0
        for term in terms.indices {
            var exact = FieldCounts()
            var others = FieldCounts()
            while index < ends[term] {
                if sources[index].part.pointee.last >= row,
                    try sources[index].part.pointee.seek(row) == row
                {
                    let counts = sources[index].part.pointee.counts
                    if sources[index].isExact { exact.add(counts) } else { others.add(counts) }
                }
                index += 1
            }
            let frequency =
                Relevance.frequency(
                    exact: Int(exact.headline), others: Int(others.headline), field: 0)
                + Relevance.frequency(exact: Int(exact.body), others: Int(others.body), field: 1)
                + Relevance.frequency(
                    exact: Int(exact.entities), others: Int(others.entities), field: 2)
            guard frequency > 0 else { continue }
            let part = terms[term].factor * Relevance.saturated(frequency, length: length)
            sum += part
            tell(term, frequency, part)
        }
        return sum
    }

    /// How the words of the query stand in a row.
    mutating func tier(of row: UInt32) throws -> RowScorer.Tier {
        guard sequence.count > 1 else { return .scattered }
        if chain != nil { return try tierOfChain(row) }
        for term in places.indices { places[term].removeAll() }
        for word in sequence {
            var isThere = false
            for term in word {
                if places[term].isEmpty {
                    for form in terms[term].forms {
                        let (length, isExact) = (form.postings.length, form.isExact)
                        try form.postings.forEachPlace(in: row) { field, position in
                            places[term].append(
                                field: field, position: position, length: length,
                                isExact: isExact)
                        }
                    }
                }
                isThere = isThere || !places[term].isEmpty
            }
            if !isThere { return .scattered }
        }
        return WordPlaces.tier(of: sequence, places)
    }

    private mutating func tierOfChain(_ row: UInt32) throws -> RowScorer.Tier {
        for (step, word) in sequence.enumerated() {
            let term = word[0]
            for index in (term > 0 ? ends[term - 1] : 0)..<ends[term] {
                let source = sources[index]
                guard try source.part.pointee.seek(row) == row else { continue }
                var list = PositionList(try source.part.pointee.positions())
                while list.advance() {
                    if let field = source.field, field != list.column { continue }
                    chain?.append(list.column, list.position, isExact: source.isExact)
                }
            }
            guard chain?.link(isFirst: step == 0) == true else { return .scattered }
        }
        return chain?.isVerbatim == true ? .verbatim : .ordered
    }

    // MARK: The best rows

    /// The best of the rows that a matcher finds, in order, and all that tie with the last of them.
    ///
    /// - Parameters:
    ///   - anyTerm: The conditions on rows if one of the terms is all that is asked for beside; nil if
    ///     more is.
    ///   - recency: What a score is multiplied by; at most 1.
    mutating func best(
        _ limit: Int, of matcher: RowMatcher, anyTerm conditions: [RowMatcher]?,
        recency: ((Int64) -> Double)?
    ) throws -> [RankedRow] {
        var best = BestRows(limit: limit, mostTier: sequence.count > 1 ? .verbatim : .scattered)
        guard limit > 0, facts.count > 0 else { return [] }
        let last = UInt32(facts.count - 1)
        var row: UInt32 = 0
        while true {
            row = try matcher.next(row)
            guard row <= last else { break }
            // Matching costs for every window, adding up for every row.
            let fewest = conditions == nil ? Self.mostRows / 2 : best.isFull ? 128 : 1_024
            let end = takeInHand(row, last: last, fewest: fewest)
            if best.canTake(setBounds(through: end)) {
                if let conditions {
                    try takeAny(row...end, conditions, recency, &best)
                } else {
                    window.reset(row...end)
                    try matcher.fill(window)
                    window.limit(to: row...end)
                    try takeAll(recency, &best)
                }
            }
            guard end < last else { break }
            row = end + 1
        }
        return best.sorted
    }

    /// Takes rows in hand up to the nearest end of a block, so that all blocks' maxima hold for them.
    private func takeInHand(_ row: UInt32, last: UInt32, fewest: Int) -> UInt32 {
        let shortest = row &+ UInt32(fewest - 1)
        var end = min(row &+ UInt32(Self.mostRows - 1), last)
        for index in 0..<sourceCount {
            let part = sources[index].part
            let block = part.pointee.block(reaching: row, from: sources[index].block)
            sources[index].block = block
            if block < part.pointee.blockCount {
                let blockEnd = part.pointee.last(ofBlock: block)
                if blockEnd < end, blockEnd >= shortest { end = blockEnd }
            }
        }
        return end
    }

    /// Works out what each term can add to a score, and returns what all can.
    private func setBounds(through end: UInt32) -> Float {
        var sum: Float = 0
        var index = 0
        for term in terms.indices {
            var bound: Float = 0
            while index < ends[term] {
                let source = sources[index]
                bound +=
                    source.factor * source.part.pointee.maximum(from: source.block, through: end)
                index += 1
            }
            bound = min(bound, Float(terms[term].factor * Impact.most) * Self.slack)
            bounds[term] = bound
            sum += bound
        }
        return sum * Self.slack
    }

    /// Takes the rows of the window.
    private mutating func takeAll(
        _ recency: ((Int64) -> Double)?, _ best: inout BestRows
    ) throws {
        for word in 0..<window.count {
            var rest = window.words[word]
            while rest != 0 {
                let row = window.first + UInt32(word << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
                try take(row, recency, &best)
            }
        }
    }

    /// Takes the rows of a range that have a term: those of the terms without which a row cannot be
    /// good enough are added up, the other terms are looked up in them.
    private mutating func takeAny(
        _ range: ClosedRange<UInt32>, _ conditions: [RowMatcher],
        _ recency: ((Int64) -> Double)?, _ best: inout BestRows
    ) throws {
        let count = terms.count
        for term in 0..<count {
            var place = term
            while place > 0, bounds[order[place - 1]] > bounds[term] {
                order[place] = order[place - 1]
                place -= 1
            }
            order[place] = term
        }
        together[0] = 0
        var optional = 0
        for place in 0..<count {
            together[place + 1] = together[place] + bounds[order[place]] * Self.slack
            if optional == place, !best.canTake(together[place + 1]) { optional += 1 }
        }
        window.reset(range)
        for place in optional..<count where bounds[order[place]] > 0 {
            let term = order[place]
            for index in (term > 0 ? ends[term - 1] : 0)..<ends[term] {
                try sources[index].part.pointee.score(
                    range, norms: facts.norms, factor: sources[index].factor, to: sums, window)
            }
        }
        let first = window.first
        if !conditions.isEmpty {
            passed.reset(like: window)
            passed.formUnion(window)
            for condition in conditions where !window.isEmpty { try condition.restrict(window) }
            passed.subtract(window)
            passed.forEachRow { sums[Int($0 - first)] = 0 }
        }
        for word in 0..<window.count {
            var bits = window.words[word]
            while bits != 0 {
                let bit = word << 6 + bits.trailingZeroBitCount
                bits &= bits - 1
                var bound = sums[bit]
                sums[bit] = 0
                guard best.canTake(bound + together[optional]) else { continue }
                let row = first + UInt32(bit)
                var place = optional - 1
                while place >= 0, best.canTake(bound + together[place + 1]) {
                    bound += try bounded(order[place], row)
                    place -= 1
                }
                if place < 0, best.canTake(bound) { try take(row, recency, &best) }
            }
        }
    }

    /// What a term adds to the score of a row, or a little more.
    private func bounded(_ term: Int, _ row: UInt32) throws -> Float {
        guard bounds[term] > 0 else { return 0 }
        var bound: Float = 0
        for index in (term > 0 ? ends[term - 1] : 0)..<ends[term] {
            guard try sources[index].part.pointee.seek(row) == row else { continue }
            let frequency = Float(Impact.frequency(sources[index].part.pointee.counts))
            bound +=
                sources[index].factor * frequency * Float(Impact.most)
                / (frequency + facts.norms[Int(row)])
        }
        return bound
    }

    @inline(__always)
    private mutating func take(
        _ row: UInt32, _ recency: ((Int64) -> Double)?, _ best: inout BestRows
    ) throws {
        var score = try score(row) { _, _, _ in }
        if let recency { score *= recency(Int64(row)) }
        guard best.canTake(exactly: score) else { return }
        best.take(RankedRow(id: Int64(row), score: score, tier: try tier(of: row)))
    }
}

/// The best rows so far, and those that tie with the last of them.
private struct BestRows {
    private let limit: Int
    private let mostTier: RowScorer.Tier
    private var hits: TopHits
    private var kept: [RankedRow] = []
    /// What a score must reach where no better place is possible.
    private var least: Double = -.infinity
    private var leastFloat: Float = -.infinity

    init(limit: Int, mostTier: RowScorer.Tier) {
        self.limit = limit
        self.mostTier = mostTier
        hits = TopHits(limit: limit)
    }

    /// Whether there are as many as were asked for.
    private(set) var isFull = false

    /// Whether a row of at most this score may be one of the best.
    @inline(__always)
    func canTake(_ bound: Float) -> Bool { bound >= leastFloat }

    @inline(__always)
    func canTake(exactly score: Double) -> Bool { score >= least }

    mutating func take(_ row: RankedRow) {
        if let worst = hits.worst, isFull, worst.isAbove(row) { return }
        kept.append(row)
        hits.offer(row)
        if kept.count >= limit { isFull = true }
        guard isFull, let worst = hits.worst else { return }
        if worst.tier == mostTier {
            least = worst.score
            leastFloat = Float(worst.score).nextDown
        }
        if kept.count > limit * 2 + 1_000 { kept.removeAll { worst.isAbove($0) } }
    }

    var sorted: [RankedRow] { TopHits.best(limit, of: kept) }
}
