/// A bit for each of some rows that follow on each other, 64 to a word.
///
/// Public, since only so are its loops compiled into other modules.
public final class RowWindow {
    /// The row of the first bit: a multiple of 64.
    @exclusivity(unchecked) @usableFromInline package private(set) var first: UInt32 = 0
    /// How many words are in use.
    @exclusivity(unchecked) @usableFromInline package private(set) var count = 0
    @usableFromInline package let words: UnsafeMutablePointer<UInt64>
    private let capacity: Int

    /// - Parameter rows: The most that it is for; a multiple of 64.
    package init(rows: Int) {
        capacity = rows / 64 + 1
        words = .allocate(capacity: capacity)
        words.initialize(repeating: 0, count: capacity)
    }

    deinit { words.deallocate() }

    /// Makes it one of the rows of a range, all bits 0; the range may begin within the first word.
    package func reset(_ range: ClosedRange<UInt32>) {
        first = range.lowerBound & ~63
        count = min(Int(range.upperBound - first) / 64 + 1, capacity)
        words.update(repeating: 0, count: count)
    }

    /// Makes it one of the rows of another, all bits 0.
    package func reset(like other: RowWindow) {
        first = other.first
        count = min(other.count, capacity)
        words.update(repeating: 0, count: count)
    }

    /// The row behind the last bit.
    package var end: Int { Int(first) + count * 64 }

    package var isEmpty: Bool {
        for index in 0..<count where words[index] != 0 { return false }
        return true
    }

    /// How many bits are set.
    package var setCount: Int {
        var sum = 0
        for index in 0..<count { sum += words[index].nonzeroBitCount }
        return sum
    }

    /// Sets the bit of a row.
    @inlinable @inline(__always)
    public func insert(_ row: UInt32) {
        let bit = Int(row - first)
        words[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    /// Clears the bit of a row.
    @inlinable @inline(__always)
    public func remove(_ row: UInt32) {
        let bit = Int(row - first)
        words[bit >> 6] &= ~(1 << UInt64(bit & 63))
    }

    /// Clears the bits of rows outside a range.
    package func limit(to range: ClosedRange<UInt32>) {
        if range.lowerBound > first {
            let bit = Int(range.lowerBound - first)
            for index in 0..<min(bit >> 6, count) { words[index] = 0 }
            if bit >> 6 < count { words[bit >> 6] &= ~0 << UInt64(bit & 63) }
        }
        let last = Int(range.upperBound) - Int(first)
        guard last < count * 64 - 1 else { return }
        guard last >= 0 else { return words.update(repeating: 0, count: count) }
        words[last >> 6] &= ~0 >> UInt64(63 - last & 63)
        for index in (last >> 6 + 1)..<max(count, last >> 6 + 1) { words[index] = 0 }
    }

    /// Keeps the rows that another window of the same rows has too, or has not.
    package func intersect(_ other: RowWindow) {
        for index in 0..<count { words[index] &= other.words[index] }
    }

    package func subtract(_ other: RowWindow) {
        for index in 0..<count { words[index] &= ~other.words[index] }
    }

    package func formUnion(_ other: RowWindow) {
        for index in 0..<count { words[index] |= other.words[index] }
    }

    /// Calls `body` with each row whose bit is set, in order; the body may clear it.
    @inlinable @inline(__always)
    public func forEachRow(_ body: (UInt32) throws -> Void) rethrows {
        for index in 0..<count {
            var rest = words[index]
            while rest != 0 {
                let row = first + UInt32(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
                try body(row)
            }
        }
    }
}

extension PostingList {
    /// Sets the bits of the rows that have the term.
    package func fill(_ window: RowWindow) throws {
        for index in 0..<parts.count { try part(index).pointee.fill(window) }
    }

    /// Clears the bits of the rows that have not; or, if asked to, of those that have.
    package func restrict(
        _ window: RowWindow, excluding: Bool = false, scratch: RowWindow
    ) throws {
        // A few rows are looked up one by one.
        var postings = 0
        for index in 0..<parts.count { postings += part(index).pointee.postings(in: window) }
        if window.setCount * 8 < postings {
            try window.forEachRow { row in
                if try (part(having: row) != nil) == excluding { window.remove(row) }
            }
            return
        }
        scratch.reset(like: window)
        try fill(scratch)
        if excluding { window.subtract(scratch) } else { window.intersect(scratch) }
    }
}

extension PostingPart {
    /// About how many postings fall into a window.
    fileprivate func postings(in window: RowWindow) -> Int {
        postings(in: window.first...UInt32(min(window.end, Int(UInt32.max))))
    }

    /// About how many postings fall into a range.
    package func postings(in range: ClosedRange<UInt32>) -> Int {
        guard blockCount > 0, start(ofBlock: 0) <= range.upperBound, last >= range.lowerBound else {
            return 0
        }
        let first = block(reaching: range.lowerBound, near: true)
        let last = block(reaching: range.upperBound, from: first)
        return (last - first + 1) * PostingBlock.capacity
    }

    /// Sets the bits of the part's rows.
    fileprivate mutating func fill(_ window: RowWindow) throws {
        var number = block(reaching: window.first, near: true)
        let first = window.first
        let end = UInt32(min(window.end, Int(UInt32.max)))
        let words = window.words
        while number < blockCount {
            guard start(ofBlock: number) < end else { return }
            try load(number)
            let count = count
            var index = 0
            while index < count, rows[index] < first { index += 1 }
            if last(ofBlock: number) < end {
                while index < count {
                    let bit = Int(rows[index] &- first)
                    words[bit >> 6] |= 1 << UInt64(bit & 63)
                    index += 1
                }
            } else {
                while index < count, rows[index] < end {
                    let bit = Int(rows[index] &- first)
                    words[bit >> 6] |= 1 << UInt64(bit & 63)
                    index += 1
                }
                return
            }
            number += 1
        }
    }

    /// Adds the impact of each posting in a range, times a factor, to sums by row.
    ///
    /// - Parameters:
    ///   - norms: By row.
    ///   - least: Blocks whose impacts, times the factor, are all less are left out.
    ///   - sums: For the rows from a first one on.
    package mutating func addImpacts(
        of range: ClosedRange<UInt32>, norms: UnsafePointer<Float>, factor: Float,
        least: Float, to sums: UnsafeMutablePointer<Float>, from first: UInt32
    ) throws {
        var number = block(reaching: range.lowerBound, near: true)
        let scale = factor * Float(Impact.most)
        while number < blockCount {
            guard start(ofBlock: number) <= range.upperBound else { return }
            let isWithin = last(ofBlock: number) <= range.upperBound
            if maximum(ofBlock: number) * factor < least {
                number += 1
                continue
            }
            try load(number)
            loadFrequencies()
            let end = isWithin ? count : place(of: range.upperBound + 1)
            var index = count > 0 && rows[0] < range.lowerBound ? place(of: range.lowerBound) : 0
            while index < end {
                let row = rows[index]
                let frequency = frequencies[index]
                sums[Int(row &- first)] += scale * frequency / (frequency + norms[Int(row)])
                index &+= 1
            }
            guard isWithin else { return }
            number += 1
        }
    }

    /// The number of the first posting of the block at a row or behind it.
    private func place(of row: UInt32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The largest impact of the blocks that have rows of a range, from a block on; 0 if none has.
    @inline(__always)
    package func maximum(from block: Int, through row: UInt32) -> Float {
        var number = block
        var most: Float = 0
        while number < blockCount, start(ofBlock: number) <= row {
            most = max(most, maximum(ofBlock: number))
            number += 1
        }
        return most
    }
}
