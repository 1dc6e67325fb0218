import Archive
import GRDB
import Testing

@Suite struct SchemaTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
    }

    private func text(_ sql: String) throws -> String? {
        try stranger(folder.file("news.db")).read { try String.fetchOne($0, sql: sql) }
    }

    @Test func `an archive says what it is`() throws {
        #expect(try text("pragma application_id") == "1852143475")
        #expect(try text("pragma user_version") == "5")
        #expect(try text("pragma journal_mode") == "wal")
    }

    @Test func `the full text index is plain FTS5 over the articles`() throws {
        let sql = try #require(try text("select sql from sqlite_master where name = 'article_fts'"))
        let words = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words == "CREATE VIRTUAL TABLE article_fts using fts5 ( headline, body, entities, "
                + "date unindexed, content = 'article', content_rowid = 'id', "
                + "tokenize = 'unicode61 remove_diacritics 2' )")
    }

    @Test func `a row has a column for each field`() throws {
        let columns = try stranger(folder.file("news.db")).read { db in
            try db.columns(in: "article").map(\.name)
        }
        #expect(
            columns == [
                "id", "key", "published", "date", "source", "url", "author", "language", "file",
                "position", "added", "content_hash", "headline", "entities", "body",
            ])
    }

    @Test func `a plain SQLite user finds a quote`() throws {
        _ = try archive.store([
            Article.example(id: "1", headline: "Ferry runs", body: "All was calm."),
            Article.example(
                id: "2", headline: "Not given up",
                body: "We shall not move a single inch, the harbour master said."),
        ])
        let row = try stranger(folder.file("news.db")).read { db in
            try Row.fetchOne(
                db,
                sql: """
                    select headline, snippet(article_fts,1,'[',']','…',12) from article_fts
                    where article_fts match '"single inch"' order by rank
                    """)
        }
        #expect(row?[0] == "Not given up")
        #expect(row?[1] == "We shall not move a [single inch], the harbour master said.")
    }

    @Test func `the index folds case and accents`() throws {
        _ = try archive.store([Article.example(id: "1", body: "Café Ångström in Łódź")])
        for word in ["cafe", "ANGSTROM", "łódz"] {
            let count = try stranger(folder.file("news.db")).read {
                try Int.fetchOne(
                    $0, sql: "select count(*) from article_fts where article_fts match ?",
                    arguments: [word])
            }
            #expect(count == 1, "\(word)")
        }
    }

    @Test func `an undated article has no date at all`() throws {
        _ = try archive.store([Article.example(id: "1")])
        let row = try stranger(folder.file("news.db")).read {
            try Row.fetchOne($0, sql: "select date, published from article")
        }
        #expect(row?[0] == nil)
        #expect(row?[1] == nil)
        #expect(try archive.article(key: "1")?.date == nil)
    }

    @Test func `a date keeps its offset and its precision`() throws {
        let dates = ["2021", "2021-12", "2021-12-23", "2021-12-23T10:15:00+03:00"]
        _ = try archive.store(dates.map { Article.example(id: $0.filter(\.isNumber), date: $0) })
        let stored = try stranger(folder.file("news.db")).read {
            try Row.fetchAll($0, sql: "select date, published from article order by id")
        }
        #expect(stored.map { $0["date"] as String? } == dates)
        #expect(
            stored.map { $0["published"] as Int64? } == [
                1_609_459_200, 1_638_316_800, 1_640_217_600, 1_640_243_700,
            ])
    }

    @Test func `an upsert by a stranger reaches the index`() throws {
        _ = try archive.store([Article.example(id: "1", body: "old words")])
        try stranger(folder.file("news.db")).write { db in
            try db.execute(
                sql: """
                    insert into article (key, file, position, added, content_hash, headline, entities,
                        body)
                    values ('1', '', 0, 0, x'00', 'H', '', 'new words')
                    on conflict (key) do update set body = excluded.body
                    """)
        }
        try archive.checkIndex()
        #expect(try archive.article(key: "1")?.body == "new words")
    }
}
