/// Byte tests and small steps the date grammar is written in.
extension Span<UInt8> {
    /// The byte at an offset, or 0 outside the text.
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        offset >= 0 && offset < count ? self[offset] : 0
    }

    /// Reads a run of digits and moves past it.
    ///
    /// - Returns: Its value and length, or nil when there is none or it exceeds `limit` digits.
    @inline(__always)
    func number(_ offset: inout Int, limit: Int = 4) -> (value: Int, digits: Int)? {
        var end = offset
        var value = 0
        while byte(end).isDigit {
            guard end - offset < limit else { return nil }
            value = value &* 10 &+ Int(byte(end) &- 0x30)
            end += 1
        }
        guard end > offset else { return nil }
        defer { offset = end }
        return (value, end - offset)
    }

    /// Moves past blanks, tabs and no-break spaces, and says whether there were any.
    @discardableResult
    @inline(__always)
    func skipBlanks(_ offset: inout Int) -> Bool {
        let start = offset
        while true {
            switch byte(offset) {
            case 0x20, 0x09: offset += 1
            case 0xC2 where byte(offset + 1) == 0xA0: offset += 2
            // Thin and narrow no-break spaces, U+2009 and U+202F.
            case 0xE2 where byte(offset + 1) == 0x80 && [0x89, 0xAF].contains(byte(offset + 2)):
                offset += 3
            default: return offset > start
            }
        }
    }

    /// Moves past one byte if it is `expected`.
    @inline(__always)
    func skip(_ expected: UInt8, _ offset: inout Int) -> Bool {
        guard byte(offset) == expected else { return false }
        offset += 1
        return true
    }

    /// Moves past a dash of any length, or a sign that separates a date from a time:
    /// `|`, `•`, `·`, `@`.
    func skipSeparatorSign(_ offset: inout Int) -> Bool {
        switch byte(offset) {
        case UInt8(ascii: "-"), UInt8(ascii: "|"), UInt8(ascii: "@"), UInt8(ascii: "/"):
            offset += 1
        case 0xC2 where byte(offset + 1) == 0xB7:
            offset += 2
        case 0xE2 where byte(offset + 1) == 0x80 && (0x90...0xA2).contains(byte(offset + 2)):
            offset += 3
        default: return false
        }
        return true
    }

    /// The end of the word that starts at an offset: ASCII letters and non-ASCII letters of
    /// two bytes (Latin and Cyrillic), no marks such as `·` or `°`.
    @inline(__always)
    func wordEnd(_ offset: Int) -> Int {
        var end = offset
        while true {
            let current = byte(end)
            if current.isASCIILetter {
                end += 1
            } else if (0xC3...0xD4).contains(current) {
                end += 2
            } else {
                return Swift.min(end, count)
            }
        }
    }
}

extension UInt8 {
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
