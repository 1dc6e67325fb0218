/// Draws an index in proportion to its weight, in constant time (Walker's alias method, as built by
/// Vose 1991).
struct WeightedTable {
    private var threshold: [UInt32]
    private var alias: [UInt32]

    /// - Precondition: `weights` is not empty, and no weight is negative.
    init(_ weights: [Double]) {
        let count = weights.count
        let total = weights.reduce(0, +)
        var scaled = weights.map { $0 * Double(count) / total }
        threshold = Array(repeating: UInt32.max, count: count)
        alias = Array(0..<UInt32(count))
        var small: [Int] = []
        var large: [Int] = []
        for (index, weight) in scaled.enumerated() {
            if weight < 1 { small.append(index) } else { large.append(index) }
        }
        while let poor = small.popLast(), let rich = large.popLast() {
            threshold[poor] = UInt32(scaled[poor] * 0x1p32)
            alias[poor] = UInt32(rich)
            scaled[rich] -= 1 - scaled[poor]
            if scaled[rich] < 1 { small.append(rich) } else { large.append(rich) }
        }
    }

    func draw(_ random: inout Randomness) -> Int {
        let bits = random.next()
        let index = Int(((bits >> 32) &* UInt64(threshold.count)) >> 32)
        return UInt32(truncatingIfNeeded: bits) < threshold[index] ? index : Int(alias[index])
    }
}
