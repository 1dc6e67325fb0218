import Analysis
import Archive
import Foundation
import GRDB
import TestSupport
import Testing

/// A folder that goes with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "newsfind-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// A new, empty archive.
    func archive(_ name: String = "news.db") throws -> Archive {
        try Archive(opening: file(name), mode: .create)
    }
}

extension Article {
    /// An article of a few fields, of the key its identity wants.
    static func example(
        id: String? = nil, headline: String = "Harbour talks fail",
        body: String = "No ship sailed.",
        date: String? = nil, source: String? = "Tidewater Post", url: String? = nil,
        file: String = "a.jsonl", position: Int = 1, added: Int64 = 1_600_000_000
    ) -> (Article, ArticleIdentity, Fingerprint) {
        let identity = ArticleIdentity(
            id: id, headline: headline, body: body, date: date, source: source, url: url, file: file
        )
        let article = Article(
            key: identity.key, headline: headline, body: body,
            entities: ["Port Authority", "Ilse Brandt"],
            date: date.flatMap { ArticleDate($0) }, source: source, url: url,
            origin: Origin(file: file, position: position), added: added)
        return (article, identity, Fingerprint([headline, body, date, source, url]))
    }
}

extension Archive {
    /// Stores articles as one transaction, as `IndexWriter` does.
    func store(
        _ articles: [(Article, ArticleIdentity, Fingerprint)]
    ) throws -> (added: Int, refreshed: Int, unchanged: Int) {
        try store(
            ArticleBatch(
                articles.map { ArticleBatch.Entry($0, $1, $2) }, compression: bodyCompression()))
    }

    /// What FTS5 itself says of the index, compared with the rows; throws if it is wrong.
    func checkIndex() throws {
        try write { db in
            try db.execute(
                sql: "insert into article_fts (article_fts, rank) values ('integrity-check', 1)")
        }
        if let problem = try check().indexProblem { throw DatabaseError(message: problem) }
    }

    func keys() throws -> [String] {
        try read { try String.fetchAll($0, sql: "select key from article order by id") }
    }
}

/// A connection of somebody who knows nothing of newsfind.
func stranger(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(20)
    return try DatabaseQueue(path: path, configuration: configuration)
}

extension SeededGenerator {
    mutating func words(_ count: Int) -> String {
        let words = [
            "harbour", "ferry", "Ilse", "Brandt", "strike", "port", "naïve", "NATO", "tide",
            "“quay”",
            "Łódź", "北京", "single", "inch", "the", "of", "мир", "x", "1999", "co-op",
        ]
        return (0..<count).map { _ in pick(words) }.joined(separator: " ")
    }
}
