/// The grammar of dates, read from bytes in one pass without allocation.
///
/// A rule takes an offset, and moves it past what it matched or leaves it.
enum DateGrammar {
    /// Where a date is looked for; a sentence asks for clearer layouts than a date field.
    enum Place {
        case field(DateOrder)
        case sentence(DateOrder)
        /// A sentence in which a date may lack its year, 0 then, since it is known from elsewhere.
        case prose

        var order: DateOrder {
            switch self {
            case .field(let order), .sentence(let order): order
            case .prose: .dayFirst
            }
        }

        var isProse: Bool {
            if case .prose = self { true } else { false }
        }

        var isField: Bool {
            if case .field = self { true } else { false }
        }
    }

    /// The one date a whole text consists of, with labels, weekdays and white space around it.
    static func whole(_ text: String, order: DateOrder) -> DateParts? {
        let bytes = text.utf8.span
        var offset = 0
        skipEdge(bytes, &offset)
        guard bytes.count - offset >= 4 else { return nil }
        if let parts = unixTime(bytes, &offset) { return parts }
        skipLabels(bytes, &offset)
        guard bytes.count - offset < 160,
            let parts = expression(bytes, &offset, .field(order)), skipTail(bytes, &offset)
        else { return nil }
        return parts
    }

    /// A date, before or after it a time of day, that starts exactly here.
    static func expression(
        _ bytes: Span<UInt8>, _ offset: inout Int, _ place: Place
    ) -> DateParts? {
        var end = offset
        if bytes.byte(end + 1) == UInt8(ascii: ":") || bytes.byte(end + 2) == UInt8(ascii: ":"),
            case .some(.some(let time)) = timeOfDay(bytes, &end)
        {
            skipLink(bytes, &end)
            if var parts = calendarDate(bytes, &end, place), parts.day > 0, parts.time == nil {
                parts.time = time
                offset = end
                return parts
            }
        }
        end = offset
        guard var parts = calendarDate(bytes, &end, place) else { return nil }
        if parts.day > 0, parts.time == nil { parts.time = trailingTime(bytes, &end) }
        offset = end
        return parts
    }

    /// A time after a date: `T10:15`, ` 10:15`, `, at 10:15`, ` - 10:15`, ` um 10.15 Uhr`.
    private static func trailingTime(_ bytes: Span<UInt8>, _ offset: inout Int) -> DateTime? {
        var end = offset
        let lead = bytes.byte(end)
        if lead | 0x20 == UInt8(ascii: "t"), bytes.byte(end + 1).isDigit {
            end += 1
            guard let time = timeOfDay(bytes, &end, afterT: true) else { return nil }
            offset = end
            return time
        }
        // The colon is that of web server logs, 23/Dec/2021:10:15:00.
        if lead == UInt8(ascii: ":") || lead == UInt8(ascii: "_") { end += 1 }
        skipLink(bytes, &end)
        guard end > offset, let time = timeOfDay(bytes, &end) else { return nil }
        offset = end
        return time
    }

    /// What may stand between a date and a time: blanks, commas, one dash, up to three words
    /// such as `at` or a weekday.
    static func skipLink(_ bytes: Span<UInt8>, _ offset: inout Int) {
        bytes.skipBlanks(&offset)
        while bytes.skip(UInt8(ascii: ","), &offset) || bytes.skip(UInt8(ascii: "("), &offset) {
            bytes.skipBlanks(&offset)
        }
        if bytes.skipSeparatorSign(&offset) { bytes.skipBlanks(&offset) }
        for _ in 0..<3 {
            let end = bytes.wordEnd(offset)
            switch DateWord.lookup(bytes, offset, end) {
            case .filler, .link, .weekday, .yearMark: offset = end
            default: guard skipCharacterWeekday(bytes, &offset) else { return }
            }
            _ = bytes.skip(UInt8(ascii: "."), &offset)
            _ = bytes.skip(UInt8(ascii: ","), &offset)
            bytes.skipBlanks(&offset)
        }
    }

    /// Ten digits alone are Unix seconds, thirteen milliseconds.
    private static func unixTime(_ bytes: Span<UInt8>, _ offset: inout Int) -> DateParts? {
        var end = offset
        guard let count = bytes.number(&end, limit: 13), [10, 13].contains(count.digits)
        else { return nil }
        skipEdge(bytes, &end)
        guard end == bytes.count else { return nil }
        offset = end
        return DateParts(unixSeconds: Int64(count.value))
    }

    /// White space and brackets at the edge of a field.
    private static func skipEdge(_ bytes: Span<UInt8>, _ offset: inout Int) {
        while offset < bytes.count {
            if bytes.skipBlanks(&offset) { continue }
            switch bytes.byte(offset) {
            case 0x0A, 0x0D, 0x0B, 0x0C, UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "\""):
                offset += 1
            case 0xEF where bytes.byte(offset + 1) == 0xBB && bytes.byte(offset + 2) == 0xBF:
                offset += 3
            default: return
            }
        }
    }

    /// Labels and weekdays before a date: `Published:`, `Thursday,`, `Last updated on`.
    private static func skipLabels(_ bytes: Span<UInt8>, _ offset: inout Int) {
        for _ in 0..<8 {
            let end = bytes.wordEnd(offset)
            switch DateWord.lookup(bytes, offset, end) {
            case .label, .weekday, .filler, .link: offset = end
            default: guard skipCharacterWeekday(bytes, &offset) else { return }
            }
            // A Portuguese weekday has a hyphen: quinta-feira.
            while [UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "-")]
                .contains(bytes.byte(offset))
            {
                offset += 1
            }
            bytes.skipArabicComma(&offset)
            skipEdge(bytes, &offset)
            if bytes.skipSeparatorSign(&offset) { skipEdge(bytes, &offset) }
        }
    }

    /// What may follow a date in its field: a weekday, a zone in brackets, closing marks.
    private static func skipTail(_ bytes: Span<UInt8>, _ offset: inout Int) -> Bool {
        while offset < bytes.count {
            let start = offset
            bytes.skipBlanks(&offset)
            switch bytes.byte(offset) {
            case 0x0A, 0x0D, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ")"),
                UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: ";"):
                offset += 1
            case UInt8(ascii: "("), UInt8(ascii: "["):
                while offset < bytes.count,
                    bytes.byte(offset) != UInt8(ascii: ")"), bytes.byte(offset) != UInt8(ascii: "]")
                {
                    offset += 1
                }
            default:
                let end = bytes.wordEnd(offset)
                switch DateWord.lookup(bytes, offset, end) {
                case .weekday, .yearMark: offset = end
                case .zone where end - offset <= 4: offset = end
                default:
                    if !skipCharacterWeekday(bytes, &offset) { skipZoneName(bytes, &offset, end) }
                }
            }
            if offset == start { return false }
        }
        return true
    }

    /// Moves past a zone that says no offset: `Europe/Moscow`, or one of the military letters, of
    /// which RFC 2822 (4.3) has it that they cannot be trusted.
    private static func skipZoneName(_ bytes: Span<UInt8>, _ offset: inout Int, _ wordEnd: Int) {
        let isCapital = bytes.byte(offset) &- UInt8(ascii: "A") < 26
        guard isCapital, bytes.byte(offset - 1) == 0x20 else { return }
        var end = wordEnd
        if end - offset > 3, bytes.skip(UInt8(ascii: "/"), &end) {
            while bytes.byte(end).isASCIILetter || bytes.byte(end) == UInt8(ascii: "_") { end += 1 }
            offset = end
        } else if end - offset == 1 {
            offset = end
        }
    }
}
