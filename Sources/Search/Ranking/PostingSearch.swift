internal import Archive
private import Foundation
internal import GRDB
internal import Postings

/// Runs a plan on the index itself, without SQLite's FTS5: see ``SearchRun`` for what is asked.
///
/// Hits, counts and order are those of scoring every match; most matches are never looked at, since
/// blocks of postings say how much any of theirs can be worth.
final class PostingSearch {
    private let plan: SearchPlan
    private let index: PostingIndex
    private let facts: RowFacts
    private let db: Database
    /// What is found, and the lists it was made of.
    private let matcher: RowMatcher
    /// The terms that give a score.
    private let terms: [ScoredTerm]
    /// Whether a row is found just because it has one of the terms; with the conditions beside it.
    private let anyTerm: (isEnough: Bool, conditions: [RowMatcher])

    /// A term with all its forms.
    private struct ScoredTerm {
        var forms: [(postings: FormPostings, isExact: Bool)]
        var rarity: Double
        var weight: Double
    }

    /// How many rows are matched at once where none is scored.
    private static let matchedRows = 1 << 16

    /// - Returns: nil if the plan asks for what only SQLite can answer, or the tables beside the
    ///   index are not for its present state.
    init?(_ plan: SearchPlan, archive: Archive, db: Database) throws {
        let cache = archive.attachment { PostingCache() }
        guard let index = try PostingIndex(Archive.postings, cache: cache, in: db) else {
            return nil
        }
        self.plan = plan
        self.index = index
        self.db = db
        facts = index.facts
        var builder = MatcherBuilder(index: index, db: db)
        guard let matcher = try builder.matcher(of: plan.rows) else { return nil }
        self.matcher = matcher
        var terms: [ScoredTerm] = []
        let phrases = plan.rows.scoredPhrases
        for number in plan.terms.indices {
            // A form of both places would be scored apart.
            let all = plan.expansion.forms[plan.terms[number]] ?? []
            guard all.allSatisfy({ $0.place == .main }), !all.isEmpty else { return nil }
            var known: Set<MatchExpression.Phrase> = []
            var forms = phrases.filter { $0.term == number && known.insert($0).inserted }
            if forms.isEmpty {
                forms = all.flatMap {
                    MatchExpression($0, of: number, in: plan.terms[number].field).phrases
                }
            }
            terms.append(
                ScoredTerm(
                    forms: try forms.map { (try builder.postings(of: $0), $0.isExact) },
                    rarity: 0, weight: plan.weights[number]))
        }
        for number in terms.indices {
            let lists = terms[number].forms.map(\.postings.list)
            let having =
                lists.count == 1
                ? lists[0].articles
                : try Self.count(
                    AnyMatcher(lists.map { ListMatcher($0, scratch: builder.scratch) }),
                    rows: index.facts.count)
            terms[number].rarity = Relevance.rarity(
                articles: index.totals.rows, having: having,
                occurrences: lists.reduce(0) { $0 + $1.occurrences })
        }
        self.terms = terms
        anyTerm = try builder.anyTerm(of: plan.rows, terms: terms.count)
    }

    // MARK: Matching

    private static func count(_ matcher: RowMatcher, rows: Int) throws -> Int {
        if let list = matcher as? ListMatcher { return list.list.articles }
        var count = 0
        try forEachWindow(matcher, rows: rows) { count += $0.setCount }
        return count
    }

    /// Calls `body` with windows of matches, in order.
    private static func forEachWindow(
        _ matcher: RowMatcher, rows: Int, _ body: (RowWindow) throws -> Void
    ) throws {
        let window = RowWindow(rows: matchedRows)
        var row: UInt32 = 0
        while true {
            row = try matcher.next(row)
            guard row < rows else { return }
            let first = row & ~63
            let end = min(rows, Int(first) + matchedRows)
            window.reset(first...UInt32(end - 1))
            try matcher.fill(window)
            window.limit(to: first...UInt32(end - 1))
            try body(window)
            guard end < rows else { return }
            row = UInt32(end)
        }
    }

