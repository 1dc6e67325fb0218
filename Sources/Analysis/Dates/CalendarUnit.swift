/// The units days are counted in.
enum CalendarUnit: String {
    case day, week, month, quarter, year

    /// The days, counted since 1970, of the unit that lies `offset` units after today's: 0 is
    /// today's own, -1 the one before.
    ///
    /// Nil before the year 0.
    func days(_ offset: Int, from today: CivilDate) -> Range<Int>? {
        let day = today.daysSinceEpoch
        switch length {
        case .days(let count):
            let first = day - (self == .week ? today.weekday - 1 : 0) + offset * count
            return first..<first + count
        case .months(let count):
            let month = today.year * 12 + today.month - 1
            let first = month - month % count + offset * count
            guard let start = CalendarUnit.day(1, month: first),
                let end = CalendarUnit.day(1, month: first + count)
            else { return nil }
            return start..<end
        }
    }

    /// The days, counted since 1970, of the last `count` units, today being the last day.
    ///
    /// A month that lacks today's day of the month counts to its end: a month before 31 March
    /// is 28 February. Nil before the year 0.
    func lastDays(_ count: Int, upTo today: CivilDate) -> Range<Int>? {
        let behind = today.daysSinceEpoch + 1
        switch length {
        case .days(let length): return behind - count * length..<behind
        case .months(let length):
            let month = today.year * 12 + today.month - 1 - count * length
            guard let start = CalendarUnit.day(today.day, month: month) else { return nil }
            return start + 1..<behind
        }
    }

    private enum Length {
        case days(Int), months(Int)
    }

    private var length: Length {
        switch self {
        case .day: .days(1)
        case .week: .days(7)
        case .month: .months(1)
        case .quarter: .months(3)
        case .year: .months(12)
        }
    }

    /// A day of a month that is counted from January of the year 0; the last if it has no such.
    private static func day(_ day: Int, month index: Int) -> Int? {
        guard index >= 0 else { return nil }
        let (year, month) = index.quotientAndRemainder(dividingBy: 12)
        let length = CivilDate.daysInMonth(month + 1, year: year)
        return CivilDate(year: year, month: month + 1, day: min(day, length))?.daysSinceEpoch
    }
}
