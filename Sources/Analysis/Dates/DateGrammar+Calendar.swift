/// Calendar dates: which number is the year, the month and the day.
extension DateGrammar {
    /// A year, month or day that starts exactly here.
    static func calendarDate(
        _ bytes: Span<UInt8>, _ offset: inout Int, _ place: Place
    ) -> DateParts? {
        var end = offset
        let parts: DateParts?
        if bytes.byte(end).isDigit {
            guard let lead = bytes.number(&end, limit: 14) else { return nil }
            switch lead.digits {
            case 1, 2: parts = dayOrMonthFirst(lead.value, bytes, &end, place)
            case 4: parts = yearFirst(lead.value, bytes, &end)
            case 8, 12, 14:
                var date = compact(lead.value, lead.digits)
                if var time = date?.time {
                    readZone(bytes, &end, &time, glued: true)
                    date?.time = time
                }
                parts = date
            default: parts = nil
            }
        } else {
            let wordEnd = bytes.wordEnd(end)
            guard case .month(let month) = DateWord.lookup(bytes, end, wordEnd) else { return nil }
            end = wordEnd
            parts = monthFirst(month, bytes, &end, place)
        }
        guard let parts,
            ArticleDate.years.contains(parts.year) || (place.isProse && parts.year == 0),
            parts.month <= 12, parts.day <= 31, !bytes.byte(end).isDigit
        else { return nil }
        offset = end
        return parts
    }

    /// `20211223`, `202112231015`, `20211223101500`; a zone may follow the time.
    private static func compact(_ value: Int, _ digits: Int) -> DateParts? {
        let date = digits == 14 ? value / 1_000_000 : digits == 12 ? value / 10_000 : value
        var parts = DateParts(year: date / 10_000, month: date / 100 % 100, day: date % 100)
        guard parts.month > 0, parts.day > 0 else { return nil }
        if digits == 14 {
            parts.time = DateTime(
                hour: value / 10_000 % 100, minute: value / 100 % 100, second: value % 100)
        } else if digits == 12 {
            parts.time = DateTime(hour: value / 100 % 100, minute: value % 100)
        }
        return parts
    }

    /// `2021`, `2021-12`, `2021-12-23`, `2021/12/23`, `2021. 12. 23`, `2021-Dec-23`,
    /// `2021 December 23`, `2021年12月23日`.
    private static func yearFirst(
        _ year: Int, _ bytes: Span<UInt8>, _ offset: inout Int
    ) -> DateParts? {
        var end = offset
        let sign = bytes.byte(end)
        if skipUnit(.year, bytes, &end) {
            return unitDate(year, bytes, &end, &offset)
        }
        let isSigned = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(sign)
        if isSigned { end += 1 }
        if sign != UInt8(ascii: "-"), sign != UInt8(ascii: "/") { bytes.skipBlanks(&end) }
        guard isSigned || end > offset else { return DateParts(year: year) }
        if let month = monthName(bytes, &end) {
            _ = bytes.skip(UInt8(ascii: "."), &end)
            guard bytes.skip(sign, &end) || bytes.skipBlanks(&end),
                let day = bytes.number(&end, limit: 2), day.value > 0
            else { return DateParts(year: year) }
            offset = end
            return DateParts(year: year, month: month, day: day.value)
        }
        guard isSigned, let month = bytes.number(&end, limit: 2), month.value > 0
        else { return DateParts(year: year) }
        let afterMonth = end
        if bytes.skip(sign, &end) {
            if sign == UInt8(ascii: ".") { bytes.skipBlanks(&end) }
            if let day = bytes.number(&end, limit: 2), day.value > 0 {
                offset = end
                return DateParts(year: year, month: month.value, day: day.value)
            }
        }
        guard month.digits == 2 else { return nil }
        offset = afterMonth
        return DateParts(year: year, month: month.value)
    }

    /// The month and day after `2021年` or `2021년`.
    private static func unitDate(
        _ year: Int, _ bytes: Span<UInt8>, _ end: inout Int, _ offset: inout Int
    ) -> DateParts? {
        var parts = DateParts(year: year)
        offset = end
        bytes.skipBlanks(&end)
        guard let month = bytes.number(&end, limit: 2), month.value > 0,
            skipUnit(.month, bytes, &end)
        else { return parts }
        parts.month = month.value
        offset = end
        bytes.skipBlanks(&end)
        guard let day = bytes.number(&end, limit: 2), day.value > 0, skipUnit(.day, bytes, &end)
        else { return parts }
        parts.day = day.value
        offset = end
        return parts
    }

