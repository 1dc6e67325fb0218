import Analysis
import Testing

@Suite struct ArticleDateTests {
    @Test(arguments: [
        ("2021", "2021"), ("2021-12", "2021-12"), ("2021-12-23", "2021-12-23"),
        ("2021-12-23T10:15:00+03:00", "2021-12-23T10:15:00+03:00"),
        ("2021-12-23T10:15:00Z", "2021-12-23T10:15:00Z"),
        ("2021-12-23T10:15:00", "2021-12-23T10:15:00"),
        ("2021-12-23T10:15", "2021-12-23T10:15"),
        ("2021-12-23 10:15", "2021-12-23T10:15"),
        ("2021-12-23 10:15:30 -0500", "2021-12-23T10:15:30-05:00"),
        ("2021-12-23T10:15:00.123Z", "2021-12-23T10:15:00Z"),
        ("2021-12-23T10:15:00,5+0300", "2021-12-23T10:15:00+03:00"),
        ("2021-12-23T10:15:00+03", "2021-12-23T10:15:00+03:00"),
        ("2021-12-23T10:15:00+03:00[Europe/Moscow]", "2021-12-23T10:15:00+03:00"),
        ("2021-12-23 10:15:00 UTC", "2021-12-23T10:15:00Z"),
        ("2021-12-23T24:00:00Z", "2021-12-24T00:00:00Z"),
        ("2021/12/23", "2021-12-23"), ("2021.12.23", "2021-12-23"), ("2021. 12. 23.", "2021-12-23"),
        ("2021-2-3", "2021-02-03"), ("20211223", "2021-12-23"),
        ("20211223T101500Z", "2021-12-23T10:15:00Z"), ("20211223T1015", "2021-12-23T10:15"),
        ("20211223101500", "2021-12-23T10:15:00"), ("202112231015", "2021-12-23T10:15"),
        ("2021年12月23日 10:15", "2021-12-23T10:15"), ("2021년 12월 23일", "2021-12-23"),
    ])
    func `ISO 8601 and its sloppy variants are read`(_ text: String, _ iso: String) {
        #expect(ArticleDate(text)?.text == iso)
    }

