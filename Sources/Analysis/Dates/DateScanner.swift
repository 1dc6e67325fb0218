/// Finds dates in running text.
///
/// A bare year is not a date here, so an image width such as `1920` is left alone, and neither
/// is a bare month: only a day, with or without a time, counts.
///
///     DateScanner.dates(in: "flags, 1920, 23.12.2021").map(\.date.text)  // ["2021-12-23"]
public enum DateScanner {
    /// A date and where it stands.
    public struct Match: Hashable, Sendable {
        /// UTF-8 offsets into the text scanned.
        public var range: Range<Int>

        /// The date found there, its precision a day or finer.
        public var date: ArticleDate
    }

    /// Every date in the text, in order, none overlapping.
    ///
    /// - Parameter order: How to read `03/04/2021`; unambiguous dates ignore it.
    /// - Complexity: Linear in the text.
    public static func dates(in text: String, order: DateOrder = .dayFirst) -> [Match] {
        dates(in: text.utf8.span, order: order)
    }

    /// Every date in UTF-8 bytes, in order, none overlapping.
    ///
    /// - Parameter order: How to read `03/04/2021`; unambiguous dates ignore it.
    /// - Complexity: Linear in the text.
    public static func dates(in bytes: Span<UInt8>, order: DateOrder = .dayFirst) -> [Match] {
        var found: [Match] = []
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            var end = offset
            if byte.isDigit {
                if startsNumber(bytes, offset), let match = match(bytes, &end, order) {
                    found.append(match)
                    offset = end
                } else {
                    while bytes.byte(offset).isDigit { offset += 1 }
                }
            } else if byte.isASCIILetter || bytes.isLongLetter(offset) {
                let wordEnd = bytes.wordEnd(offset)
                let glued = gluedMonth(bytes, offset, wordEnd)
                end = glued
                if monthMayStart(bytes, glued, wordEnd), let match = match(bytes, &end, order) {
                    found.append(match)
                    offset = end
                } else {
                    offset = max(wordEnd, offset + 1)
                }
            } else {
                offset += 1
            }
        }
        return found
    }

    private static func match(_ bytes: Span<UInt8>, _ end: inout Int, _ order: DateOrder) -> Match?
    {
        let start = end
        guard let parts = DateGrammar.expression(bytes, &end, .sentence(order)), parts.day > 0,
            // A version or section number goes on.
            bytes.byte(end) != UInt8(ascii: ".") || !bytes.byte(end + 1).isDigit,
            // In `28.09.1912:44` the year is 19 and the hour 12.
            bytes.byte(end) != UInt8(ascii: ":") || !bytes.byte(end + 1).isDigit,
            let date = ArticleDate(parts), date.precision >= .day
        else { return nil }
        return Match(range: start..<end, date: date)
    }

    /// Whether digits here can open a date: not inside a number, version or address.
    static func startsNumber(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
        // Unix time, phone numbers and the like are no dates in a sentence.
        var end = offset
        while bytes.byte(end).isDigit { end += 1 }
        guard end - offset <= 4 || bytes.byte(end) | 0x20 == UInt8(ascii: "t") else { return false }
        let before = bytes.byte(offset - 1)
        if before.isASCIILetter { return bytes.byte(offset - 2).isASCIILetter }
        let isInner = [
            UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "/"),
        ].contains(before)
        return !(isInner && bytes.byte(offset - 2).isDigit) && before != UInt8(ascii: "$")
    }

    /// Where a month glued to the word before it starts, as in `ReleasedOctober 25, 2023`;
    /// otherwise the start of the word.
    private static func gluedMonth(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var offset = end - 1
        while offset > start {
            if bytes.byte(offset) &- 0x41 < 26, bytes.byte(offset - 1) &- 0x61 < 26 {
                return offset
            }
            offset -= 1
        }
        return start
    }

    /// Whether what follows a word lets it be a month: a number after at most two signs.
    private static func monthMayStart(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end - start >= 3 else { return false }
        for ahead in 0..<3 where bytes.byte(end + ahead).isDigit { return ahead > 0 }
        return false
    }
}
