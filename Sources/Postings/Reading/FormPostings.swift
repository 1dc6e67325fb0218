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
        case .prefix(let index, let prefix):
            guard try list.part(having: row) != nil else { return }
            let lists = try prefixLists ?? index.lists(prefix: prefix, field: nil)
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
    /// The lists of the words, each once, the shortest first: their parts, and where those of each end.
    private let lists: [PostingList]
    private let parts: UnsafeMutablePointer<PostingList.Part>
    private let ends: UnsafeMutablePointer<Int>
    /// The number of each word's list.
    private let numbers: [Int]
    /// The part of each list that has the row.
    private let found: UnsafeMutablePointer<PostingList.Part?>
    private let isInOrder: Bool
    /// Whether places come straight from the lists: not those of words that are only begun.
    private let isPlain: Bool

    /// Where phrases may begin, as ``key(_:_:)``, and a bit for each.
    private var starts: UnsafeMutablePointer<Int>
    private var capacity = 256
    private let bits: UnsafeMutablePointer<UInt64>

    /// Positions from here on are kept in one bit with others, and compared.
    private static let positions = 1 << 14
    /// How long phrases may be for that.
    private static let margin = 64
    private static let bitCount = 4 * (positions + 64)

    /// The bit of the first position of a field; those of the words before it are there too.
    @inline(__always)
    private static func base(_ column: Int) -> Int { (column & 3) &* (positions + 64) &+ 64 }
    private static let positionBits = 40

    /// A field and a position as one number.
    @inline(__always)
    private static func key(_ column: Int, _ position: Int) -> Int {
        column << positionBits | position
    }

    /// The bit of a start.
    @inline(__always)
    private static func bit(_ key: Int) -> Int {
        base(key >> positionBits) &+ key & (positions - 1)
    }

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
        isInOrder = lists.allSatisfy(\.isInOrder)
        let all = lists.flatMap { list in list.parts.indices.map { list.part($0) } }
        parts = .allocate(capacity: max(1, all.count))
        parts.initialize(from: all, count: all.count)
        ends = .allocate(capacity: max(1, lists.count))
        var end = 0
        for (index, list) in lists.enumerated() {
            end += list.parts.count
            ends[index] = end
        }
        found = .allocate(capacity: max(1, lists.count))
        found.initialize(repeating: nil, count: lists.count)
        starts = .allocate(capacity: capacity)
        bits = .allocate(capacity: Self.bitCount / 64)
        bits.initialize(repeating: 0, count: Self.bitCount / 64)
    }

    deinit {
        parts.deallocate()
        ends.deallocate()
        found.deallocate()
        starts.deallocate()
        bits.deallocate()
    }

    /// The first row at a row or behind it that has all words; `.max` if there is none.
    mutating func nextRow(_ first: UInt32) throws -> UInt32 {
        var row = first
        var list = 0
        let count = lists.count
        while list < count {
            var next = UInt32.max
            var index = list > 0 ? ends[list - 1] : 0
            while index < ends[list] {
                guard parts[index].pointee.last >= row else {
                    index += 1
                    continue
                }
                let here = try parts[index].pointee.seek(row)
                if here < next {
                    next = here
                    found[list] = parts[index]
                }
                if here == row || isInOrder && here != .max { break }
                index += 1
            }
            guard next != .max else { return .max }
            if next == row || list == 0 {
                row = next
                list += 1
            } else {
                row = next
                list = 0
            }
        }
        return row
    }

    /// How often they follow on each other in each field of the row that was found last.
    mutating func counts(in row: UInt32) throws -> FieldCounts {
        if isPlain, numbers.count > 1, let counts = try countsByBits() { return counts }
        var counts = FieldCounts()
        let count = try find(in: row)
        for index in 0..<count { counts.add(1, column: starts[index] >> Self.positionBits) }
        return counts
    }

    /// The same by a bit for each start: without branches that no processor foresees. Nil if some
    /// position has no bit of its own.
    private mutating func countsByBits() throws -> FieldCounts? {
        guard let fewest = try fewestPlaces(), numbers.count <= Self.margin else {
            return numbers.count > Self.margin ? nil : FieldCounts()
        }
        var count = 0
        var first = try PositionList(places(of: fewest))
        while first.advance() {
            let start = first.position &- fewest
            if start < 0 { continue }
            guard first.position < Self.positions else { return nil }
            if let field, field != first.column { continue }
            starts[count] = Self.base(first.column) &+ start
            count &+= 1
        }
        var sums = FieldCounts()
        var last = numbers.count - 1
        if last == fewest { last -= 1 }
        for offset in numbers.indices where offset != fewest {
            guard count > 0 else { return FieldCounts() }
            for index in 0..<count {
                bits[starts[index] >> 6] |= 1 << UInt64(starts[index] & 63)
            }
            let set = count
            let bytes = try places(of: offset)
            if offset == last {
                sums = self.count(bytes, before: offset)
            } else {
                // The new starts stand behind the old ones, whose bits are still to be cleared.
                reserve(set * 2 + 1, keeping: set)
                count = keep(bytes, before: offset, behind: set)
            }
            for index in 0..<set { bits[starts[index] >> 6] = 0 }
            if offset != last { starts.update(from: starts + set, count: count) }
        }
        return sums
    }

    /// Counts the places that follow a start at a distance.
    @inline(__always)
    private func count(_ bytes: UnsafeBufferPointer<UInt8>, before offset: Int) -> FieldCounts {
        var sums = FieldCounts()
        var list = PositionList(bytes)
        var column = 0
        var hits: UInt64 = 0
        var shift = Self.base(0) &- offset
        while list.advance() {
            if list.column != column {
                sums.add(UInt32(truncatingIfNeeded: hits), column: column)
                (column, hits) = (list.column, 0)
                shift = Self.base(column) &- offset
            }
            guard list.position < Self.positions else { continue }
            let bit = shift &+ list.position
            hits &+= bits[bit >> 6] >> UInt64(truncatingIfNeeded: bit & 63) & 1
        }
        sums.add(UInt32(truncatingIfNeeded: hits), column: column)
        return sums
    }

    /// Writes the starts that places follow at a distance behind others, and returns how many.
    @inline(__always)
    private func keep(
        _ bytes: UnsafeBufferPointer<UInt8>, before offset: Int, behind set: Int
    ) -> Int {
        var kept = set
        var list = PositionList(bytes)
        while list.advance() {
            guard list.position < Self.positions else { continue }
            let bit = Self.base(list.column) &- offset &+ list.position
            // Written over unless it is kept.
            starts[kept] = bit
            kept &+= Int(truncatingIfNeeded: bits[bit >> 6] >> UInt64(bit & 63) & 1)
        }
        return kept &- set
    }

    /// The word with the fewest places in the row that was found last; nil if one has none.
    private mutating func fewestPlaces() throws -> Int? {
        var fewest = 0
        var size = Int.max
        for (offset, number) in numbers.enumerated() {
            guard let part = found[number] else { return nil }
            let bytes = try part.pointee.positions().count
            if bytes < size { (fewest, size) = (offset, bytes) }
        }
        reserve(size, keeping: 0)
        return fewest
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
        guard let fewest = try fewestPlaces() else { return 0 }
        var count = 0
        var first = try PositionList(places(of: fewest))
        while first.advance() {
            guard field == nil || field == first.column, first.position >= fewest else {
                continue
            }
            starts[count] = Self.key(first.column, first.position - fewest)
            count += 1
        }
        for offset in numbers.indices where offset != fewest {
            guard count > 0 else { return 0 }
            count = try keep(count, before: offset)
        }
        return count
    }

    /// Keeps the starts that have a word at a distance, and returns how many do.
    private func keep(_ count: Int, before offset: Int) throws -> Int {
        for index in 0..<count {
            let bit = Self.bit(starts[index])
            bits[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        defer {
            for index in 0..<count { bits[Self.bit(starts[index]) >> 6] = 0 }
        }
        var kept = 0
        var next = 0
        var list = try PositionList(places(of: offset))
        while list.advance() {
            guard list.position >= offset else { continue }
            let start = Self.key(list.column, list.position - offset)
            let bit = Self.bit(start)
            guard bits[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { continue }
            while next < count, starts[next] < start { next += 1 }
            guard next < count, starts[next] == start else { continue }
            // What was passed over moves behind what is kept, so that its bits are cleared too.
            starts.swap(kept, next)
            kept += 1
            next += 1
        }
        return kept
    }

    private func places(of offset: Int) throws -> UnsafeBufferPointer<UInt8> {
        guard let part = found[numbers[offset]] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return try part.pointee.positions()
    }

    /// The same where the last word is only begun.
    private mutating func findBegun(in row: UInt32) throws -> Int {
        var all: [Int] = []
        for (offset, word) in words.enumerated() {
            var places: [Int] = []
            try word.forEachPlace(in: row) { column, position in
                guard position >= offset, field == nil || field == column else { return }
                places.append(Self.key(column, position - offset))
            }
            if offset == 0 {
                all = places
            } else {
                let known = Set(places)
                all.removeAll { !known.contains($0) }
            }
            if all.isEmpty { return 0 }
        }
        reserve(all.count, keeping: 0)
        for (index, start) in all.enumerated() { starts[index] = start }
        return all.count
    }

    private mutating func reserve(_ count: Int, keeping kept: Int) {
        guard count > capacity else { return }
        let old = starts
        capacity = count * 2
        starts = .allocate(capacity: capacity)
        starts.update(from: old, count: kept)
        old.deallocate()
    }
}

extension UnsafeMutablePointer where Pointee == Int {
    @inline(__always)
    fileprivate func swap(_ one: Int, _ other: Int) {
        let value = self[one]
        self[one] = self[other]
        self[other] = value
    }
}
