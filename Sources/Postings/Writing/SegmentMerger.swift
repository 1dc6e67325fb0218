/// Merges segments into one, in the memory of a leaf of each.
///
/// Of a row that several have, the newest posting counts.
struct SegmentMerger {
    private let readers: [SegmentReader]
    private let writer: SegmentWriter
    /// Whether no segment is older: then there is nothing left that a removal could take back.
    private let isOldest: Bool
    /// The readers that have terms left, the one with the least term last.
    private var queue: [Int] = []

    /// - Parameter readers: The newest first.
    init(_ readers: [SegmentReader], into writer: SegmentWriter, isOldest: Bool) {
        self.readers = readers
        self.writer = writer
        self.isOldest = isOldest
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
    private func mergeDoclists(of group: [Int]) throws {
        var isWritten = false
        var rest = try group.map { readers[$0] }.filter { try $0.nextPosting() }
        while var newest = rest.first {
            for reader in rest.dropFirst() where reader.row < newest.row { newest = reader }
            // A posting without positions only takes back what older segments have.
            if !newest.positions.isEmpty || (newest.isDelete && !isOldest) {
                if !isWritten {
                    try newest.term.withUnsafeBytes { try writer.append(term: $0) }
                    isWritten = true
                }
                try writer.append(
                    row: newest.row, isDelete: newest.isDelete && !isOldest,
                    positions: newest.positions)
            }
            let row = newest.row
            if rest.count == 1 {
                if try !newest.nextPosting() { rest.removeAll() }
            } else {
                try rest.removeAll { try $0.row == row && !$0.nextPosting() }
            }
        }
    }
}
