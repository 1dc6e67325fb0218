/// Articles counted by the day on which they were published.
struct DayCounts: Sendable {
    /// How many have no date.
    private(set) var undated = 0
    /// From the first day on; days are counted from 1970.
    private var counts: [Int] = []
    private var firstDay = 0
    /// Of days outside that: years that are no news.
    private var others: [Int: Int] = [:]
    /// So many days have a counter each.
    private static let mostDays = 366_000
    /// The days of four-digit years. What lies outside another program has written: it is undated.
    private static let calendar = -719_162...2_932_896

    /// No article.
    init() {}

    /// Room for the days of a range of times, in seconds since 1970.
    init(from first: Int64, through last: Int64) {
        firstDay = Self.day(of: first)
        let count = Self.day(of: last) - firstDay + 1
        let isNews =
            count <= Self.mostDays && Self.calendar.contains(firstDay)
            && Self.calendar.contains(firstDay + count - 1)
        counts = [Int](repeating: 0, count: isNews ? count : 0)
    }

    /// Counts by days; those of the nil day are undated.
    init(_ counts: [Int?: Int]) {
        for (day, count) in counts {
            if let day, Self.calendar.contains(day) {
                others[day] = count
            } else {
                undated += count
            }
        }
    }

    /// The day of a time; rounds down before 1970 too.
    @inline(__always)
    static func day(of time: Int64) -> Int {
        Int(time >= 0 ? time / 86_400 : (time + 1) / 86_400 - 1)
    }

    /// Counts an article of a time.
    @inline(__always)
    mutating func add(_ time: Int64) {
        let day = Self.day(of: time)
        if counts.indices.contains(day - firstDay) {
            counts[day - firstDay] += 1
        } else if Self.calendar.contains(day) {
            others[day, default: 0] += 1
        } else {
            undated += 1
        }
    }

    mutating func addUndated() { undated += 1 }

    /// How many were published on a day.
    subscript(day: Int) -> Int {
        counts.indices.contains(day - firstDay) ? counts[day - firstDay] : others[day] ?? 0
    }

    /// The first and the last day with an article; nil if all are undated.
    var days: ClosedRange<Int>? {
        let ends =
            [counts.firstIndex { $0 > 0 }, counts.lastIndex { $0 > 0 }]
            .compactMap { $0.map { $0 + firstDay } }
            + [others.keys.min(), others.keys.max()]
            .compactMap(\.self)
        guard let first = ends.min(), let last = ends.max() else { return nil }
        return first...last
    }

    var isEmpty: Bool { undated == 0 && days == nil }
}