    @Test(arguments: [
        ("Thu, 23 Dec 2021 10:15:00 +0300", "2021-12-23T10:15:00+03:00"),
        ("Thu, 23 Dec 2021 10:15:00 GMT", "2021-12-23T10:15:00Z"),
        ("23 Dec 21 10:15 EST", "2021-12-23T10:15-05:00"),
        ("Thursday, 23-Dec-21 10:15:00 GMT", "2021-12-23T10:15:00Z"),
        ("Thu Dec 23 10:15:00 2021", "2021-12-23T10:15:00"),
        ("Thu Dec  2 10:15:00 2021", "2021-12-02T10:15:00"),
        ("Thu Dec 23 10:15:00 UTC 2021", "2021-12-23T10:15:00Z"),
        ("Thu Dec 23 10:15:00 +0000 2021", "2021-12-23T10:15:00Z"),
        ("23/Dec/2021:10:15:00 +0300", "2021-12-23T10:15:00+03:00"),
        ("Thu Dec 23 2021 10:15:00 GMT+0300 (Moscow Standard Time)", "2021-12-23T10:15:00+03:00"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"),
    ])
    func `mail, web and log formats are read`(_ text: String, _ iso: String) {
        #expect(ArticleDate(text)?.text == iso)
    }

    @Test(arguments: [
        ("23.12.2021", "2021-12-23"), ("23. 12. 2021", "2021-12-23"), ("1.2.2021", "2021-02-01"),
        ("23.12.2021 10:15", "2021-12-23T10:15"), ("10:15 23.12.2021", "2021-12-23T10:15"),
        ("10:15 GMT 23.12.2021", "2021-12-23T10:15Z"), ("23.12.2021, 10:15", "2021-12-23T10:15"),
        ("23.12.2021 10.15 Uhr", "2021-12-23T10:15"), ("23/12/2021 10h15", "2021-12-23T10:15"),
        ("23.12.2021 - 10:15", "2021-12-23T10:15"), ("10:15, 23 December 2021", "2021-12-23T10:15"),
        ("23/12/2021", "2021-12-23"), ("12/23/2021", "2021-12-23"), ("23-12-2021", "2021-12-23"),
        ("12/23/21", "2021-12-23"), ("23.12.99", "1999-12-23"),
        ("12/23/2021 10:15:30 PM", "2021-12-23T22:15:30"),
    ])
    func `numeric dates are read`(_ text: String, _ iso: String) {
        #expect(ArticleDate(text)?.text == iso)
    }

    @Test func `the order decides only what could be either`() {
        #expect(ArticleDate("03/04/2021", order: .dayFirst)?.text == "2021-04-03")
        #expect(ArticleDate("03/04/2021", order: .monthFirst)?.text == "2021-03-04")
        #expect(ArticleDate("23/12/2021", order: .monthFirst)?.text == "2021-12-23")
        #expect(ArticleDate("12/23/2021", order: .dayFirst)?.text == "2021-12-23")
        #expect(ArticleDate("03.04.2021", order: .monthFirst)?.text == "2021-04-03")
    }

    @Test(arguments: [
        ("December 23, 2021", "2021-12-23"), ("Dec. 23, 2021", "2021-12-23"),
        ("Dec. 23, 2021 10:15 a.m. EST", "2021-12-23T10:15-05:00"),
        ("December 23, 2021 at 10:15 PM", "2021-12-23T22:15"),
        ("Dec 23, 2021, 12:05 am", "2021-12-23T00:05"), ("23 Dec 2021", "2021-12-23"),
        ("23rd of December 2021", "2021-12-23"), ("the 1st of May, 2021", "2021-05-01"),
        ("December 23rd, 2021", "2021-12-23"), ("DECEMBER 23 2021", "2021-12-23"),
        ("23-Dec-2021", "2021-12-23"), ("23-Dec-21", "2021-12-23"), ("2021-Dec-23", "2021-12-23"),
        ("2021 December 23", "2021-12-23"), ("December 2021", "2021-12"),
        ("Sept. 3, 2021", "2021-09-03"), ("23 Dec '21", "2021-12-23"),
        ("Dec 23, 2021 10 a.m.", "2021-12-23"), ("Dec 23, 2021 | 10:15 GMT", "2021-12-23T10:15Z"),
        ("Dec 23, 2021 10:15 AM IST", "2021-12-23T10:15"),
    ])
    func `English month names are read`(_ text: String, _ iso: String) {
        #expect(ArticleDate(text)?.text == iso)
    }

    @Test(arguments: [
        ("23. Dezember 2021", "2021-12-23"), ("3. März 2021, 10:15 Uhr", "2021-03-03T10:15"),
        ("Donnerstag, 23. Dez. 2021 um 10.15 Uhr", "2021-12-23T10:15"),
        ("23 décembre 2021 à 10h15", "2021-12-23T10:15"), ("1er août 2021", "2021-08-01"),
        ("23 de diciembre de 2021", "2021-12-23"), ("jueves, 23 diciembre 2021", "2021-12-23"),
        ("23 dicembre 2021", "2021-12-23"), ("1º maggio 2021", "2021-05-01"),
        ("quinta-feira, 23 de dezembro de 2021 às 10h15", "2021-12-23T10:15"),
        ("23 декабря 2021", "2021-12-23"), ("23 декабря 2021 г., 10:15", "2021-12-23T10:15"),
        ("23 ДЕКАБРЯ 2021 в 10:15", "2021-12-23T10:15"),
        ("23 грудня 2021 року", "2021-12-23"),
        ("Четвер, 23 Грудня 2021, 10:15", "2021-12-23T10:15"),
        ("10:15, 5 січня 2022", "2022-01-05T10:15"),
    ])
    func `month names of other languages are read`(_ text: String, _ iso: String) {
        #expect(ArticleDate(text)?.text == iso)
    }

    @Test(arguments: [
        "Published: 23.12.2021", "  23.12.2021\n", "Posted on December 23, 2021",
        "Last updated: Thursday, 23 December 2021", "Date: 2021-12-23", "(23 Dec 2021)",
        "Veröffentlicht am 23.12.2021", "Publié le 23/12/2021", "Опубликовано: 23 декабря 2021",
        "Thursday 23 December 2021", "23.12.2021, Thursday",
    ])
    func `labels, weekdays and white space may stand around a date`(_ text: String) {
        #expect(ArticleDate(text)?.text == "2021-12-23")
    }

    @Test(arguments: [
        "", " ", "31.02.2021", "2021-13-01", "2021-00-10", "29 February 2021", "32 December 2021",
        "1499", "2201", "0", "12", "1920x1080", "23.12", "December 23", "December", "yesterday",
        "23-12-21", "1.2.3", "10:15", "2021-12-23T25:00", "2021-12-23T10:61:00Z", "13/13/2021",
        "2021-12-23 and 2021-12-24", "by 23 people in 2021", "12345", "123456789012345678901234",
        "2021-22", "http://example.org/2021/12/23/", "+7 495 123-45-67", "99.99.2021",
    ])
    func `what is not a date stays nil`(_ text: String) {
        #expect(ArticleDate(text) == nil)
    }

    @Test(arguments: [
        ("2021", 1_609_459_200, 31_536_000), ("2020", 1_577_836_800, 31_622_400),
        ("2021-12", 1_638_316_800, 2_678_400), ("2021-02", 1_612_137_600, 2_419_200),
        ("2021-12-23", 1_640_217_600, 86_400), ("2021-12-23T10:15Z", 1_640_254_500, 60),
        ("2021-12-23T10:15:00+03:00", 1_640_243_700, 1),
        ("2021-12-23T10:15:00", 1_640_254_500, 1), ("1969-12-31T23:59:59Z", -1, 1),
    ])
    func `a date names a period`(_ text: String, _ start: Int64, _ length: Int64) {
        let date = ArticleDate(text)
        #expect(date?.start == start)
        #expect(date.map { $0.end - $0.start } == length)
    }

    @Test func `a date's own text reads back as the same date`() throws {
        for text in [
            "2021", "2021-12", "2021-12-23", "2021-12-23T10:15", "2021-12-23T10:15:09-09:30",
        ] {
            let date = try #require(ArticleDate(text))
            #expect(ArticleDate(date.text) == date)
        }
    }

    @Test func `Unix time is told by its magnitude`() {
        #expect(ArticleDate(unixSeconds: 1_640_254_500)?.text == "2021-12-23T10:15:00Z")
        #expect(ArticleDate(unixSeconds: 1_640_254_500_123)?.text == "2021-12-23T10:15:00Z")
        #expect(ArticleDate(unixSeconds: 1_640_254_500_123_456)?.text == "2021-12-23T10:15:00Z")
        #expect(ArticleDate("1640254500")?.text == "2021-12-23T10:15:00Z")
        #expect(ArticleDate("1640254500123")?.text == "2021-12-23T10:15:00Z")
        #expect(ArticleDate(unixSeconds: -1)?.text == "1969-12-31T23:59:59Z")
        #expect(ArticleDate(unixSeconds: 0) == nil)
        #expect(ArticleDate(unixSeconds: .max) == nil)
        #expect(ArticleDate(unixSeconds: .min) == nil)
    }

    @Test func `precisions are ordered from vague to fine`() {
        #expect(ArticleDate.Precision.year < .month)
        #expect(ArticleDate.Precision.minute < .second)
    }
}
