/// Numbers of a few bits each, one behind the other, the lowest bit first.
enum Bits {
    /// How many bits hold each of some numbers.
    static func width(_ numbers: UnsafeBufferPointer<UInt32>) -> Int {
        32 - numbers.reduce(0, |).leadingZeroBitCount
    }

    /// Appends numbers of a width.
    static func pack(_ numbers: UnsafeBufferPointer<UInt32>, width: Int, to bytes: inout [UInt8]) {
        guard width > 0 else { return }
        var at = bytes.count
        let end = at + size(count: numbers.count, width: width)
        // Eight bytes are written at a time, of which the last may be too many.
        bytes.append(contentsOf: repeatElement(0, count: end - at + 8))
        bytes.withUnsafeMutableBytes { bytes in
            var pending: UInt64 = 0
            var count = 0
            for number in numbers {
                pending |= UInt64(number) << UInt64(count)
                bytes.storeBytes(of: pending.littleEndian, toByteOffset: at, as: UInt64.self)
                count += width
                at += count >> 3
                pending >>= UInt64(count & ~7)
                count &= 7
            }
        }
        bytes.removeSubrange(end...)
    }

    /// How many bytes numbers take.
    static func size(count: Int, width: Int) -> Int { (count * width + 7) >> 3 }

    /// Reads numbers; eight bytes behind the last one are read too, and must be there, and up to seven
    /// numbers behind the last one are written.
    @inline(__always)
    static func unpack(
        _ bytes: UnsafePointer<UInt8>, count: Int, width: Int,
        to numbers: UnsafeMutablePointer<UInt32>
    ) {
        // Of eight bytes, at least 57 bits are of the numbers.
        switch width {
        case 0: numbers.update(repeating: 0, count: count)
        case 1...8: unpack(bytes, count: count, width: width, atOnce: 8, to: numbers)
        case 9...14: unpack(bytes, count: count, width: width, atOnce: 4, to: numbers)
        case 15...28: unpack(bytes, count: count, width: width, atOnce: 2, to: numbers)
        default: unpack(bytes, count: count, width: width, atOnce: 1, to: numbers)
        }
    }

    @inline(__always)
    private static func unpack(
        _ bytes: UnsafePointer<UInt8>, count: Int, width: Int, atOnce: Int,
        to numbers: UnsafeMutablePointer<UInt32>
    ) {
        let raw = UnsafeRawPointer(bytes)
        let mask = UInt64(1) << UInt64(width) &- 1
        let width = UInt64(truncatingIfNeeded: width)
        var bit: UInt64 = 0
        var index = 0
        while index < count {
            var word = UInt64(
                littleEndian: raw.loadUnaligned(
                    fromByteOffset: Int(truncatingIfNeeded: bit >> 3), as: UInt64.self))
            word &>>= bit & 7
            for place in 0..<atOnce {
                numbers[index &+ place] = UInt32(truncatingIfNeeded: word & mask)
                word &>>= width
            }
            bit &+= width &* UInt64(truncatingIfNeeded: atOnce)
            index &+= atOnce
        }
    }
}
