/// Articles counted by the day on which they were published.
struct DayCounts: Sendable {
    /// How many have no date.
    private(set) var undated = 0
    /// From the first day on; days are counted from 1970.
    private var counts: [Int] = []
    private var firstDay = 0

    /// No article.
    init() {}

    /// Room for the days of a range of times, in seconds since 1970.
    init(from first: Int64, through last: Int64) {
        firstDay = Self.day(of: first)
        counts = [Int](repeating: 0, count: Self.day(of: last) - firstDay + 1)
    }

    /// Counts by days; those of the nil day are undated.
    init(_ counts: [Int?: Int]) {
        undated = counts[nil] ?? 0
        let days = counts.keys.compactMap(\.self)
        guard let first = days.min(), let last = days.max() else { return }
        firstDay = first
        self.counts = (first...last).map { counts[$0] ?? 0 }
    }

    /// The day of a time; rounds down before 1970 too.
    @inline(__always)
    static func day(of time: Int64) -> Int {
        Int(time >= 0 ? time / 86_400 : (time - 86_399) / 86_400)
    }

    /// Counts an article of a time within the range.
    @inline(__always)
    mutating func add(_ time: Int64) { counts[Self.day(of: time) - firstDay] += 1 }

    mutating func addUndated() { undated += 1 }

    /// How many were published on a day.
    subscript(day: Int) -> Int {
        counts.indices.contains(day - firstDay) ? counts[day - firstDay] : 0
    }

    /// The first and the last day with an article; nil if all are undated.
    var days: ClosedRange<Int>? {
        guard let first = counts.firstIndex(where: { $0 > 0 }),
            let last = counts.lastIndex(where: { $0 > 0 })
        else { return nil }
        return (firstDay + first)...(firstDay + last)
    }

    var isEmpty: Bool { undated == 0 && days == nil }
}
