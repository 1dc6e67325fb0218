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

    /// Moves past `،`, U+060C.
    func skipArabicComma(_ offset: inout Int) {
        if byte(offset) == 0xD8, byte(offset + 1) == 0x8C { offset += 2 }
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

    /// The end of the word that starts at an offset: ASCII letters and non-ASCII letters of two
    /// bytes (Latin, Cyrillic, Arabic), no marks such as `·` or `°`. An apostrophe between Cyrillic
    /// letters belongs to the word: `п'ятниця`.
    @inline(__always)
    func wordEnd(_ offset: Int) -> Int {
        var end = offset
        while true {
            let current = byte(end)
            if current.isASCIILetter {
                end += 1
            } else if isLongLetter(end) {
                end += 2
            } else if let length = apostrophe(end), byte(end - 2) & 0xFE == 0xD0,
                byte(end + length) & 0xFE == 0xD0, end > offset
            {
                end += length
            } else {
                return Swift.min(end, count)
            }
        }
    }

    /// Whether a letter of two bytes starts here. Arabic has marks and digits among its own.
    @inline(__always)
    func isLongLetter(_ offset: Int) -> Bool {
        switch byte(offset) {
        case 0xC3...0xD4: true
        case 0xD8: byte(offset + 1) >= 0xA0
        case 0xD9: !(0xA0...0xAD).contains(byte(offset + 1))
        default: false
        }
    }

    /// The length of the apostrophe that stands here, `'` or `’`.
    @inline(__always)
    func apostrophe(_ offset: Int) -> Int? {
        switch byte(offset) {
        case UInt8(ascii: "'"): 1
        case 0xE2 where byte(offset + 1) == 0x80 && byte(offset + 2) == 0x99: 3
        default: nil
        }
    }
}

/// Steps of the finder of dates in prose.
extension Span<UInt8> {
    /// Whether no letter of up to two bytes stands before a place.
    func startsWord(_ offset: Int) -> Bool {
        let before = byte(offset - 1)
        guard before >= 0x80 else { return !before.isASCIILetter }
        return !isLongLetter(offset - 2)
    }

    /// Moves back past blanks and no-break spaces.
    func skipBlanksBack(_ offset: inout Int) {
        while true {
            if byte(offset - 1) == 0x20 || byte(offset - 1) == 0x09 {
                offset -= 1
            } else if byte(offset - 1) == 0xA0, byte(offset - 2) == 0xC2 {
                offset -= 2
            } else {
                return
            }
        }
    }

    /// Moves past a hyphen or an en dash, without blanks.
    func skipDash(_ offset: inout Int) -> Bool {
        guard byte(offset) == UInt8(ascii: "-") || character(offset) == 0x2013 else { return false }
        offset += byte(offset) == UInt8(ascii: "-") ? 1 : 3
        return true
    }

    /// Moves back past a hyphen or an en dash, and blanks behind it.
    func skipDashBack(_ offset: inout Int) -> Bool {
        var start = offset
        skipBlanksBack(&start)
        if byte(start - 1) == UInt8(ascii: "-") {
            start -= 1
        } else if character(start - 3) == 0x2013 {
            start -= 3
        } else {
            return false
        }
        offset = start
        return true
    }

    /// Whether a text of ASCII stands at an offset.
    func hasText(_ text: String, at offset: Int) -> Bool {
        text.utf8.enumerated().allSatisfy { byte(offset + $0) == $1 }
    }
}

extension UInt8 {
    @inline(__always)
    var isDigit: Bool { self &- 0x30 < 10 }

    @inline(__always)
    var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
