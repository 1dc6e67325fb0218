/// Bodies that a dictionary is learnt from: some of those that are added, spread over all of them.
///
/// - Complexity: O(1) memory, 4 MB.
package struct BodySample: Sendable {
    /// How many bytes of text are enough to learn from, and how many are kept.
    static let fewestBytes = 1 << 20, mostBytes = 4 << 20
    /// A longer body is no more typical than its beginning.
    private static let longestBody = 32 << 10

    private var bodies: [[UInt8]] = []
    /// Every so manieth body is kept.
    private var stride = 1
    private var added = 0
    private(set) var byteCount = 0

    package init() {}

    /// Whether there is enough to learn from.
    var isEnough: Bool { byteCount >= Self.fewestBytes }

    /// Takes a body.
    package mutating func add(_ body: String) {
        defer { added += 1 }
        guard added % stride == 0, !body.isEmpty else { return }
        append(Array(body.utf8.prefix(Self.longestBody)))
    }

    private mutating func append(_ body: [UInt8]) {
        bodies.append(body)
        byteCount += body.count
        guard byteCount > Self.mostBytes else { return }
        // Half of them go, so that those to come count as much as those before.
        bodies = bodies.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        byteCount = bodies.reduce(0) { $0 + $1.count }
        stride *= 2
    }

    /// The bodies one behind the other, and the length of each.
    var joined: (bytes: [UInt8], lengths: [Int]) {
        (Array(bodies.joined()), bodies.map(\.count))
    }
}
