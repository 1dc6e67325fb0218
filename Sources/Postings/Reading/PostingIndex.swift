internal import Foundation
package import GRDB

/// What is kept from one search to the next: the index as it was found.
package final class PostingCache: @unchecked Sendable {
    // Unchecked: it is used within reads of one connection, which run one at a time.

    /// The index; nil if the tables beside it are not for its state.
    private var index: PostingIndex?
    /// The state of the database that it is of.
    private var version: DatabaseVersion?
    /// The index of another table with the same rows.
    private var companion: PostingIndex?

    package init() {}

    /// The index as it is now, if the tables beside it are for that state; nil if they are not.
    ///
    /// - Throws: ``PostingsError`` if the index or a table is damaged.
    package func index(_ tables: PostingTables, in db: Database) throws -> PostingIndex? {
        let now = try DatabaseVersion(of: db)
        if now == version { return index }
        version = nil
        companion = nil
        index = try PostingIndex(tables, in: db)
        version = now
        return index
    }

    /// The index of another table with the same rows, which has no tables beside it, as it is in the
    /// state that ``index(_:in:)`` was asked for last; nil if it is of an unknown kind.
    ///
    /// - Parameter columns: The number of the table's columns.
    /// - Throws: ``PostingsError`` if it is damaged.
    package func companion(
        _ table: PostingTables, columns: Int, in db: Database
    ) throws -> PostingIndex? {
        guard let index else { return nil }
        if companion == nil {
            companion = try PostingIndex(table, columns: columns, like: index, in: db)
        }
        return companion
    }
}

