/// A random order of `0 ..< count` without a table: a Feistel network over the next power of four,
/// walked until it lands inside.
struct Shuffle {
    private let count: Int
    private let half: Int
    private let keys: [UInt64]

    init(count: Int, seed: UInt64) {
        self.count = count
        var half = 1
        while 1 << (2 * half) < count { half += 1 }
        self.half = half
        keys = (0..<4).map { mixed(seed &+ mixed(UInt64($0) &+ 0x7368_7566)) }
    }

    subscript(index: Int) -> Int {
        var value = index
        repeat { value = encrypted(value) } while value >= count
        return value
    }

    private func encrypted(_ value: Int) -> Int {
        let mask = 1 << half - 1
        var left = value >> half
        var right = value & mask
        for key in keys {
            (left, right) = (right, left ^ Int(mixed(UInt64(right) ^ key) & UInt64(mask)))
        }
        return left << half | right
    }
}
