import Analysis
import TestSupport
import Testing

@testable import Search

struct TimelineTests {
    private func archive() async throws -> TestArchive {
        try await TestArchive([
            draft("a", "dam", date: "2021-01-05"), draft("b", "dam", date: "2021-01-05T23:59:59Z"),
            draft("c", "flood", date: "2021-01-06"), draft("d", "dam", date: "2021-01-09"),
            draft("e", "flood", date: "2021-02-01"), draft("f", "dam"), draft("g", "flood"),
            draft("h", "flood"),
            // The 10th in UTC.
            draft("i", "dam", date: "2021-01-09T23:30:00-05:00"),
        ])
    }

    @Test func `days without a match are there with nothing`() async throws {
        let timeline = try await archive().searcher.timeline(Query(parsing: "dam"))
        #expect(timeline.unit == .day)
        #expect(
            timeline.buckets.map(\.label)
                == ["05", "06", "07", "08", "09", "10"].map { "2021-01-\($0)" })
        #expect(timeline.buckets.map(\.matches) == [2, 0, 0, 0, 1, 1])
        #expect(timeline.buckets.map(\.total) == [2, 1, 0, 0, 1, 1])
        #expect(timeline.buckets.map(\.share) == [1, 0, 0, 0, 1, 1])
        #expect(timeline.matches == 4)
        #expect(timeline.undatedMatches == 1)
        #expect(timeline.undatedTotal == 3)
    }

    @Test func `buckets are whole where no range is asked for`() async throws {
        let timeline = try await archive().searcher.timeline(Query(parsing: "flood"), by: .month)
        #expect(timeline.buckets.map(\.label) == ["2021-01", "2021-02"])
        #expect(timeline.buckets.map(\.matches) == [1, 1])
        // Those before the first match count too.
        #expect(timeline.buckets.map(\.total) == [5, 1])
    }

    @Test func `the range that is asked for is filled and clipped`() async throws {
        let searcher = try await archive().searcher
        let timeline = try searcher.timeline(
            Query(parsing: "dam"),
            options: options {
                $0.from = ArticleDate("2021-01-06"); $0.to = ArticleDate("2021-02")
            },
            by: .month)
        #expect(timeline.buckets.map(\.label) == ["2021-01", "2021-02"])
        #expect(timeline.buckets.map(\.matches) == [2, 0])
        // January counts from the 6th only.
        #expect(timeline.buckets.map(\.total) == [3, 1])
        #expect(timeline.buckets[0].share == 2.0 / 3)
    }

    @Test func `a range without matches is zeros, and no range is no buckets`() async throws {
        let searcher = try await archive().searcher
        let zeros = try searcher.timeline(
            Query(parsing: "nowhere"),
            options: options {
                $0.from = ArticleDate("2020"); $0.to = ArticleDate("2020")
            })
        #expect(zeros.buckets.count == 12 || zeros.unit != .month)
        #expect(zeros.matches == 0)
        let nothing = try searcher.timeline(Query(parsing: "nowhere"))
        #expect(nothing.buckets.isEmpty)
        let backwards = try searcher.timeline(
            Query(parsing: "dam"),
            options: options {
                $0.from = ArticleDate("2022"); $0.to = ArticleDate("2021")
            })
        #expect(backwards.buckets.isEmpty)
    }

    @Test(arguments: Timeline.Unit.allCases)
    func `the buckets' matches are all dated matches`(unit: Timeline.Unit) async throws {
        let seed: UInt64 = 11
        var random = SeededGenerator(seed: seed)
        let archive = try await TestArchive(
            (0..<800).map { number in
                let day = CivilDate(daysSinceEpoch: random.number(-12_000...19_000)).isoText
                let texts = ["dam", "flood", "dam flood"]
                return draft("k\(number)", random.pick(texts), date: random.once(in: 5) ? nil : day)
            })
        for text in ["dam", "flood dam", ""] {
            let query = Query(parsing: text)
            let timeline = try archive.searcher.timeline(query, by: unit)
            let total = try archive.searcher.search(query).total
            #expect(timeline.matches + timeline.undatedMatches == total, "seed \(seed)")
            for (bucket, next) in zip(timeline.buckets, timeline.buckets.dropFirst()) {
                #expect(unit.next(after: bucket.start) == next.start)
                #expect(bucket.matches <= bucket.total)
            }
            #expect(Set(timeline.buckets.map(\.label)).count == timeline.buckets.count)
            #expect(timeline.buckets.first?.matches ?? 1 > 0)
            #expect(timeline.buckets.last?.matches ?? 1 > 0)
        }
    }

    @Test func `days before 1970 are days like others`() async throws {
        let archive = try await TestArchive([
            draft("a", "dam", date: "1969-12-31T23:59:59Z"),
            draft("b", "dam", date: "1969-12-31T00:00:00Z"),
            draft("c", "dam", date: "1970-01-01T00:00:00Z"), draft("d", "dam", date: "1931-07-14"),
        ])
        let days = try archive.searcher.timeline(
            Query(parsing: "dam"), options: options { $0.from = ArticleDate("1969-12-30") },
            by: .day)
        #expect(days.buckets.map(\.label) == ["1969-12-30", "1969-12-31", "1970-01-01"])
        #expect(days.buckets.map(\.matches) == [0, 2, 1])
        let years = try archive.searcher.timeline(Query(parsing: "dam"), by: .year)
        #expect(years.buckets.first?.label == "1931")
        #expect(years.buckets.count == 40)
    }

    @Test func `a timeline falls back as a search does`() async throws {
        let archive = try await TestArchive([draft("a", "red old dam", date: "2021")])
        let timeline = try archive.searcher.timeline(Query(arguments: ["red dam"]))
        #expect(timeline.isFallback)
        #expect(timeline.matches == 1)
    }

    @Test func `the total is of the sources asked for, whatever the entities`() async throws {
        let archive = try await TestArchive([
            draft("a", "dam", entities: ["Orsa"], date: "2021-03-01", source: "Post"),
            draft("b", "dam", date: "2021-03-01", source: "Herald"),
        ])
        let bySource = try archive.searcher.timeline(
            Query(parsing: "dam"), options: options { $0.sources = ["post"] })
        #expect(bySource.buckets.map(\.matches) == [1])
        #expect(bySource.buckets.map(\.total) == [1])
        #expect(bySource.buckets.map(\.share) == [1])
        let byEntity = try archive.searcher.timeline(
            Query(parsing: ""), options: options { $0.entities = ["orsa"] })
        #expect(byEntity.matches == 1)
        #expect(byEntity.buckets.map(\.total) == [2])
        let unknown = try archive.searcher.timeline(
            Query(parsing: "dam"), options: options { $0.sources = ["Nobody"] })
        #expect(unknown.unknownSources == ["Nobody"])
        #expect(unknown.matches == 0)
    }
}
