/// The postings of what is looked for: a word, a phrase or the beginning of one, with their places.
package final class FormPostings {
    /// The rows that have it, and how often.
    package let list: PostingList
    /// How many tokens it has.
    package let length: Int
    /// The field that it must stand in: 0 to 2; nil if any does.
    package let field: Int?
    private let kind: Kind

    private enum Kind {
        case word
        /// All terms that begin so; their lists are opened when a place is asked for.
        case prefix(PostingIndex, String)
        case phrase([FormPostings])
    }
    private var prefixLists: [PostingList]?
    /// Whether it is one word, whole.
    package var isWord: Bool {
        if case .word = kind { true } else { false }
    }

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
            list = try PostingList(RawPostings())
            kind = .word
            return
        }
        if tokens.count == 1 {
            if isPrefix {
                list = try index.list(prefix: last, field: field)
                kind = .prefix(index, last)
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

    /// How many rows are looked through at a time; a multiple of 64.
    private static let windowRows = 1 << 16

    /// The rows in which words follow on each other.
    private static func phrase(
        _ words: [FormPostings], field: Int?, _ facts: RowFacts
    ) throws -> PostingList {
        var raw = RawPostings()
        var finder = PhraseFinder(words, field: field)
        let window = RowWindow(rows: windowRows)
        let scratch = RowWindow(rows: windowRows)
        let (first, others) = (finder.lists[0], finder.lists.dropFirst())
        var row: UInt32 = 0
        while true {
            row = try first.seek(row).row
            guard row < facts.count else { break }
            let end = min(Int(row & ~63) + windowRows, facts.count)
            window.reset(row...UInt32(end - 1))
            try first.fill(window)
            for list in others { try list.restrict(window, scratch: scratch) }
            window.limit(to: row...UInt32(end - 1))
            try window.forEachRow { row in
                let counts = try finder.counts(in: row)
                if !counts.isEmpty { raw.append(row, counts, facts.norms[Int(row)]) }
            }
            guard end < facts.count else { break }
            row = UInt32(end)
        }
        return try PostingList(raw)
    }

    // MARK: Places

    /// Calls `body` with the field and the position of each place in a row, in order.
    package func forEachPlace(
        in row: UInt32, _ body: (_ field: Int, _ position: Int) -> Void
    ) throws {
        switch kind {
        case .word:
            guard let part = try list.part(having: row) else { return }
            PositionList.forEach(try part.pointee.positions(in: row)) { column, position in
                if field == nil || field == column { body(column, position) }
            }
        case .prefix(let index, let prefix):
            guard try list.part(having: row) != nil else { return }
            let lists = try prefixLists ?? index.lists(prefix: prefix, field: nil)
            prefixLists = lists
            var all: [(Int, Int)] = []
            for list in lists {
                guard let part = try list.part(having: row) else { continue }
                PositionList.forEach(try part.pointee.positions(in: row)) { column, position in
                    if field == nil || field == column { all.append((column, position)) }
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