    /// Counts all matches.
    func count() throws -> Int { try Self.count(matcher, rows: facts.count) }

    /// All matches, in the order of their rows.
    func ids() throws -> [Int64] {
        var ids: [Int64] = []
        try Self.forEachWindow(matcher, rows: facts.count) { window in
            window.forEach { ids.append(Int64($0)) }
        }
        return ids
    }

    /// Matches per day since 1970; the nil day counts the undated ones.
    func countsByDay() throws -> [Int?: Int] {
        var days = DayCounts(facts)
        try Self.forEachWindow(matcher, rows: facts.count) { window in
            window.forEach { days.add(facts.times[Int($0)]) }
        }
        return days.counts
    }

    // MARK: Scores

    /// What a row got.
    func score(_ row: UInt32, keepsParts: Bool = false) throws -> SearchRun.Scored {
        var scored = SearchRun.Scored()
        let length = Double(facts.lengths[Int(row)]) / facts.average
        for (number, term) in terms.enumerated() {
            var exact = (0, 0, 0)
            var others = (0, 0, 0)
            for form in term.forms {
                guard let counts = try form.postings.list.part(having: row)?.pointee.counts else {
                    continue
                }
                if form.isExact {
                    exact.0 += Int(counts.headline)
                    exact.1 += Int(counts.body)
                    exact.2 += Int(counts.entities)
                } else {
                    others.0 += Int(counts.headline)
                    others.1 += Int(counts.body)
                    others.2 += Int(counts.entities)
                }
            }
            var frequency = 0.0
            frequency += Relevance.frequency(exact: exact.0, others: others.0, field: 0)
            frequency += Relevance.frequency(exact: exact.1, others: others.1, field: 1)
            frequency += Relevance.frequency(exact: exact.2, others: others.2, field: 2)
            guard frequency > 0 else { continue }
            let part = term.weight * term.rarity * Relevance.saturated(frequency, length: length)
            scored.score += part
            if keepsParts { scored.parts[number] = (frequency, part) }
        }
        return scored
    }

    /// How the words of the query stand in a row.
    private func tier(of row: UInt32) throws -> RowScorer.Tier {
        guard plan.sequence.count > 1 else { return .scattered }
        var places = terms.map { _ in WordPlaces() }
        for word in plan.sequence {
            var isThere = false
            for number in word where places[number].isEmpty {
                for form in terms[number].forms {
                    guard try form.postings.list.part(having: row) != nil else { continue }
                    try form.postings.forEachPlace(in: row) { field, position in
                        places[number].append(
                            field: field, position: position, length: form.postings.length,
                            isExact: form.isExact)
                    }
                }
            }
            for number in word where !places[number].isEmpty { isThere = true }
            if !isThere { return .scattered }
        }
        return WordPlaces.tier(of: plan.sequence, places)
    }

    /// The scores of some rows, and what they are made of.
    func scores(of ids: [Int64], keepsParts: Bool) throws -> [Int64: SearchRun.Scored] {
        var all: [Int64: SearchRun.Scored] = [:]
        for id in ids {
            guard let row = UInt32(exactly: id), row < facts.count else { continue }
            var scored = try score(row, keepsParts: keepsParts)
            scored.tier = try tier(of: row)
            all[id] = scored
        }
        return all
    }

    // MARK: The best

    /// A list of postings that scores come from.
    private struct Source {
        var part: PostingList.Part
        var term: Int
        var factor: Float
        var block = 0
    }

