/// The postings of a term in one segment, unpacked block by block.
package struct PostingPart: ~Copyable {
    /// What is known of each block.
    let heads: UnsafeMutablePointer<BlockHead>
    package let blockCount: Int
    /// The first row.
    private let first: UInt32
    /// How much larger impacts may be than the maxima say, the average length having grown since.
    package let drift: Float

    /// Where packed blocks come from.
    private let store: PageStore?
    private let firstChunk: Int64
    private var chunk: [UInt8] = []
    private var chunkNumber = 0
    private let headBytes: Int
    private let postings: Int

    /// Postings that were never packed.
    private let raw: RawPostings?

    /// For positions: the segment.
    private let reader: UnsafeMutablePointer<SegmentReader>?
    private var readerBlock = -1

    /// Rows that newer segments say more of, in order.
    private var hidden: [UInt32] = []
    /// How many postings are deletions.
    private let deletions: Int
    private let field: Int?
    private var counted: (articles: Int, occurrences: Int)?

    // The block that is unpacked.
    private var block = -1
    private let numbers: UnsafeMutablePointer<UInt32>
    /// The rows of the block.
    package let rows: UnsafeMutablePointer<UInt32>
    /// The counts of its postings.
    let headlines: UnsafeMutablePointer<UInt32>
    let bodies: UnsafeMutablePointer<UInt32>
    let entities: UnsafeMutablePointer<UInt32>
    /// The weighted frequencies of its postings, once they are asked for: see ``Impact``.
    let frequencies: UnsafeMutablePointer<Float>
    private var hasFrequencies = false
    /// How many postings it has, and which of them is the current one.
    package private(set) var count = 0
    package private(set) var index = 0
    /// The row of its first posting, hidden or not.
    private var firstRow: UInt32 = 0
    /// Where the packed counts of the block begin; nil if they are unpacked.
    private var packedCounts: Int?
    /// Whether some postings of blocks are left out.
    private var leavesOut: Bool

    /// A part that was never packed.
    init(_ raw: RawPostings, reader: consuming SegmentReader?, field: Int?) {
        if let reader {
            let memory = UnsafeMutablePointer<SegmentReader>.allocate(capacity: 1)
            memory.initialize(to: reader)
            self.reader = memory
        } else {
            self.reader = nil
        }
        (heads, blockCount) = raw.heads()
        first = raw.rows.first ?? 0
        drift = 1
        store = nil
        firstChunk = 0
        headBytes = 0
        postings = raw.rows.count
        self.raw = raw
        deletions = raw.deletions
        leavesOut = raw.deletions > 0 || field != nil
        self.field = field
        numbers = .allocate(capacity: PostingBlock.capacity * 4)
        rows = numbers
        headlines = numbers + PostingBlock.capacity
        bodies = numbers + PostingBlock.capacity * 2
        entities = numbers + PostingBlock.capacity * 3
        frequencies = .allocate(capacity: PostingBlock.capacity)
        if deletions == 0, field == nil {
            counted = (raw.rows.count, raw.occurrences)
        }
    }

    /// A part that lies packed in `posting_blocks`.
    ///
    /// - Parameter rowCount: One more than the largest row id there may be.
    init(
        _ found: PageStore.TermBlocks, store: PageStore, reader: consuming SegmentReader,
        field: Int?, drift: Float, rowCount: Int
    ) throws {
        let rows = 0...rowCount
        guard rows.contains(found.articles), rows.contains(found.deletions),
            (0..<1 << 40).contains(found.occurrences)
        else { throw PostingsError.damaged("a term in \(found.articles) rows") }
        let postings = found.articles + found.deletions
        let blockCount = (postings + PostingBlock.capacity - 1) / PostingBlock.capacity
        let headBytes = blockCount * BlockHead.size
        let chunk = try Self.chunk(found.blocks, in: store)
        let heads = try Self.heads(in: chunk, count: blockCount, rowCount: rowCount)
        let first: UInt32
        do {
            first =
                blockCount > 0
                ? try Self.firstRow(of: chunk, at: headBytes + Int(heads[0].start), behind: .max)
                : 0
        } catch {
            heads.deallocate()
            throw error
        }
        self.store = store
        let memory = UnsafeMutablePointer<SegmentReader>.allocate(capacity: 1)
        memory.initialize(to: reader)
        self.reader = memory
        self.field = field
        self.drift = drift
        firstChunk = found.blocks
        self.chunk = chunk
        deletions = found.deletions
        self.postings = postings
        self.blockCount = blockCount
        self.headBytes = headBytes
        self.heads = heads
        self.first = first
        numbers = .allocate(capacity: PostingBlock.capacity * 4)
        self.rows = numbers
        headlines = numbers + PostingBlock.capacity
        bodies = numbers + PostingBlock.capacity * 2
        entities = numbers + PostingBlock.capacity * 3
        frequencies = .allocate(capacity: PostingBlock.capacity)
        raw = nil
        leavesOut = deletions > 0 || field != nil
        if deletions == 0, field == nil { counted = (found.articles, found.occurrences) }
    }

    deinit {
        reader?.deinitialize(count: 1)
        reader?.deallocate()
        heads.deallocate()
        numbers.deallocate()
        frequencies.deallocate()
    }

    /// The last row.
    @inline(__always)
    package var last: UInt32 { blockCount > 0 ? heads[blockCount - 1].last : 0 }

    /// Whether a row is between the first one and the last one.
    @inline(__always)
    package func spans(_ row: UInt32) -> Bool { first <= row && row <= last }

    // MARK: Blocks

    /// The first block that ends at a row or behind it, at or after another block.
    @inline(__always)
    package func block(reaching row: UInt32, from start: Int = 0) -> Int {
        var low = start
        guard low < blockCount, heads[low].last < row else { return low }
        var step = 1
        while low + step < blockCount, heads[low + step].last < row {
            low += step
            step *= 2
        }
        var high = min(low + step, blockCount)
        low += 1
        while low < high {
            let middle = (low + high) / 2
            if heads[middle].last < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first block that ends at a row or behind it, looked for from the unpacked one on.
    @inline(__always)
    func block(reaching row: UInt32, near: Bool) -> Int {
        guard near, block >= 0, block == 0 || heads[block - 1].last < row else {
            return block(reaching: row)
        }
        return block(reaching: row, from: block)
    }

    /// No row of a block is before this one.
    @inline(__always)
    package func start(ofBlock block: Int) -> UInt32 {
        block > 0 ? heads[block - 1].last &+ 1 : first
    }

    /// The last row of a block.
    @inline(__always)
    package func last(ofBlock block: Int) -> UInt32 { heads[block].last }

    /// No posting of a block has a larger ``Impact``.
    @inline(__always)
    package func maximum(ofBlock block: Int) -> Float { heads[block].maximum * drift }

    private mutating func loadChunk(_ number: Int) throws {
        guard chunkNumber != number, let store else { return }
        // They are in the chunk that goes.
        loadCounts()
        chunk = try Self.chunk(firstChunk &+ Int64(number), in: store)
        chunkNumber = number
    }

    /// A row of `posting_blocks`, with room behind it.
    private static func chunk(_ id: Int64, in store: PageStore) throws -> [UInt8] {
        let chunk = try store.withBlocks(id) { bytes in
            var chunk: [UInt8] = []
            chunk.reserveCapacity(bytes.count + PostingBlock.slack)
            chunk.append(contentsOf: bytes)
            chunk.append(contentsOf: repeatElement(0, count: PostingBlock.slack))
            return chunk
        }
        guard let chunk else { throw PostingsError.damaged("a chunk of blocks is missing") }
        return chunk
    }

    /// The heads of blocks, in the order of their rows, none of which is too large.
    private static func heads(
        in chunk: [UInt8], count: Int, rowCount: Int
    ) throws -> UnsafeMutablePointer<BlockHead> {
        guard chunk.count >= count * BlockHead.size + PostingBlock.slack else {
            throw PostingsError.damaged("a chunk that is shorter than its heads")
        }
        let heads = UnsafeMutablePointer<BlockHead>.allocate(capacity: max(1, count))
        let isSound = chunk.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            var last = -1
            for index in 0..<count {
                let head = BlockHead(base + index * BlockHead.size)
                heads[index] = head
                guard Int(head.last) > last, head.maximum >= 0, head.maximum.isFinite else {
                    return false
                }
                last = Int(head.last)
            }
            return last < rowCount
        }
        guard isSound else {
            heads.deallocate()
            throw PostingsError.damaged("heads of blocks out of order")
        }
        return heads
    }

    /// The first row of the block that begins at a place of a chunk.
    ///
    /// - Parameter previous: The last row of the block before; `.max` if there is none.
    private static func firstRow(
        of chunk: [UInt8], at place: Int, behind previous: UInt32
    ) throws -> UInt32 {
        try chunk.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress,
                place + PostingBlock.headSize + PostingBlock.slack <= bytes.count
            else { throw PostingsError.damaged("a block that is not in its chunk") }
            return PostingBlock.firstRow(base + place, behind: previous)
        }
    }

    /// Unpacks a block, unless it is there already.
    package mutating func load(_ number: Int) throws {
        guard number != block else { return }
        // None is there if this one is damaged.
        block = -1
        index = 0
        count = 0
        hasFrequencies = false
        if let raw {
            count = raw.copy(number, rows: rows, headlines, bodies, entities)
        } else {
            try unpack(number)
            if leavesOut { unpackCounts() }
        }
        block = number
        firstRow = count > 0 ? rows[0] : 0
        if leavesOut { filter() }
    }

    private mutating func unpack(_ number: Int) throws {
        let head = heads[number]
        try loadChunk(Int(head.chunk))
        let start = (head.chunk == 0 ? headBytes : 0) + Int(head.start)
        try chunk.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress,
                start + PostingBlock.headSize + PostingBlock.slack <= bytes.count
            else { throw PostingsError.damaged("a block that is not in its chunk") }
            let from = base + start
            let count = Int(from[0]) + 1
            let widths = (Int(from[1]), Int(from[2]), Int(from[3]), Int(from[4]))
            let size =
                Bits.size(count: count, width: widths.0) + Bits.size(count: count, width: widths.1)
                + Bits.size(count: count, width: widths.2)
                + Bits.size(count: count, width: widths.3)
            guard
                count == min(PostingBlock.capacity, postings - number * PostingBlock.capacity),
                max(widths.0, widths.1, widths.2, widths.3) <= 32,
                start + PostingBlock.headSize + size + PostingBlock.slack <= bytes.count
            else { throw PostingsError.damaged("a block that leads out of its chunk") }
            Bits.unpack(from + PostingBlock.headSize, count: count, width: widths.0, to: rows)
            // Rows only grow, so that where the last one is right none is too large.
            var row = number > 0 ? Int(heads[number - 1].last) : -1
            for index in 0..<count {
                row &+= Int(rows[index]) &+ 1
                rows[index] = UInt32(truncatingIfNeeded: row)
            }
            guard row == Int(head.last) else {
                throw PostingsError.damaged("a block whose rows are not those of its head")
            }
            self.count = count
        }
        packedCounts = start
    }

    /// Unpacks the counts of the block, unless that has been done.
    @inline(__always)
    mutating func loadCounts() {
        if packedCounts != nil { unpackCounts() }
    }

    private mutating func unpackCounts() {
        guard let start = packedCounts else { return }
        packedCounts = nil
        chunk.withUnsafeBufferPointer { bytes in
            let from = bytes.baseAddress.unsafelyUnwrapped + start
            var at =
                from + PostingBlock.headSize + Bits.size(count: count, width: Int(from[1]))
            Bits.unpack(at, count: count, width: Int(from[2]), to: headlines)
            at += Bits.size(count: count, width: Int(from[2]))
            Bits.unpack(at, count: count, width: Int(from[3]), to: bodies)
            at += Bits.size(count: count, width: Int(from[3]))
            Bits.unpack(at, count: count, width: Int(from[4]), to: entities)
        }
    }

    /// Works out the frequencies of the block, unless that has been done.
    @inline(__always)
    mutating func loadFrequencies() {
        if !hasFrequencies { reckonFrequencies() }
    }

    private mutating func reckonFrequencies() {
        loadCounts()
        hasFrequencies = true
        for index in 0..<count {
            // Signed numbers are quicker to convert; none is that large.
            let body = Float(Int32(bitPattern: bodies[index]))
            let headline = Float(Int32(bitPattern: headlines[index]))
            let entity = Float(Int32(bitPattern: entities[index]))
            frequencies[index] = 2 * headline + body + 1.5 * entity
        }
    }

    /// Leaves out what is hidden, deleted or not of the field.
    private mutating func filter() {
        var kept = 0
        var hiddenIndex = 0
        if !hidden.isEmpty, count > 0 {
            var (low, high) = (0, hidden.count)
            while low < high {
                let middle = (low + high) / 2
                if hidden[middle] < rows[0] { low = middle + 1 } else { high = middle }
            }
            hiddenIndex = low
        }
        for index in 0..<count {
            while hiddenIndex < hidden.count, hidden[hiddenIndex] < rows[index] { hiddenIndex += 1 }
            if hiddenIndex < hidden.count, hidden[hiddenIndex] == rows[index] { continue }
            var counts = FieldCounts(
                headline: headlines[index], body: bodies[index], entities: entities[index])
            counts.keep(field)
            guard !counts.isEmpty else { continue }
            rows[kept] = rows[index]
            headlines[kept] = counts.headline
            bodies[kept] = counts.body
            entities[kept] = counts.entities
            kept += 1
        }
        count = kept
    }

    // MARK: Rows

    /// Goes to the first posting at a row or behind it; `.max` if there is none.
    @inline(__always)
    package mutating func seek(_ row: UInt32) throws -> UInt32 {
        if block < 0 || heads[block].last < row || block > 0 && heads[block - 1].last >= row {
            let next = self.block(
                reaching: row, from: block >= 0 && heads[block].last < row ? block : 0)
            guard next < blockCount else { return .max }
            try load(next)
        } else if index > 0, rows[index - 1] >= row {
            index = 0
        }
        var low = index
        if low < count, rows[low] < row {
            low += 1
            var high = count
            if low < high, rows[low] >= row { high = low }
            while low < high {
                let middle = (low + high) / 2
                if rows[middle] < row { low = middle + 1 } else { high = middle }
            }
        }
        index = low
        while index >= count {
            guard block + 1 < blockCount else { return .max }
            try load(block + 1)
        }
        return rows[index]
    }

    /// The counts of the current posting.
    @inline(__always)
    package var counts: FieldCounts {
        mutating get {
            loadCounts()
            return FieldCounts(
                headline: headlines[index], body: bodies[index], entities: entities[index])
        }
    }

    /// How many rows have the term, and how often it occurs.
    mutating func totals() throws -> (articles: Int, occurrences: Int) {
        if let counted, hidden.isEmpty { return counted }
        if let counted, hidden.count * 8 < counted.articles {
            // Only the blocks that hide something are looked at.
            var totals = counted
            leavesOut = false
            block = -1
            for row in hidden where try seek(row) == row {
                totals.articles -= 1
                totals.occurrences -= Int(counts.total)
            }
            leavesOut = true
            block = -1
            return totals
        }
        var totals = (articles: 0, occurrences: 0)
        for number in 0..<blockCount {
            try load(number)
            loadCounts()
            totals.articles += count
            for index in 0..<count {
                totals.occurrences +=
                    Int(headlines[index]) + Int(bodies[index]) + Int(entities[index])
            }
        }
        return totals
    }

    /// Hides the rows that a newer part has.
    mutating func hide(rowsOf newer: inout PostingPart) throws {
        for number in 0..<newer.blockCount {
            try newer.loadUnfiltered(number)
            guard newer.count > 0, newer.rows[0] <= last else { break }
            for index in 0..<newer.count where newer.rows[index] <= last {
                hidden.append(newer.rows[index])
            }
        }
        newer.block = -1
    }

    mutating func finishHiding() {
        hidden = Set(hidden).sorted()
        leavesOut = leavesOut || !hidden.isEmpty
        block = -1
    }

    /// Unpacks a block with all that is in it.
    private mutating func loadUnfiltered(_ number: Int) throws {
        if let raw {
            count = raw.copy(number, rows: rows, headlines, bodies, entities)
        } else {
            try unpack(number)
            unpackCounts()
        }
    }

    // MARK: Positions

    /// Where the term stands in a row that has it: a ``PositionList``, valid until the part is asked
    /// for another row. Quickest where rows are asked for in order.
    @inline(__always)
    package mutating func positions(in row: UInt32) throws -> UnsafeBufferPointer<UInt8> {
        guard let reader else { return UnsafeBufferPointer(start: nil, count: 0) }
        if readerBlock < 0 || heads[readerBlock].last < row || reader.pointee.row > row {
            try moveReader(to: row)
        }
        let block = readerBlock
        // The reader is nowhere if it meets damage.
        readerBlock = -1
        guard try reader.pointee.advance(to: Int64(row)) else {
            throw PostingsError.damaged("a doclist that ends before its blocks do")
        }
        guard reader.pointee.row == row else {
            throw PostingsError.damaged("a doclist without a row that its blocks have")
        }
        readerBlock = block
        return reader.pointee.positions
    }

    /// Has the reader stand in the block of a row, at the row or before it.
    private mutating func moveReader(to row: UInt32) throws {
        guard let reader else { return }
        let isBehind = readerBlock >= 0 && reader.pointee.row <= row
        let next = block(reaching: row, from: isBehind ? readerBlock : 0)
        guard next < blockCount else {
            throw PostingsError.damaged("a row behind the last block")
        }
        let place: (leaf: Int, offset: Int) =
            raw?.place(ofBlock: next) ?? (Int(heads[next].leaf), Int(heads[next].offset))
        // What is near is read on to.
        let isNear =
            isBehind && place.leaf == reader.pointee.postingLeaf
            && place.offset - reader.pointee.postingOffset < Self.nearBytes
        if !isNear {
            readerBlock = -1
            let first = try firstRow(ofBlock: next)
            try reader.pointee.jump(leaf: place.leaf, offset: place.offset, row: Int64(first))
        }
        readerBlock = next
    }

    /// To read over so many bytes is no more than to find a place.
    private static let nearBytes = 128

    /// The row of a block's first posting, hidden or not.
    private mutating func firstRow(ofBlock number: Int) throws -> UInt32 {
        if let raw { return raw.rows[number * PostingBlock.capacity] }
        if number == block { return firstRow }
        try loadChunk(Int(heads[number].chunk))
        let start = (heads[number].chunk == 0 ? headBytes : 0) + Int(heads[number].start)
        return try Self.firstRow(
            of: chunk, at: start, behind: number > 0 ? heads[number - 1].last : .max)
    }
}
