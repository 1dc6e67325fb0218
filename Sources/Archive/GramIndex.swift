internal import Analysis
internal import GRDB
internal import Postings

/// The writing side of `article_grams`, the index of characters, for articles that are added.
///
/// It is a full-text table with its own copy of the pairs: SQLite takes them out of the index by it,
/// whoever deletes a row. What is changed or removed is left to SQLite.
struct GramIndex {
    static let columns = 3
    /// How many bytes of postings are gathered.
    private static let mostBytes = 32 << 20

    private let db: Database
    /// Nil if SQLite is to write the index.
    private let segments: SegmentStore?
    /// The rows added, in ascending order.
    private var runs: [PostingRun] = []

    init(in db: Database) throws {
        self.db = db
        segments = try SegmentStore("article_grams", columns: Self.columns, in: db)
    }

    /// The pairs of an article's characters, column by column; nil if it has none.
    static func texts(of article: Article) -> [String]? {
        let texts = [article.headline, article.body, article.entitiesText].map(Grams.text)
        return texts.contains { !$0.isEmpty } ? texts : nil
    }

    /// The postings of articles, by their rows.
    static func postings(of articles: some Sequence<(row: Int64, texts: [String])>) -> PostingRun? {
        var inverter = PostingInverter(columns: columns, takesTokens: true)
        for article in articles { inverter.add(row: article.row, article.texts) }
        return inverter.isEmpty ? nil : inverter.finished()
    }

    /// Stores the pairs of an article that is new; its postings are to follow.
    func insert(_ texts: [String], id: Int64) throws {
        let (table, row, names) =
            segments == nil
            ? ("article_grams", "rowid", "headline, body, entities")
            : ("article_grams_content", "id", "c0, c1, c2")
        let insert = try RawStatement(
            "insert into \(table) (\(row), \(names)) values (?, ?, ?, ?)", in: db)
        insert.bind(id, at: 1)
        for (column, text) in texts.enumerated() { insert.bind(text, at: 2 + column) }
        try insert.run()
    }

    /// Takes the postings of rows that come after all before them.
    mutating func add(_ run: PostingRun?) throws {
        guard segments != nil, let run else { return }
        runs.append(run)
        if runs.reduce(0, { $0 + $1.footprint }) > Self.mostBytes { try write() }
    }

    /// Writes what was gathered.
    mutating func write() throws {
        guard let segments, !runs.isEmpty else { return }
        try segments.add(runs)
        runs.removeAll()
    }
}
