/// Gathers the bytes of a term eight at a time, in a register, and hashes them on the way.
///
/// The bytes go to memory too, up to eight zero bytes behind the last.
struct TermBytes {
    private let start: UnsafeMutablePointer<UInt8>
    /// The bytes that are not in memory yet, and how many bits they take.
    private var word: UInt64 = 0
    private var bits: UInt64 = 0
    private var mixed: UInt64 = 0
    /// How many bytes there are, once it is finished.
    private(set) var count = 0
    /// The first eight bytes, zero behind the last.
    private(set) var head: UInt64 = 0

    /// A term of no bytes yet, for which there is room.
    @inline(__always)
    init(_ start: UnsafeMutablePointer<UInt8>) { self.start = start }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        word |= UInt64(byte) << bits
        bits += 8
        if bits == 64 { takeWord() }
    }

    @inline(__always)
    private mutating func takeWord() {
        UnsafeMutableRawPointer(start + count).storeBytes(of: word.littleEndian, as: UInt64.self)
        if count == 0 { head = word }
        mixed = (mixed ^ word) &* 0xFF51_AFD7_ED55_8CCD
        mixed ^= mixed >> 32
        count += 8
        word = 0
        bits = 0
    }

    /// Ends the term, which keeps `longest` bytes at most.
    @inline(__always)
    mutating func finish(longest: Int) {
        UnsafeMutableRawPointer(start + count).storeBytes(of: word.littleEndian, as: UInt64.self)
        if count == 0 { head = word }
        count += Int(bits / 8)
        if count > longest { cut(to: longest) }
    }

    /// Keeps the first bytes of a term, a whole number of words.
    @inline(never)
    private mutating func cut(to longest: Int) {
        var cut = TermBytes(start)
        for offset in 0..<longest { cut.append(start[offset]) }
        cut.finish(longest: longest)
        self = cut
    }

    /// Equal for equal terms.
    @inline(__always)
    var hash: UInt32 {
        var hash = (mixed ^ word) &+ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        hash = hash &* 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 29
        hash = hash &* 0xFF51_AFD7_ED55_8CCD
        return UInt32(truncatingIfNeeded: hash >> 32)
    }
}
