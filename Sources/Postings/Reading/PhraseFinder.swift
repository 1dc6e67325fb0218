/// Finds where words follow on each other.
struct PhraseFinder: ~Copyable {
    private let words: [FormPostings]
    private let field: Int?
    /// The lists of the words, each once, the shortest first.
    let lists: [PostingList]
    /// Their parts, and where those of each list end.
    private let parts: UnsafeMutablePointer<PostingList.Part>
    private let ends: UnsafeMutablePointer<Int>
    private let isInOrder: Bool
    /// The number of each word's list; none if places do not come straight from lists, as those of
    /// words that are only begun.
    private let numbers: UnsafeMutablePointer<Int>
    private let wordCount: Int
    /// The words, those with the shortest lists first.
    private let order: UnsafeMutablePointer<Int>

    /// Where phrases may begin, and where the next word says they may, as ``bit(_:_:)``; and a bit for
    /// each.
    private var starts: UnsafeMutablePointer<Int>
    private var next: UnsafeMutablePointer<Int>
    private var capacity = 256
    private let bits: UnsafeMutablePointer<UInt64>

    /// The positions of a field that have bits; longer articles are looked through in another way.
    private static let positions = 1 << 14
    /// How many bits lie before those of a field, for starts before it; phrases are no longer.
    private static let margin = 64
    private static let fieldBits = positions + margin

    /// The bit of a position.
    @inline(__always)
    private static func bit(_ column: Int, _ position: Int) -> Int {
        column &* fieldBits &+ margin &+ position
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
        wordCount = words.allSatisfy(\.isWord) && words.count <= Self.margin ? words.count : 0
        numbers = .allocate(capacity: max(1, wordCount))
        for offset in 0..<wordCount {
            numbers[offset] = lists.firstIndex { $0 === words[offset].list } ?? 0
        }
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
        let (numbers, wordCount) = (numbers, wordCount)
        order = .allocate(capacity: max(1, wordCount))
        order.initialize(
            from: (0..<wordCount).sorted { numbers[$0] < numbers[$1] }, count: wordCount)
        starts = .allocate(capacity: capacity)
        next = .allocate(capacity: capacity)
        let bitWords = PostingTables.columns * Self.fieldBits / 64 + 1
        bits = .allocate(capacity: bitWords)
        bits.initialize(repeating: 0, count: bitWords)
    }

    deinit {
        parts.deallocate()
        ends.deallocate()
        numbers.deallocate()
        order.deallocate()
        starts.deallocate()
        next.deallocate()
        bits.deallocate()
    }

    /// How often they follow on each other in each field of a row that has all words.
    mutating func counts(in row: UInt32) throws -> FieldCounts {
        var counts = FieldCounts()
        if let count = try find(in: row) {
            for index in 0..<count {
                counts.add(1, column: (starts[index] &- Self.margin) / Self.fieldBits)
            }
        } else {
            for place in try findSlowly(in: row) { counts.add(1, column: place.column) }
        }
        return counts
    }

    /// Calls `body` with the field and the position of each phrase of a row that has all words.
    mutating func forEach(in row: UInt32, _ body: (Int, Int) -> Void) throws {
        if let count = try find(in: row) {
            for index in 0..<count {
                let start = starts[index] - Self.margin
                body(start / Self.fieldBits, start % Self.fieldBits)
            }
        } else {
            for place in try findSlowly(in: row) { body(place.column, place.position) }
        }
    }

    /// Finds the starts of phrases in a row by a bit for each, without branches that no processor
    /// foresees, and returns how many there are; nil if some position has no bit.
    private mutating func find(in row: UInt32) throws -> Int? {
        guard wordCount > 0 else { return nil }
        var count = 0
        for word in 0..<wordCount {
            let offset = order[word]
            // The places of a frequent word are read only where the rare ones leave something.
            let bytes = try places(of: numbers[offset], in: row)
            reserve(bytes.count, keeping: count)
            guard let all = Self.read(bytes, before: offset, to: next) else { return nil }
            if word == 0 {
                count = field.map { keep(all, of: $0, at: offset) } ?? all
                swap(&starts, &next)
                if count == 0 { break }
                continue
            }
            for index in 0..<count {
                bits[starts[index] >> 6] |= 1 << UInt64(starts[index] & 63)
            }
            var kept = 0
            for index in 0..<all {
                // Written over unless it is kept.
                let bit = next[index]
                next[kept] = bit
                kept &+= Int(truncatingIfNeeded: bits[bit >> 6] &>> UInt64(bit & 63) & 1)
            }
            for index in 0..<count { bits[starts[index] >> 6] = 0 }
            swap(&starts, &next)
            count = kept
            if count == 0 { break }
        }
        return count
    }

    /// Keeps those of the next starts whose word at an offset is in a field, and returns how many.
    private func keep(_ count: Int, of field: Int, at offset: Int) -> Int {
        var kept = 0
        for index in 0..<count
        where (next[index] &- Self.margin &+ offset) / Self.fieldBits == field {
            next[kept] = next[index]
            kept += 1
        }
        return kept
    }

    /// Reads where a phrase would begin that has a word at an offset, and returns how many places there
    /// are; nil if one has no bit.
    @inline(__always)
    private static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, before offset: Int,
        to starts: UnsafeMutablePointer<Int>
    ) -> Int? {
        var count = 0
        var most = 0
        PositionList.forEach(bytes) { column, position in
            starts[count] = bit(column, position) &- offset
            most |= position
            count &+= 1
        }
        return most < positions ? count : nil
    }

    /// Where a list's word stands in a row.
    @inline(__always)
    private func places(of list: Int, in row: UInt32) throws -> UnsafeBufferPointer<UInt8> {
        for index in (list > 0 ? ends[list - 1] : 0)..<ends[list] {
            let part = parts[index]
            guard part.pointee.spans(row) else { continue }
            if isInOrder { return try part.pointee.positions(in: row) }
            if try part.pointee.seek(row) == row { return try part.pointee.positions(in: row) }
        }
        return UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The same in any article, and for words that are only begun.
    private func findSlowly(in row: UInt32) throws -> [(column: Int, position: Int)] {
        var all: [(column: Int, position: Int)] = []
        for (offset, word) in words.enumerated() {
            var places: Set<[Int]> = []
            try word.forEachPlace(in: row) { column, position in
                guard position >= offset, field == nil || field == column else { return }
                if offset == 0 {
                    all.append((column, position))
                } else {
                    places.insert([column, position - offset])
                }
            }
            if offset > 0 { all.removeAll { !places.contains([$0.column, $0.position]) } }
            if all.isEmpty { break }
        }
        return all
    }

    private mutating func reserve(_ count: Int, keeping kept: Int) {
        guard count > capacity else { return }
        capacity = count * 2
        let old = starts
        starts = .allocate(capacity: capacity)
        starts.update(from: old, count: kept)
        old.deallocate()
        next.deallocate()
        next = .allocate(capacity: capacity)
    }
}
