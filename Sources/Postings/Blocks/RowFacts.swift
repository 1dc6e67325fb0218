internal import GRDB

/// The length and the time of every row, in memory, so that ranking, date ranges and timelines touch
/// no article.
///
/// Kept in `posting_rows`, 4,096 rows a chunk: lengths of 4 bytes, times of 8, little-endian.
package final class RowFacts: @unchecked Sendable {
    // Unchecked: it is used within reads of one connection, which run one at a time.

    package static let chunkRows = 4_096
    /// The length of a row that is not there.
    package static let absent = UInt32.max
    /// The time of an undated row.
    package static let undated = Int64.min
    /// Row ids up to here can be kept.
    package static let mostRows = 1 << 31

    /// One more than the largest row id there may be.
    package let count: Int
    /// In tokens, by row id.
    package let lengths: UnsafeMutablePointer<UInt32>
    /// Seconds since 1970, by row id.
    package let times: UnsafeMutablePointer<Int64>
    /// The earliest and the latest time of each chunk's rows, undated ones apart.
    package private(set) var spans: [ClosedRange<Int64>?]
    /// k1 · (1 − b + b · length / average), by row id: see ``Impact``.
    package let norms: UnsafeMutablePointer<Float>
    package let average: Double
    /// Those whose times these are; nil if they are its own.
    private let owner: RowFacts?

    init(in db: Database, average: Double) throws {
        let chunks = try Self.chunks(in: db)
        count = chunks * Self.chunkRows
        self.average = average
        owner = nil
        let lengths = UnsafeMutablePointer<UInt32>.allocate(capacity: count + 64)
        lengths.initialize(repeating: Self.absent, count: count + 64)
        let times = UnsafeMutablePointer<Int64>.allocate(capacity: count + 64)
        times.initialize(repeating: Self.undated, count: count + 64)
        let norms = UnsafeMutablePointer<Float>.allocate(capacity: count + 64)
        norms.initialize(repeating: 1, count: count + 64)
        spans = [ClosedRange<Int64>?](repeating: nil, count: chunks)
        (self.lengths, self.times, self.norms) = (lengths, times, norms)
        var spans = spans
        let rows = try RawStatement("select chunk, lengths, times from posting_rows", in: db)
        try rows.readRows { row in
            let chunk = Int(row.integer(0))
            let start = chunk * Self.chunkRows
            UnsafeMutableRawBufferPointer(start: lengths + start, count: Self.chunkRows * 4)
                .copyPrefix(of: row.bytes(1))
            UnsafeMutableRawBufferPointer(start: times + start, count: Self.chunkRows * 8)
                .copyPrefix(of: row.bytes(2))
            for index in start..<(start + Self.chunkRows) {
                norms[index] = Impact.norm(length: lengths[index], average: average)
            }
            // The least time of all is that of undated rows.
            var (first, last) = (Int64.max, Self.undated)
            for index in start..<(start + Self.chunkRows) {
                last = max(last, times[index])
                first = min(first, times[index] == Self.undated ? .max : times[index])
            }
            spans[chunk] = last > Self.undated ? first...last : nil
            return true
        }
        self.spans = spans
    }

    /// The same rows of another table, whose times are the same; their lengths are still to be given.
    /// Until then impacts are reckoned as if they were empty, which makes none too small.
    init(like other: RowFacts, average: Double) {
        (count, times, spans, owner) = (other.count, other.times, other.spans, other)
        self.average = average
        lengths = .allocate(capacity: count + 64)
        lengths.initialize(repeating: Self.absent, count: count + 64)
        norms = .allocate(capacity: count + 64)
        norms.initialize(repeating: Impact.norm(length: 0, average: average), count: count + 64)
    }

    func setLength(_ length: UInt32, of row: Int) {
        lengths[row] = length
        norms[row] = Impact.norm(length: length, average: average)
    }

    /// How many chunks it takes to keep all rows.
    ///
    /// - Throws: ``PostingsError`` if there are far more than are in use: memory is no place for them.
    static func chunks(in db: Database) throws -> Int {
        let found = try RawStatement(
            """
            select count(*), min(chunk), max(chunk), (
                select max(last_row) from posting_segments where first_row <= last_row
            ) from posting_rows
            """, in: db
        ).first { (count: $0.integer(0), ends: (1...3).map($0.wholeNumber)) }
        guard let found else { return 0 }
        // What takes back the last rows says more of them than is kept.
        let row = found.ends[2] ?? -1
        let first = found.ends[0] ?? 0
        let last = max(found.ends[1] ?? -1, row < 0 ? -1 : row / Int64(chunkRows))
        guard first >= 0, last < mostRows / chunkRows, last / 8 <= found.count + 128 else {
            throw PostingsError.unknown("chunks of rows from \(first) to \(last)")
        }
        return Int(last) + 1
    }

    deinit {
        lengths.deallocate()
        if owner == nil { times.deallocate() }
        norms.deallocate()
    }
}
