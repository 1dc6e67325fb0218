internal import Analysis

/// Tells how a page writes `03/04/2021`: by the days that its markup states, or by a date on it that can
/// be read in one way alone.
struct PageDateOrder {
    let page: Page
    let lines: [PageLine]
    /// The days that the markup states, as `2021-04-03`.
    let stated: Set<String>

    /// The order that the first telling date has; nil if none tells.
    func order() -> DateOrder? {
        var byForm: DateOrder?
        for line in lines where line.digits >= 4 && line.words <= 40 {
            let bytes = page.text[line.start..<line.end]
            guard bytes.contains(UInt8(ascii: "/")) else { continue }
            let dayFirst = DateScanner.dates(in: bytes.span, order: .dayFirst)
            let monthFirst = DateScanner.dates(in: bytes.span, order: .monthFirst)
            for (day, month) in zip(dayFirst, monthFirst) where day.range == month.range {
                let (day, month) = (Self.day(day.date), Self.day(month.date))
                if day == month {
                    byForm = byForm ?? Self.form(bytes.dropFirst(dayFirst[0].range.lowerBound))
                } else if stated.contains(day) != stated.contains(month) {
                    return stated.contains(day) ? .dayFirst : .monthFirst
                }
            }
        }
        return byForm
    }

    static func day(_ date: ArticleDate) -> String { String(date.text.prefix(10)) }

    /// The order of `23/12/2021` or `12/23/2021`; nil for all else.
    private static func form(_ bytes: ArraySlice<UInt8>) -> DateOrder? {
        let numbers = bytes.prefix(10).split(
            separator: UInt8(ascii: "/"), maxSplits: 2, omittingEmptySubsequences: false
        ).map { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 3, let first = numbers[0], let second = numbers[1] else {
            return nil
        }
        if first > 12, first <= 31, second <= 12 { return .dayFirst }
        return second > 12 && first <= 12 ? .monthFirst : nil
    }
}
