internal import Analysis
internal import Archive
internal import GRDB
internal import Postings

/// The `vocabulary` table, asked for relatives of a word.
///
/// It is kept with the connection. Unchecked: it is used within reads of it, which run one at a
/// time.
final class VocabularyLookup: @unchecked Sendable {
    /// Whether any text has characters or emoji.
    private(set) var hasCharacters = false
    private var languages: [Words] = []
    /// The state of the archive that this is of.
    private var version: DatabaseVersion?
    private let stems = WordForms()
    private var statement: RawStatement?

    /// The words of a language.
    private struct Words {
        let language: Language?
        /// The bytes of the first stem and the last.
        let first: [UInt8]
        let last: [UInt8]

        /// Whether a stem is between the first and the last: those of another script are not.
        func reach(to stem: String) -> Bool {
            let isBefore = stem.utf8.lexicographicallyPrecedes(first)
            return !isBefore && !last.lexicographicallyPrecedes(stem.utf8)
        }
    }

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
        let now = try DatabaseVersion(of: db)
        guard now != version else { return }
        version = now
        // Skips from language to language through the key.
        languages = try RawStatement(
            """
            with recursive found (code) as (
                select min(language) from vocabulary
                union all
                select (select min(language) from vocabulary where language > code)
                from found where code is not null
            )
            select code, (select min(stem) from vocabulary where language = code),
                (select max(stem) from vocabulary where language = code)
            from found where code is not null
            """, in: db
        ).map { row in
            Words(
                language: Language(rawValue: row.text(0) ?? ""),
                first: Array(row.bytes(1)), last: Array(row.bytes(2)))
        }
        hasCharacters =
            try RawStatement("select 1 from article_grams_docsize limit 1", in: db).first { _ in }
            != nil
        statement = try RawStatement(
            "select term, articles from vocabulary where language = ? and stem = ?", in: db)
    }

    /// A term, and how many articles had it when they were stored.
    typealias Relative = (term: String, articles: Int)

    /// The terms that are forms of a word in any language of the archive, those of most articles
    /// first.
    func relatives(of word: String) throws -> [Relative] {
        var relatives: [Relative] = []
        guard let statement else { return [] }
        for words in languages {
            let stem = stems.key(of: word, in: words.language)
            guard words.reach(to: stem) else { continue }
            statement.bind(words.language?.rawValue ?? "", at: 1)
            statement.bind(stem, at: 2)
            try statement.readRows { row in
                let term = row.mendedText(0) ?? ""
                let articles = Int(row.integer(1))
                if let known = relatives.firstIndex(where: { $0.term == term }) {
                    relatives[known].articles += articles
                } else {
                    relatives.append((term, articles))
                }
                return true
            }
        }
        return relatives.sorted { ($1.articles, $0.term) < ($0.articles, $1.term) }
    }
}
