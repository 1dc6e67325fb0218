internal import GRDB
internal import GRDBSQLite

/// Writes the blocks of one segment's frequent terms: `posting_terms` and `posting_blocks`.
final class BlockWriter {
    /// Terms of fewer postings are read from the segment itself.
    static let fewest = PostingBlock.capacity

    private let segment: Int
    private let average: Double
    private let lengths: [UInt32]
    private let chunkBytes: Int
    private let insertTerm: Statement
    private let insertBlocks: Statement
    /// The rows of `posting_blocks` that it writes.
    let firstID: Int64
    @exclusivity(unchecked) private(set) var nextID: Int64

    /// The rows that the segment has postings of.
    @exclusivity(unchecked) private(set) var firstRow = Int64.max
    @exclusivity(unchecked) private(set) var lastRow = Int64.min

    @exclusivity(unchecked) private var rows: [UInt32] = []
    @exclusivity(unchecked) private var counts: [FieldCounts] = []
    @exclusivity(unchecked) private var places: [(leaf: Int, offset: Int)] = []

    /// - Parameters:
    ///   - average: The average length of a row, by which impacts are reckoned.
    ///   - lengths: The length of each row, by its id; 0 behind the last.
    init(segment: Int, average: Double, lengths: [UInt32], in db: Database) throws {
        self.segment = segment
        self.average = average
        self.lengths = lengths
        let page = try Int.fetchOne(db, sql: "pragma page_size") ?? 4_096
        // One row, or a whole number of them, fills a page but for a few bytes.
        chunkBytes = min(max(page - 64, 2_048), 4_032)
        insertTerm = try db.cachedStatement(
            sql: """
                insert into posting_terms (segment, term, articles, occurrences, deletions, blocks)
                values (?, ?, ?, ?, ?, ?)
                """)
        insertBlocks = try db.cachedStatement(
            sql: "insert into posting_blocks (id, data) values (?, ?)")
        let last = try Int64.fetchOne(db, sql: "select max(id) from posting_blocks") ?? 0
        guard last >= 0, last < 1 << 48 else {
            throw PostingsError.damaged("blocks numbered up to \(last)")
        }
        firstID = last + 1
        nextID = firstID
    }

    /// Writes the blocks of all terms of a segment.
    func write(_ reader: inout SegmentReader) throws {
        guard try reader.start() else { return }
        repeat {
            guard reader.term.first == SegmentReader.mainIndex else { continue }
            rows.removeAll(keepingCapacity: true)
            counts.removeAll(keepingCapacity: true)
            places.removeAll(keepingCapacity: true)
            while try reader.nextPosting() {
                guard reader.row >= 0, reader.row < RowFacts.mostRows else {
                    throw PostingsError.unknown("a row id of \(reader.row)")
                }
                if rows.count % PostingBlock.capacity == 0 {
                    places.append((reader.postingLeaf, reader.postingOffset))
                }
                rows.append(UInt32(reader.row))
                counts.append(PositionList.counts(reader.positions))
            }
            if let first = rows.first, let last = rows.last {
                firstRow = min(firstRow, Int64(first))
                lastRow = max(lastRow, Int64(last))
            }
            if rows.count >= Self.fewest { try writeTerm(reader.term) }
        } while try reader.nextTerm()
    }

    @inline(__always)
    private func length(of row: UInt32) -> UInt32 {
        Int(row) < lengths.count ? lengths[Int(row)] : 0
    }

    private func writeTerm(_ term: [UInt8]) throws {
        var articles = 0
        var occurrences = 0
        for count in counts where !count.isEmpty {
            articles += 1
            occurrences += Int(count.total)
        }
        var heads: [UInt8] = []
        var chunks: [[UInt8]] = [[]]
        var block: [UInt8] = []
        var previous = UInt32.max
        let blockCount = places.count
        for number in 0..<blockCount {
            let start = number * PostingBlock.capacity
            let range = start..<min(rows.count, start + PostingBlock.capacity)
            block.removeAll(keepingCapacity: true)
            rows.withUnsafeBufferPointer { rows in
                counts.withUnsafeBufferPointer { counts in
                    PostingBlock.pack(
                        rows: UnsafeBufferPointer(rebasing: rows[range]), behind: previous,
                        counts: UnsafeBufferPointer(rebasing: counts[range]), to: &block)
                }
            }
            // The first chunk shares its row with the heads.
            let room =
                chunks.count == 1
                ? max(chunkBytes - blockCount * BlockHead.size, 512) : chunkBytes
            if let last = chunks.last, !last.isEmpty, last.count + block.count > room {
                chunks.append([])
            }
            var maximum = 0.0
            for index in range {
                maximum = max(
                    maximum,
                    Impact.saturated(
                        Impact.frequency(counts[index]),
                        length: Double(length(of: rows[index])) / average))
            }
            BlockHead(
                last: rows[range.upperBound - 1], maximum: Float(maximum).nextUp,
                leaf: UInt32(places[number].leaf), offset: UInt16(places[number].offset),
                start: UInt16(chunks[chunks.count - 1].count), chunk: UInt32(chunks.count - 1)
            ).append(to: &heads)
            chunks[chunks.count - 1] += block
            previous = rows[range.upperBound - 1]
        }
        let id = nextID
        chunks[0] = heads + chunks[0]
        for chunk in chunks {
            try run(insertBlocks) {
                sqlite3_bind_int64($0, 1, nextID)
                chunk.withUnsafeBytes { bytes in
                    _ = sqlite3_bind_blob(
                        insertBlocks.sqliteStatement, 2, bytes.baseAddress, Int32(bytes.count),
                        Self.transient)
                }
            }
            nextID += 1
        }
        try run(insertTerm) { statement in
            sqlite3_bind_int64(statement, 1, Int64(segment))
            term.withUnsafeBytes { bytes in
                _ = sqlite3_bind_blob(
                    statement, 2, bytes.baseAddress, Int32(bytes.count), Self.transient)
            }
            sqlite3_bind_int64(statement, 3, Int64(articles))
            sqlite3_bind_int64(statement, 4, Int64(occurrences))
            sqlite3_bind_int64(statement, 5, Int64(rows.count - articles))
            sqlite3_bind_int64(statement, 6, id)
        }
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func run(_ statement: Statement, _ bind: (OpaquePointer) -> Void) throws {
        let raw = statement.sqliteStatement
        bind(raw)
        let code = sqlite3_step(raw)
        sqlite3_reset(raw)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code))
        }
    }
}
