/// All postings of one term, or of what was put together of several, in the order of their rows.
///
/// It is made of parts, one for each segment that has the term. A row is in one part only: what a
/// newer segment says of it hides what older ones do.
package final class PostingList {
    /// A part where it lies, so that looking for a row in it costs no more than that.
    package typealias Part = UnsafeMutablePointer<PostingPart>

    /// The parts, those of older segments first.
    package let parts: UnsafeMutableBufferPointer<PostingPart>
    /// How many rows have it, and how often it occurs in all of them.
    package let articles: Int
    package let occurrences: Int
    /// The last row.
    package let last: UInt32
    /// Whether the rows of each part are behind those of the part before.
    package let isInOrder: Bool

    /// - Parameters:
    ///   - capacity: How many parts there are at most.
    ///   - hidesOlder: Whether rows of the parts may overlap.
    ///   - next: Gives one part after the other, the older first, and then nil.
    init(
        capacity: Int, hidesOlder: Bool, _ next: () throws -> PostingPart?
    ) throws {
        let memory = UnsafeMutablePointer<PostingPart>.allocate(capacity: max(1, capacity))
        var count = 0
        do {
            while count < capacity, let part = try next() {
                if part.blockCount == 0 { continue }
                (memory + count).initialize(to: part)
                count += 1
            }
            if hidesOlder, count > 1 {
                for index in 0..<(count - 1) {
                    for newer in (index + 1)..<count {
                        try memory[index].hide(rowsOf: &memory[newer])
                    }
                    memory[index].finishHiding()
                }
            }
            var articles = 0
            var occurrences = 0
            var last: UInt32 = 0
            for index in 0..<count {
                let counts = try memory[index].totals()
                articles += counts.articles
                occurrences += counts.occurrences
                last = max(last, memory[index].last)
            }
            (self.articles, self.occurrences, self.last) = (articles, occurrences, last)
        } catch {
            memory.deinitialize(count: count)
            memory.deallocate()
            throw error
        }
        parts = UnsafeMutableBufferPointer(start: memory, count: count)
        isInOrder = !hidesOlder
    }

    /// A list of one part.
    convenience init(_ raw: RawPostings) throws {
        var isTaken = false
        try self.init(capacity: 1, hidesOlder: false) {
            if isTaken { return nil }
            isTaken = true
            return PostingPart(raw, reader: nil, field: nil)
        }
    }

    deinit {
        parts.baseAddress?.deinitialize(count: parts.count)
        parts.baseAddress?.deallocate()
    }

    /// The part at an index.
    @inline(__always)
    package func part(_ index: Int) -> Part { parts.baseAddress.unsafelyUnwrapped + index }

    /// The first row at a row or behind it, and the part that has it, at it; `.max` if there is none.
    @inline(__always)
    package func seek(_ row: UInt32) throws -> (row: UInt32, part: Part?) {
        var best = (row: UInt32.max, part: nil as Part?)
        for index in 0..<parts.count {
            let part = part(index)
            guard part.pointee.last >= row else { continue }
            let found = try part.pointee.seek(row)
            if found < best.row { best = (found, part) }
            if found == row || isInOrder && found != .max { break }
        }
        return best
    }

    /// The part that has a row, the block unpacked and at the row; nil if none has it.
    @inline(__always)
    package func part(having row: UInt32) throws -> Part? {
        for index in 0..<parts.count {
            let part = part(index)
            guard part.pointee.spans(row) else { continue }
            let found = try part.pointee.seek(row)
            if found == row { return part }
            if isInOrder, found != .max { return nil }
        }
        return nil
    }
}

/// What does not change a part, asked of it where it lies: from another module a call of the part's own
/// would copy all of it first.
extension UnsafeMutablePointer where Pointee == PostingPart {
    package func spans(_ row: UInt32) -> Bool { pointee.spans(row) }

    package func block(reaching row: UInt32, from start: Int) -> Int {
        pointee.block(reaching: row, from: start)
    }

    package func maximum(from block: Int, through row: UInt32) -> Float {
        pointee.maximum(from: block, through: row)
    }

    package func postings(in range: ClosedRange<UInt32>) -> Int { pointee.postings(in: range) }
}
