/// Merges segments into one, in the memory of a leaf of each.
///
/// Of a row that several have, the newest posting counts.
struct SegmentMerger: ~Copyable {
    private let readers: UnsafeMutableBufferPointer<SegmentReader>
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
        for (index, segment) in segments.enumerated() {
            readers.initializeElement(at: index, to: SegmentReader(store, segment))
        }
        self.writer = writer
        self.isOldest = isOldest
    }

    deinit {
        readers.baseAddress?.deinitialize(count: readers.count)
        readers.deallocate()
    }

    /// Writes all postings that count.
    mutating func run() throws {
        for index in readers.indices where try readers[index].start() { insert(index) }
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
        var rest: [Int] = []
        for index in group where try readers[index].nextPosting() { rest.append(index) }
        while var newest = rest.first {
            for index in rest.dropFirst() where readers[index].row < readers[newest].row {
                newest = index
            }
            let (row, isDelete) = (readers[newest].row, readers[newest].isDelete && !isOldest)
            // A posting without positions only takes back what older segments have.
            if !readers[newest].positions.isEmpty || isDelete {
                if !isWritten {
                    try readers[newest].term.withUnsafeBytes { try writer.append(term: $0) }
                    isWritten = true
                }
                try writer.append(
                    row: row, isDelete: isDelete, positions: readers[newest].positions)
            }
            if rest.count == 1 {
                if try !readers[newest].nextPosting() { rest.removeAll() }
            } else {
                try rest.removeAll { try readers[$0].row == row && !readers[$0].nextPosting() }
            }
        }
    }
}
