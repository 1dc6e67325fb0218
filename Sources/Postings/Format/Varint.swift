/// SQLite's variable-length integers: big-endian, seven bits a byte, the ninth byte whole.
///
/// Source: <https://www.sqlite.org/fileformat2.html#varint>.
package enum Varint {
    /// Reads the number at `bytes[offset]` and moves `offset` behind it; nil if it does not end
    /// before `end`.
    @inlinable @inline(__always)
    package static func read(
        _ bytes: UnsafePointer<UInt8>, _ offset: inout Int, end: Int
    ) -> UInt64? {
        guard offset < end else { return nil }
        let first = bytes[offset]
        if first < 0x80 {
            offset += 1
            return UInt64(first)
        }
        var value = UInt64(first & 0x7F)
        var index = offset + 1
        let last = offset + 8
        while index < end {
            let byte = bytes[index]
            index += 1
            if index > last {
                offset = index
                return value << 8 | UInt64(byte)
            }
            value = value << 7 | UInt64(byte & 0x7F)
            if byte < 0x80 {
                offset = index
                return value
            }
        }
        return nil
    }

    /// Appends a number.
    @inlinable
    package static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        if value < 0x80 {
            bytes.append(UInt8(value))
            return
        }
        if value >> 56 != 0 {
            for shift in stride(from: 57, through: 8, by: -7) {
                bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)) | 0x80)
            }
            bytes.append(UInt8(truncatingIfNeeded: value))
            return
        }
        var shift = (63 - value.leadingZeroBitCount) / 7 * 7
        while shift > 0 {
            bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)) | 0x80)
            shift -= 7
        }
        bytes.append(UInt8(value & 0x7F))
    }

    /// How many bytes a number takes.
    @inlinable
    package static func length(_ value: UInt64) -> Int {
        value >> 56 != 0 ? 9 : max(1, (63 - (value | 1).leadingZeroBitCount) / 7 + 1)
    }
}