    /// The best matches in order, and all that tie with the last of them.
    func best(_ limit: Int, recency: ((Int64) -> Double)?) throws -> [RankedRow] {
        var sources: [Source] = []
        for (number, term) in terms.enumerated() {
            for form in term.forms {
                for index in 0..<form.postings.list.parts.count {
                    let part = form.postings.list.part(index)
                    sources.append(
                        Source(
                            part: part, term: number,
                            // A little more, for what rounding may take away.
                            factor: Float(term.weight * term.rarity) * 1.000_01))
                }
            }
        }
        var best = BestRows(
            limit: limit, mostTier: plan.sequence.count > 1 ? .verbatim : .scattered)
        var bounds = [Float](repeating: 0, count: terms.count)
        let window = RowWindow(rows: Self.scoredRows + 64)
        let sums = UnsafeMutablePointer<Float>.allocate(capacity: Self.scoredRows + 64)
        sums.initialize(repeating: 0, count: Self.scoredRows + 64)
        defer { sums.deallocate() }
        let last = UInt32(max(0, facts.count - 1))
        var row: UInt32 = 0
        while true {
            row = try matcher.next(row)
            guard row <= last else { break }
            // The rows up to the nearest end of a block: all blocks' maxima hold for them.
            let shortest = row &+ UInt32(best.isFull ? 127 : 1_023)
            var end = min(row &+ UInt32(Self.scoredRows - 1), last)
            for index in bounds.indices { bounds[index] = 0 }
            for index in sources.indices {
                let part = sources[index].part
                let block = part.pointee.block(reaching: row, from: sources[index].block)
                sources[index].block = block
                if block < part.pointee.blockCount {
                    let blockEnd = part.pointee.last(ofBlock: block)
                    if blockEnd < end, blockEnd >= shortest { end = blockEnd }
                }
            }
            for source in sources {
                bounds[source.term] +=
                    source.factor * source.part.pointee.maximum(from: source.block, through: end)
            }
            for index in bounds.indices {
                let most = Float(terms[index].weight * terms[index].rarity * Impact.most)
                bounds[index] = min(bounds[index], most * 1.000_01)
            }
            if best.canTake(bounds.reduce(0, +)) {
                if anyTerm.isEnough {
                    try takeAny(row...end, sources, bounds, sums, window, recency, &best)
                } else {
                    window.reset(row...end)
                    try matcher.fill(window)
                    window.limit(to: row...end)
                    try window.forEach { try take($0, recency, &best) }
                }
            }
            guard end < last else { break }
            row = end + 1
        }
        return best.sorted
    }

    /// How many rows are scored at once, at most.
    private static let scoredRows = 4_096

    /// Takes the rows of a range that have a term: those of the terms that can make a row good
    /// enough are added up, the others are looked up (MaxScore).
    ///
    /// Source: Turtle and Flood, Query evaluation: strategies and optimizations (1995); by blocks:
    /// Ding and Suel, Faster top-k document retrieval using block-max indexes (SIGIR 2011).
    private func takeAny(
        _ range: ClosedRange<UInt32>, _ sources: [Source], _ bounds: [Float],
        _ sums: UnsafeMutablePointer<Float>, _ window: RowWindow, _ recency: ((Int64) -> Double)?,
        _ best: inout BestRows
    ) throws {
        let order = bounds.indices.sorted { bounds[$0] < bounds[$1] }
        // What the terms up to each can add together.
        var together: [Float] = []
        var sum: Float = 0
        for term in order {
            sum += bounds[term]
            together.append(sum)
        }
        var optional = 0
        while optional < order.count, !best.canTake(together[optional]) { optional += 1 }
        window.reset(range)
        var isOptional = [Bool](repeating: false, count: bounds.count)
        for index in 0..<optional { isOptional[order[index]] = true }
        for source in sources where !isOptional[source.term] && bounds[source.term] > 0 {
            try source.part.pointee.score(
                range, norms: facts.norms, factor: source.factor, to: sums, window)
        }
        let first = window.first
        let rest = optional > 0 ? together[optional - 1] : 0
        // What the conditions take away keeps no sum.
        if !anyTerm.conditions.isEmpty {
            let all = RowWindow(rows: window.count * 64)
            all.reset(like: window)
            all.formUnion(window)
            for condition in anyTerm.conditions where !window.isEmpty {
                try condition.restrict(window)
            }
            all.subtract(window)
            all.forEach { sums[Int($0 - first)] = 0 }
        }
        try window.forEach { row in
            var bound = sums[Int(row - first)]
            sums[Int(row - first)] = 0
            guard best.canTake(bound + rest) else { return }
            var index = optional - 1
            while index >= 0 {
                let term = order[index]
                if bounds[term] > 0 {
                    for source in sources where source.term == term {
                        guard try source.part.pointee.seek(row) == row else { continue }
                        let counts = source.part.pointee.counts
                        let frequency = Float(Impact.frequency(counts))
                        bound +=
                            source.factor * frequency * Float(Impact.most)
                            / (frequency + facts.norms[Int(row)])
                    }
                }
                guard best.canTake(bound + (index > 0 ? together[index - 1] : 0)) else { return }
                index -= 1
            }
            try take(row, recency, &best)
        }
    }

