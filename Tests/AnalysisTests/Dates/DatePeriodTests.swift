import Analysis
import TestSupport
import Testing

@Suite struct DatePeriodTests {
    /// Thursday, 23 December 2021.
    private static let today = CivilDate(daysSinceEpoch: 18_984)

    private func written(_ text: String, _ today: CivilDate = today) -> String? {
        DatePeriod(text, today: today)?.description
    }

    @Test(arguments: [
        ("2021", "2021"), ("2021-12", "2021-12"), ("2021-12-23", "2021-12-23"),
        ("  2021-12 ", "2021-12"), ("23.12.2021", "2021-12-23"), ("20211223", "2021-12-23"),
        ("23 December 2021", "2021-12-23"), ("Dec. 23, 2021", "2021-12-23"),
        ("december 2021", "2021-12"), ("in December 2021", "2021-12"),
        ("Dezember 2021", "2021-12"), ("décembre 2021", "2021-12"), ("1500", "1500"),
        ("2200", "2200"),
        ("2021-12-23T10:15:00Z", "2021-12-23T10:15:00Z"),
        ("2021-12-23T10:15:07+03:00", "2021-12-23T07:15:07Z"),
        ("2021-12-23 10:15", "2021-12-23T10:15:00Z..2021-12-23T10:15:59Z"),
        ("2021-Q4", "2021-10..2021-12"), ("2021q1", "2021-01..2021-03"),
        ("2021-W51", "2021-12-20..2021-12-26"), ("2021-w01", "2021-01-04..2021-01-10"),
        ("2020-W53", "2020-12-28..2021-01-03"), ("2021-W1..2021-W2", "2021-01-04..2021-01-17"),
        ("since 2021-Q4", "2021-10.."),
        ("1640254500", "2021-12-23T10:15:00Z"), ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"),
    ])
    func `a date stands for its whole period`(_ text: String, _ period: String) {
        #expect(written(text) == period)
    }

    @Test(arguments: [
        ("2021-12..2022-02", "2021-12..2022-02"), ("2021..", "2021.."), ("..2020", "..2020"),
        ("2021-12-23..", "2021-12-23.."), ("2021-12-01..", "2021-12.."), ("2021-01..", "2021.."),
        (" 2021 .. 2022-02 ", "2021-01..2022-02"), ("2021-01-01..2021-12-31", "2021"),
        ("2021-02..2021-02-28", "2021-02"), ("2021-02..2021-02-27", "2021-02-01..2021-02-27"),
        ("2020..2021", "2020..2021"), ("2021..2021", "2021"), ("2021..2021-06", "2021-01..2021-06"),
        ("2021-06..2021", "2021-06..2021-12"), ("23.12.2021..1.2.2022", "2021-12-23..2022-02-01"),
        ("2022..2021", "2021..2022"), ("2022-02..2021-12-24", "2021-12-24..2022-02-28"),
        ("today..yesterday", "2021-12-22..2021-12-23"),
        ("2021-12-23T10:15:00Z..2021", "2021-12-23T10:15:00Z..2021-12-31T23:59:59Z"),
        ("2021-12-23T10:15:00Z..", "2021-12-23T10:15:00Z.."),
        ("..2021-12-23T10:15:00Z", "..2021-12-23T10:15:00Z"),
        (
            "Thu, 23 Dec 2021 10:15:00 +0300..Fri, 24 Dec 2021 10:15:00 +0300",
            "2021-12-23T07:15:00Z..2021-12-24T07:15:00Z"
        ),
        ("yesterday..today", "2021-12-22..2021-12-23"), ("2021..last month", "2021-01..2021-11"),
        ("10 days ago..yesterday", "2021-12-13..2021-12-22"), ("..last year", "..2020"),
        ("last week..", "2021-12-13.."), ("december 2020..march", "2020-12..2021-03"),
        ("since 2021", "2021.."), ("Since last  week", "2021-12-13.."),
        ("since 7d", "2021-12-17.."), ("since monday", "2021-12-20.."),
    ])
    func `a range runs from one period to the end of another`(_ text: String, _ period: String) {
        #expect(written(text) == period)
    }

