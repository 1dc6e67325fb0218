import Analysis
import Testing

@Suite struct CivilDateTests {
    @Test func `every day from 1500 to 2200 converts there and back`() {
        var previous = CivilDate(daysSinceEpoch: -171_665)
        for days in -171_664...84_370 {
            let date = CivilDate(daysSinceEpoch: days)
            #expect(date.daysSinceEpoch == days)
            #expect(date > previous)
            #expect(date.weekday == previous.weekday % 7 + 1)
            previous = date
        }
    }

    @Test func `the epoch is a Thursday`() {
        let date = CivilDate(daysSinceEpoch: 0)
        #expect(date.isoText == "1970-01-01")
        #expect(date.weekday == 4)
    }

    @Test(arguments: [(2021, 2, 29), (1900, 2, 29), (2021, 13, 1), (2021, 0, 1), (2021, 4, 31)])
    func `an impossible day is nil`(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func `a leap day is possible in leap years`() {
        #expect(CivilDate(year: 2000, month: 2, day: 29)?.isoText == "2000-02-29")
        #expect(CivilDate(year: 2020, month: 2, day: 29)?.daysSinceEpoch == 18_321)
    }

    @Test func `days out of reach are clamped`() {
        #expect(CivilDate(daysSinceEpoch: .max) == CivilDate(daysSinceEpoch: 365_000_000))
        #expect(CivilDate(daysSinceEpoch: .min).year < -900_000)
    }
}