    private func take(
        _ row: UInt32, _ recency: ((Int64) -> Double)?, _ best: inout BestRows
    ) throws {
        var scored = RankedRow(id: Int64(row), score: try score(row).score, tier: .scattered)
        if let recency { scored.score *= recency(scored.id) }
        guard best.canTake(exactly: scored.score) else { return }
        scored.tier = try tier(of: row)
        best.take(scored)
    }

    // MARK: By time

    /// The first matches by time, undated ones last, and all that tie with the last of them.
    func first(_ limit: Int, newest: Bool) throws -> [Int64] {
        guard limit > 0 else { return [] }
        // Chunks of rows in the order in which they may have the next one.
        let chunks = facts.spans.indices.sorted { one, two in
            switch (facts.spans[one], facts.spans[two]) {
            case (let one?, let two?):
                newest ? one.upperBound > two.upperBound : one.lowerBound < two.lowerBound
            case (nil, _): false
            case (_, nil): true
            }
        }
        var kept: [(id: Int64, time: Int64)] = []
        // The last time that is good enough, once there are enough.
        var worst: Int64?
        // Undated rows have the least time: the last one either way.
        func rank(_ time: Int64) -> Int64 {
            time == RowFacts.undated ? .min : newest ? time : -time
        }
        func prune() {
            guard kept.count > limit else { return }
            let ranks = kept.map { rank($0.time) }.sorted(by: >)
            let last = ranks[limit - 1]
            worst = last
            kept.removeAll { rank($0.time) < last }
        }
        let window = RowWindow(rows: RowFacts.chunkRows)
        for chunk in chunks {
            let reach = facts.spans[chunk].map { rank(newest ? $0.upperBound : $0.lowerBound) }
            if let worst, worst > .min {
                // No later chunk has anything either.
                if (reach ?? .min) < worst { break }
            }
            let range =
                UInt32(chunk * RowFacts.chunkRows)...UInt32((chunk + 1) * RowFacts.chunkRows - 1)
            guard try matcher.next(range.lowerBound) <= range.upperBound else { continue }
            window.reset(range)
            try matcher.fill(window)
            window.limit(to: range)
            window.forEach { row in
                let time = facts.times[Int(row)]
                if let worst, rank(time) < worst { return }
                kept.append((Int64(row), time))
            }
            if kept.count > limit + 4_096 || worst == nil { prune() }
        }
        prune()
        return kept.sorted { rank($0.time) > rank($1.time) }.map(\.id)
    }
}

/// Counts times by day.
private struct DayCounts {
    private let firstDay: Int
    private var byDay: [Int]
    private var undated = 0

    init(_ facts: RowFacts) {
        let spans = facts.spans.compactMap(\.self)
        let first = spans.map(\.lowerBound).min() ?? 0
        let last = spans.map(\.upperBound).max() ?? 0
        firstDay = Self.day(of: first)
        // Times of a thousand years and more are no news: those are counted in a dictionary.
        byDay = [Int](repeating: 0, count: Self.day(of: last) - firstDay + 1)
    }

