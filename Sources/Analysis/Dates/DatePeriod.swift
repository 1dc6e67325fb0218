/// A stretch of time that a person names: `2021-12`, `2021-12..2022-02`, `..2020`, `last week`.
///
///     let today = CivilDate(daysSinceEpoch: 18_984)            // Thursday, 23 December 2021
///     DatePeriod("last week", today: today)?.description       // "2021-12-13..2021-12-19"
///     DatePeriod("2021..last month", today: today)?.description  // "2021-01..2021-11"
///
/// Days are UTC days, and weeks run from Monday to Sunday.
public struct DatePeriod: Hashable, Sendable {
    /// The first second, in UTC seconds since 1970; nil if the period has no beginning.
    public var start: Int64?

    /// The first second behind the period, in UTC seconds since 1970; nil if it has no end.
    public var end: Int64?

    /// A period between two moments.
    public init(start: Int64?, end: Int64?) {
        self.start = start
        self.end = end
    }

    /// A period from text, or nil if the text is none or reaches beyond the years 1500 to 2200.
    ///
    /// Either one date or two with `..` between them, of which one may be missing; two in the
    /// wrong order are swapped. A date is whatever ``ArticleDate`` reads, and stands for all of
    /// its day, month or year; or words:
    ///
    /// - `today`, `yesterday`, `tomorrow`
    /// - `this`, `last`, `past`, `previous` or `next` with `week`, `month`, `quarter` or `year`
    /// - `last 7 days`, `past 3 months`, and in short `7d`, `2w`, `3m`, `1y`: up to today
    /// - `3 days ago`, `2 weeks ago`: that day; `2 months ago`, `1 year ago`: that month or year
    /// - `monday`, `last monday`, `on monday`: the latest before today
    /// - `december`, `in december`: the latest that has begun; `last december`: before this month
    /// - `2021-Q4`, `2021-W51`: that quarter, that week of ISO 8601
    /// - `since` before any of these: from then on
    ///
    /// Case does not matter, and a hyphen may stand for a space: `last-week`. Months
    /// and weekdays have names in nine languages; German, French and Spanish also have the commonest
    /// words.
    ///
    /// - Parameter today: The day that words are counted from.
    public init?(_ text: String, today: CivilDate) {
        guard text.utf8.count <= DatePeriod.longestText else { return nil }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false)
        let seconds = ends.map { DatePeriod.seconds($0, today) }
        // What cannot be read is an open end only if nothing is written there.
        guard zip(ends, seconds).allSatisfy({ $1 != nil || $0.allSatisfy(\.isWhitespace) })
        else { return nil }
        switch (seconds.count, seconds.first ?? nil, seconds.last ?? nil) {
        case (1, let period?, _):
            start = period.lowerBound
            end = DatePeriod.opens(text) ? nil : period.upperBound
        case (2, let first?, let last?):
            let isReversed = first.lowerBound >= last.upperBound
            start = isReversed ? last.lowerBound : first.lowerBound
            end = isReversed ? first.upperBound : last.upperBound
        case (2, let first, let last) where first != nil || last != nil:
            start = first?.lowerBound
            end = last?.upperBound
        default: return nil
        }
    }

    /// The longest text looked at, in bytes: two dates as mail writes them fit in.
    private static let longestText = 120

    /// From the start of 1500 to the end of 2200.
    private static let reach: ClosedRange<Int64> = -14_831_769_600...7_289_654_400

    /// Whether the text begins with `since`, a mere label to ``ArticleDate``.
    private static func opens(_ text: String) -> Bool {
        text.split(whereSeparator: \.isWhitespace).first?.lowercased() == "since"
    }

    /// The seconds of one date in figures or in words, nil beyond ``reach``.
    private static func seconds(_ text: Substring, _ today: CivilDate) -> Range<Int64>? {
        let seconds: Range<Int64>
        if let date = ArticleDate(String(text)) {
            seconds = date.start..<date.end
        } else {
            var words = text.split(whereSeparator: \.isWhitespace)
            if words.first?.lowercased() == "since" { words.removeFirst() }
            guard let days = labelled(words) ?? RelativeDays.range(words, today: today) else {
                return nil
            }
            seconds = Int64(days.lowerBound) * 86_400..<Int64(days.upperBound) * 86_400
        }
        return reach.contains(seconds.lowerBound) && reach.contains(seconds.upperBound)
            ? seconds : nil
    }

    /// The days of a quarter or of a week of ISO 8601, as timelines are labelled.
    private static func labelled(_ words: [Substring]) -> Range<Int>? {
        guard words.count == 1, let match = words[0].wholeMatch(of: /(\d{4})-?([QqWw])(\d{1,2})/),
            let year = Int(match.1), let number = Int(match.3)
        else { return nil }
        if match.2.lowercased() == "q" {
            guard 1...4 ~= number else { return nil }
            return CivilDate(year: year, month: number * 3, day: 1)
                .flatMap { CalendarUnit.quarter.days(0, from: $0) }
        }
        // The fourth of January is in the first week; a week belongs to its Thursday's year.
        guard number > 0, let first = CivilDate(year: year, month: 1, day: 4),
            let days = CalendarUnit.week.days(number - 1, from: first),
            CivilDate(daysSinceEpoch: days.lowerBound + 3).year == year
        else { return nil }
        return days
    }
}

extension DatePeriod: CustomStringConvertible {
    /// The period as the query language writes it: `2021-12-23`, `2021-12`, `2021`,
    /// `2021-12..2022-02`, `..2020`, `2021-12-23..`, `2021-12-23T10:15:00Z`.
    ///
    /// Both ends are written alike, as years, months, days or seconds, whichever is the coarsest
    /// that is exact. Reading it gives the same period, on whatever day.
    public var description: String {
        let ends = [start, end].compactMap(\.self)
        let grain = Grain.allCases.first { ends.allSatisfy($0.starts) } ?? .second
        let first = start.map(grain.name) ?? ""
        let last = end.map { grain.name($0 &- 1) } ?? ""
        return first == last && !first.isEmpty ? first : "\(first)..\(last)"
    }

    /// The units a period is written in, from coarse to fine.
    private enum Grain: CaseIterable {
        case year, month, day, second

        /// Whether one of these units starts at a second.
        func starts(_ second: Int64) -> Bool {
            let (date, rest) = Grain.parts(second)
            return switch self {
            case .year: rest == 0 && date.day == 1 && date.month == 1
            case .month: rest == 0 && date.day == 1
            case .day: rest == 0
            case .second: true
            }
        }

        /// The unit that a second is in.
        func name(_ second: Int64) -> String {
            let (date, rest) = Grain.parts(second)
            let day = date.isoText
            func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
            return switch self {
            case .year: String(day.dropLast(6))
            case .month: String(day.dropLast(3))
            case .day: day
            case .second: "\(day)T\(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
            }
        }

        /// The day that a second is in, and how far into it.
        private static func parts(_ second: Int64) -> (CivilDate, Int) {
            let (day, rest) = Int(second).quotientAndRemainder(dividingBy: 86_400)
            return rest < 0
                ? (CivilDate(daysSinceEpoch: day - 1), rest + 86_400)
                : (CivilDate(daysSinceEpoch: day), rest)
        }
    }
}