/// An FTS5 index in one state, read directly.
///
/// Valid within reads of its database that find that state.
package final class PostingIndex {
    /// The length and the time of every row.
    package let facts: RowFacts
    /// How many rows and tokens there are.
    package let totals: IndexTotals
    let store: PageStore
    /// The segments, the older ones first.
    private let segments: [Segment]
    /// Whether every segment's rows are behind those of the older ones: nothing then hides anything.
    private let isInOrder: Bool
    /// The table of an index that has no tables beside it; nil if it has.
    private let bare: PostingTables?
    private var knowsAllLengths: Bool
    /// Kept for the next sum.
    private var sum: PostingSum?

    private struct Segment {
        var structure: IndexStructure.Segment
        var average: Double
        var rows: ClosedRange<Int64>?
    }

    fileprivate init?(_ tables: PostingTables, in db: Database) throws {
        let store = try PageStore(tables.table, in: db)
        let state = try tables.state(store)
        guard try tables.known(in: db) == state, let structure = IndexStructure(state.structure),
            let totals = IndexTotals(state.totals, columns: PostingTables.columns)
        else { return nil }
        self.store = store
        self.totals = totals
        bare = nil
        knowsAllLengths = true
        facts = try RowFacts(in: db, average: totals.averageLength)
        var known: [Int: (Double, ClosedRange<Int64>?)] = [:]
        let rows = try RawStatement(
            "select segment, average, first_row, last_row from posting_segments", in: db)
        try rows.readRows { row in
            let average = row.real(1)
            guard average >= 1, average.isFinite, let first = row.wholeNumber(2),
                let last = row.wholeNumber(3)
            else { throw PostingsError.damaged("a segment whose rows are no numbers") }
            known[Int(row.integer(0))] = (average, first <= last ? first...last : nil)
            return true
        }
        var segments: [Segment] = []
        for segment in structure.newestFirst.reversed() {
            guard let (average, rows) = known[segment.id] else { return nil }
            segments.append(Segment(structure: segment, average: average, rows: rows))
        }
        self.segments = segments
        var last = Int64.min
        isInOrder = segments.allSatisfy { segment in
            guard let rows = segment.rows else { return true }
            defer { last = rows.upperBound }
            return rows.lowerBound > last
        }
    }

    /// An index without tables beside it, whose rows another one has too.
    fileprivate init?(
        _ table: PostingTables, columns: Int, like other: PostingIndex, in db: Database
    ) throws {
        store = try PageStore(table.table, in: db)
        let state = try table.state(store)
        guard let structure = IndexStructure(state.structure),
            let totals = IndexTotals(state.totals, columns: columns)
        else { return nil }
        self.totals = totals
        facts = RowFacts(like: other.facts, average: totals.averageLength)
        segments = structure.newestFirst.reversed().map {
            Segment(structure: $0, average: totals.averageLength, rows: nil)
        }
        isInOrder = segments.count < 2
        bare = table
        knowsAllLengths = false
    }

    /// Has ``facts`` know the lengths of a list's rows, which are to be scored.
    package func knowLengths(of list: PostingList, in db: Database) throws {
        guard !knowsAllLengths, let bare, facts.count > 0 else { return }
        // To look one up costs as much as to read so many that follow on each other.
        if list.articles > facts.count / 16 {
            try bare.forEachLength(from: 0, through: Int64(facts.count) - 1, in: db) { id, length in
                facts.setLength(length, of: Int(id))
            }
            knowsAllLengths = true
            return
        }
        for index in 0..<list.parts.count {
            let part = list.part(index)
            for block in 0..<part.pointee.blockCount {
                try part.pointee.load(block)
                for index in 0..<part.pointee.count {
                    let row = Int(part.pointee.rows[index])
                    guard facts.lengths[row] == RowFacts.absent else { continue }
                    try bare.forEachLength(from: Int64(row), through: Int64(row), in: db) {
                        facts.setLength($1, of: row)
                    }
                }
            }
        }
    }

    // MARK: Words

    private func key(_ token: String) -> [UInt8] {
        [SegmentReader.mainIndex] + Array(token.utf8)
    }

    /// The postings of a term.
    ///
    /// - Parameter field: 0 to 2 for those in the headline, the body or the entities only.
    package func list(of token: String, field: Int?) throws -> PostingList {
        try list(key: key(token), field: field)
    }

    private func list(key: [UInt8], field: Int?) throws -> PostingList {
        var next = 0
        return try PostingList(capacity: segments.count, hidesOlder: !isInOrder) {
            while next < segments.count {
                let segment = segments[next]
                next += 1
                if let packed = try packed(key, segment, field) { return packed }
                var reader = SegmentReader(store, segment.structure)
                guard try reader.seek(key), reader.term == key else { continue }
                let raw = try raw(&reader)
                return PostingPart(raw, reader: reader, field: field)
            }
            return nil
        }
    }

    private func packed(
        _ key: [UInt8], _ segment: Segment, _ field: Int?
    ) throws -> PostingPart? {
        guard bare == nil, let found = try store.blocks(of: key, segment: segment.structure.id)
        else { return nil }
        return try packed(found, segment, field)
    }

    private func packed(
        _ found: PageStore.TermBlocks, _ segment: Segment, _ field: Int?
    ) throws -> PostingPart {
        try PostingPart(
            found, store: store, reader: SegmentReader(store, segment.structure), field: field,
            drift: Float(max(1, facts.average / segment.average)).nextUp, rowCount: facts.count)
    }

    /// The postings of the term that a reader is at.
    private func raw(_ reader: inout SegmentReader) throws -> RawPostings {
        var raw = RawPostings()
        while try reader.nextPosting() {
            guard reader.row >= 0, reader.row < facts.count else {
                throw PostingsError.damaged("a posting of row \(reader.row), which is not there")
            }
            if raw.rows.count % PostingBlock.capacity == 0 {
                raw.places.append((reader.postingLeaf, reader.postingOffset))
            }
            raw.append(
                UInt32(reader.row), PositionList.counts(reader.positions),
                facts.norms[Int(reader.row)])
        }
        return raw
    }

    // MARK: Prefixes

    /// The postings of all terms that begin with some bytes, put together.
    func list(prefix: String, field: Int?) throws -> PostingList {
        let sum = self.sum ?? PostingSum(facts)
        // It is made anew if something goes wrong half way.
        self.sum = nil
        if isInOrder {
            for segment in segments {
                var packed = try blocks(beginning: prefix, segment)
                try forEachTerm(prefix, segment) { reader in
                    // Both are in order.
                    while let first = packed.first,
                        first.term.lexicographicallyPrecedes(reader.term)
                    { packed.removeFirst() }
                    if let first = packed.first, first.term == reader.term {
                        var part = try self.packed(first.blocks, segment, field)
                        try sum.add(&part)
                        return
                    }
                    while try reader.nextPosting() {
                        var counts = PositionList.counts(reader.positions)
                        counts.keep(field)
                        guard reader.row >= 0, reader.row < facts.count else {
                            throw PostingsError.damaged("a posting of a row that is not there")
                        }
                        sum.add(UInt32(reader.row), counts)
                    }
                }
            }
        } else {
            for list in try lists(prefix: prefix, field: field) {
                for index in 0..<list.parts.count { try sum.add(&list.part(index).pointee) }
            }
        }
        let list = try sum.takeList()
        self.sum = sum
        return list
    }

    private func blocks(
        beginning prefix: String, _ segment: Segment
    ) throws -> ArraySlice<(term: [UInt8], blocks: PageStore.TermBlocks)> {
        guard bare == nil else { return [] }
        return try store.blocks(beginning: key(prefix), segment: segment.structure.id)[...]
    }

    /// The list of each term that begins with some bytes.
    func lists(prefix: String, field: Int?) throws -> [PostingList] {
        var keys: Set<[UInt8]> = []
        for segment in segments {
            try forEachTerm(prefix, segment) { keys.insert($0.term) }
        }
        return try keys.map { try list(key: $0, field: field) }
    }

    private func forEachTerm(
        _ prefix: String, _ segment: Segment, _ body: (inout SegmentReader) throws -> Void
    ) throws {
        let prefix = key(prefix)
        var reader = SegmentReader(store, segment.structure)
        var isThere = try reader.seek(prefix)
        while isThere, reader.term.starts(with: prefix) {
            try body(&reader)
            isThere = try reader.nextTerm()
        }
    }
}

