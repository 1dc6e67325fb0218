internal import GRDB
internal import Postings

/// The archive's tables, and how an older archive becomes a newer one.
///
/// The file is made for plain SQLite users too: column names are words, the full-text table is an
/// ordinary external-content FTS5 table, and triggers keep it true whoever writes.
enum Schema {
    /// `PRAGMA application_id` of an archive: "news" in ASCII.
    static let applicationID = 0x6E65_7773
    /// `PRAGMA user_version` of the newest format.
    static let version = 5
    /// How large pages are, in bytes: an article leaves little of them unused.
    static let pageSize = 32_768

    /// Whether an archive has smaller pages, as older ones have.
    static func wantsLargerPages(in db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "pragma page_size") ?? pageSize < pageSize
    }

    /// The tables beside the full-text index.
    static let postings = PostingTables("article_fts", content: "article")

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: articles and their full-text index") { db in
            try db.execute(sql: format1)
        }
        migrator.registerMigration("2: vocabulary and pairs of characters") { db in
            try db.execute(sql: format2)
        }
        migrator.registerMigration("3: blocks of postings") { db in
            try db.execute(
                sql: dropTriggers + PostingTables.schema + createTriggers
                    + "pragma user_version = 3;")
        }
        migrator.registerMigration("4: compressed bodies") { db in
            try db.execute(
                sql: dropTriggers + BodyDictionary.schema + createTriggers
                    + "pragma user_version = 4;")
        }
        migrator.registerMigration("5: details, origins, aliases and mentioned dates") { db in
            try db.execute(
                sql: dropTriggers + DetailTable.schema + OriginTable.schema + FactTables.schema
                    + createTriggers + "pragma user_version = 5;")
        }
        return migrator
    }

    /// The columns of the full-text index, and how it makes words of text.
    static let indexedColumns = "headline, body, entities, date unindexed"
    static let tokenizer = "tokenize = 'unicode61 remove_diacritics 2'"

    /// The body comes last: SQLite reads a row from the front, and all else is short.
    private static let format1 = """
        create table article (
            id integer primary key,
            key text not null unique,
            published integer,
            date text,
            source text,
            url text,
            author text,
            language text,
            file text not null default '',
            position integer not null default 0,
            added integer not null default (cast(strftime('%s', 'now') as integer)),
            content_hash blob not null default x'',
            headline text not null default '',
            entities text not null default '',
            body text not null default ''
        );
        create index article_published on article (published);
        create index article_source on article (source collate nocase);

        create virtual table article_fts using fts5 (
            \(indexedColumns),
            content = 'article', content_rowid = 'id',
            \(tokenizer)
        );

        -- One segment a transaction, merged sixteen at a time: half the writing of the defaults.
        insert into article_fts (article_fts, rank) values ('hashsize', 67108864), ('automerge', 0);

        pragma application_id = \(applicationID);
        pragma user_version = 1;
        """

    /// Beside the index: every term with its stem, pairs of characters, and the articles that are
    /// still to be seen to in both.
    private static let format2 = """
        create table vocabulary (
            language text not null,
            stem text not null,
            term text not null,
            articles integer not null,
            primary key (language, stem, term)
        ) without rowid;

        create virtual table article_grams using fts5 (
            headline, body, entities,
            tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* S* P* C*'"
        );

        create table article_pending (id integer primary key);
        insert into article_pending select id from article;

        \(dropTriggers)
        \(createTriggers)

        pragma user_version = 2;
        """

    /// The triggers that keep the full-text index true, whoever writes.
    ///
    /// A body that is compressed is no text to SQLite: what is indexed of it can only be changed by
    /// newsfind, and the triggers refuse to. It is told by what every zstd frame begins with.
    ///
    /// An upsert overrides `or ignore` in triggers, so that what may be there is deleted first.
    ///
    /// They are made for people with a `sqlite3` shell. newsfind writes rows and index itself:
    /// SQLite opens a savepoint for each statement that has a trigger, and FTS5 flushes what it
    /// has gathered at every savepoint, so that loading with triggers takes far longer.
    static let createTriggers = """
        create trigger article_inserted after insert on article begin
            select raise(abort, 'only newsfind writes compressed bodies: give the body as text')
            where \(isCompressed("new.body"));
            insert into article_fts (rowid, headline, body, entities, date)
            values (new.id, new.headline, new.body, new.entities, new.date);
            insert or ignore into article_pending values (new.id);
            delete from article_stale where article = new.id;
            insert into article_stale values (new.id);
            delete from posting_state;
        end;
        create trigger article_deleted after delete on article begin
            select raise(abort, 'its body is compressed: remove the article with newsfind remove')
            where \(isCompressed("old.body"));
            insert into article_fts (article_fts, rowid, headline, body, entities, date)
            values ('delete', old.id, old.headline, old.body, old.entities, old.date);
            delete from article_grams where rowid = old.id;
            delete from article_pending where id = old.id;
            delete from article_detail where article = old.id;
            delete from article_origin where article = old.id;
            delete from article_stale where article = old.id;
            insert into article_stale values (old.id);
            delete from posting_state;
        end;
        create trigger article_updated after update of id, headline, body, entities on article begin
            select raise(abort, 'its body is compressed: change the article with newsfind index')
            where \(isCompressed("old.body")) or \(isCompressed("new.body"));
            insert into article_fts (article_fts, rowid, headline, body, entities, date)
            values ('delete', old.id, old.headline, old.body, old.entities, old.date);
            insert into article_fts (rowid, headline, body, entities, date)
            values (new.id, new.headline, new.body, new.entities, new.date);
            delete from article_grams where rowid = old.id;
            delete from article_pending where id = old.id;
            insert or ignore into article_pending values (new.id);
        end;
        create trigger article_restated
        after update of id, key, published, date, source, url, language, headline, body on article
        begin
            delete from article_stale where article in (old.id, new.id);
            insert into article_stale select old.id union select new.id;
        end;
        create trigger article_rewritten
        after update of id, published, headline, body, entities on article begin
            delete from posting_state;
        end;
        """

    private static func isCompressed(_ body: String) -> String {
        let mark = CompressedBody.mark.map { String($0, radix: 16) }.joined()
        return "(typeof(\(body)) = 'blob' and substr(\(body), 1, 4) = x'\(mark)')"
    }

    static let dropTriggers = """
        drop trigger if exists article_inserted;
        drop trigger if exists article_deleted;
        drop trigger if exists article_updated;
        drop trigger if exists article_restated;
        drop trigger if exists article_rewritten;
        """
}
