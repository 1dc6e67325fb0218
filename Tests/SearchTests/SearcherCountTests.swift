import Archive
import Foundation
import Indexer
import Testing

@testable import Search

/// Totals equal those of a count that shares no code with the search.
struct SearcherCountTests {
    private static let vocabulary = [
        "harbour", "dam", "flood", "vote", "Čapek", "naïve", "ŠTĚSTÍ", "red", "lines", "inch",
        "not",
        "and", "or", "a", "the", "of", "Orsa", "pact", "off-beat", "U.S.", "AT&T", "Varekh’s",
        "council", "mayor", "Straße", "fjörður", "1,000", "2021", "e\u{301}tude",
        "re\u{301}sume\u{301}",
        "Ångström", "港湾", "москва", "Αθήνα", "well-known",
    ]

    private static func sentence(_ count: Int, _ random: inout SeededGenerator) -> String {
        var text = ""
        for index in 0..<count {
            let word = random.pick(vocabulary)
            let isQuoted = random.once(in: 9)
            if index > 0 { text += random.pick([" ", " ", " ", ", ", " — ", ".\n\n", "-", "… "]) }
            text += isQuoted ? "“\(word)”" : random.once(in: 9) ? word.uppercased() : word
        }
        return text
    }

    @Test(arguments: [1, 2] as [UInt64])
    func `totals equal a brute-force count on random articles`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let drafts = (0..<2_500).map { number in
            draft(
                "a\(number)", Self.sentence(random.number(0...8), &random),
                Self.sentence(random.number(1...60), &random),
                entities: (0..<random.number(0...3)).map { _ in
                    Self.sentence(random.number(1...3), &random)
                        .replacing("\n", with: " ").replacing(";", with: " ")
                })
        }
        let archive = try await TestArchive(drafts)
        let naive = NaiveEvaluator(
            drafts.map { ($0.headline, $0.body, ($0.entities ?? []).joined(separator: "; ")) })
        try compare(archive.searcher, naive, queries: 500, seed: seed)
    }

    /// `NEWSFIND_CORPUS=news.jsonl swift test --filter real` compares on a corpus of one's own.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["NEWSFIND_CORPUS"] != nil))
    func `totals equal a brute-force count on a real corpus`() async throws {
        let file = try #require(ProcessInfo.processInfo.environment["NEWSFIND_CORPUS"])
        let archive = try await TestArchive(indexing: file)
        var articles: [(headline: String, body: String, entities: String)] = []
        try Archive(opening: archive.path).forEachArticle {
            articles.append(($0.headline, $0.body, $0.entitiesText))
        }
        let naive = NaiveEvaluator(articles)
        let totals = try compare(archive.searcher, naive, queries: 500, seed: 7)
        print(
            "\(articles.count) articles, \(totals.count) queries,",
            "\(totals.reduce(0, +)) matches, most \(totals.max() ?? 0)")
    }

    /// Asks phrases, all and any of words and phrases that the articles have.
    @discardableResult
    private func compare(
        _ searcher: Searcher, _ naive: NaiveEvaluator, queries: Int, seed: UInt64
    ) throws -> [Int] {
        var random = SeededGenerator(seed: seed)
        var totals: [Int] = []
        for number in 0..<queries {
            let isPhrase = number % 3 == 0
            let phrases = (0..<(isPhrase ? 1 : random.number(2...4))).map { _ in
                naive.phrase(
                    of: isPhrase ? random.number(1...6) : random.pick([1, 1, 1, 2, 3]), &random)
            }
            let matching: Query.Matching = number % 3 == 1 ? .all : .any
            let text = phrases.map { "\"\($0.joined(separator: " "))\"" }.joined(separator: " ")
            let results = try searcher.search(Query(parsing: text, matching: matching))
            let expected = naive.count(phrases, matching: matching)
            #expect(results.total == expected, "seed \(seed), query \(number): \(matching) \(text)")
            #expect(results.hits.count == min(10, expected), "seed \(seed), query \(number)")
            totals.append(results.total)
        }
        return totals
    }
}
