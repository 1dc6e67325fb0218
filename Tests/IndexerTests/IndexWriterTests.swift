import Analysis
import Archive
import GRDB
import TestSupport
import Testing

@testable import Indexer

@Suite struct IndexWriterTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    private func draft(
        _ id: String?, _ headline: String = "Ferry late", body: String = "It came at ten.",
        date: String? = nil, source: String? = "Pier Times", url: String? = nil,
        entities: [String]? = nil, file: String = "a.jsonl", position: Int = 1
    ) -> ArticleDraft {
        ArticleDraft(
            id: id, headline: headline, body: body, entities: entities,
            date: date.flatMap { ArticleDate($0) }, source: source, url: url,
            origin: .init(file: file, position: position))
    }

    private func load(_ drafts: [ArticleDraft], memory: Int = 1 << 20) async throws -> IndexReport {
        let writer = IndexWriter(archive, recognizer: NoNames(), memory: memory)
        for draft in drafts { try writer.add(draft) }
        return try await writer.commit()
    }

    private func keys() throws -> [String] {
        try archive.read { try String.fetchAll($0, sql: "select key from article order by id") }
    }

    private func checkIndex() throws { #expect(try archive.check().isSound) }

    @Test(arguments: [1, 4000, 1 << 20])
    func `rows are in the order of their dates`(memory: Int) async throws {
        var random = SeededGenerator(seed: UInt64(memory))
        let drafts = (0..<500).map { number in
            let day = "20\(10 + random.below(12))-0\(1 + random.below(9))-1\(random.below(10))"
            return draft("\(number)", date: number % 20 == 0 ? nil : day)
        }
        let report = try await load(drafts, memory: memory)
        #expect(report.added == 500 && report.stored == 500)
        let dates = try archive.read {
            try Row.fetchAll($0, sql: "select published, key from article order by id")
                .map { ($0[0] as Int64? ?? Int64.min, Int($0[1] as String) ?? -1) }
        }
        #expect(zip(dates, dates.dropFirst()).allSatisfy { $0 < $1 })
        #expect(dates.filter { $0.0 == Int64.min }.count == 25)
        try checkIndex()
    }

    @Test func `the same input again changes nothing`() async throws {
        let drafts = (0..<50).map { draft($0 % 2 == 0 ? "\($0)" : nil, "Story \($0)") }
        _ = try await load(drafts)
        let before = try await Snapshot.of(archive)
        let report = try await load(drafts)
        #expect(report.unchanged == 50 && report.added == 0 && report.refreshed == 0)
        #expect(try await Snapshot.of(archive) == before)
    }

    @Test func `page, feed and agency item of one address are one article`() async throws {
        let full = String(repeating: "The ferry came at ten. ", count: 20)
        let url = "https://pier.example/ferry"
        var feed = draft(nil, body: "It came.", url: url, file: "feed.xml")
        feed.isSummary = true
        feed.origin.format = .feed
        var page = draft(nil, body: full, url: url, file: "page.html")
        page.origin.format = .page
        var agency = draft("a-1", body: full, url: url, file: "wire.xml")
        agency.origin.format = .agency
        for version in [feed, page, agency] { _ = try await load([version]) }
        let keys = try keys()
        #expect(keys.count == 1)
        let article = try archive.article(key: keys.first ?? "")
        #expect(article?.body == full && article?.isSummary == false)
        let files = ([article?.origin].compactMap(\.self) + (article?.otherOrigins ?? [])).map(
            \.file)
        #expect(files.sorted() == ["feed.xml", "page.html", "wire.xml"])
        try checkIndex()
    }

    @Test func `a changed article is refreshed under its key`() async throws {
        _ = try await load([draft("1"), draft(nil, url: "https://a.org/2"), draft("3")])
        let report = try await load([
            draft("1", "Ferry later"), draft(nil, "New", url: "http://www.a.org/2/#x"), draft("3"),
        ])
        #expect(report.refreshed == 2 && report.unchanged == 1 && report.added == 0)
        #expect(try archive.article(key: "1")?.headline == "Ferry later")
        #expect(try archive.articleCount() == 3)
        try checkIndex()
    }

    @Test(arguments: [1, 1 << 20])
    func `of two versions in one load the later one counts`(memory: Int) async throws {
        let drafts = [
            draft("1", "First", date: "2022"), draft("2"), draft("1", "Second", date: "2021"),
            draft("1", "Third", date: "2023"),
        ]
        let report = try await load(drafts, memory: memory)
        #expect(report.added == 2 && report.superseded == 2)
        #expect(try archive.article(key: "1")?.headline == "Third")
        let again = try await load(drafts, memory: memory)
        #expect(again.unchanged == 2 && again.refreshed == 0 && again.added == 0)
    }

    @Test func `one id of two sources is two articles however often they are loaded`() async throws
    {
        let drafts = [draft("7"), draft("7", "Other", source: "Quay Herald")]
        #expect(try await load(drafts).added == 2)
        let keys = try keys()
        #expect(try await load(drafts.reversed()).unchanged == 2)
        #expect(try self.keys() == keys)
    }

    @Test func `ids that begin anew in each file are kept apart`() async throws {
        let drafts = (0..<20).map {
            draft("1", "Story \($0)", source: nil, file: "site\($0)/news.jsonl")
        }
        let report = try await load(drafts)
        #expect(report.added == 20 && report.superseded == 0)
        #expect(try await load(drafts).unchanged == 20)
    }

    @Test func `articles are refreshed when another recogniser finds their names`() async throws {
        struct Finder: EntityRecognizer {
            var version = "finder 2"
            func entities(headline: String, body: String, language: String?) -> [Entity] {
                NewsEntityRecognizer().entities(
                    headline: "", body: "Ilse Brandt met Ilse Brandt.", language: "en")
            }
        }
        let drafts = [draft("1"), draft("2", entities: ["NATO"])]
        _ = try await load(drafts)
        let writer = IndexWriter(archive, recognizer: Finder())
        for draft in drafts { try writer.add(draft) }
        let report = try await writer.commit()
        #expect(report.refreshed == 1 && report.unchanged == 1)
        #expect(try archive.article(key: "1")?.entities == ["Ilse Brandt"])
        #expect(try archive.article(key: "2")?.entities == ["NATO"])
    }

    @Test func `a writer can be used again after it has committed`() async throws {
        let writer = IndexWriter(archive, recognizer: NoNames())
        for round in 0..<3 {
            try writer.add(draft("\(round)"))
            try writer.add(draft("same"))
            let report = try await writer.commit()
            #expect(report.added == (round == 0 ? 2 : 1))
        }
        #expect(try archive.articleCount() == 4)
        #expect(try await writer.commit() == IndexReport())
    }

    @Test func `progress counts to the end`() async throws {
        let writer = IndexWriter(archive, recognizer: NoNames())
        for number in 0..<300 {
            try writer.add(draft("\(number)", body: String(repeating: "ferry ", count: 3000)))
        }
        var seen: [IndexProgress] = []
        _ = try await writer.commit { event in
            if case .progress(let progress) = event { seen.append(progress) }
        }
        #expect(seen.count > 1)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.done <= $1.done })
        #expect(seen.last?.done == 300 && seen.last?.total == 300 && seen.last?.articles == 300)
    }

    @Test func `what is stored before an error stays and the rest can be added again`() async throws
    {
        try archive.write { db in
            try db.execute(
                sql: """
                    create trigger stop before insert on article when new.key = '250' begin
                        select raise(abort, 'no room');
                    end
                    """)
        }
        let drafts = (0..<300).map {
            draft("\($0)", body: String(repeating: "ferry ", count: 3000), date: "\(1600 + $0)")
        }
        await #expect(throws: ArchiveError.self) { _ = try await load(drafts) }
        let stored = try archive.articleCount()
        #expect(stored > 0 && stored <= 250)
        try checkIndex()
        try archive.write { try $0.execute(sql: "drop trigger stop") }
        let report = try await load(drafts)
        #expect(report.unchanged == stored && report.added == 300 - stored)
        try checkIndex()
    }

    @Test func `two writers on one archive store all`() async throws {
        let path = archive.path
        @Sendable func load(_ name: String) async throws {
            let archive = try Archive(opening: path, mode: .write)
            for batch in 0..<5 {
                let writer = IndexWriter(archive, recognizer: NoNames())
                for number in 0..<20 {
                    try writer.add(
                        ArticleDraft(
                            id: "\(name)\(batch).\(number)", headline: "Ferry", body: "Late.",
                            origin: .init(file: "a", position: 1)))
                }
                _ = try await writer.commit()
            }
        }
        async let one: Void = load("a")
        async let two: Void = load("b")
        _ = try await (one, two)
        #expect(try archive.articleCount() == 200)
        try checkIndex()
    }

    @Test func `a load of a compact archive learns its dictionary, and what is known stays`()
        async throws
    {
        _ = try archive.makeCompact()
        var random = SeededGenerator(seed: 3)
        let drafts = (0..<300).map { number in
            draft(
                "\(number)",
                body: (0..<800).map { _ in "word\(random.below(900))" }
                    .joined(separator: " "), date: "2021-01-\(10 + number % 20)")
        }
        let report = try await load(drafts)
        #expect(report.added == 300)
        func count(_ sql: String) throws -> Int? {
            try archive.read { try Int.fetchOne($0, sql: sql) }
        }
        #expect(try count("select count(*) from article_dictionary where id > 0") == 1)
        #expect(try count("select count(*) from article where typeof(body) = 'blob'") == 300)
        #expect(try count("select sum(length(body)) from article") ?? .max < 1_000_000)
        #expect(try archive.article(key: "7")?.body == drafts[7].body)
        #expect(try await load(drafts).unchanged == 300)
        #expect(try count("select count(*) from article_dictionary where id > 0") == 1)
        try checkIndex()
    }
}

/// All rows of an archive.
struct Snapshot: Equatable {
    var articles: [Article] = []

    static func of(_ archive: Archive) async throws -> Snapshot {
        var snapshot = Snapshot()
        try archive.forEachArticle { snapshot.articles.append($0) }
        return snapshot
    }
}
