/// A match with what it is ranked by.
struct RankedRow: Hashable, Sendable {
    var id: Int64
    var score: Double
    var tier: RowScorer.Tier

    /// Whether this one stands above another: words together as typed, then the score.
    func isAbove(_ other: RankedRow) -> Bool {
        tier != other.tier ? tier > other.tier : score > other.score
    }
}

/// The best matches of any number, in the memory of those: a binary heap with the worst on top.
struct TopHits {
    private let limit: Int
    private var heap: [RankedRow] = []

    init(limit: Int) { self.limit = limit }

    mutating func offer(_ row: RankedRow) {
        if heap.count < limit {
            heap.append(row)
            rise(heap.count - 1)
        } else if let worst = heap.first, row.isAbove(worst) {
            heap[0] = row
            sink()
        }
    }

    /// The worst that is kept.
    var worst: RankedRow? { heap.first }

    /// The best of some rows, in order, and all those that no worse than tie with the last of them.
    static func best(_ limit: Int, of rows: [RankedRow]) -> [RankedRow] {
        var rows = rows
        if rows.count > limit {
            var hits = TopHits(limit: limit)
            for row in rows { hits.offer(row) }
            guard let worst = hits.worst else { return [] }
            rows = rows.filter { !worst.isAbove($0) }
        }
        return rows.sorted { $0.isAbove($1) }
    }

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
