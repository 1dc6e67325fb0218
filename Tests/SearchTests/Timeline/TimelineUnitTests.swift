import Analysis
import Testing

@testable import Search

struct TimelineUnitTests {
    @Test(
        arguments: [
            (1, .day), (45, .day), (46, .week), (200, .week), (201, .month), (1_900, .month),
            (1_901, .quarter), (5_500, .quarter), (5_501, .year), (100_000, .year),
        ] as [(Int, Timeline.Unit)])
    func `the unit suits the range`(days: Int, unit: Timeline.Unit) {
        #expect(Timeline.Unit(forDays: days) == unit)
    }

    @Test(arguments: [
        // Day, week, quarter; from the calendar of ISO 8601.
        ("2020-12-31", "2020-W53", "2020-Q4"), ("2021-01-01", "2020-W53", "2021-Q1"),
        ("2021-01-03", "2020-W53", "2021-Q1"), ("2021-01-04", "2021-W01", "2021-Q1"),
        ("2021-12-31", "2021-W52", "2021-Q4"), ("2022-01-02", "2021-W52", "2022-Q1"),
        ("2024-12-29", "2024-W52", "2024-Q4"), ("2024-12-30", "2025-W01", "2024-Q4"),
        ("2026-12-31", "2026-W53", "2026-Q4"), ("1969-12-31", "1970-W01", "1969-Q4"),
        ("1931-06-30", "1931-W27", "1931-Q2"), ("2021-09-30", "2021-W39", "2021-Q3"),
    ])
    func `weeks and quarters are named as ISO 8601 has them`(
        day: String, week: String, quarter: String
    ) throws {
        let date = CivilDate(daysSinceEpoch: Int(try #require(ArticleDate(day)).start) / 86_400)
        // Dates before 1970 round towards it here; midnight needs no rounding.
        #expect(date.isoText == day)
        func label(_ unit: Timeline.Unit) -> String { unit.label(of: unit.start(of: date)) }
        #expect(label(.week) == week)
        #expect(label(.quarter) == quarter)
        #expect(label(.day) == day)
        #expect(label(.month) == String(day.prefix(7)))
        #expect(label(.year) == String(day.prefix(4)))
    }

    @Test(arguments: Timeline.Unit.allCases)
    func `each day is in just one bucket`(unit: Timeline.Unit) {
        for day in stride(from: -200_000, through: 80_000, by: 13) {
            let date = CivilDate(daysSinceEpoch: day)
            let start = unit.start(of: date)
            #expect(start <= date)
            #expect(date < unit.next(after: start))
            #expect(unit.start(of: start) == start)
        }
    }
}
