internal import Analysis

extension Timeline {
    /// How long a bucket of a timeline is.
    public enum Unit: String, Sendable, CaseIterable {
        case day, week, month, quarter, year

        /// The unit that gives a range of so many days some ten to sixty buckets.
        init(forDays days: Int) {
            self =
                switch days {
                case ...45: .day
                case ...200: .week
                case ...1900: .month
                case ...5500: .quarter
                default: .year
                }
        }

        /// The first day of the bucket that a day is in. Weeks begin on Monday (ISO 8601).
        func start(of day: CivilDate) -> CivilDate {
            switch self {
            case .day: day
            case .week: CivilDate(daysSinceEpoch: day.daysSinceEpoch - (day.weekday - 1))
            case .month: Self.first(of: day.month, day.year)
            case .quarter: Self.first(of: (day.month - 1) / 3 * 3 + 1, day.year)
            case .year: Self.first(of: 1, day.year)
            }
        }

        /// The first day of the next bucket.
        func next(after start: CivilDate) -> CivilDate {
            switch self {
            case .day: CivilDate(daysSinceEpoch: start.daysSinceEpoch + 1)
            case .week: CivilDate(daysSinceEpoch: start.daysSinceEpoch + 7)
            case .month: Self.first(of: start.month + 1, start.year)
            case .quarter: Self.first(of: start.month + 3, start.year)
            case .year: Self.first(of: 1, start.year + 1)
            }
        }

        func label(of start: CivilDate) -> String {
            switch self {
            case .day: return start.isoText
            case .week:
                // A week belongs to the year that its Thursday is in.
                let thursday = CivilDate(daysSinceEpoch: start.daysSinceEpoch + 3)
                let newYear = Self.first(of: 1, thursday.year).daysSinceEpoch
                let week = (thursday.daysSinceEpoch - newYear) / 7 + 1
                return "\(thursday.year)-W\(week < 10 ? "0" : "")\(week)"
            case .month: return String(start.isoText.dropLast(3))
            case .quarter: return "\(start.year)-Q\((start.month - 1) / 3 + 1)"
            case .year: return String(start.isoText.dropLast(6))
            }
        }

        /// The first of a month; months beyond 12 are in the next year.
        private static func first(of month: Int, _ year: Int) -> CivilDate {
            let date = CivilDate(
                year: year + (month - 1) / 12, month: (month - 1) % 12 + 1, day: 1)
            return date ?? CivilDate(daysSinceEpoch: 0)
        }
    }
}
