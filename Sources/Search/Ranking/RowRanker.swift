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
    /// A term with all its forms in one full-text table.
    struct Term {
        /// Its number in the query.
        var number: Int
        /// The rows of the table.
        var facts: RowFacts
        var forms: [(postings: FormPostings, isExact: Bool)]
        var rarity: Double
        var weight: Double
        /// Whether every match has it.
        var isCertain = false

        /// What its impact is multiplied by.
        var factor: Double { weight * rarity }
    }

    /// The postings of a form in one segment.
    private struct Source {
        var part: PostingList.Part
        var isExact: Bool
        var field: Int?
        /// Whether every match that is not behind the part, nor in one before it, is in it.
        var isCertain: Bool
        var factor: Float
        var norms: UnsafeMutablePointer<Float>
        /// The block that the rows in hand are in, and what it can add to the score of any of them.
        var block = 0
        var bound: Float = 0
    }

    /// Words as typed, one after the other, in one table.
    private struct WordSequence {
        /// The terms of each.
        var words: [[Int]]
        /// Its part of `chainTerms`: empty unless each word is one term, and each form one word.
        var chain: Range<Int>
    }

    /// The terms, those of one table after those of the other.
    private let terms: [Term]
    /// The query's words in each table that has all of them; elsewhere they stand in no order.
    private let sequences: UnsafeMutableBufferPointer<WordSequence>
    /// Whether the query has several words, so that it matters how they stand.
    private let hasSequence: Bool
    private let rowCount: Int
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
    /// Whether each term is in them.
    private let isAdded: UnsafeMutablePointer<Bool>
    private let window = RowWindow(rows: mostRows + 64)
    /// Rows in hand apart by how the words stand in them, the worst tier first.
    private let windowsByTier: [RowWindow]
    /// Where the terms stand in the row in hand.
    private var places: [WordPlaces]
    /// The same where each word of the query is one term, and each form one word.
    private let chain: UnsafeMutablePointer<WordChain>
    /// The terms of the query's words then, one after the other, sequence by sequence.
    private let chainTerms: UnsafeMutableBufferPointer<Int>

    /// How many rows are in hand at most: a power of two. Fewer would have lower maxima, but each window
    /// has its cost.
    private static let mostRows = 4_096
    /// To look a row up costs as much as to add up so many postings.
    private static let lookUp = 20
    /// So many hits are looked for first among the rows of the largest sums, at most.
    private static let mostLikeliest = 64
    /// To add so many up costs no more than to find out whether it is worth it.
    private static let fewPostings = 1_024
    /// A little more than what is said, for what rounding may have taken away.
    private static let slack: Float = 1.000_02

    /// - Parameters:
    ///   - sequence: The words as typed, each as the numbers of its terms in the query.
    ///   - rowCount: One more than the largest row id there may be.
    init(_ terms: [Term], sequence: [[Int]], rowCount: Int) {
        self.terms = terms
        self.rowCount = rowCount
        hasSequence = sequence.count > 1
        places = hasSequence ? terms.map { _ in WordPlaces() } : []
        let found = hasSequence ? Self.sequences(sequence, terms) : []
        sequences = .allocate(capacity: found.count)
        _ = sequences.initialize(from: found)
        chain = .allocate(capacity: 1)
        chain.initialize(to: WordChain())
        let plain = found.flatMap { $0.chain.isEmpty ? [] : $0.words.map { $0[0] } }
        chainTerms = .allocate(capacity: plain.count)
        _ = chainTerms.initialize(from: plain)
        var all: [Source] = []
        ends = .allocate(capacity: terms.count)
        for (number, term) in terms.enumerated() {
            for form in term.forms {
                for index in 0..<form.postings.list.parts.count {
                    all.append(
                        Source(
                            part: form.postings.list.part(index), isExact: form.isExact,
                            field: form.postings.field,
                            isCertain: term.isCertain && form.postings.list.isInOrder,
                            factor: Float(term.factor) * Self.slack,
                            norms: term.facts.norms))
                }
            }
            ends[number] = all.count
        }
        sources = .allocate(capacity: all.count)
        _ = sources.initialize(from: all)
        bounds = .allocate(capacity: terms.count)
        order = .allocate(capacity: terms.count)
        together = .allocate(capacity: terms.count + 1)
        isAdded = .allocate(capacity: terms.count)
        windowsByTier =
            hasSequence ? (0..<3).map { _ in RowWindow(rows: Self.mostRows + 64) } : []
        sums = .allocate(capacity: Self.mostRows + 64)
        sums.initialize(repeating: 0, count: Self.mostRows + 64)
    }

    private static func sequences(_ words: [[Int]], _ terms: [Term]) -> [WordSequence] {
        var sequences: [WordSequence] = []
        var first = 0
        var end = 0
        while first < terms.count {
            let facts = terms[first].facts
            let table = first..<(terms[first...].firstIndex { $0.facts !== facts } ?? terms.count)
            first = table.upperBound
            let here = words.map { word in table.filter { word.contains(terms[$0].number) } }
            guard here.allSatisfy({ !$0.isEmpty }) else { continue }
            let isPlain = here.allSatisfy { word in
                word.count == 1 && terms[word[0]].forms.allSatisfy(\.postings.isWord)
            }
            let start = end
            if isPlain { end += here.count }
            sequences.append(WordSequence(words: here, chain: start..<end))
        }
        return sequences
    }

    deinit {
        sequences.deinitialize()
        sequences.deallocate()
        chain.deinitialize(count: 1)
        chain.deallocate()
        chainTerms.deallocate()
        sources.deallocate()
        ends.deallocate()
        bounds.deallocate()
        order.deallocate()
        together.deallocate()
        isAdded.deallocate()
        sums.deallocate()
    }

    /// Where the sources of a term are.
    @inline(__always)
    private func sourceRange(of term: Int) -> Range<Int> {
        (term > 0 ? ends[term - 1] : 0)..<ends[term]
    }

    // MARK: One row

    /// The score of a row.
    ///
    /// - Parameter tell: Is told the frequency and the score of each term that the row has.
    @inline(__always)
    func score(
        _ row: UInt32, _ tell: (_ term: Int, _ frequency: Double, _ score: Double) -> Void
    ) throws -> Double {
        var length = 0.0
        // What the terms of each table give is added up by itself.
        var sum = 0.0
        var others = 0.0
        var index = 0
        for term in terms.indices {
            let facts = terms[term].facts
            if term == 0 || facts !== terms[term - 1].facts {
                length = Double(facts.lengths[Int(row)]) / facts.average
                others += sum
                sum = 0
            }
            var exact = FieldCounts()
            var others = FieldCounts()
            while index < ends[term] {
                if sources[index].part.spans(row),
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
            tell(terms[term].number, frequency, part)
        }
        return others + sum
    }

    /// How the words of the query stand in a row.
    mutating func tier(of row: UInt32) throws -> RowScorer.Tier {
        var best = RowScorer.Tier.scattered
        for index in sequences.indices {
            let tier =
                try sequences[index].chain.isEmpty
                ? tier(of: sequences[index].words, in: row)
                : tierOfChain(sequences[index].chain, in: row)
            best = max(best, tier)
        }
        return best
    }

    private mutating func tier(of words: [[Int]], in row: UInt32) throws -> RowScorer.Tier {
        for term in places.indices { places[term].removeAll() }
        for word in words {
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
        return WordPlaces.tier(of: words, places)
    }

    private func tierOfChain(
        _ steps: Range<Int>, in row: UInt32
    ) throws -> RowScorer.Tier {
        for step in steps {
            let term = chainTerms[step]
            for index in sourceRange(of: term) {
                let part = sources[index].part
                guard part.spans(row) else { continue }
                if !sources[index].isCertain {
                    guard try part.pointee.seek(row) == row else { continue }
                }
                chain.pointee.append(
                    try part.pointee.positions(in: row), field: sources[index].field,
                    isExact: sources[index].isExact)
                if sources[index].isCertain { break }
            }
            guard chain.pointee.link(isFirst: step == steps.lowerBound) else { return .scattered }
        }
        return chain.pointee.isVerbatim ? .verbatim : .ordered
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
        var best = BestRows(limit: limit, mostTier: hasSequence ? .verbatim : .scattered)
        guard limit > 0, rowCount > 0 else { return [] }
        let last = UInt32(rowCount - 1)
        var row: UInt32 = 0
        while true {
            row = try matcher.next(row)
            guard row <= last else { break }
            let end = takeInHand(row, last)
            let all = setBounds(through: end)
            if best.canTake(all) {
                if let conditions {
                    try takeAny(row...end, all, conditions, recency, &best)
                } else {
                    window.reset(row...end)
                    try matcher.fill(window)
                    window.limit(to: row...end)
                    try takeAll(row...end, all, recency, &best)
                }
            }
            guard end < last else { break }
            row = end + 1
        }
        return best.sorted
    }

    /// Takes rows in hand, and returns the last of them.
    private func takeInHand(_ row: UInt32, _ last: UInt32) -> UInt32 {
        for index in 0..<sources.count {
            sources[index].block = sources[index].part.block(
                reaching: row, from: sources[index].block)
        }
        return min(row | UInt32(Self.mostRows - 1), last)
    }

    /// Works out what each term can add to a score, and returns what all can.
    private func setBounds(through end: UInt32) -> Float {
        var sum: Float = 0
        var index = 0
        for term in terms.indices {
            var bound: Float = 0
            while index < ends[term] {
                let source = sources[index]
                let most = source.part.maximum(from: source.block, through: end)
                sources[index].bound = source.factor * most
                bound += source.factor * most
                index += 1
            }
            bound = min(bound, Float(terms[term].factor * Impact.most) * Self.slack)
            bounds[term] = bound
            sum += bound
        }
        return sum * Self.slack
    }

    /// About how many postings a term has in a range.
    private func postings(of term: Int, in range: ClosedRange<UInt32>) -> Int {
        sourceRange(of: term).reduce(0) {
            $0 + sources[$1].part.postings(in: range)
        }
    }

    /// Adds what a term gives each row of a range, or a little more, to the sums.
    ///
    /// - Parameter all: What all terms can give together. Blocks that are of no use even so are left out.
    private func add(
        _ term: Int, in range: ClosedRange<UInt32>, all: Float, _ best: borrowing BestRows
    ) throws {
        let ofTerm = sourceRange(of: term).reduce(0) { $0 + sources[$1].bound }
        for index in sourceRange(of: term) where sources[index].bound > 0 {
            let source = sources[index]
            let others = all - bounds[term] + ofTerm - source.bound
            try source.part.pointee.addImpacts(
                of: range, norms: source.norms, factor: source.factor,
                least: (best.leastSum - others) * 0.999_9, to: sums, from: range.lowerBound & ~63)
        }
    }

    private func clearSums() {
        sums.update(repeating: 0, count: window.count * 64)
    }

    /// Takes the rows of the window, which are of a range.
    private mutating func takeAll(
        _ range: ClosedRange<UInt32>, _ all: Float, _ recency: ((Int64) -> Double)?,
        _ best: inout BestRows
    ) throws {
        for term in terms.indices { isAdded[term] = false }
        if !hasSequence || best.areOfMostTier {
            try take(window, nil, range, all, recency, &best)
        } else {
            // How the words stand decides before the score does.
            for tier in windowsByTier { tier.reset(like: window) }
            try window.forEachRow { windowsByTier[try tier(of: $0).rawValue].insert($0) }
            for tier in [RowScorer.Tier.verbatim, .ordered, .scattered]
            where best.canTake(all, tier) {
                try take(windowsByTier[tier.rawValue], tier, range, all, recency, &best)
            }
        }
        if terms.indices.contains(where: { isAdded[$0] }) { clearSums() }
    }

    /// Takes rows of a range.
    ///
    /// - Parameter tier: How the words stand in all of them; nil if that is not known.
    private mutating func take(
        _ rows: RowWindow, _ tier: RowScorer.Tier?, _ range: ClosedRange<UInt32>, _ all: Float,
        _ recency: ((Int64) -> Double)?, _ best: inout BestRows
    ) throws {
        let count = rows.setCount
        guard count > 0 else { return }
        // What the terms give that are not added up.
        var rest: Float = 0
        for term in terms.indices where bounds[term] > 0 && !isAdded[term] {
            if count * Self.lookUp > postings(of: term, in: range) {
                try add(term, in: range, all: all, best)
                isAdded[term] = true
            } else {
                rest += bounds[term] * Self.slack
            }
        }
        for row in likeliest(rows, best) {
            try take(row, tier, recency, &best)
            rows.remove(row)
        }
        try rows.forEachRow { row in
            let bound = sums[Int(row - rows.first)] + rest
            guard best.canTake(bound, tier ?? best.mostTier) else { return }
            // Where the sum is the score, only the tier is in question.
            let tier = try tier ?? (rest > 0 ? nil : self.tier(of: row))
            if best.canTake(bound, tier ?? best.mostTier) { try take(row, tier, recency, &best) }
        }
    }

    /// The rows of the largest sums, as many as there are hits to be found: once they are taken, hardly
    /// any other is good enough. None where it is not worth while.
    private func likeliest(_ rows: RowWindow, _ best: borrowing BestRows) -> [UInt32] {
        let count = best.missing
        guard 1...Self.mostLikeliest ~= count else { return [] }
        var top: [(sum: Float, row: UInt32)] = []
        var least = -Float.infinity
        rows.forEachRow { row in
            let sum = sums[Int(row - rows.first)]
            guard sum > least else { return }
            if top.count == count { top.removeLast() }
            top.insert((sum, row), at: top.firstIndex { $0.sum < sum } ?? top.count)
            if top.count == count { least = top[count - 1].sum }
        }
        return top.map(\.row)
    }

    /// Takes the rows of a range that have a term: those of the terms without which a row cannot be
    /// good enough are added up, the other terms too unless they are looked up in few rows.
    private mutating func takeAny(
        _ range: ClosedRange<UInt32>, _ all: Float, _ conditions: [RowMatcher],
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
            try add(order[place], in: range, all: all, best)
        }
        var left = optional
        var isChosen = false
        var found = 0
        while left > 0 {
            let postings = postings(of: order[left - 1], in: range)
            if postings > Self.fewPostings {
                found = choose(together[left], best)
                isChosen = found * Self.lookUp < postings
                if isChosen { break }
            }
            left -= 1
            try add(order[left], in: range, all: all, best)
        }
        if !isChosen { found = choose(together[left], best) }
        for condition in conditions where found > 0 && !window.isEmpty {
            try condition.restrict(window)
        }
        for row in likeliest(window, best) {
            try take(row, nil, recency, &best)
            window.remove(row)
        }
        let first = window.first
        try window.forEachRow { row in
            var bound = sums[Int(row - first)]
            guard best.canTake(bound + together[left]) else { return }
            var place = left - 1
            while place >= 0, best.canTake(bound + together[place + 1]) {
                bound += try bounded(order[place], row)
                place -= 1
            }
            if place < 0, best.canTake(bound) { try take(row, nil, recency, &best) }
        }
        clearSums()
    }

    /// Sets the bits of the rows whose sums are good enough with what is left, and returns how many.
    private func choose(_ rest: Float, _ best: borrowing BestRows) -> Int {
        // Numbers above zero are in the order of their bits.
        let least = max(0, (best.leastSum - rest) * 0.999_9)
        let threshold = Int32(bitPattern: least.bitPattern)
        let all = UnsafeRawPointer(sums)
        var found = 0
        for word in 0..<window.count {
            /// Below zero where a sum is above the threshold.
            @inline(__always) func below(_ part: Int) -> SIMD8<Int32> {
                threshold
                    &- all.loadUnaligned(
                        fromByteOffset: (word * 64 + part * 8) * 4, as: SIMD8<Int32>.self)
            }
            window.words[word] = 0
            var any = SIMD8<Int32>.zero
            for part in 0..<8 { any |= below(part) }
            let pairs = unsafeBitCast(any, to: SIMD4<UInt64>.self)
            guard (pairs[0] | pairs[1] | pairs[2] | pairs[3]) & 0x8000_0000_8000_0000 != 0
            else { continue }
            var bits: UInt64 = 0
            for part in 0..<8 {
                let signs =
                    unsafeBitCast(below(part), to: SIMD4<UInt64>.self) &>> SIMD4(repeating: 31)
                    & 0x1_0000_0001
                var byte: UInt64 = 0
                for pair in 0..<4 {
                    // One sign in bit 0, the other in bit 32.
                    byte |= (signs[pair] | signs[pair] >> 31) << UInt64(pair * 2)
                }
                bits |= (byte & 0xFF) << UInt64(part * 8)
            }
            window.words[word] = bits
            found += bits.nonzeroBitCount
        }
        return found
    }

    /// What a term adds to the score of a row, or a little more.
    private func bounded(_ term: Int, _ row: UInt32) throws -> Float {
        guard bounds[term] > 0 else { return 0 }
        var bound: Float = 0
        for index in sourceRange(of: term) {
            guard sources[index].part.spans(row),
                try sources[index].part.pointee.seek(row) == row
            else { continue }
            let frequency = Float(Impact.frequency(sources[index].part.pointee.counts))
            bound +=
                sources[index].factor * frequency * Float(Impact.most)
                / (frequency + sources[index].norms[Int(row)])
        }
        return bound
    }

    /// Takes a row that may be one of the best.
    ///
    /// - Parameter tier: How the words stand in it; nil if that is not known.
    @inline(__always)
    private mutating func take(
        _ row: UInt32, _ tier: RowScorer.Tier?, _ recency: ((Int64) -> Double)?,
        _ best: inout BestRows
    ) throws {
        var score = try score(row) { _, _, _ in }
        if let recency { score *= recency(Int64(row)) }
        guard best.canTake(exactly: score) else { return }
        let tier = try tier ?? self.tier(of: row)
        best.take(RankedRow(id: Int64(row), score: score, tier: tier))
    }
}
