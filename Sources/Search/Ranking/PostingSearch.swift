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
    private let facts: RowFacts
    private let cache: SearchCache
    /// What is found, and the lists it was made of.
    private let matcher: RowMatcher
    /// The terms that give a score.
    private let terms: [RowRanker.Term]
    /// Whether a row is found just because it has one of the terms; with the conditions beside it.
    private let anyTerm: (isEnough: Bool, conditions: [RowMatcher])

    /// How many rows are matched at once where none is scored.
    private static let matchedRows = 1 << 16

    /// - Returns: nil if the plan asks for what only SQLite can answer, or the tables beside the
    ///   index are not for its present state.
    ///
    /// - Parameter verify: Whether the stored text of a row has what a tree asks for.
    init?(
        _ plan: SearchPlan, archive: Archive, db: Database,
        verify: @escaping (Query.Node, UInt32) throws -> Bool
    ) throws {
        let postings = archive.attachment { PostingCache() }
        guard let index = try postings.index(Archive.postings, in: db) else { return nil }
        cache = archive.attachment { SearchCache() }
        if cache.facts !== index.facts {
            cache.facts = index.facts
            cache.days = nil
        }
        self.plan = plan
        facts = index.facts
        var grams: PostingIndex?
        if plan.asksForGrams {
            grams = try postings.companion(
                Archive.characters.table, columns: Archive.characters.columns, in: db)
            guard grams != nil else { return nil }
        }
        var builder = MatcherBuilder(index: index, grams: grams, db: db, verify: verify)
        matcher = try builder.matcher(of: plan.rows)
        var terms: [RowRanker.Term] = []
        let scored = plan.rows.scoredPhrases
        let certain = plan.rows.certainPhrases
        for (place, index) in [(Expansion.Place.main, index), (.grams, grams ?? index)] {
            for number in plan.terms.indices {
                var known: Set<MatchExpression.Phrase> = []
                var forms = (place == .main ? scored : []).filter {
                    $0.term == number && known.insert($0).inserted
                }
                if forms.isEmpty {
                    let all = plan.expansion.forms[plan.terms[number]] ?? []
                    forms = all.filter { $0.place == place }.flatMap {
                        MatchExpression($0, of: number, in: plan.terms[number].field).phrases
                    }
                }
                guard !forms.isEmpty else { continue }
                let postings = try forms.map { (try builder.postings(of: $0), $0.isExact) }
                for (form, _) in postings { try index.knowLengths(of: form.list, in: db) }
                terms.append(
                    RowRanker.Term(
                        number: number, facts: index.facts, forms: postings,
                        rarity: 0, weight: plan.weights[number],
                        isCertain: forms.count == 1 && certain.contains(forms[0])))
            }
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
            window.forEachRow { ids.append(Int64($0)) }
        }
        return ids
    }

    /// The matches by day.
    func countsByDay() throws -> DayCounts {
        if matcher is EveryMatcher, let known = cache.days { return known }
        let spans = facts.spans.compactMap(\.self)
        var days = DayCounts(
            from: spans.map(\.lowerBound).min() ?? 0, through: spans.map(\.upperBound).max() ?? 0)
        let times = facts.times
        try Self.forEachWindow(matcher, rows: facts.count) { window in
            window.forEachRow { row in
                let time = times[Int(row)]
                if time == Int64.min { days.addUndated() } else { days.add(time) }
            }
        }
        if matcher is EveryMatcher { cache.days = days }
        return days
    }

    // MARK: Scores

    /// The scores of some rows, and what they are made of.
    func scores(of ids: [Int64], keepsParts: Bool) throws -> [Int64: SearchRun.Scored] {
        var all: [Int64: SearchRun.Scored] = [:]
        var ranker = ranker()
        for id in ids {
            guard let row = UInt32(exactly: id), row < facts.count else { continue }
            var scored = SearchRun.Scored()
            scored.score = try ranker.score(row) { term, frequency, part in
                guard keepsParts else { return }
                // A word may stand by itself here and glued to characters there.
                let known = scored.parts[term] ?? (0, 0)
                scored.parts[term] = (known.frequency + frequency, known.score + part)
            }
            scored.tier = try ranker.tier(of: row)
            all[id] = scored
        }
        return all
    }

    /// The best matches in order, and all that tie with the last of them.
    func best(_ limit: Int, recency: ((Int64) -> Double)?) throws -> [RankedRow] {
        var ranker = ranker()
        return try ranker.best(
            limit, of: matcher, anyTerm: anyTerm.isEnough ? anyTerm.conditions : nil,
            recency: recency)
    }

    private func ranker() -> RowRanker {
        RowRanker(terms, sequence: plan.sequence, rowCount: facts.count)
    }

    // MARK: By time

    /// When an article was published; nil if that is not known.
    func published(_ id: Int64) -> Int64? {
        guard let row = Int(exactly: id), (0..<facts.count).contains(row) else { return nil }
        return facts.times[row] == RowFacts.undated ? nil : facts.times[row]
    }

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
            window.forEachRow { row in
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

/// What is kept from one search to the next. Unchecked: it is used within reads of one connection,
/// which run one at a time.
private final class SearchCache: @unchecked Sendable {
    /// What the rest is of.
    var facts: RowFacts?
    /// All articles by day.
    var days: DayCounts?
}

/// Builds matchers for sets of rows.
private struct MatcherBuilder {
    let index: PostingIndex
    /// The index of characters, if the plan asks for it.
    let grams: PostingIndex?
    let db: Database
    let verify: (Query.Node, UInt32) throws -> Bool
    let scratch: RowWindow
    private var known: [Key: FormPostings] = [:]

    private struct Key: Hashable {
        var form: [String]
        var isPrefix: Bool
        var place: Expansion.Place
        var field: Query.Field?
    }

    init(
        index: PostingIndex, grams: PostingIndex?, db: Database,
        verify: @escaping (Query.Node, UInt32) throws -> Bool
    ) {
        self.index = index
        self.grams = grams
        self.db = db
        self.verify = verify
        scratch = RowWindow(rows: max(1 << 16, index.facts.count + 64))
    }

    /// The postings of a phrase; each is read once.
    mutating func postings(of phrase: MatchExpression.Phrase) throws -> FormPostings {
        let key = Key(
            form: phrase.form.tokens, isPrefix: phrase.form.isPrefix, place: phrase.form.place,
            field: phrase.field)
        if let postings = known[key] { return postings }
        let field: Int? =
            switch phrase.field {
            case .headline: 0
            case .body: 1
            case .entities: 2
            case nil: nil
            }
        let postings = try FormPostings(
            phrase.form.tokens, isPrefix: phrase.form.isPrefix, field: field,
            in: phrase.form.place == .grams ? grams ?? index : index)
        known[key] = postings
        return postings
    }

    /// A matcher of a set.
    mutating func matcher(of set: RowSet) throws -> RowMatcher {
        switch set {
        case .match(let expression), .grams(let expression):
            return try matcher(of: expression.tree)
        case .verified(let set, let node):
            let verify = verify
            return VerifiedMatcher(try matcher(of: set)) { try verify(node, $0) }
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
        case .mentioned(let first, let end):
            let mention = RowSet.mention(from: first, to: end)
            return try bits(of: mention.sql, mention.values)
        case .all(let sets): return try all(sets)
        case .any(let sets):
            let parts = try sets.map { try matcher(of: $0) }
            return parts.count == 1 ? parts[0] : AnyMatcher(parts)
        case .not: return try all([set])
        }
    }

    private mutating func all(_ sets: [RowSet]) throws -> RowMatcher {
        var parts: [RowMatcher] = []
        var excluded: [RowMatcher] = []
        for set in sets {
            if case .not(let inner) = set {
                // What is twice excluded is asked for.
                if case .not(let asked) = inner {
                    parts.append(try matcher(of: asked))
                    continue
                }
                excluded.append(try matcher(of: inner))
            } else {
                parts.append(try matcher(of: set))
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
        try bits(of: "select a.id from article as a where \(sql)", values)
    }

    /// The rows that a statement gives.
    private func bits(of sql: String, _ values: [DatabaseValue]) throws -> BitsMatcher {
        let bits = RowWindow(rows: index.facts.count + 64)
        bits.reset(0...UInt32(max(1, index.facts.count) - 1))
        let ids = try Int64.fetchCursor(
            db, sql: sql, arguments: StatementArguments(values))
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
        try bits.forEachRow { row in
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
            conditions.append(try matcher(of: set))
        }
        return (true, conditions)
    }
}

extension MatchExpression.Tree {
    /// The phrases that every match has.
    fileprivate var certainPhrases: Set<MatchExpression.Phrase> {
        switch self {
        case .phrase(let phrase): [phrase]
        case .all(let trees): Set(trees.flatMap(\.certainPhrases))
        case .without(let one, _): one.certainPhrases
        case .any: []
        }
    }

    /// Whether it is a phrase or any of several.
    fileprivate var isAnyPhrase: Bool {
        switch self {
        case .phrase: true
        case .any(let trees): trees.allSatisfy(\.isAnyPhrase)
        case .all, .without: false
        }
    }
}

extension SearchPlan {
    /// Whether the index of characters is to be read.
    fileprivate var asksForGrams: Bool {
        rows.asksForGrams
            || terms.contains { (expansion.forms[$0] ?? []).contains { $0.place == .grams } }
    }
}

extension RowSet {
    /// Whether what it finds stands in the index of characters.
    fileprivate var asksForGrams: Bool {
        switch self {
        case .grams: true
        case .verified(let set, _), .not(let set): set.asksForGrams
        case .all(let sets), .any(let sets): sets.contains(where: \.asksForGrams)
        case .match, .near, .condition, .sources, .published, .mentioned: false
        }
    }

    /// The phrases that every match has.
    fileprivate var certainPhrases: Set<MatchExpression.Phrase> {
        switch self {
        case .match(let expression), .near(let expression, _): expression.tree.certainPhrases
        case .all(let sets): Set(sets.flatMap(\.certainPhrases))
        case .any, .not, .grams, .condition, .sources, .published, .mentioned, .verified: []
        }
    }

    /// The phrases that give a score.
    fileprivate var scoredPhrases: [MatchExpression.Phrase] {
        switch self {
        case .match(let expression), .near(let expression, _):
            expression.phrases.filter { $0.term != nil }
        case .all(let sets), .any(let sets): sets.flatMap(\.scoredPhrases)
        case .verified(let set, _): set.scoredPhrases
        case .not, .grams, .condition, .sources, .published, .mentioned: []
        }
    }
}
