import Analysis
import TestSupport
import Testing

@Suite struct DateScannerTests {
    @Test(arguments: [
        ("Flags over the bridge - Harbour Post, 1920, 23.12.2021", ["2021-12-23"]),
        ("It was rolled out on 17 December, said the mayor in 2021.", []),
        ("Updated 23 December 2021 at 10:15 GMT by the desk", ["2021-12-23T10:15Z"]),
        ("From 1 May 2020 to June 3, 2021.", ["2020-05-01", "2021-06-03"]),
        ("ReleasedOctober 25, 2023", ["2023-10-25"]),
        ("Harbour International23.12.2021", ["2021-12-23"]),
        ("version 10.12.2021.4, call 020 7946 0018 or 1.2.34", []),
        ("1,920 people, 1920x1080, 16:9, 2019-2021, 3/4", []),
        ("https://example.org/2021/12/23/harbour", ["2021-12-23"]),
        ("20211223T101500Z", ["2021-12-23T10:15:00Z"]),
        ("order 20211223 of 1640254500", []),
        ("On 23 Dec 21 people came", []),
        ("23.12.2021 10:00-11:30", ["2021-12-23T10:00"]),
        ("23 декабря 2021 года в 10:15 в порту", ["2021-12-23T10:15"]),
        ("in May 2021 and on 31.02.2021", []),
    ])
    func `dates are found in sentences`(_ text: String, _ dates: [String]) {
        #expect(DateScanner.dates(in: text).map(\.date.text) == dates)
    }

    @Test func `ranges are UTF-8 offsets of the date`() throws {
        let text = "Über uns: 23.12.2021, 10:15 Uhr – mehr"
        let match = try #require(DateScanner.dates(in: text).first)
        let start = text.utf8.index(text.startIndex, offsetBy: match.range.lowerBound)
        let end = text.utf8.index(text.startIndex, offsetBy: match.range.upperBound)
        #expect(text[start..<end] == "23.12.2021, 10:15 Uhr")
    }

    @Test func `no input crashes the scanner or the reader`() {
        let seed = UInt64.random(in: .min ... .max)
        print("DateScannerTests seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "23", "12", "2021", ".", "/", "-", ":", " ", "T", "Z", "+03", "Dec", "December", "мая",
            "年", "月", "日", "a.m.", "Uhr", ",", "\u{A0}", "(", ")", "é", "\u{0}", "🙂", "10:15",
            "GMT",
            "99999999999", "'", "1er", "of",
        ]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...12, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let date = ArticleDate(text)
            if let date {
                #expect(date.start < date.end)
                #expect(ArticleDate(date.text) == date, "\(text)")
            }
            var last = 0
            for match in DateScanner.dates(in: text) {
                #expect(match.range.lowerBound >= last && match.range.upperBound <= text.utf8.count)
                last = match.range.upperBound
            }
        }
    }
}