/// Adds up postings by row.
final class PostingSum {
    private let facts: RowFacts
    private let counts: UnsafeMutablePointer<UInt32>
    private let bits: UnsafeMutablePointer<UInt64>
    private let words: Int

    init(_ facts: RowFacts) {
        self.facts = facts
        words = facts.count / 64 + 1
        // Zeroed by the system as it is touched.
        counts = calloc(facts.count * 3 + 3, 4).assumingMemoryBound(to: UInt32.self)
        bits = calloc(words, 8).assumingMemoryBound(to: UInt64.self)
    }

    deinit {
        free(counts)
        free(bits)
    }

    @inline(__always)
    func add(_ row: UInt32, _ count: FieldCounts) {
        guard !count.isEmpty else { return }
        let row = Int(row)
        counts[row * 3] &+= count.headline
        counts[row * 3 + 1] &+= count.body
        counts[row * 3 + 2] &+= count.entities
        bits[row >> 6] |= 1 << UInt64(row & 63)
    }

    func add(_ part: inout PostingPart) throws {
        for block in 0..<part.blockCount {
            try part.load(block)
            part.loadCounts()
            for index in 0..<part.count {
                guard part.rows[index] < facts.count else {
                    throw PostingsError.damaged("a posting of a row that is not there")
                }
                add(
                    part.rows[index],
                    FieldCounts(
                        headline: part.headlines[index], body: part.bodies[index],
                        entities: part.entities[index]))
            }
        }
    }

    /// The sum as a list; nothing is left of it.
    func takeList() throws -> PostingList {
        var count = 0
        for word in 0..<words { count += bits[word].nonzeroBitCount }
        var raw = RawPostings(count: count)
        raw.rows.withUnsafeMutableBufferPointer { rows in
            raw.counts.withUnsafeMutableBufferPointer { counts in
                var index = 0
                for word in 0..<words {
                    var rest = bits[word]
                    bits[word] = 0
                    while rest != 0 {
                        let row = word << 6 + rest.trailingZeroBitCount
                        rest &= rest - 1
                        rows[index] = UInt32(row)
                        counts[index] = FieldCounts(
                            headline: self.counts[row * 3], body: self.counts[row * 3 + 1],
                            entities: self.counts[row * 3 + 2])
                        (self.counts + row * 3).update(repeating: 0, count: 3)
                        index += 1
                    }
                }
            }
        }
        raw.reckon(facts.norms)
        return try PostingList(raw)
    }
}
