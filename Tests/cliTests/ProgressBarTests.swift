import Testing

@testable import Indexer
@testable import cli

struct ProgressBarTests {
    private func line(
        _ done: Int, of total: Int, seconds: Double = 2, columns: Int = 80,
        phase: IndexProgress.Phase = .storing
    ) -> String {
        ProgressBar.line(
            IndexProgress(
                phase: phase, done: done, total: total, articles: 13_800, bytes: 34_400_000),
            seconds: seconds, columns: columns)
    }

    @Test func `the bar shows share, articles, rate and time left`() {
        #expect(
            line(610, of: 1_000)
                == "storing ████████████░░░░░░░░ 61 %  13,800 articles  17.2 MB/s  0:02 left")
        #expect(
            line(1, of: 100, phase: .reading)
                == "reading ░░░░░░░░░░░░░░░░░░░░ 1 %  13,800 articles  17.2 MB/s  3:18 left")
    }

    @Test func `the bar says when what is there already is compressed`() {
        #expect(line(610, of: 1_000, phase: .compressing).hasPrefix("compressing ███"))
    }

    @Test func `at the end no time is left, and at the start none is known`() {
        #expect(line(5, of: 5).hasSuffix("100 %  13,800 articles  17.2 MB/s"))
        #expect(line(0, of: 5).hasSuffix("0 %  13,800 articles  17.2 MB/s"))
        #expect(line(0, of: 5, seconds: 0).hasSuffix("0.0 MB/s"))
    }

    @Test func `what has no size has no bar`() {
        #expect(line(5, of: 0) == "storing 13,800 articles  17.2 MB/s")
        #expect(line(7, of: 5) == "storing 13,800 articles  17.2 MB/s")
    }

    @Test(arguments: 10...100)
    func `the line fits the terminal`(columns: Int) {
        #expect(line(610, of: 1_000, columns: columns).count <= max(columns, 33))
    }
}
