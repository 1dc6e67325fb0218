/// How many columns a character takes.
enum DisplayWidth {
    static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// 0 for marks, 2 for East Asian wide characters and emoji, else 1 (Unicode annex 11).
    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: return 1
        case 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0x1160...0x11FF, 0xFEFF: return 0
        case 0x300..<0x1100: return isMark(scalar) ? 0 : 1
        default:
            if isMark(scalar) { return 0 }
            return isWide(scalar) ? 2 : 1
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .enclosingMark
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: scalar.properties.isEmojiPresentation
        }
    }

    /// Whether a line may end before a character though no white space stands there: Chinese and
    /// Japanese are written without. A mark that belongs to its neighbour stays with it.
    static func mayBreak(before scalar: Unicode.Scalar, after last: Unicode.Scalar?) -> Bool {
        guard let last, isIdeographic(scalar) else { return false }
        return !neverFirst.contains(scalar) && !neverLast.contains(last) && last != "\u{200D}"
    }

    private static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x20000...0x3FFFD:
            of(scalar) == 2
        default: false
        }
    }

    private static let neverFirst = Set("、。，．・：；？！）」』】〉》〕｝］ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".unicodeScalars)
    private static let neverLast = Set("（「『【〈《〔｛［".unicodeScalars)
}
