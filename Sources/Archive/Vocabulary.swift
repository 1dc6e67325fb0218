internal import Analysis
internal import GRDB
internal import Postings

/// Gathers in how many articles each term stands, for the `vocabulary` table.
///
/// Most articles are counted while they are inverted, under a label that stands for their language.
/// Those with characters of scripts without spaces, whose terms are whole sentences, are counted
/// word by word.
struct Vocabulary {
    private(set) var counter = TermCounter()

    /// The label of articles that name no language which is known.
    private static let unknown = UInt8(Language.allCases.count)

    /// What an article is to be counted as; it is counted word by word at once if need be.
    mutating func label(of article: Article) -> UInt8 {
        guard
            !Scripts.mayHaveCharacters(in: [article.headline, article.body, article.entitiesText])
        else {
            add(article)
            return PostingRun.noLabel
        }
        guard let language = article.language.flatMap({ Language(tag: $0) }) else {
            return Self.unknown
        }
        return UInt8(Language.allCases.firstIndex(of: language) ?? Language.allCases.count)
    }

    /// Counts an article word by word.
    mutating func add(_ article: Article) {
        counter.add(
            [article.headline, article.body, article.entitiesText],
            language: article.language.flatMap { Language(tag: $0) })
    }

    /// Adds what another has counted word by word.
    mutating func add(_ other: TermCounter) { counter.add(other) }

    /// Counts a term of articles of a label.
    mutating func count(_ term: UnsafeRawBufferPointer, label: UInt8, articles: Int) {
        let language = label < Self.unknown ? Language.allCases[Int(label)] : nil
        counter.add(term.bindMemory(to: UInt8.self), language: language, articles: articles)
    }

    /// How many rows are written by one statement: to begin one takes SQLite as long as to find a row.
    private static let rowsAtOnce = 32

    /// Adds to the counts of the archive.
    func write(to db: Database) throws {
        var rows = counter.rows()[...]
        while !rows.isEmpty {
            let count = rows.count < Self.rowsAtOnce ? 1 : Self.rowsAtOnce
            let marks = repeatElement("(?, ?, ?, ?)", count: count).joined(separator: ", ")
            let upsert = try RawStatement(
                """
                insert into vocabulary (language, stem, term, articles) values \(marks)
                on conflict do update set articles = articles + excluded.articles
                """, in: db)
            while rows.count >= count {
                for (index, row) in rows.prefix(count).enumerated() {
                    upsert.bind(row.language?.rawValue ?? "", at: index * 4 + 1)
                    upsert.bind(row.stem, at: index * 4 + 2)
                    upsert.bind(row.term, at: index * 4 + 3)
                    upsert.bind(Int64(row.articles), at: index * 4 + 4)
                }
                try upsert.run()
                rows.removeFirst(count)
            }
        }
    }
}