    /// `12月17日`, `12月` or `17日`, in prose; the number has been read.
    private static func unitDate(
        startingWith number: Int, _ bytes: Span<UInt8>, _ offset: inout Int
    ) -> DateParts? {
        var end = offset
        bytes.skipBlanks(&end)
        guard bytes.byte(end) >= 0xE5 else { return nil }
        if skipUnit(.day, bytes, &end) {
            offset = end
            return DateParts(year: 0, day: number)
        }
        guard skipUnit(.month, bytes, &end) else { return nil }
        var parts = DateParts(year: 0, month: number)
        offset = end
        bytes.skipBlanks(&end)
        if let day = bytes.number(&end, limit: 2), day.value > 0, skipUnit(.day, bytes, &end) {
            parts.day = day.value
            offset = end
        }
        return parts
    }

    /// Moves past a unit of Chinese and Japanese (年月日) or Korean (년월일) dates, and a blank
    /// before it. Chinese also says 号 for the day.
    private static func skipUnit(
        _ unit: CalendarUnit, _ bytes: Span<UInt8>, _ offset: inout Int
    ) -> Bool {
        var end = offset
        bytes.skipBlanks(&end)
        switch (unit, bytes.byte(end), bytes.byte(end + 1), bytes.byte(end + 2)) {
        case (.year, 0xE5, 0xB9, 0xB4), (.month, 0xE6, 0x9C, 0x88), (.day, 0xE6, 0x97, 0xA5),
            (.day, 0xE5, 0x8F, 0xB7), (.year, 0xEB, 0x85, 0x84), (.month, 0xEC, 0x9B, 0x94),
            (.day, 0xEC, 0x9D, 0xBC):
            offset = end + 3
            return true
        default: return false
        }
    }

    /// Moves past a Chinese or Japanese weekday: `星期四`, `周四`, `木曜日`, `木曜`.
    static func skipCharacterWeekday(_ bytes: Span<UInt8>, _ offset: inout Int) -> Bool {
        guard let found = CharacterWeekday(bytes, offset) else { return false }
        offset = found.end
        return true
    }

    /// `23.12.2021`, `12/23/2021`, `26-FEB-1987`, `23. Dezember 2021`, `23rd of December 2021`.
    private static func dayOrMonthFirst(
        _ first: Int, _ bytes: Span<UInt8>, _ offset: inout Int, _ place: Place
    ) -> DateParts? {
        guard first > 0 else { return nil }
        if place.isProse, let parts = unitDate(startingWith: first, bytes, &offset) {
            return parts
        }
        var end = offset
        let sign = bytes.byte(end)
        let isSigned = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(sign)
        if isSigned {
            end += 1
            if sign == UInt8(ascii: ".") { bytes.skipBlanks(&end) }
            if bytes.byte(end).isDigit {
                guard let second = bytes.number(&end, limit: 2), second.value > 0,
                    bytes.skip(sign, &end)
                else { return nil }
                if sign == UInt8(ascii: ".") { bytes.skipBlanks(&end) }
                guard let year = bytes.number(&end),
                    let parts = numeric(
                        first, second.value, year, sign,
                        isPadded: sign == UInt8(ascii: "/") || end - offset == 6, place)
                else { return nil }
                offset = end
                return parts
            }
        }
        skipOrdinal(bytes, &end)
        skipFillers(bytes, &end, place)
        guard let month = monthName(bytes, &end) else { return nil }
        let afterMonth = end
        _ = bytes.skip(UInt8(ascii: "."), &end)
        let isTight = isSigned && bytes.skip(sign, &end)
        guard let year = writtenYear(bytes, &end, place, shortAllowed: isTight || place.isField)
        else {
            guard place.isProse else { return nil }
            offset = afterMonth
            return DateParts(year: 0, month: month, day: first)
        }
        offset = end
        return DateParts(year: year, month: month, day: first)
    }

    /// Decides between day and month first; two-digit years only where `/`, or `.` and two digits
    /// throughout, make the layout clear.
    private static func numeric(
        _ first: Int, _ second: Int, _ year: (value: Int, digits: Int), _ sign: UInt8,
        isPadded: Bool, _ place: Place
    ) -> DateParts? {
        let isShort = year.digits == 2 && sign != UInt8(ascii: "-") && (place.isField || isPadded)
        guard year.digits == 4 || isShort else { return nil }
        // Dots are never American.
        let monthLeads = place.order == .monthFirst && sign != UInt8(ascii: ".")
        let isMonthFirst = second > 12 || (monthLeads && first <= 12)
        let value = isShort ? century(year.value) : year.value
        return isMonthFirst
            ? DateParts(year: value, month: first, day: second)
            : DateParts(year: value, month: second, day: first)
    }

    /// POSIX's rule for two digits: 69 to 99 are 19xx, 00 to 68 are 20xx.
    private static func century(_ year: Int) -> Int { year + (year < 69 ? 2000 : 1900) }

