internal import Analysis
internal import Archive
internal import GRDB
internal import GRDBSQLite

/// The `vocabulary` table, asked for relatives of a word.
///
/// It is kept with the connection. Unchecked: it is used within reads of it, which run one at a
/// time.
final class VocabularyLookup: @unchecked Sendable {
    private var languages: [Language?] = []
    /// Changes with the archive: what another connection wrote, and what this one did.
    private var version: (Int, Int)?
    private let stems = WordForms()
    private var statement: Statement?

    private init() {}

    /// A lookup for what an archive holds now.
    convenience init(_ db: Database) throws {
        self.init()
        try update(db)
    }

    /// The lookup of an archive, for what it holds now.
    static func attached(to archive: Archive, _ db: Database) throws -> VocabularyLookup {
        let lookup = archive.attachment { VocabularyLookup() }
        try lookup.update(db)
        return lookup
    }

    private func update(_ db: Database) throws {
        let others = try Int.fetchOne(db.cachedStatement(sql: "pragma data_version")) ?? 0
        let now = (others, db.totalChangesCount)
        if let version, version == now { return }
        version = now
        // Skips from language to language through the key.
        let codes = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    with recursive found (code) as (
                        select min(language) from vocabulary
                        union all
                        select (select min(language) from vocabulary where language > code)
                        from found where code is not null
                    )
                    select code from found where code is not null
                    """))
        languages = codes.map { Language(rawValue: $0) }
        statement = try db.cachedStatement(
            sql: """
                select term, articles from vocabulary where language = ? and stem = ?
                """)
    }

    /// A term, and how many articles had it when they were stored.
    typealias Relative = (term: String, articles: Int)

    /// The terms that are forms of a word in any language of the archive, those of most articles
    /// first.
    func relatives(of word: String) throws -> [Relative] {
        var relatives: [Relative] = []
        guard let raw = statement?.sqliteStatement else { return [] }
        for language in languages {
            let key = stems.key(of: word, in: language)
            sqlite3_bind_text(raw, 1, language?.rawValue ?? "", -1, Self.transient)
            sqlite3_bind_text(raw, 2, key, -1, Self.transient)
            defer { sqlite3_reset(raw) }
            var code = sqlite3_step(raw)
            while code == SQLITE_ROW {
                let term = sqlite3_column_text(raw, 0).map { String(cString: $0) } ?? ""
                let articles = Int(sqlite3_column_int64(raw, 1))
                if let known = relatives.firstIndex(where: { $0.term == term }) {
                    relatives[known].articles += articles
                } else {
                    relatives.append((term, articles))
                }
                code = sqlite3_step(raw)
            }
            guard code == SQLITE_DONE else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
        return relatives.sorted { ($1.articles, $0.term) < ($0.articles, $1.term) }
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
