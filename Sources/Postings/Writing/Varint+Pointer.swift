extension Varint {
    /// The most bytes a number takes.
    static let longest = 9

    /// Writes a number and returns how many bytes it took.
    @inline(__always)
    static func write(_ value: UInt64, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        if value < 0x80 {
            bytes[0] = UInt8(truncatingIfNeeded: value)
            return 1
        }
        if value < 0x4000 {
            bytes[0] = UInt8(truncatingIfNeeded: value >> 7) | 0x80
            bytes[1] = UInt8(truncatingIfNeeded: value) & 0x7F
            return 2
        }
        return writeLong(value, to: bytes)
    }

    private static func writeLong(_ value: UInt64, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
        var rest = value
        let count = length(value)
        var index = count - 1
        if count == longest {
            bytes[index] = UInt8(truncatingIfNeeded: rest)
            rest >>= 8
            index -= 1
        } else {
            bytes[index] = UInt8(truncatingIfNeeded: rest) & 0x7F
            rest >>= 7
            index -= 1
        }
        while index >= 0 {
            bytes[index] = UInt8(truncatingIfNeeded: rest) | 0x80
            rest >>= 7
            index -= 1
        }
        return count
    }

    /// Reads a number that is known to be whole, and moves the pointer behind it.
    @inline(__always)
    static func read(_ bytes: inout UnsafePointer<UInt8>) -> UInt64 {
        var value: UInt64 = 0
        for _ in 0..<8 {
            let byte = bytes.pointee
            bytes += 1
            value = value << 7 | UInt64(byte & 0x7F)
            if byte < 0x80 { return value }
        }
        defer { bytes += 1 }
        return value << 8 | UInt64(bytes.pointee)
    }

    /// How many bytes the number that begins here takes.
    @inline(__always)
    static func count(at bytes: UnsafePointer<UInt8>) -> Int {
        var count = 1
        while count < longest, bytes[count - 1] >= 0x80 { count += 1 }
        return count
    }
}
