/// Postings in memory, as they were read from a segment or put together.
struct RawPostings {
    var rows: [UInt32] = []
    var counts: [FieldCounts] = []
    /// Where the first posting of each block stands; empty if they stand nowhere.
    var places: [(leaf: Int, offset: Int)] = []
    /// The largest impact of each block.
    var maxima: [Float] = []
    var deletions = 0
    var occurrences = 0

    init() {}

    /// Postings that are to be filled in, and then reckoned.
    init(count: Int) {
        rows = [UInt32](repeating: 0, count: count)
        counts = [FieldCounts](repeating: FieldCounts(), count: count)
    }

    /// Reckons maxima and totals of postings that were filled in.
    ///
    /// - Parameter norms: By row.
    mutating func reckon(_ norms: UnsafePointer<Float>) {
        for start in stride(from: 0, to: rows.count, by: PostingBlock.capacity) {
            var most: Float = 0
            for index in start..<min(start + PostingBlock.capacity, rows.count) {
                most = max(most, Self.impact(counts[index], norms[Int(rows[index])]))
                occurrences += Int(counts[index].total)
                deletions += counts[index].isEmpty ? 1 : 0
            }
            maxima.append(most)
        }
    }

    mutating func append(_ row: UInt32, _ count: FieldCounts, _ norm: Float) {
        if rows.count % PostingBlock.capacity == 0 { maxima.append(0) }
        rows.append(row)
        counts.append(count)
        occurrences += Int(count.total)
        if count.isEmpty { deletions += 1 }
        maxima[maxima.count - 1] = max(maxima[maxima.count - 1], Self.impact(count, norm))
    }

    /// The impact of a posting, or a little more, for what rounding may have taken away.
    @inline(__always)
    private static func impact(_ count: FieldCounts, _ norm: Float) -> Float {
        let frequency =
            2 * Float(count.headline) + Float(count.body) + 1.5 * Float(count.entities)
        return frequency * Float(Impact.most) / (frequency + norm) * 1.000_01
    }

    func place(ofBlock block: Int) -> (leaf: Int, offset: Int) { places[block] }

    func heads() -> (UnsafeMutablePointer<BlockHead>, Int) {
        let count = maxima.count
        let heads = UnsafeMutablePointer<BlockHead>.allocate(capacity: max(1, count))
        for block in 0..<count {
            heads[block] = BlockHead(
                last: rows[min(rows.count, (block + 1) * PostingBlock.capacity) - 1],
                maximum: maxima[block], leaf: 0, offset: 0, start: 0, chunk: 0)
        }
        return (heads, count)
    }

    func copy(
        _ block: Int, rows to: UnsafeMutablePointer<UInt32>,
        _ headlines: UnsafeMutablePointer<UInt32>, _ bodies: UnsafeMutablePointer<UInt32>,
        _ entities: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let start = block * PostingBlock.capacity
        let count = min(rows.count - start, PostingBlock.capacity)
        rows.withUnsafeBufferPointer { rows in
            counts.withUnsafeBufferPointer { counts in
                for index in 0..<count {
                    to[index] = rows[start + index]
                    headlines[index] = counts[start + index].headline
                    bodies[index] = counts[start + index].body
                    entities[index] = counts[start + index].entities
                }
            }
        }
        return count
    }
}
