internal import GRDB

extension Archive {
    /// Runs FTS5's integrity check over the index of a compact archive.
    ///
    /// FTS5 would compare the index with compressed bytes. So it is given the pages of the index as
    /// those of a temporary table, whose content is a view that has the text.
    ///
    /// - Parameter isComparing: Whether the index is compared with the text, too.
    func checkCompactIndex(comparing isComparing: Bool) throws(ArchiveError) {
        try writeOutsideTransaction { db in
            try db.execute(sql: "pragma temp_store = file")
            defer { try? db.execute(sql: "pragma temp_store = memory") }
            try db.inTransaction(.immediate) {
                try db.execute(sql: Self.grams)
                try db.execute(sql: isComparing ? Self.comparison : Self.pages)
                return .rollback
            }
        }
    }

    private static let grams =
        "insert into article_grams (article_grams) values ('integrity-check')"

    private static let pages =
        "insert into article_fts (article_fts, rank) values ('integrity-check', 0)"

    private static let comparison = """
        create temp view check_article as
        select id, headline, newsfind_text(body, key) as body, entities, date from main.article;
        create virtual table temp.check_fts using fts5 (
            \(Schema.indexedColumns), content = 'check_article', content_rowid = 'id',
            \(Schema.tokenizer)
        );
        delete from temp.check_fts_data;
        insert into temp.check_fts_data select * from main.article_fts_data;
        delete from temp.check_fts_idx;
        insert into temp.check_fts_idx select * from main.article_fts_idx;
        delete from temp.check_fts_docsize;
        insert into temp.check_fts_docsize select * from main.article_fts_docsize;
        delete from temp.check_fts_config;
        insert into temp.check_fts_config select * from main.article_fts_config;
        insert into temp.check_fts (check_fts, rank) values ('integrity-check', 1);
        """
}
