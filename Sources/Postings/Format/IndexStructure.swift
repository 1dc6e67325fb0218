/// Which segments an FTS5 index is made of: the record 10 of its `_data` table.
///
/// Source: the comments at the head of SQLite's `ext/fts5/fts5_index.c`, "Structure record".
package struct IndexStructure: Equatable, Sendable {
    /// One segment: a sorted list of terms on numbered leaf pages.
    package struct Segment: Equatable, Sendable {
        package var id: Int
        /// The numbers of its first and its last leaf.
        package var firstLeaf: Int
        package var lastLeaf: Int

        package init(id: Int, firstLeaf: Int, lastLeaf: Int) {
            self.id = id
            self.firstLeaf = firstLeaf
            self.lastLeaf = lastLeaf
        }

        /// How many leaves it has.
        package var leafCount: Int { lastLeaf > 0 ? lastLeaf - firstLeaf + 1 : 0 }
    }

    /// A level: its segments, the oldest first. All of a level are newer than those of higher ones.
    package struct Level: Equatable, Sendable {
        /// How many of the segments an unfinished merge of SQLite's own is working on.
        package var merging = 0
        package var segments: [Segment] = []

        package init() {}
    }

    /// Changes when the table's settings do.
    package var cookie: UInt32
    /// How many leaves have been written.
    package var writes: UInt64
    package var levels: [Level]

    /// All segments, the newest first.
    package var newestFirst: [Segment] { levels.flatMap { $0.segments.reversed() } }

    /// FTS5 keeps to this many levels and to ids from 1 to this many segments.
    package static let mostLevels = 64
    package static let mostSegments = 2_000

    /// Reads a record; nil if it is damaged, or of a newer kind than is known.
    package init?(_ record: [UInt8]) {
        guard record.count >= 7 else { return nil }
        cookie = record[0..<4].reduce(0) { $0 << 8 | UInt32($1) }
        // A version 2 record, with its own mark, tells of deletions kept apart.
        guard record[4] != 0xFF else { return nil }
        var offset = 4
        let values = record.withUnsafeBufferPointer { bytes -> [UInt64]? in
            guard let base = bytes.baseAddress else { return nil }
            var values: [UInt64] = []
            while offset < bytes.count {
                guard let value = Varint.read(base, &offset, end: bytes.count) else { return nil }
                values.append(value)
            }
            return values
        }
        guard var rest = values?[...], rest.count >= 3 else { return nil }
        let (levelCount, segmentCount) = (rest.removeFirst(), rest.removeFirst())
        writes = rest.removeFirst()
        guard levelCount <= Self.mostLevels, segmentCount <= Self.mostSegments else { return nil }
        levels = []
        for _ in 0..<levelCount {
            guard rest.count >= 2 else { return nil }
            var level = Level()
            let (merging, count) = (rest.removeFirst(), rest.removeFirst())
            guard count <= Self.mostSegments, merging <= count, rest.count >= Int(count) * 3 else {
                return nil
            }
            level.merging = Int(merging)
            for _ in 0..<count {
                let segment = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
                guard segment.0 <= 0xFFFF, segment.1 <= segment.2, segment.2 < 1 << 31 else {
                    return nil
                }
                level.segments.append(
                    Segment(
                        id: Int(segment.0), firstLeaf: Int(segment.1), lastLeaf: Int(segment.2)))
            }
            levels.append(level)
        }
        guard levels.reduce(0, { $0 + $1.segments.count }) == Int(segmentCount) else { return nil }
    }

    /// The record.
    package var record: [UInt8] {
        var bytes = stride(from: 24, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: cookie >> UInt32($0))
        }
        func append(_ value: some BinaryInteger) { Varint.append(UInt64(value), to: &bytes) }
        append(levels.count)
        append(levels.reduce(0) { $0 + $1.segments.count })
        append(writes)
        for level in levels {
            append(level.merging)
            append(level.segments.count)
            for segment in level.segments {
                append(segment.id)
                append(segment.firstLeaf)
                append(segment.lastLeaf)
            }
        }
        return bytes
    }
}

/// How many rows and tokens an FTS5 index has: the record 1 of its `_data` table.
package struct IndexTotals: Equatable, Sendable {
    package var rows: Int
    /// The tokens of each column.
    package var tokens: [Int]

    package init(rows: Int, tokens: [Int]) {
        self.rows = rows
        self.tokens = tokens
    }

    /// No number is as large, so that sums of them are none too large either.
    private static let most = 1 << 56

    /// Reads a record; one that is empty, as of an empty table, says zero throughout. nil if it is
    /// damaged.
    package init?(_ record: [UInt8], columns: Int) {
        var offset = 0
        var values: [Int] = []
        let isSound = record.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return true }
            while offset < bytes.count {
                guard let value = Varint.read(base, &offset, end: bytes.count), value < Self.most
                else { return false }
                values.append(Int(value))
            }
            return true
        }
        guard isSound, values.isEmpty || values.count == columns + 1 else { return nil }
        rows = values.first ?? 0
        tokens = values.isEmpty ? [Int](repeating: 0, count: columns) : Array(values.dropFirst())
    }

    /// The record.
    package var record: [UInt8] {
        var bytes: [UInt8] = []
        for value in [rows] + tokens { Varint.append(UInt64(value), to: &bytes) }
        return bytes
    }
}

/// The row ids of an FTS5 index's `_data` table.
package enum PageID {
    package static let totals: Int64 = 1
    package static let structure: Int64 = 10

    /// A leaf of a segment, numbered from 1.
    package static func leaf(segment: Int, page: Int) -> Int64 {
        Int64(segment) << 37 | Int64(page)
    }

    /// A page of the index of a long doclist, which begins on leaf `page`.
    package static func doclistIndex(segment: Int, height: Int, page: Int) -> Int64 {
        Int64(segment) << 37 | 1 << 36 | Int64(height) << 31 | Int64(page)
    }
}
