import Archive
import Foundation
import Indexer
import Testing

@testable import Search

/// One searcher for several tasks at once.
struct SearcherConcurrencyTests {
    private static func drafts(_ numbers: Range<Int>) -> [ArticleDraft] {
        numbers.map { number in
            draft(
                "a\(number)", "Report \(number)",
                "The dam held. " + (number % 3 == 0 ? "A flood came. " : "")
                    + (number % 7 == 0 ? "They voted on the harbour." : "Nothing else."),
                date: "2021-12-\(10 + number % 20)")
        }
    }

    private static let queries = [
        "dam", "flood", "\"the dam\"", "vote harbour", "ha*", "dam -flood", "flood OR harbour",
        "absent", "dam NEAR/4 flood",
    ]

    private static func answer(_ searcher: Searcher, _ text: String) throws -> [String] {
        let query = Query(parsing: text)
        let results = try searcher.search(query, options: options { $0.explains = true })
        let days = try searcher.timeline(query, by: .day).buckets.map { "\($0.matches)" }
        return ["\(results.total)", "\(String(describing: results.explanation?.engine))"] + days
            + results.hits.map { "\($0.article.key) \($0.score) \($0.snippets.map(\.text))" }
    }

    @Test func `tasks that share a searcher get the answers of one alone`() async throws {
        let archive = try await TestArchive(Self.drafts(0..<300))
        let searcher = archive.searcher
        var expected: [String: [String]] = [:]
        for text in Self.queries { expected[text] = try Self.answer(searcher, text) }
        let fresh = try Searcher(opening: archive.path)
        try await withThrowingTaskGroup(of: (String, [String]).self) { group in
            for number in 0..<72 {
                let text = Self.queries[number % Self.queries.count]
                group.addTask { (text, try Self.answer(fresh, text)) }
            }
            for try await (text, found) in group { #expect(found == expected[text], "\(text)") }
        }
    }

    @Test func `who searches during a load sees more and more`() async throws {
        let archive = try await TestArchive(Self.drafts(0..<150))
        let (path, searcher) = (archive.path, archive.searcher)
        async let load: Void = {
            let archive = try Archive(opening: path, mode: .write)
            for load in 1...12 {
                let writer = IndexWriter(archive)
                for draft in Self.drafts((load * 150)..<((load + 1) * 150)) {
                    try writer.add(draft)
                }
                _ = try await writer.commit()
            }
        }()
        async let readers: Void = withThrowingTaskGroup(of: Void.self) { group in
            for text in ["dam", "\"the dam\"", "flood", "da*"] {
                group.addTask {
                    var least = 0
                    while least < (text == "flood" ? 650 : 1_950) {
                        let results = try searcher.search(Query(parsing: text))
                        #expect(results.total >= least, "\(text)")
                        // What is counted is one moment: whole loads.
                        #expect(results.total % 50 == 0, "\(text)")
                        #expect(results.hits.count == 10)
                        least = max(least, results.total)
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
        _ = try await (load, readers)
    }
}