    @Test(arguments: [
        ("today", "2021-12-23"), ("Yesterday", "2021-12-22"), ("TOMORROW", "2021-12-24"),
        ("this week", "2021-12-20..2021-12-26"), ("last week", "2021-12-13..2021-12-19"),
        ("past week", "2021-12-13..2021-12-19"), ("next week", "2021-12-27..2022-01-02"),
        ("this month", "2021-12"), ("last month", "2021-11"), ("previous month", "2021-11"),
        ("next month", "2022-01"), ("this quarter", "2021-10..2021-12"),
        ("last quarter", "2021-07..2021-09"), ("next quarter", "2022-01..2022-03"),
        ("this year", "2021"), ("last year", "2020"), ("past year", "2020"), ("next year", "2022"),
        ("\tLast \u{A0} WEEK\n", "2021-12-13..2021-12-19"),
        ("last-week", "2021-12-13..2021-12-19"), ("last_year", "2020"),
        ("last day", "2021-12-22"), ("the past week", "2021-12-13..2021-12-19"),
        ("last 7 days", "2021-12-17..2021-12-23"), ("past 3 months", "2021-09-24..2021-12-23"),
        ("last 2 weeks", "2021-12-10..2021-12-23"), ("last 1 day", "2021-12-23"),
        ("previous 2 years", "2019-12-24..2021-12-23"),
        ("last 2 quarters", "2021-06-24..2021-12-23"),
        ("in the last 7 days", "2021-12-17..2021-12-23"),
        ("last seven days", "2021-12-17..2021-12-23"), ("7 days", "2021-12-17..2021-12-23"),
        ("7d", "2021-12-17..2021-12-23"), ("2W", "2021-12-10..2021-12-23"),
        ("3m", "2021-09-24..2021-12-23"), ("1y", "2020-12-24..2021-12-23"),
        ("last 7d", "2021-12-17..2021-12-23"),
        ("3 days ago", "2021-12-20"), ("2 weeks ago", "2021-12-09"), ("a week ago", "2021-12-16"),
        ("1 month ago", "2021-11"), ("12 months ago", "2020-12"), ("two years ago", "2019"),
        ("1 quarter ago", "2021-07..2021-09"), ("3-days-ago", "2021-12-20"),
    ])
    func `days are counted from today`(_ text: String, _ period: String) {
        #expect(written(text) == period)
    }

    @Test(arguments: [
        ("monday", "2021-12-20"), ("last Monday", "2021-12-20"), ("on monday", "2021-12-20"),
        ("wednesday", "2021-12-22"), ("thursday", "2021-12-16"), ("fri", "2021-12-17"),
        ("sunday", "2021-12-19"),
        ("december", "2021-12"), ("in december", "2021-12"), ("last december", "2020-12"),
        ("last november", "2021-11"), ("november", "2021-11"), ("Jan", "2021-01"),
        ("last may", "2021-05"),
    ])
    func `a weekday or month is the latest one`(_ text: String, _ period: String) {
        #expect(written(text) == period)
    }

    @Test(arguments: [
        ("heute", "2021-12-23"), ("Gestern", "2021-12-22"),
        ("letzte Woche", "2021-12-13..2021-12-19"), ("letzten Monat", "2021-11"),
        ("letztes Jahr", "2020"), ("am Montag", "2021-12-20"), ("im Mai", "2021-05"),
        ("aujourd'hui", "2021-12-23"), ("Aujourd’hui", "2021-12-23"), ("hier", "2021-12-22"),
        ("la semaine dernière", "2021-12-13..2021-12-19"), ("le mois dernier", "2021-11"),
        ("l’année dernière", "2020"), ("le lundi", "2021-12-20"), ("en mai", "2021-05"),
        ("hoy", "2021-12-23"), ("ayer", "2021-12-22"),
        ("la semana pasada", "2021-12-13..2021-12-19"), ("el mes pasado", "2021-11"),
        ("el año pasado", "2020"), ("EL AÑO PASADO", "2020"), ("miércoles", "2021-12-22"),
        ("ayer..hoy", "2021-12-22..2021-12-23"), ("декабрь", "2021-12"),
    ])
    func `common words of other languages are read`(_ text: String, _ period: String) {
        #expect(written(text) == period)
    }

    @Test func `months are counted by the calendar`() throws {
        let march = try #require(CivilDate(year: 2021, month: 3, day: 31))
        #expect(written("1m", march) == "2021-03")
        #expect(written("last month", march) == "2021-02")
        #expect(written("3 months ago", march) == "2020-12")
        #expect(written("december", march) == "2020-12")
        #expect(written("last march", march) == "2020-03")
        #expect(written("last quarter", march) == "2020-10..2020-12")
        let leapDay = try #require(CivilDate(year: 2024, month: 2, day: 29))
        #expect(written("1y", leapDay) == "2023-03..2024-02")
        #expect(written("last year", leapDay) == "2023")
        let sunday = try #require(CivilDate(year: 2022, month: 1, day: 2))
        #expect(written("this week", sunday) == "2021-12-27..2022-01-02")
        #expect(written("last week", sunday) == "2021-12-20..2021-12-26")
    }

    @Test func `ends are seconds, the second of them exclusive`() {
        let period = DatePeriod("2021-12..2022-02", today: Self.today)
        #expect(period?.start == 1_638_316_800)
        #expect(period?.end == 1_646_092_800)
        #expect(DatePeriod("2021..", today: Self.today)?.end == nil)
        #expect(DatePeriod("..2020", today: Self.today)?.start == nil)
        #expect(DatePeriod("..2020", today: Self.today)?.end == 1_609_459_200)
    }

