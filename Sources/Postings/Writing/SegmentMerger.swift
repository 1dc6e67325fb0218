/// Merges segments into one, in the memory of a leaf of each.
///
/// Of a row that several have, the newest posting counts.
struct SegmentMerger: ~Copyable {
    private let readers: UnsafeMutablePointer<SegmentReader>
    private let count: Int
    private let writer: SegmentWriter
    /// Whether no segment is older: then there is nothing left that a removal could take back.
    private let isOldest: Bool
    /// The readers that have terms left, the one with the least term last.
    private var queue: [Int] = []

    /// - Parameter segments: The newest first.
    init(
        _ segments: [IndexStructure.Segment], of store: PageStore, into writer: SegmentWriter,
        isOldest: Bool
    ) {
        readers = .allocate(capacity: segments.count)
        count = segments.count
        for (index, segment) in segments.enumerated() {
            (readers + index).initialize(to: SegmentReader(store, segment))
        }
        self.writer = writer
        self.isOldest = isOldest
    }

    deinit {
        readers.deinitialize(count: count)
        readers.deallocate()
    }

    /// Writes all postings that count.
    mutating func run() throws {
        for index in 0..<count where try readers[index].start() { insert(index) }
        while let first = queue.popLast() {
            var group = [first]
            while let next = queue.last, order(next, first) == 0 {
                group.append(next)
                queue.removeLast()
            }
            try mergeDoclists(of: group)
            for index in group where try readers[index].nextTerm() { insert(index) }
        }
    }

    private mutating func insert(_ index: Int) {
        var place = queue.count
        while place > 0 {
            let other = queue[place - 1]
            let order = order(other, index)
            guard order < 0 || (order == 0 && other < index) else { break }
            place -= 1
        }
        queue.insert(index, at: place)
    }

    private func order(_ one: Int, _ two: Int) -> Int {
        readers[one].term.withUnsafeBytes { one in
            readers[two].term.withUnsafeBytes { one.comparison(to: $0) }
        }
    }

    /// Writes what counts of one term, which these readers stand on, the newest first.
    private mutating func mergeDoclists(of group: [Int]) throws {
        var isWritten = false
        guard group.count > 1 else {
            while try readers[group[0]].nextPosting() { try write(readers[group[0]], &isWritten) }
            return
        }
        var rest = try group.filter { try readers[$0].nextPosting() }
        while var newest = rest.first {
            var row = readers[newest].row
            for other in rest.dropFirst() where readers[other].row < row {
                newest = other
                row = readers[other].row
            }
            try write(readers[newest], &isWritten)
            var place = 0
            while place < rest.count {
                let reader = rest[place]
                if try readers[reader].row == row && !readers[reader].nextPosting() {
                    rest.remove(at: place)
                } else {
                    place += 1
                }
            }
        }
    }

    /// Writes a posting, unless all it says is that there is none and nothing older says otherwise.
    @inline(__always)
    private func write(_ reader: borrowing SegmentReader, _ isTermWritten: inout Bool) throws {
        guard !reader.positions.isEmpty || (reader.isDelete && !isOldest) else { return }
        if !isTermWritten {
            try reader.term.withUnsafeBytes { try writer.append(term: $0) }
            isTermWritten = true
        }
        try writer.append(
            row: reader.row, isDelete: reader.isDelete && !isOldest, positions: reader.positions)
    }
}
