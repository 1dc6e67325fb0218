/// The parts of a date as they were written, not yet checked against the calendar.
struct DateParts {
    var year: Int
    /// 1 to 12, or 0 when not written.
    var month = 0
    /// 1 to 31, or 0 when not written.
    var day = 0
    /// The time of day, when one was written to the minute.
    var time: DateTime?
}

/// A time of day as written.
struct DateTime {
    var hour: Int
    var minute: Int
    /// 0 to 60, or nil when not written.
    var second: Int?
    /// Minutes east of Greenwich, or nil when not written or ambiguous.
    var offset: Int?
}

extension DateParts {
    /// The UTC parts of a Unix time; a count beyond the year 5138 is in milliseconds, one beyond
    /// that in milliseconds is in microseconds. Nil for 0.
    init?(unixSeconds count: Int64) {
        let size = count.magnitude
        let unit: Int64 =
            size < 100_000_000_000 ? 1 : size < 100_000_000_000_000 ? 1_000 : 1_000_000
        guard count != 0 else { return nil }
        let seconds = floorDivide(Int(count), Int(unit))
        let day = floorDivide(seconds, 86_400)
        let rest = seconds - day * 86_400
        let civil = CivilDate(daysSinceEpoch: day)
        self.init(
            year: civil.year, month: civil.month, day: civil.day,
            time: DateTime(
                hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60, offset: 0))
    }
}

/// The quotient rounded towards minus infinity.
private func floorDivide(_ value: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
}

extension ArticleDate {
    /// The years a news archive can hold; others are not dates.
    static let years = 1500...2200

    /// A date from parts, or nil when the calendar or the clock has no such moment.
    init?(_ parts: DateParts) {
        guard ArticleDate.years.contains(parts.year),
            var first = CivilDate(
                year: parts.year, month: max(parts.month, 1), day: max(parts.day, 1))
        else { return nil }
        let startDay = first.daysSinceEpoch
        if let time = parts.time, parts.day > 0 {
            guard time.isPossible else { return nil }
            var hour = time.hour
            if hour == 24 {
                first = CivilDate(daysSinceEpoch: startDay + 1)
                hour = 0
            }
            let minutes =
                first.daysSinceEpoch * 1_440 + hour * 60 + time.minute - (time.offset ?? 0)
            start = Int64(minutes) * 60 + Int64(time.second ?? 0)
            end = start + (time.second == nil ? 60 : 1)
            precision = time.second == nil ? .minute : .second
            text = ArticleDate.render(first, time, hour: hour)
            return
        }
        start = Int64(startDay) * 86_400
        if parts.day > 0 {
            precision = .day
            end = start + 86_400
            text = ArticleDate.render(first, nil, hour: 0)
        } else if parts.month > 0 {
            precision = .month
            let length = CivilDate.daysInMonth(parts.month, year: parts.year)
            end = start + Int64(length) * 86_400
            text = String(first.isoText.utf8.prefix(7)) ?? ""
        } else {
            precision = .year
            let length = 337 + CivilDate.daysInMonth(2, year: parts.year)
            end = start + Int64(length) * 86_400
            text = String(parts.year)
        }
    }

    /// `2021-12-23`, and the time if there is one. The year has four digits here.
    private static func render(_ date: CivilDate, _ time: DateTime?, hour: Int) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(25)
        func two(_ value: Int) {
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value / 10))
            bytes.append(0x30 &+ UInt8(truncatingIfNeeded: value % 10))
        }
        two(date.year / 100)
        two(date.year % 100)
        bytes.append(UInt8(ascii: "-"))
        two(date.month)
        bytes.append(UInt8(ascii: "-"))
        two(date.day)
        guard let time else { return String(decoding: bytes, as: UTF8.self) }
        bytes.append(UInt8(ascii: "T"))
        two(hour)
        bytes.append(UInt8(ascii: ":"))
        two(time.minute)
        if let second = time.second {
            bytes.append(UInt8(ascii: ":"))
            two(second)
        }
        if let offset = time.offset {
            if offset == 0 {
                bytes.append(UInt8(ascii: "Z"))
            } else {
                bytes.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
                two(abs(offset) / 60)
                bytes.append(UInt8(ascii: ":"))
                two(abs(offset) % 60)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension DateTime {
    /// Whether a clock can show it; 24:00 is the end of the day, second 60 a leap second.
    var isPossible: Bool {
        if hour == 24 { return minute == 0 && (second ?? 0) == 0 }
        return (0..<24).contains(hour) && (0..<60).contains(minute)
            && (0...60).contains(second ?? 0)
    }
}