    @Test(arguments: [
        "", " ", "..", " .. ", "...", "foo", "foo..2021", "2021..foo", "2021-13", "2021-02-30",
        "2021..2022..2023", "2021...2022", "2021....", "1499", "2201", "0001", "..1499",
        "1500-01-01T00:00:00+03:00", "2200-12-31T23:59:59-12:00", "0 days", "last 0 days", "0d",
        "0 days ago", "d", "7", "-7d", "+7d", "last +7 days", "7dd", "d7", "last", "days",
        "last 99999999999999999999 days", "99999999999999999999d", "1000000y",
        "999999999 years ago", "1000 years ago", "last 1000 years", "999999 weeks ago", "in 3 days",
        "next 3 days ago",
        "last week ago", "last foo", "the", "in the", "on december", "in monday", "this monday",
        "last 7 foo", "since", "since foo", "2020..since", "december-", "last--week",
        "\u{0}", "🙂", "2021..\u{0}", "2021-Q0", "2021-Q5", "2021-W0", "2021-W53", "2021-X1",
    ])
    func `what names no period is refused`(_ text: String) {
        #expect(DatePeriod(text, today: Self.today) == nil)
    }

    @Test func `a long text is refused at once`() {
        let text = String(repeating: "last ", count: 20_000)
        let time = ContinuousClock().measure {
            for _ in 0..<1_000 { #expect(DatePeriod(text, today: Self.today) == nil) }
        }
        #expect(time < .seconds(1))
    }

    @Test func `words reach no further than dates do`() throws {
        let first = try #require(CivilDate(year: 1500, month: 1, day: 1))
        let last = try #require(CivilDate(year: 2200, month: 12, day: 31))
        #expect(written("today", first) == "1500-01-01")
        #expect(written("yesterday", first) == nil)
        #expect(written("today", last) == "2200-12-31")
        #expect(written("tomorrow", last) == nil)
        for days in [Int.min, -719_528, 0, 84_371, Int.max] {
            let today = CivilDate(daysSinceEpoch: days)
            for text in ["today", "last week", "next year", "1000000y", "1000000 weeks ago"] {
                #expect(written(text, today) == nil || days == 0)
            }
            #expect(written("2021", today) == "2021")
        }
    }

    @Test func `any ends can be described`() throws {
        var period = try #require(DatePeriod("2021", today: Self.today))
        for (start, end) in [(Int64.min, Int64.max), (.max, .min), (0, 0)] {
            period.start = start
            period.end = end
            #expect(!period.description.isEmpty)
        }
        period.start = nil
        period.end = nil
        #expect(period.description == "..")
    }

    @Test func `a period reads back as it was written`() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("DatePeriodTests seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let units = [60, 3_600, 86_400, 86_400 * 30, 86_400 * 365]
        for _ in 0..<20_000 {
            let today = CivilDate(daysSinceEpoch: .random(in: -171_664...84_370, using: &random))
            let ends = (0..<2).map { _ in
                let unit = units.randomElement(using: &random) ?? 1
                let range = -14_831_769_600 / unit...7_289_654_399 / unit
                let count = Int.random(in: range, using: &random)
                let date = ArticleDate(unixSeconds: Int64(count * unit))?.text ?? ""
                let length = [0, 4, 7, 10, 16, 20].randomElement(using: &random) ?? 4
                return String(date.prefix(length))
            }
            let isSingle = Bool.random(using: &random)
            let text = isSingle ? ends[0] : "\(ends[0])..\(ends[1])"
            guard let period = DatePeriod(text, today: today) else {
                #expect(ends[0].isEmpty && (isSingle || ends[1].isEmpty), "\(text)")
                continue
            }
            try expectStable(period, from: text, &random)
        }
    }

    @Test func `no words crash the reader`() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("DatePeriodTests seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let words = [
            "last", "this", "next", "in", "the", "on", "since", "day", "weeks", "months",
            "quarter", "years", "ago", "7", "0", "1000000", "9223372036854775807", "2021", "..",
            "2021-12", "2021-12-23", "10:15", "monday", "december", "may", "7d", "3m", "99y",
            "today", "yesterday", "la", "semaine", "dernière", "-", ".", "a", "é", "\u{0}", "🙂",
            "Z",
        ]
        for _ in 0..<20_000 {
            let today = CivilDate(daysSinceEpoch: .random(in: -171_700...84_400, using: &random))
            let count = Int.random(in: 0...5, using: &random)
            let text = (0..<count).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: Bool.random(using: &random) ? " " : "")
            guard let period = DatePeriod(text, today: today) else { continue }
            try expectStable(period, from: text, &random)
        }
    }

    /// A period's description means the same on whatever day it is read.
    private func expectStable(
        _ period: DatePeriod, from text: String, _ random: inout SeededGenerator
    ) throws {
        #expect(period.start != nil || period.end != nil, "\(text)")
        if let start = period.start, let end = period.end { #expect(start < end, "\(text)") }
        let otherDay = CivilDate(daysSinceEpoch: .random(in: -171_664...84_370, using: &random))
        let again = try #require(DatePeriod(period.description, today: otherDay), "\(text)")
        #expect(again == period, "\(text)")
        #expect(again.description == period.description)
    }
}
