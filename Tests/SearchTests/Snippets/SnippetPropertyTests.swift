import Archive
import Foundation
import TestSupport
import Testing

@testable import Search

/// What holds for every article that is found and every query that finds it, by an evaluator that
/// shares no code with the search.
struct SnippetPropertyTests {
    /// `NEWSFIND_SNIPPET_PAIRS=100000 swift test --filter SnippetPropertyTests` tries that many.
    private static let pairs =
        ProcessInfo.processInfo.environment["NEWSFIND_SNIPPET_PAIRS"].flatMap { Int($0) } ?? 1_500

    @Test(arguments: [1, 2] as [UInt64])
    func `a snippet shows what the body says, and lights what matches`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let archive = try await TestArchive(RandomNews.drafts(200, longest: 300, &random))
        var articles: [Article] = []
        try Archive(opening: archive.path).forEachArticle { articles.append($0) }
        let naive = NaiveEvaluator(articles)
        let numbers = Dictionary(
            articles.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        var trees = RandomTrees(naive)
        var (pairs, spans) = (0, 0)
        while pairs < Self.pairs / 2 {
            let tree = random.once(in: 2) ? trees.tree(&random) : trees.words(&random)
            let query = Query(parsing: tree.description)
            let count = random.number(1...4)
            let results = try archive.searcher.search(
                query,
                options: options {
                    $0.snippets = count; $0.limit = 6;
                    $0.sort = random.pick(SearchOptions.Sort.allCases)
                })
            for hit in results.hits {
                let number = try #require(numbers[hit.article.key])
                let lit = try naive.lit(#require(query.root), number)
                let problem = try Self.problem(hit, lit, count, query, archive.searcher)
                if let problem {
                    Issue.record(
                        """
                        seed \(seed), pair \(pairs): \(problem): \(query), \(count) snippets, of \
                        \(hit.article.key): \(hit.article.headline.debugDescription) \
                        \(hit.article.body.debugDescription.prefix(3_000))
                        """)
                }
                pairs += 1
                spans += lit[1].count
            }
        }
        print("\(pairs) pairs, \(spans) spans")
    }

    /// What is wrong with a hit; nil if nothing.
    private static func problem(
        _ hit: SearchResults.Hit, _ lit: [[(range: Range<Int>, words: Int)]], _ count: Int,
        _ query: Query, _ searcher: Searcher
    ) throws -> String? {
        let headline = joined(lit[0].map(\.range))
        guard hit.headlineHighlights == headline else {
            return "headline lit \(hit.headlineHighlights), not \(headline)"
        }
        let whole = joined(lit[1].map(\.range))
        let marks = try searcher.highlights(of: query, in: hit.article)
        guard marks.headline == headline, marks.body == whole else {
            return "article lit \(marks.body), not \(whole)"
        }
        let body = Array(hit.article.body.unicodeScalars)
        guard (1...count).contains(hit.snippets.count) else {
            return "\(hit.snippets.count) snippets"
        }
        var end = 0
        for (number, snippet) in hit.snippets.enumerated() {
            if let problem = problem(snippet, isFirst: number == 0, body, lit[1], from: end) {
                return "snippet \(number): \(problem)"
            }
            end = snippet.offset + snippet.text.unicodeScalars.count
            let longest = whole.map(\.count).max() ?? 0
            let most = count > 1 ? Snippet.shorterLength : Snippet.defaultLength
            guard snippet.text.unicodeScalars.count <= max(most, longest) else {
                return "snippet \(number) is \(snippet.text.unicodeScalars.count) scalars long"
            }
        }
        let shown = hit.snippets.map {
            $0.offset..<($0.offset + $0.text.unicodeScalars.count)
        }
        func isShown(_ range: Range<Int>) -> Bool {
            shown.contains {
                $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound
            }
        }
        // The longest phrase, or at least something.
        let words = lit[1].map(\.words).max() ?? 0
        let best = lit[1].filter { words < 2 || $0.words > 1 }
        guard best.isEmpty || best.contains(where: { isShown($0.range) }) else {
            return "none of \(best) is shown whole in \(shown)"
        }
        return nil
    }

    private static func problem(
        _ snippet: Snippet, isFirst: Bool, _ body: [Unicode.Scalar],
        _ lit: [(range: Range<Int>, words: Int)], from start: Int
    ) -> String? {
        let text = Array(snippet.text.unicodeScalars)
        let end = snippet.offset + text.count
        guard snippet.offset >= start, end <= body.count,
            Array(body[snippet.offset..<end]) == text
        else { return "the text is not the body's at its offset" }
        let passage = snippet.offset..<end
        let inside = lit.filter {
            passage.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= end
        }
        let expected = joined(inside.map(\.range))
        guard snippet.highlights == expected else {
            return "lit \(snippet.highlights), not \(expected) in \(passage)"
        }
        // A match that the passage's end cuts is lit as far as it is shown, by one it overlaps.
        for match in lit.map({ $0.range.clamped(to: passage) }) where !match.isEmpty {
            let isLit = snippet.highlights.contains {
                $0.lowerBound <= match.lowerBound && $0.upperBound >= match.upperBound
            }
            guard isLit else { return "\(match) is shown unlit in \(passage)" }
        }
        let before = body[..<snippet.offset].contains { !$0.properties.isWhitespace }
        guard snippet.continuesBefore == (before || !isFirst) else { return "continuesBefore" }
        let after = body[end...].contains { !$0.properties.isWhitespace }
        guard snippet.continuesAfter == after else { return "continuesAfter" }
        return nil
    }

    private static func joined(_ places: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, place.lowerBound < last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, place.upperBound)
            } else {
                joined.append(place)
            }
        }
        return joined
    }
}
