/// What the recogniser needs to know of a character beyond ASCII.
enum NameScalars {
    enum Class { case upper, lower, uncased, mark, space, quote, apostrophe, stop, hyphen, other }

    /// An ASCII letter of either case.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Decodes the scalar at `index`; a broken sequence is one replacement character, one byte.
    @inline(__always)
    static func decode(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(bytes[index])
        let left = bytes.count - index
        if lead < 0xc2 { return (0xfffd, 1) }
        if lead < 0xe0 {
            guard left >= 2 else { return (0xfffd, 1) }
            return ((lead & 0x1f) << 6 | tail(bytes, index + 1), 2)
        }
        if lead < 0xf0 {
            guard left >= 3 else { return (0xfffd, left) }
            let high = (lead & 0x0f) << 12 | tail(bytes, index + 1) << 6
            return (high | tail(bytes, index + 2), 3)
        }
        guard left >= 4 else { return (0xfffd, left) }
        let high = (lead & 0x07) << 18 | tail(bytes, index + 1) << 12
        return (high | tail(bytes, index + 2) << 6 | tail(bytes, index + 3), 4)
    }

    @inline(__always)
    private static func tail(_ bytes: Span<UInt8>, _ index: Int) -> UInt32 {
        UInt32(bytes[index] & 0x3f)
    }

    /// Sorts a scalar from U+0080 up into what matters here.
    static func classify(_ scalar: UInt32) -> Class {
        switch scalar {
        case 0xa0, 0x2000...0x200a, 0x202f, 0x3000: .space
        case 0xad, 0x200b...0x200f, 0xfeff, 0x300...0x36f: .mark
        case 0x80...0xbf: scalar == 0xab || scalar == 0xbb ? .quote : .other
        case 0xd7, 0xf7: .other
        case 0xc0...0xde: .upper
        case 0xdf...0xff: .lower
        case 0x100...0x137, 0x14a...0x177: scalar & 1 == 0 ? .upper : .lower
        case 0x139...0x148, 0x179...0x17e: scalar & 1 == 1 ? .upper : .lower
        case 0x391...0x3ab, 0x400...0x42f: .upper
        case 0x3b1...0x3ce, 0x430...0x45f: .lower
        case 0x490...0x4bf: scalar & 1 == 0 ? .upper : .lower
        case 0x2010, 0x2011: .hyphen
        case 0x2018, 0x201a, 0x201c...0x201f, 0x2039, 0x203a, 0x300c...0x300f: .quote
        case 0x2019: .apostrophe
        case 0x2026, 0x3002, 0xff01, 0xff0e, 0xff1f, 0x85, 0x2028, 0x2029: .stop
        case 0x2012...0x206f, 0x20a0...0x20cf, 0x2190...0x2bff, 0x3001...0x303f: .other
        case 0x3040...0xd7ff: .uncased
        default: fromUnicode(scalar)
        }
    }

    private static func fromUnicode(_ value: UInt32) -> Class {
        guard let scalar = Unicode.Scalar(value) else { return .other }
        if scalar.properties.isUppercase { return .upper }
        if scalar.properties.isLowercase { return .lower }
        return scalar.properties.isAlphabetic ? .uncased : .other
    }

    /// The small form of a capital in the scripts the lists are written in.
    static func folded(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xc0...0xde, 0x391...0x3ab, 0x410...0x42f: scalar + 32
        case 0x400...0x40f: scalar + 80
        case 0x100...0x17e, 0x490...0x4bf: scalar + 1
        default:
            Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value
                ?? scalar
        }
    }
}
