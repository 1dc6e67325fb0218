/// Dates in Chinese and Japanese, which stand between characters without spaces.
extension MentionGrammar {
    /// A weekday or a relative day that begins with a character.
    func readCharacter(
        _ offset: Int, in bytes: Span<UInt8>, into found: inout [DateMention]
    ) -> Int {
        let next = offset + 3
        switch bytes.character(offset) {
        case Self.yesterday:
            guard [Self.day, Self.heaven].contains(bytes.character(next)) else { return next }
            // 一昨日 is the day before yesterday.
            return add(
                resolver.relative(bytes.character(offset - 3) == Self.one ? -2 : -1),
                offset..<next + 3, &found)
        case Self.bright, Self.before:
            guard bytes.character(next) == Self.heaven,
                !Self.tomorrowTails.contains(bytes.character(next + 3)),
                !Self.countWords.contains(bytes.character(offset - 3))
            else { return next }
            let isTomorrow = bytes.character(offset) == Self.bright
            return add(resolver.relative(isTomorrow ? 1 : -2), offset..<next + 3, &found)
        case let first where Self.weekdayStarts.contains(first):
            return readWeekday(offset, bytes, into: &found)
        default: return next
        }
    }

    /// `星期四`, `上周四`, `木曜日`; not `周一至周五`, `每周四`.
    private func readWeekday(
        _ offset: Int, _ bytes: Span<UInt8>, into found: inout [DateMention]
    ) -> Int {
        guard let weekday = CharacterWeekday(bytes, offset) else { return offset + 3 }
        let before = bytes.character(offset - 3)
        guard !Self.weekdayBars.contains(before),
            !Self.weekdayTails.contains(bytes.character(weekday.end))
        else { return weekday.end }
        let days: Range<Int>? =
            switch before {
            case Self.last: resolver.weekday(weekday.weekday, weeks: -1)
            case Self.this, Self.now: resolver.weekday(weekday.weekday, weeks: 0)
            case Self.next: resolver.weekday(weekday.weekday, weeks: 1)
            default: resolver.weekday(weekday.weekday, .usual)
            }
        return add(days, offset..<weekday.end, &found)
    }

    /// A date in figures between characters: `2021年12月17日`, `去年12月17日`, `12月`, `17日`.
    func readCharacterDate(
        _ parts: DateParts, _ range: Range<Int>, _ bytes: Span<UInt8>,
        into found: inout [DateMention]
    ) {
        guard parts.year == 0 else {
            // 2021年度 begins in April.
            let isYear = (1800...2100).contains(parts.year) && after(range, bytes) != Self.degree
            if isYear || parts.month > 0 { add(parts, nil, range, bytes, &found) }
            return
        }
        if parts.month > 0, let year = yearNamed(before: range.lowerBound, bytes) {
            guard let year else { return }
            var parts = parts
            parts.year = year
            return add(parts, nil, range, bytes, &found)
        }
        guard parts.month == 0 || parts.day == 0 else {
            return add(parts, nil, range, bytes, &found)
        }
        // 10日間 is ten days, and 1日 as often one day as the first.
        guard words.language.writesCharacters, parts.day != 1,
            !Self.countWords.contains(before(range, bytes)),
            !Self.countTails.contains(after(range, bytes))
        else { return }
        let days = parts.month == 0 ? resolver.day(parts.day) : month(parts.month, range, bytes)
        _ = add(days, range, &found)
    }

    /// The last such month; not the end of `1—4月`.
    private func month(_ month: Int, _ range: Range<Int>, _ bytes: Span<UInt8>) -> Range<Int>? {
        var start = range.lowerBound
        guard !Self.throughs.contains(before(range, bytes)), !bytes.skipDashBack(&start),
            bytes.byte(start - 1) != UInt8(ascii: "~")
        else { return nil }
        let days = resolver.month(month, .usual)
        guard let days, let today = resolver.published?.daysSinceEpoch, days.lowerBound > today
        else { return days }
        return resolver.month(month, .past)
    }

    /// The year of `今年`, `去年`, `昨年`, `明年` or `来年`; `.some(nil)` if it is another, as in `同年`.
    private func yearNamed(before start: Int, _ bytes: Span<UInt8>) -> Int?? {
        guard bytes.character(start - 3) == Self.year, let today = resolver.published else {
            return nil
        }
        switch bytes.character(start - 6) {
        case Self.present: return today.year
        case Self.gone, Self.yesterday: return today.year - 1
        case Self.bright, Self.coming: return today.year + 1
        default: return .some(nil)
        }
    }

    private func before(_ range: Range<Int>, _ bytes: Span<UInt8>) -> UInt32 {
        bytes.character(range.lowerBound - 3)
    }

    private func after(_ range: Range<Int>, _ bytes: Span<UInt8>) -> UInt32 {
        bytes.character(range.upperBound)
    }

    /// Whether a date in figures has characters in it.
    func hasCharacters(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        range.contains { bytes.byte($0) & 0xF0 == 0xE0 && bytes.byte($0) >= 0xE4 }
    }

    private func add(
        _ days: Range<Int>?, _ range: Range<Int>, _ found: inout [DateMention]
    ) -> Int {
        if let days { found.append(DateMention(range: range, days: days)) }
        return range.upperBound
    }

    /// The first bytes of the characters that ``readCharacter(_:in:into:)`` knows.
    static let characterLeads = Set("昨明前星周週礼禮月火水木金土日".utf8.filter { $0 >= 0xE0 })

    private static func scalar(_ text: Unicode.Scalar) -> UInt32 { text.value }
    private static let yesterday = scalar("昨"), bright = scalar("明"), before = scalar("前")
    private static let day = scalar("日"), heaven = scalar("天"), one = scalar("一")
    private static let last = scalar("上"), this = scalar("本"), now = scalar("这")
    private static let next = scalar("下"), year = scalar("年"), present = scalar("今")
    private static let gone = scalar("去"), coming = scalar("来"), degree = scalar("度")
    /// Tomorrow will be better.
    private static let tomorrowTails = CharacterWeekday.characters("会更的")
    private static let throughs = CharacterWeekday.characters("—–至到〜～")
    private static let weekdayStarts = CharacterWeekday.characters("星周週礼禮月火水木金土日")
    /// Every, and so many weeks; or the end of a span, whose beginning is no day either.
    private static let weekdayBars = CharacterWeekday.characters("每毎各一两三四五六至到")
    private static let weekdayTails = CharacterWeekday.characters("至到")
    /// Before a number of days that are counted: about, for, the last.
    private static let countWords = CharacterWeekday.characters("约約近连連等共历过過每超满满第余前頭头")
    /// Behind a number of days that are counted: during, ago, within.
    private static let countTails = CharacterWeekday.characters("間间目前后後内以连連分余ぶ")
}
