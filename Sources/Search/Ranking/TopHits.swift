/// A match with what it is ranked by.
struct RankedRow: Hashable, Sendable {
    var id: Int64
    var score: Double
    var isVerbatim: Bool

    /// Whether this one stands above another: the exact phrase, then the score, then the newer row.
    func isAbove(_ other: RankedRow) -> Bool {
        if isVerbatim != other.isVerbatim { return isVerbatim }
        if score != other.score { return score > other.score }
        return id > other.id
    }
}

/// The best matches of any number, in the memory of those: a binary heap with the worst on top.
struct TopHits {
    private let limit: Int
    private var heap: [RankedRow] = []

    /// How many matches were offered.
    private(set) var count = 0

    init(limit: Int) { self.limit = limit }

    mutating func offer(_ row: RankedRow) {
        count += 1
        if heap.count < limit {
            heap.append(row)
            rise(heap.count - 1)
        } else if let worst = heap.first, row.isAbove(worst) {
            heap[0] = row
            sink()
        }
    }

    /// The matches kept, best first.
    func ranked() -> [RankedRow] { heap.sorted { $0.isAbove($1) } }

    private mutating func rise(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[parent].isAbove(heap[child]) else { return }
            heap.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            let left = 2 * parent + 1
            guard left < heap.count else { return }
            let right = left + 1
            let worse = right < heap.count && heap[left].isAbove(heap[right]) ? right : left
            guard heap[parent].isAbove(heap[worse]) else { return }
            heap.swapAt(parent, worse)
            parent = worse
        }
    }
}
