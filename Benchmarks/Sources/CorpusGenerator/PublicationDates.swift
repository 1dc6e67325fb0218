/// Spreads a corpus over the years 2004 to 2023 with the rhythm of a week and of a day.
struct PublicationDates {
    /// How a date is written; most feeds give the minute, some the day, a few nothing.
    enum Precision {
        case second, day, unknown
    }

    private static let days = 7_305  // 2004-01-01 ... 2023-12-31
    private static let firstDay = 12_418  // days from 1970-01-01 to 2004-01-01, a Thursday
    /// Shares of a week's articles from Thursday on.
    private static let weekdays = [0.165, 0.16, 0.095, 0.085, 0.16, 0.165, 0.17]

    private let total: Int

    init(total: Int) {
        self.total = total
    }

    /// The day, counted from the first, and the second of that day on which an article appears.
    /// Articles stand in order of day, as a scraper finds them; a fifth come a few days late.
    func moment(of slot: Int, _ random: inout Randomness) -> (day: Int, second: Int) {
        let day = self.day(of: slot)
        let late = random.chance(0.2) ? random.below(4) : 0
        let workday = random.chance(0.85)
        let second = workday ? 21_600 + random.below(54_000) : random.below(86_400)
        return (max(0, day - late), second)
    }

    /// The day on which an article appears before any delay.
    func day(of slot: Int) -> Int {
        let weeks = Double(Self.days) / 7
        let position = (Double(slot) + 0.5) / Double(total) * weeks
        var rest = position - position.rounded(.down)
        var day = Int(position) * 7
        for share in Self.weekdays {
            if rest < share { break }
            rest -= share
            day += 1
        }
        return min(day, Self.days - 1)
    }

    func append(_ moment: (day: Int, second: Int), _ precision: Precision, to buffer: inout [UInt8])
    {
        let civil = Self.civil(moment.day)
        buffer.append(number: civil.year, width: 4)
        buffer.append(0x2D)
        buffer.append(number: civil.month, width: 2)
        buffer.append(0x2D)
        buffer.append(number: civil.day, width: 2)
        guard precision == .second else { return }
        buffer.append(0x54)
        buffer.append(number: moment.second / 3_600, width: 2)
        buffer.append(0x3A)
        buffer.append(number: moment.second / 60 % 60, width: 2)
        buffer.append(0x3A)
        buffer.append(number: moment.second % 60, width: 2)
        buffer += Array((moment.day % 2 == 0 ? "Z" : "+02:00").utf8)
    }

    /// The calendar date of a day counted from the first (Hinnant, "chrono-compatible low-level date
    /// algorithms").
    static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let z = day + firstDay + 719_468
        let era = z / 146_097
        let doe = z - era * 146_097
        let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
        let mp = (5 * doy + 2) / 153
        let month = mp < 10 ? mp + 3 : mp - 9
        let year = yoe + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, doy - (153 * mp + 2) / 5 + 1)
    }
}

extension [UInt8] {
    /// Appends a whole number in decimal, filled up with zeros on the left.
    mutating func append(number: Int, width: Int = 1) {
        var digits: [UInt8] = []
        var rest = number
        while rest > 0 || digits.count < Swift.max(width, 1) {
            digits.append(0x30 + UInt8(rest % 10))
            rest /= 10
        }
        append(contentsOf: digits.reversed())
    }
}
