/// Hashes of folded words and phrases, the same for list entries and for text.
///
/// FNV-1a, 64 bits: one multiplication a byte and no set-up, so words are hashed while they are
/// scanned. With some ten thousand list entries a chance collision is not a practical concern,
/// and would cost one odd entity, nothing more.
enum NameHash {
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Adds one folded byte to the hash of a word.
    @inline(__always)
    static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }

    /// Adds a whole word to the hash of the words before it.
    @inline(__always)
    static func joining(_ word: UInt64, to hash: UInt64) -> UInt64 {
        let mixed = (hash &* 0x9e37_79b9_7f4a_7c15) ^ word
        return mixed ^ (mixed >> 29)
    }

    /// The hash of a lower-case ASCII word.
    static func of(_ word: StaticString) -> UInt64 {
        var hash = seed
        for byte in word.description.utf8 { hash = adding(byte, to: hash) }
        return hash
    }
}

/// A set of hashes, open addressing, no deletion: the words an article writes in small letters.
struct NameHashSet {
    private var slots: [UInt64]
    private var count = 0
    private var shift: UInt64

    init(expected: Int) {
        var bits: UInt64 = 6
        while (1 << bits) < expected * 2 { bits += 1 }
        slots = Array(repeating: 0, count: 1 << bits)
        shift = 64 - bits
    }

    func contains(_ hash: UInt64) -> Bool {
        slots[slot(of: hash)] != 0
    }

    mutating func insert(_ hash: UInt64) {
        let index = slot(of: hash)
        guard slots[index] == 0 else { return }
        slots[index] = hash
        count += 1
        if count * 2 > slots.count { grow() }
    }

    /// Where the hash is, or the empty slot where it would go. The table is never full.
    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> shift)
        while slots[index] != 0 && slots[index] != hash { index = (index + 1) & (slots.count - 1) }
        return index
    }

    private mutating func grow() {
        let old = slots
        shift -= 1
        slots = Array(repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
    }
}
