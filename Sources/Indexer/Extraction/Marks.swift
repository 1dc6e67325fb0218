/// Punctuation of many scripts, by bytes.
enum Marks {
    /// The length of a sentence end at an offset, or 0: `.`, `!`, `?`, `…`, `。`, `！`, `？`, `؟`,
    /// `।`, `።`.
    static func sentenceEnd(_ bytes: [UInt8], _ offset: Int, _ limit: Int) -> Int {
        let byte = bytes[offset]
        if byte == 0x2E || byte == 0x21 || byte == 0x3F { return 1 }
        guard byte >= 0xC2, offset + 1 < limit else { return 0 }
        if byte == 0xD8 { return bytes[offset + 1] == 0x9F ? 2 : 0 }
        guard byte >= 0xE0, offset + 2 < limit else { return 0 }
        switch (byte, bytes[offset + 1], bytes[offset + 2]) {
        case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F),
            (0xE0, 0xA5, 0xA4), (0xE1, 0x8D, 0xA2):
            return 3
        default: return 0
        }
    }

    /// How a line ends, closing quotes and brackets stepped over.
    static func ending(_ bytes: [UInt8], _ start: Int, _ end: Int) -> PageLine.Ending {
        var offset = end
        while offset > start {
            let before = offset
            switch bytes[offset - 1] {
            case 0x22, 0x27, 0x29, 0x5D, 0x20: offset -= 1
            // U+00BB closes a quotation.
            case 0xBB where offset - 2 >= start && bytes[offset - 2] == 0xC2: offset -= 2
            // U+2018 to U+201F, and the brackets of Chinese and Japanese.
            case let last where offset - 3 >= start && bytes[offset - 3] >= 0xE2:
                let middle = bytes[offset - 2]
                if bytes[offset - 3] == 0xE2, middle == 0x80, (0x98...0x9F).contains(last) {
                    offset -= 3
                } else if bytes[offset - 3] == 0xE3, middle == 0x80, (0x8B...0x91).contains(last) {
                    offset -= 3
                }
            default: break
            }
            if offset == before { break }
        }
        guard offset > start else { return .none }
        if bytes[offset - 1] == 0x3A { return .colon }
        for length in 1...3 where offset - length >= start {
            if sentenceEnd(bytes, offset - length, offset) == length { return .sentence }
        }
        return .none
    }

    /// Whether a line opens with a quotation mark of any style.
    static func startsWithQuote(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        switch bytes[start] {
        case 0x22, 0x27: return true
        case 0xC2: return start + 1 < end && bytes[start + 1] == 0xAB
        case 0xE2:
            return start + 2 < end && bytes[start + 1] == 0x80
                && (0x98...0x9F).contains(bytes[start + 2])
        case 0xE3: return start + 2 < end && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x8C
        default: return false
        }
    }

    /// Whether a line opens with `©`, or `(c)`.
    static func startsWithCopyright(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard end - start > 3 else { return false }
        if bytes[start] == 0xC2, bytes[start + 1] == 0xA9 { return true }
        return bytes[start] == 0x28 && bytes[start + 1] | 0x20 == 0x63 && bytes[start + 2] == 0x29
    }
}
