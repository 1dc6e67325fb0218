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
    fileprivate var isWord: Bool {
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
        var finder = PhraseFinder(words, field: field)
        var row: UInt32 = 0
        while true {
            row = try finder.nextRow(row)
            guard row != .max else { break }
            let counts = try finder.counts(in: row)
            if !counts.isEmpty { raw.append(row, counts, facts.norms[Int(row)]) }
            row += 1
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
            var places = PositionList(try part.pointee.positions())
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
                var places = PositionList(try part.pointee.positions())
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

/// Finds where words follow on each other.
private struct PhraseFinder: ~Copyable {
    private let words: [FormPostings]
    private let field: Int?
    /// The lists of the words, each once, the shortest first; and the number of each word's list.
    private let lists: [PostingList]
    private let numbers: [Int]
    /// The part of each list that has the row.
    private let parts: UnsafeMutablePointer<PostingList.Part?>
    /// Whether places come straight from the lists: not those of words that are only begun.
    private let isPlain: Bool

    /// Where phrases may begin: the field and the position as one number.
    private var starts: UnsafeMutablePointer<Int>
    private var capacity = 256

    private static let positionBits = 40

    init(_ words: [FormPostings], field: Int?) {
        self.words = words
        self.field = field
        var lists: [PostingList] = []
        for word in words where !lists.contains(where: { $0 === word.list }) {
            lists.append(word.list)
        }
        lists.sort { $0.articles < $1.articles }
        self.lists = lists
        numbers = words.map { word in lists.firstIndex { $0 === word.list } ?? 0 }
        isPlain = words.allSatisfy(\.isWord)
        parts = .allocate(capacity: lists.count)
        parts.initialize(repeating: nil, count: lists.count)
        starts = .allocate(capacity: capacity)
    }

    deinit {
        parts.deallocate()
        starts.deallocate()
    }

    /// The first row at a row or behind it that has all words; `.max` if there is none.
    mutating func nextRow(_ first: UInt32) throws -> UInt32 {
        var row = first
        var index = 0
        while index < lists.count {
            let (found, part) = try lists[index].seek(row)
            guard let part else { return .max }
            parts[index] = part
            if found == row || index == 0 {
                row = found
                index += 1
            } else {
                row = found
                index = 0
            }
        }
        return row
    }

    /// How often they follow on each other in each field of the row that was found last.
    mutating func counts(in row: UInt32) throws -> FieldCounts {
        var counts = FieldCounts()
        let count = try find(in: row)
        for index in 0..<count { counts.add(1, column: starts[index] >> Self.positionBits) }
        return counts
    }

    /// Calls `body` with the field and the position of each phrase of a row.
    mutating func forEach(in row: UInt32, _ body: (Int, Int) -> Void) throws {
        guard try nextRow(row) == row else { return }
        for index in 0..<(try find(in: row)) {
            body(starts[index] >> Self.positionBits, starts[index] & (1 << Self.positionBits - 1))
        }
    }

    /// Finds the starts of phrases in the row that was found last, and returns how many there are.
    private mutating func find(in row: UInt32) throws -> Int {
        guard isPlain else { return try findBegun(in: row) }
        // The word with the fewest places comes first.
        var fewest = 0
        var size = Int.max
        for (offset, number) in numbers.enumerated() {
            guard let part = parts[number] else { return 0 }
            let bytes = try part.pointee.positions().count
            if bytes < size { (fewest, size) = (offset, bytes) }
        }
        reserve(size)
        var count = 0
        var first = try PositionList(places(of: fewest))
        while first.advance() {
            guard field == nil || field == first.column, first.position >= fewest else {
                continue
            }
            starts[count] = first.column << Self.positionBits | (first.position - fewest)
            count += 1
        }
        for offset in numbers.indices where offset != fewest {
            guard count > 0 else { return 0 }
            var kept = 0
            var next = 0
            var list = try PositionList(places(of: offset))
            while next < count, list.advance() {
                let place = list.column << Self.positionBits | list.position
                while next < count, starts[next] + offset < place { next += 1 }
                guard next < count, starts[next] + offset == place else { continue }
                starts[kept] = starts[next]
                kept += 1
                next += 1
            }
            count = kept
        }
        return count
    }

    private func places(of offset: Int) throws -> UnsafeBufferPointer<UInt8> {
        guard let part = parts[numbers[offset]] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return try part.pointee.positions()
    }

    /// The same where the last word is only begun.
    private mutating func findBegun(in row: UInt32) throws -> Int {
        var found: [Int] = []
        for (offset, word) in words.enumerated() {
            var places: [Int] = []
            try word.forEachPlace(in: row) { column, position in
                guard position >= offset, field == nil || field == column else { return }
                places.append(column << Self.positionBits | (position - offset))
            }
            if offset == 0 {
                found = places
            } else {
                let known = Set(places)
                found.removeAll { !known.contains($0) }
            }
            if found.isEmpty { return 0 }
        }
        reserve(found.count)
        for (index, start) in found.enumerated() { starts[index] = start }
        return found.count
    }

    private mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        starts.deallocate()
        capacity = count * 2
        starts = .allocate(capacity: capacity)
    }
}
