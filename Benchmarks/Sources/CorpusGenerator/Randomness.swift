/// SplitMix64 (Steele, Lea, Flood 2014): small, fast, and seeded anywhere in constant time, so that
/// any article can be made again from its number.
struct Randomness {
    private var state: UInt64

    init(_ seed: UInt64, _ stream: UInt64) {
        state = mixed(seed &+ mixed(stream))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return finalized(state)
    }

    /// A number in `0 ..< bound` (Lemire's multiplication; its bias is below 2⁻³² here).
    mutating func below(_ bound: Int) -> Int {
        Int(((next() >> 32) &* UInt64(bound)) >> 32)
    }

    /// A number in `0 ..< 1`.
    mutating func unit() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    mutating func chance(_ probability: Double) -> Bool {
        unit() < probability
    }

    /// A number near the standard normal: the sum of twelve uniform ones (Irwin–Hall).
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += unit() }
        return sum
    }
}

/// A hash of one number in which every bit depends on every other.
func mixed(_ value: UInt64) -> UInt64 {
    finalized(value &+ 0x9E37_79B9_7F4A_7C15)
}

private func finalized(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
}