    /// `December 23, 2021`, `Dec. 23rd 2021`, `December 2021`, and `asctime`'s
    /// `Dec 23 10:15:00 2021`.
    private static func monthFirst(
        _ month: Int, _ bytes: Span<UInt8>, _ offset: inout Int, _ place: Place
    ) -> DateParts? {
        var end = offset
        _ = bytes.skip(UInt8(ascii: "."), &end)
        guard
            bytes.skip(UInt8(ascii: "-"), &end) || bytes.skip(UInt8(ascii: "/"), &end)
                || bytes.skip(UInt8(ascii: ","), &end) || bytes.skipBlanks(&end)
        else { return nil }
        bytes.skipBlanks(&end)
        skipFillers(bytes, &end, place)
        guard let number = bytes.number(&end) else { return nil }
        if number.digits == 4 {
            offset = end
            return DateParts(year: number.value, month: month)
        }
        guard number.digits <= 2, number.value > 0 else { return nil }
        skipOrdinalMark(bytes, &end)
        let afterDay = end
        bytes.skipBlanks(&end)
        var parts = DateParts(year: 0, month: month, day: number.value)
        var clock = end
        bytes.skipBlanks(&clock)
        if case .some(.some(let time)) = timeOfDay(bytes, &clock),
            let year = writtenYear(bytes, &clock, place, shortAllowed: false)
        {
            parts.year = year
            parts.time = time
            offset = clock
            return parts
        }
        _ = bytes.skip(UInt8(ascii: "-"), &end) || bytes.skip(UInt8(ascii: "/"), &end)
        if let year = writtenYear(bytes, &end, place, shortAllowed: false) {
            parts.year = year
        } else {
            guard place.isProse else { return nil }
            end = afterDay
        }
        offset = end
        return parts
    }

    /// A year after the month: four digits, `'21`, or two digits where the layout allows.
    static func writtenYear(
        _ bytes: Span<UInt8>, _ offset: inout Int, _ place: Place, shortAllowed: Bool
    ) -> Int? {
        var end = offset
        bytes.skipBlanks(&end)
        _ = bytes.skip(UInt8(ascii: ","), &end) || bytes.skip(UInt8(ascii: "."), &end)
        bytes.skipBlanks(&end)
        skipFillers(bytes, &end, place)
        var isMarked = bytes.skip(UInt8(ascii: "'"), &end)
        if bytes.byte(end) == 0xE2, bytes.byte(end + 1) == 0x80, bytes.byte(end + 2) == 0x99 {
            end += 3
            isMarked = true
        }
        guard let year = bytes.number(&end) else { return nil }
        if year.digits == 4 {
            offset = end
            return year.value
        }
        guard year.digits == 2, isMarked || shortAllowed, bytes.byte(end) != UInt8(ascii: ":")
        else { return nil }
        offset = end
        return century(year.value)
    }

    /// A month's name that starts exactly here; `كانون الأول` has two words.
    private static func monthName(_ bytes: Span<UInt8>, _ offset: inout Int) -> Int? {
        let end = bytes.wordEnd(offset)
        if case .month(let month) = DateWord.lookup(bytes, offset, end) {
            offset = end
            return month
        }
        guard end > offset, bytes.byte(offset) >= 0xD8, bytes.byte(end) == 0x20 else { return nil }
        let second = bytes.wordEnd(end + 1)
        guard case .month(let month) = DateWord.lookup(bytes, offset, second) else { return nil }
        offset = second
        return month
    }

    /// `of`, `de`, `del` between the parts of a date; in a field also `at`, `on` and the like.
    private static func skipFillers(_ bytes: Span<UInt8>, _ offset: inout Int, _ place: Place) {
        for _ in 0..<2 {
            let end = bytes.wordEnd(offset)
            guard end > offset else { return }
            switch DateWord.lookup(bytes, offset, end) {
            case .link: offset = end
            case .filler where !place.isProse: offset = end
            default: return
            }
            bytes.skipBlanks(&offset)
        }
    }

    /// The mark of an ordinal after a day, and blanks.
    private static func skipOrdinal(_ bytes: Span<UInt8>, _ offset: inout Int) {
        skipOrdinalMark(bytes, &offset)
        bytes.skipBlanks(&offset)
    }

    /// The mark of an ordinal after a day: `23rd`, `1er`, `1º`, `23.`
    private static func skipOrdinalMark(_ bytes: Span<UInt8>, _ offset: inout Int) {
        switch (bytes.byte(offset) | 0x20, bytes.byte(offset + 1) | 0x20) {
        case (UInt8(ascii: "s"), UInt8(ascii: "t")), (UInt8(ascii: "n"), UInt8(ascii: "d")),
            (UInt8(ascii: "r"), UInt8(ascii: "d")), (UInt8(ascii: "t"), UInt8(ascii: "h")),
            (UInt8(ascii: "e"), UInt8(ascii: "r")):
            if !bytes.byte(offset + 2).isASCIILetter { offset += 2 }
        default:
            // U+00B0, U+00BA and U+00AA.
            if bytes.byte(offset) == 0xC2, [0xB0, 0xBA, 0xAA].contains(bytes.byte(offset + 1)) {
                offset += 2
            }
        }
    }
}