    /// Rounds down before 1970 too.
    static func day(of time: Int64) -> Int {
        Int(time >= 0 ? time / 86_400 : (time - 86_399) / 86_400)
    }

    @inline(__always)
    mutating func add(_ time: Int64) {
        if time == RowFacts.undated {
            undated += 1
        } else {
            byDay[Self.day(of: time) - firstDay] += 1
        }
    }

    var counts: [Int?: Int] {
        var counts: [Int?: Int] = [:]
        for (index, count) in byDay.enumerated() where count > 0 {
            counts[firstDay + index] = count
        }
        if undated > 0 { counts[nil] = undated }
        return counts
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
    private var decidesByScore = false

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

/// Builds matchers for sets of rows.
private struct MatcherBuilder {
    let index: PostingIndex
    let db: Database
    let scratch: RowWindow
    private var known: [Key: FormPostings] = [:]

    private struct Key: Hashable {
        var form: [String]
        var isPrefix: Bool
        var field: Query.Field?
    }

    init(index: PostingIndex, db: Database) {
        self.index = index
        self.db = db
        scratch = RowWindow(rows: max(1 << 16, index.facts.count + 64))
    }

    /// The postings of a phrase; each is read once.
    mutating func postings(of phrase: MatchExpression.Phrase) throws -> FormPostings {
        let key = Key(
            form: phrase.form.tokens, isPrefix: phrase.form.isPrefix, field: phrase.field)
        if let postings = known[key] { return postings }
        let field: Int? =
            switch phrase.field {
            case .headline: 0
            case .body: 1
            case .entities: 2
            case nil: nil
            }
        let postings = try FormPostings(
            phrase.form.tokens, isPrefix: phrase.form.isPrefix, field: field, in: index)
        known[key] = postings
        return postings
    }

    /// A matcher of a set; nil if only SQLite can tell.
    mutating func matcher(of set: RowSet) throws -> RowMatcher? {
        switch set {
        case .match(let expression): return try matcher(of: expression.tree)
        case .grams, .verified: return nil
        case .near(let expression, let words):
            return try bits(of: expression, words)
        case .condition(let sql, let values):
            // What calls for SQL functions of full-text tables is not for here.
            return try bits(sql, values)
        case .sources(let names):
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            return try bits("a.source collate nocase in (\(marks))", names.map(\.databaseValue))
        case .published(let start, let end):
            return TimeMatcher(index.facts, from: start, to: end)
        case .all(let sets): return try all(sets)
        case .any(let sets):
            var parts: [RowMatcher] = []
            for set in sets {
                guard let part = try matcher(of: set) else { return nil }
                parts.append(part)
            }
            return parts.count == 1 ? parts[0] : AnyMatcher(parts)
        case .not: return try all([set])
        }
    }

    private mutating func all(_ sets: [RowSet]) throws -> RowMatcher? {
        var parts: [RowMatcher] = []
        var excluded: [RowMatcher] = []
        for set in sets {
            if case .not(let inner) = set {
                // What is twice excluded is asked for.
                if case .not(let asked) = inner {
                    guard let part = try matcher(of: asked) else { return nil }
                    parts.append(part)
                    continue
                }
                guard let part = try matcher(of: inner) else { return nil }
                excluded.append(part)
            } else {
                guard let part = try matcher(of: set) else { return nil }
                parts.append(part)
            }
        }
        if parts.isEmpty { parts.append(EveryMatcher(index.facts)) }
        return parts.count == 1 && excluded.isEmpty
            ? parts[0] : AllMatcher(parts, excluding: excluded)
    }

    private mutating func matcher(of tree: MatchExpression.Tree) throws -> RowMatcher {
        switch tree {
        case .phrase(let phrase):
            return ListMatcher(try postings(of: phrase).list, scratch: scratch)
        case .all(let trees):
            return AllMatcher(try trees.map { try matcher(of: $0) }, excluding: [])
        case .any(let trees): return AnyMatcher(try trees.map { try matcher(of: $0) })
        case .without(let one, let other):
            return AllMatcher([try matcher(of: one)], excluding: [try matcher(of: other)])
        }
    }

    private func bits(_ sql: String, _ values: [DatabaseValue]) throws -> BitsMatcher {
        let bits = RowWindow(rows: index.facts.count + 64)
        bits.reset(0...UInt32(max(1, index.facts.count) - 1))
        let ids = try Int64.fetchCursor(
            db, sql: "select a.id from article as a where \(sql)",
            arguments: StatementArguments(values))
        while let id = try ids.next() {
            if let row = UInt32(exactly: id), row < index.facts.count { bits.insert(row) }
        }
        return BitsMatcher(bits)
    }

    /// The rows in which words are near each other.
    private mutating func bits(
        of expression: MatchExpression, _ near: NearWords
    ) throws -> BitsMatcher {
        let bits = RowWindow(rows: index.facts.count + 64)
        bits.reset(0...UInt32(max(1, index.facts.count) - 1))
        try matcher(of: expression.tree).fill(bits)
        let words = try expression.phrases.map { try postings(of: $0) }
        let proximity = Proximity(distance: near.distance, isOrdered: near.isOrdered)
        try bits.forEach { row in
            var places: [[[Range<Int>]]] = []
            for (phrase, operand) in near.operands.enumerated() {
                let length = words[phrase].length
                try words[phrase].forEachPlace(in: row) { field, position in
                    while places.count <= field {
                        places.append([[Range<Int>]](repeating: [], count: near.count))
                    }
                    places[field][operand].append(position..<(position + length))
                }
            }
            let holds = places.contains { operands in
                proximity.holds(operands.map { $0.sorted { $0.lowerBound < $1.lowerBound } })
            }
            if !holds { bits.remove(row) }
        }
        return BitsMatcher(bits)
    }

    /// Whether a set is that of all rows with any of the terms, but for conditions beside it.
    mutating func anyTerm(
        of set: RowSet, terms: Int
    ) throws -> (isEnough: Bool, conditions: [RowMatcher]) {
        var sets = [set]
        if case .all(let parts) = set { sets = parts }
        guard case .match(let expression)? = sets.first else { return (false, []) }
        var tree = expression.tree
        var excluded: MatchExpression.Tree?
        if case .without(let one, let other) = tree { (tree, excluded) = (one, other) }
        guard tree.isAnyPhrase, Set(expression.phrases.compactMap(\.term)).count == terms else {
            return (false, [])
        }
        var rest = Array(sets.dropFirst())
        guard !rest.contains(where: \.hasWords) else { return (false, []) }
        var conditions: [RowMatcher] = []
        if let excluded {
            conditions.append(
                AllMatcher([EveryMatcher(index.facts)], excluding: [try matcher(of: excluded)]))
        }
        rest = rest.filter { if case .all(let sets) = $0 { !sets.isEmpty } else { true } }
        for set in rest {
            guard let condition = try matcher(of: set) else { return (false, []) }
            conditions.append(condition)
        }
        return (true, conditions)
    }
}

extension MatchExpression.Tree {
    /// Whether it is a phrase or any of several.
    fileprivate var isAnyPhrase: Bool {
        switch self {
        case .phrase: true
        case .any(let trees): trees.allSatisfy(\.isAnyPhrase)
        case .all, .without: false
        }
    }
}

extension RowSet {
    /// The phrases that give a score.
    fileprivate var scoredPhrases: [MatchExpression.Phrase] {
        switch self {
        case .match(let expression), .near(let expression, _):
            expression.phrases.filter { $0.term != nil }
        case .all(let sets), .any(let sets): sets.flatMap(\.scoredPhrases)
        case .verified(let set, _): set.scoredPhrases
        case .not, .grams, .condition, .sources, .published: []
        }
    }
}
