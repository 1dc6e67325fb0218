/// Which day, month or year words of an article mean, by the day it was published.
///
/// The conventions are those of news: a weekday is the last one up to the day of publication, a
/// date without a year the nearest, the past preferred.
struct MentionResolver: Sendable {
    /// Which of several days of a name is meant.
    enum Direction: Sendable {
        /// What is usual.
        case usual
        /// The last before the publication: `last Tuesday`.
        case past
        /// The first behind it: `next Tuesday`.
        case future
        /// The first from it on: `will meet on Tuesday`.
        case ahead
    }

    /// When the article was published; nil if that is not known to the day.
    let published: CivilDate?

    /// All days of a date that names its year; nil if the calendar has no such.
    func days(of parts: DateParts) -> Range<Int>? {
        guard
            let first = CivilDate(
                year: parts.year, month: max(parts.month, 1), day: max(parts.day, 1))
        else { return nil }
        if parts.day > 0 { return first.daysSinceEpoch..<first.daysSinceEpoch + 1 }
        return (parts.month > 0 ? CalendarUnit.month : .year).days(0, from: first)
    }

    /// A day counted from the publication.
    func relative(_ offset: Int) -> Range<Int>? {
        published.flatMap { CalendarUnit.day.days(offset, from: $0) }
    }

    /// A weekday, 1 to 7.
    func weekday(_ weekday: Int, _ direction: Direction) -> Range<Int>? {
        guard let published else { return nil }
        let back = (published.weekday - weekday + 7) % 7
        return switch direction {
        case .usual: relative(-back)
        case .past: relative(back == 0 ? -7 : -back)
        case .future: relative(7 - back)
        case .ahead: relative(back == 0 ? 0 : 7 - back)
        }
    }

    /// A weekday of the week that lies so many weeks after that of the publication.
    func weekday(_ weekday: Int, weeks: Int) -> Range<Int>? {
        published.flatMap { relative(weekday - $0.weekday + 7 * weeks) }
    }

    /// A day of a month without its year; if its weekday stands beside it, a year that has it.
    func day(
        _ day: Int, month: Int, weekday: Int? = nil, _ direction: Direction = .usual
    ) -> Range<Int>? {
        guard let published else { return nil }
        let years = published.year - 1...published.year + 1
        let dates = years.compactMap { CivilDate(year: $0, month: month, day: day) }
        let fitting = dates.filter { weekday == nil || $0.weekday == weekday }
        return nearest(
            (fitting.isEmpty ? dates : fitting).map(\.daysSinceEpoch),
            to: published.daysSinceEpoch, direction
        ).map { $0..<$0 + 1 }
    }

    /// A day without its month, as Chinese and Japanese news write it.
    func day(_ day: Int) -> Range<Int>? {
        guard let published else { return nil }
        let months = (-1...1).compactMap { offset in
            CalendarUnit.month.days(offset, from: published).map {
                CivilDate(daysSinceEpoch: $0.lowerBound)
            }
        }
        let days = months.compactMap { CivilDate(year: $0.year, month: $0.month, day: day) }
        return nearest(days.map(\.daysSinceEpoch), to: published.daysSinceEpoch, .usual)
            .map { $0..<$0 + 1 }
    }

    /// A month without its year.
    func month(_ month: Int, _ direction: Direction) -> Range<Int>? {
        guard let published else { return nil }
        let offset = month - published.month
        return nearest([offset - 12, offset, offset + 12], to: 0, direction, factor: 4).flatMap {
            CalendarUnit.month.days($0, from: published)
        }
    }

    /// Of what is usual, that to come is meant only if it is much nearer than what is past: by more than
    /// a factor.
    private func nearest(
        _ days: [Int], to today: Int, _ direction: Direction, factor: Int = 2
    ) -> Int? {
        let past = days.last { direction == .past ? $0 < today : $0 <= today }
        let future = days.first { direction == .future ? $0 > today : $0 >= today }
        switch direction {
        case .past: return past
        case .future, .ahead: return future
        case .usual:
            guard let past else { return future }
            guard let future else { return past }
            return factor * (future - today) < today - past ? future : past
        }
    }
}
