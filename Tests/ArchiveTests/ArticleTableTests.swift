import Analysis
import Archive
import GRDB
import Testing

@Suite struct ArticleTableTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    @Test func `an article comes back as it was stored`() throws {
        let article = Article(
            key: "a1", headline: "Ferry — “late”", body: "One.\n\nTwo; three.\n",
            entities: ["Port Authority", "Ilse Brandt"],
            date: ArticleDate("2021-12-23T10:15:00+03:00"), source: "Tidewater Post",
            url: "https://tide.example/1?x=é", author: "Jo Quill", language: "en",
            origin: .init(file: "zip/é.jsonl", position: 42), added: 1_700_000_000)
        let identity = ArticleIdentity(
            id: "a1", headline: "", body: "", date: nil, source: "Tidewater Post", url: nil,
            file: "")
        _ = try archive.store([(article, identity, Fingerprint(["x"]))])
        #expect(try archive.article(key: "a1") == article)
        #expect(try archive.article(key: "A1") == nil)
        let row = try archive.read { try ArticleTable.article(id: 1, in: $0) }
        #expect(row == article)
    }

    @Test func `the same again changes nothing`() throws {
        let article = Article.example(id: "1")
        let first = try archive.store([article])
        #expect(first == (1, 0, 0))
        let before = try archive.article(key: "1")
        let later = Article.example(id: "1", file: "b.jsonl", position: 9, added: 1_900_000_000)
        #expect(try archive.store([later, article]) == (0, 0, 2))
        let after = try archive.article(key: "1")
        #expect(after?.origin == before?.origin && after?.added == before?.added)
        #expect(after?.otherOrigins == [Article.Origin(file: "b.jsonl", position: 9)])
        #expect(
            try archive.matches([ArticleBatch.Entry(article.0, article.1, article.2).arrival]) == [
                .unchanged
            ])
    }

    @Test func `a changed article is refreshed under its key`() throws {
        _ = try archive.store([Article.example(id: "1", body: "Old words.")])
        let changed = Article.example(
            id: "1", headline: "Corrected", body: "New words.", date: "2021", added: 1_900_000_000)
        #expect(
            try archive.matches([ArticleBatch.Entry(changed.0, changed.1, changed.2).arrival]) == [
                .earlierVersion(id: 1)
            ])
        #expect(try archive.store([changed]) == (0, 1, 0))
        let stored = try archive.article(key: "1")
        #expect(stored?.headline == "Corrected")
        #expect(stored?.date?.text == "2021")
        #expect(stored?.added == 1_600_000_000)
        let found = try archive.read { db in
            try ["old", "new"].map {
                try Int.fetchOne(
                    db, sql: "select count(*) from article_fts where article_fts match ?",
                    arguments: [$0])
            }
        }
        #expect(found == [0, 1])
        try archive.checkIndex()
    }

    @Test func `one id of three sources is three articles with stable keys`() throws {
        let articles = ["Tidewater Post", "Quay Herald", "Pier Times"].map {
            Article.example(id: "7", headline: $0, source: $0)
        }
        #expect(try archive.store(articles) == (3, 0, 0))
        let keys = try archive.keys()
        #expect(keys[0] == "7" && Set(keys).count == 3)
        #expect(keys.allSatisfy { $0.hasPrefix("7") })
        #expect(try archive.store(articles.reversed()) == (0, 0, 3))
        let changed = Article.example(id: "7", headline: "New", source: "Pier Times")
        #expect(try archive.store([changed]) == (0, 1, 0))
        #expect(try archive.article(key: keys[2])?.headline == "New")
        #expect(try archive.keys() == keys)
    }

    @Test func `a suffixed article is known when the plain key has become free`() throws {
        let one = Article.example(id: "7", source: "Tidewater Post")
        let two = Article.example(id: "7", source: "Quay Herald")
        _ = try archive.store([one, two])
        let keys = try archive.keys()
        #expect(try archive.remove(keys: ["7"]) == [])
        #expect(try archive.store([two]) == (0, 0, 1))
        let changed = Article.example(id: "7", body: "Changed.", source: "Quay Herald")
        #expect(try archive.store([changed]) == (0, 1, 0))
        #expect(try archive.store([one]) == (1, 0, 0))
        #expect(try Set(archive.keys()) == Set(keys))
    }

    @Test func `ids that begin anew in each file do not replace each other`() throws {
        let files = (0..<30).map { "site\($0)/articles.json" }
        let articles = files.map {
            Article.example(id: "1", headline: $0, source: nil, file: $0)
        }
        #expect(try archive.store(articles) == (30, 0, 0))
        #expect(try archive.store(articles.shuffled()) == (0, 0, 30))
    }

    @Test func `articles that only share a front page as address are kept apart`() throws {
        let articles = (0..<5).map {
            Article.example(headline: "Story \($0)", url: "https://www.tide.example/")
        }
        #expect(try archive.store(articles) == (5, 0, 0))
    }

    @Test func `removing tells which keys there were not`() throws {
        _ = try archive.store((1...3).map { Article.example(id: "\($0)", body: "Body \($0)") })
        #expect(try archive.remove(keys: ["1", "x", "3", "1"]) == ["x", "1"])
        #expect(try archive.keys() == ["2"])
        #expect(try archive.remove(keys: []) == [])
        try archive.checkIndex()
    }

    @Test func `every article is walked in the order of its row`() throws {
        _ = try archive.store((1...50).map { Article.example(id: "\($0)", body: "Body \($0)") })
        var keys: [String] = []
        try archive.forEachArticle { keys.append($0.key) }
        #expect(keys == (1...50).map(String.init))
    }

    @Test func `an error ends the walk and comes out as itself`() throws {
        struct Enough: Error {}
        _ = try archive.store((1...9).map { Article.example(id: "\($0)", body: "Body \($0)") })
        var count = 0
        #expect(throws: Enough.self) {
            try archive.forEachArticle { _ in
                count += 1
                if count == 3 { throw Enough() }
            }
        }
        #expect(count == 3)
    }

    @Test func `no entities are no entities`() {
        #expect(Article.entities(fromText: "") == [])
        #expect(Article.entities(fromText: "NATO") == ["NATO"])
        #expect(Article.entities(fromText: "NATO; Ilse Brandt") == ["NATO", "Ilse Brandt"])
    }
}
