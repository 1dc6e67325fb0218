/// The best rows so far, and those that tie with the last of them.
struct BestRows {
    private let limit: Int
    let mostTier: RowScorer.Tier
    private var hits: TopHits
    private var kept: [RankedRow] = []
    /// What a score must reach where no better tier is possible.
    private var least: Double = -.infinity
    /// The same, with some room for rounding.
    private(set) var leastSum: Float = -.infinity
    /// The worst of the best, once there are enough.
    private var worst: (tier: RowScorer.Tier, sum: Float)?

    init(limit: Int, mostTier: RowScorer.Tier) {
        self.limit = limit
        self.mostTier = mostTier
        hits = TopHits(limit: limit)
    }

    /// How many there are too few; nothing can be told of what is good enough until then.
    var missing: Int { max(0, limit - kept.count) }

    /// Whether there are enough, all of the best tier.
    var areOfMostTier: Bool { worst?.tier == mostTier }

    /// Whether a row of at most this score may be one of the best.
    @inline(__always)
    func canTake(_ bound: Float) -> Bool { bound >= leastSum }

    @inline(__always)
    func canTake(exactly score: Double) -> Bool { score >= least }

    /// Whether a row of this tier and of at most this score may be one of the best.
    @inline(__always)
    func canTake(_ bound: Float, _ tier: RowScorer.Tier) -> Bool {
        guard let worst else { return true }
        return tier > worst.tier || tier == worst.tier && bound >= worst.sum
    }

    mutating func take(_ row: RankedRow) {
        if let worst = hits.worst, kept.count >= limit, worst.isAbove(row) { return }
        kept.append(row)
        hits.offer(row)
        guard kept.count >= limit, let worst = hits.worst else { return }
        self.worst = (worst.tier, Float(worst.score).nextDown)
        if worst.tier == mostTier {
            least = worst.score
            leastSum = Float(worst.score).nextDown
        }
        if kept.count > limit * 2 + 1_000 { kept.removeAll { worst.isAbove($0) } }
    }

    var sorted: [RankedRow] { TopHits.best(limit, of: kept) }
}
