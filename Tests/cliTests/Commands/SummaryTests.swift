import Indexer
import Testing

@testable import cli

struct SummaryTests {
    @Test func `a plain run is one plain line`() {
        var report = IndexReport()
        report.added = 3
        report.unchanged = 2
        #expect(
            Summary.line(report, seconds: 1.26, archive: "news.db", hasList: false)
                == "added 3, refreshed 0, unchanged 2, skipped 0 in 1.3 s: news.db")
    }

    @Test func `what was left out is counted by reason, most first`() {
        var report = IndexReport()
        report.skipped = ["empty file": 2, "invalid JSON": 5, "a": 2]
        report.noted = ["date not understood": 1]
        report.passedOver = ["images": 7, "redirects": 1]
        report.superseded = 4
        report.failedFiles = 1
        #expect(
            Summary.line(report, seconds: 0, archive: "news.db", hasList: false)
                == "added 0, refreshed 0, unchanged 0, replaced by a later version 4,"
                + " skipped 9 (5 invalid JSON, 2 a, 2 empty file),"
                + " passed over 8 (7 images, 1 redirects),"
                + " mended 1 (1 date not understood), unreadable 1"
                + " in 0.0 s: news.db; --skipped FILE lists them")
        #expect(
            Summary.line(report, seconds: 0, archive: "news.db", hasList: true)
                .hasSuffix("news.db"))
    }
}
