/// Blocks of up to 128 postings of a term in a segment, packed: rows and counts without positions.
///
/// The bytes of a block: the number of postings less 1; how many bits a row distance, a headline
/// count, a body count and an entity count take; then those numbers, each kind packed by itself.
/// A row distance is that to the row before it less 1; before the first is the last row of the
/// block before, or row -1.
package enum PostingBlock {
    /// How many postings a block has, but for the last one.
    package static let capacity = 128
    /// The bytes before the numbers.
    static let headSize = 5
    /// How many bytes behind a block must be readable.
    static let slack = 16

    /// The first row of a packed block.
    ///
    /// - Parameter previous: The last row of the block before; `.max` if there is none.
    @inline(__always)
    static func firstRow(_ block: UnsafePointer<UInt8>, behind previous: UInt32) -> UInt32 {
        let width = UInt64(block[1])
        let word = UnsafeRawPointer(block + headSize).loadUnaligned(as: UInt64.self)
        let distance = UInt64(littleEndian: word) & (1 << width &- 1)
        return previous &+ UInt32(truncatingIfNeeded: distance) &+ 1
    }

    /// Packs postings.
    static func pack(
        rows: UnsafeBufferPointer<UInt32>, behind previous: UInt32,
        counts: UnsafeBufferPointer<FieldCounts>, to bytes: inout [UInt8]
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity * 4) { numbers in
            var before = previous
            for (index, row) in rows.enumerated() {
                numbers[index] = row &- before &- 1
                before = row
                numbers[capacity + index] = counts[index].headline
                numbers[capacity * 2 + index] = counts[index].body
                numbers[capacity * 3 + index] = counts[index].entities
            }
            let kinds = (0..<4).map {
                UnsafeBufferPointer(rebasing: numbers[(capacity * $0)...].prefix(rows.count))
            }
            bytes.append(UInt8(rows.count - 1))
            let widths = kinds.map(Bits.width)
            for width in widths { bytes.append(UInt8(width)) }
            for (kind, width) in zip(kinds, widths) { Bits.pack(kind, width: width, to: &bytes) }
        }
    }
}

/// What is known of a block without unpacking it: 20 bytes, little-endian.
package struct BlockHead {
    static let size = 20

    /// The last row.
    package var last: UInt32
    /// No posting of the block has a larger ``Impact``, by the average length it was made with.
    package var maximum: Float
    /// Where the position list of the first posting stands in the segment: see
    /// ``SegmentReader/jump(leaf:offset:row:)``.
    package var leaf: UInt32
    package var offset: UInt16
    /// Where the block stands in its chunk.
    package var start: UInt16
    /// Which chunk of the term it is in.
    package var chunk: UInt32

    func append(to bytes: inout [UInt8]) {
        func append(_ value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }
        append(last)
        append(maximum.bitPattern)
        append(leaf)
        append(offset)
        append(start)
        append(chunk)
    }

    init(last: UInt32, maximum: Float, leaf: UInt32, offset: UInt16, start: UInt16, chunk: UInt32) {
        self.last = last
        self.maximum = maximum
        self.leaf = leaf
        self.offset = offset
        self.start = start
        self.chunk = chunk
    }

    init(_ bytes: UnsafeRawPointer) {
        func read<Value: FixedWidthInteger>(_ offset: Int, _: Value.Type) -> Value {
            Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
        }
        last = read(0, UInt32.self)
        maximum = Float(bitPattern: read(4, UInt32.self))
        leaf = read(8, UInt32.self)
        offset = read(12, UInt16.self)
        start = read(14, UInt16.self)
        chunk = read(16, UInt32.self)
    }
}
