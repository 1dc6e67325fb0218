/// Memory for many small buffers that grow: blocks cut into powers of two, each size with a list of
/// those given back. All of it goes at once.
struct ByteArena: ~Copyable {
    private var blocks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutablePointer<UInt8>
    private var left = 0
    private var free = [UnsafeMutablePointer<UInt8>?](repeating: nil, count: 64)

    private static let blockSize = 1 << 20

    init() {
        let block = UnsafeMutableRawPointer.allocate(byteCount: Self.blockSize, alignment: 16)
        blocks.append(block)
        next = block.assumingMemoryBound(to: UInt8.self)
        left = Self.blockSize
    }

    deinit {
        for block in blocks { block.deallocate() }
    }

    /// Bytes that stay where they are, eight more of them readable.
    mutating func take(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        let count = (count + 15) & ~7
        if count > left {
            let size = max(count, Self.blockSize)
            let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            blocks.append(block)
            // A large buffer has a block of its own; what is left of the last one stays in use.
            if count * 4 > Self.blockSize { return block.assumingMemoryBound(to: UInt8.self) }
            next = block.assumingMemoryBound(to: UInt8.self)
            left = size
        }
        defer {
            next += count
            left -= count
        }
        return next
    }

    /// A buffer of 2^`exponent` bytes; the exponent is at least 4.
    mutating func take(exponent: Int) -> UnsafeMutablePointer<UInt8> {
        guard let buffer = free[exponent] else { return take((1 << exponent) - 8) }
        free[exponent] = UnsafeRawPointer(buffer).load(as: UnsafeMutablePointer<UInt8>?.self)
        return buffer
    }

    /// Gives a buffer of 2^`exponent` bytes back.
    mutating func give(_ buffer: UnsafeMutablePointer<UInt8>, exponent: Int) {
        UnsafeMutableRawPointer(buffer).storeBytes(
            of: free[exponent], as: UnsafeMutablePointer<UInt8>?.self)
        free[exponent] = buffer
    }
}
