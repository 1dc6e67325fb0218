/// The postings of what is looked for: a word, a phrase or the beginning of one, with their places.
package final class FormPostings {
    /// The rows that have it, and how often.
    package let list: PostingList
    /// How many tokens it has.
    package let length: Int
    private let field: Int?
    private let kind: Kind

    private enum Kind {
        case word
        /// All terms that begin so; their lists are opened when a place is asked for.
        case prefix(PostingIndex, [[UInt8]])
        case phrase([FormPostings])
    }
    private var prefixLists: [PostingList]?

    /// What is looked for.
    ///
    /// - Parameters:
    ///   - tokens: One after the other.
    ///   - isPrefix: Whether the last one is only begun.
    ///   - field: 0 to 2 for what stands in the headline, the body or the entities only.
    package init(
        _ tokens: [String], isPrefix: Bool, field: Int?, in index: PostingIndex
    ) throws {
        length = tokens.count
        self.field = field
        guard let last = tokens.last else {
            list = try PostingList([])
            kind = .word
            return
        }
        if tokens.count == 1 {
            if isPrefix {
                let (list, keys) = try index.list(prefix: last, field: field)
                self.list = list
                kind = .prefix(index, keys)
            } else {
                list = try index.list(of: last, field: field)
                kind = .word
            }
            return
        }
        // A word that comes twice is read once.
        var known: [String: FormPostings] = [:]
        var words: [FormPostings] = []
        for (number, token) in tokens.enumerated() {
            let isBegun = isPrefix && number == tokens.count - 1
            if !isBegun, let word = known[token] {
                words.append(word)
                continue
            }
            let word = try FormPostings([token], isPrefix: isBegun, field: nil, in: index)
            if !isBegun { known[token] = word }
            words.append(word)
        }
        kind = .phrase(words)
        list = try Self.phrase(words, field: field, index.facts)
    }

    // MARK: Phrases

    /// The rows in which words follow on each other.
    private static func phrase(
        _ words: [FormPostings], field: Int?, _ facts: RowFacts
    ) throws -> PostingList {
        var raw = RawPostings()
        var seen: [ObjectIdentifier] = []
        var lists: [PostingList] = []
        for word in words where !seen.contains(ObjectIdentifier(word)) {
            seen.append(ObjectIdentifier(word))
            lists.append(word.list)
        }
        lists.sort { $0.articles < $1.articles }
        var finder = PhraseFinder(words, field: field)
        var row: UInt32 = 0
        rows: while true {
            (row, _) = try lists[0].seek(row)
            guard row != .max else { break }
            for other in lists.dropFirst() {
                let next = try other.seek(row).row
                guard next == row else {
                    guard next != .max else { break rows }
                    row = next
                    continue rows
                }
            }
            let counts = try finder.counts(in: row)
            if !counts.isEmpty { raw.append(row, counts, facts.norms[Int(row)]) }
            row += 1
        }
        return try PostingList([PostingPart(raw, reader: nil, field: nil)])
    }

    // MARK: Places

    /// Calls `body` with the field and the position of each place in a row, in order.
    package func forEachPlace(
        in row: UInt32, _ body: (_ field: Int, _ position: Int) -> Void
    ) throws {
        switch kind {
        case .word:
            guard let part = try list.part(having: row) else { return }
            var places = PositionList(try part.positions())
            while places.advance() {
                if field == nil || field == places.column { body(places.column, places.position) }
            }
        case .prefix(let index, let keys):
            guard try list.part(having: row) != nil else { return }
            let lists = try prefixLists ?? index.lists(keys: keys)
            prefixLists = lists
            var all: [(Int, Int)] = []
            for list in lists {
                guard let part = try list.part(having: row) else { continue }
                var places = PositionList(try part.positions())
                while places.advance() {
                    if field == nil || field == places.column {
                        all.append((places.column, places.position))
                    }
                }
            }
            for (field, position) in all.sorted(by: <) { body(field, position) }
        case .phrase(let words):
            guard try list.part(having: row) != nil else { return }
            var finder = PhraseFinder(words, field: field)
            try finder.forEach(in: row, body)
        }
    }
}

/// Finds where words follow on each other in a row.
private struct PhraseFinder {
    private let words: [FormPostings]
    private let field: Int?
    private var starts: [Int] = []

    init(_ words: [FormPostings], field: Int?) {
        self.words = words
        self.field = field
    }

    /// How often they do in each field.
    mutating func counts(in row: UInt32) throws -> FieldCounts {
        var counts = FieldCounts()
        try forEach(in: row) { field, _ in counts.add(1, column: field) }
        return counts
    }

    /// Calls `body` with the field and the position of each phrase.
    mutating func forEach(in row: UInt32, _ body: (Int, Int) -> Void) throws {
        // Each place as one number: the field, and where the phrase begins.
        starts.removeAll(keepingCapacity: true)
        let field = field
        for (offset, word) in words.enumerated() {
            if offset == 0 {
                try word.forEachPlace(in: row) { column, position in
                    if field == nil || field == column { starts.append(column << 40 | position) }
                }
            } else {
                var kept = 0
                var next = 0
                try word.forEachPlace(in: row) { column, position in
                    guard position >= offset else { return }
                    let start = column << 40 | (position - offset)
                    while next < starts.count, starts[next] < start { next += 1 }
                    guard next < starts.count, starts[next] == start else { return }
                    starts[kept] = start
                    kept += 1
                    next += 1
                }
                starts.removeSubrange(kept...)
            }
            guard !starts.isEmpty else { return }
        }
        for start in starts { body(start >> 40, start & (1 << 40 - 1)) }
    }
}
