import Analysis
import Archive
import Foundation
import Indexer
import TestSupport
import Testing

@testable import Search

/// The index read directly gives what SQLite's FTS5 gives, in archives large enough that most blocks
/// of postings are passed over.
struct PostingSearchTests {
    /// Words of which each next one is rarer.
    private static func word(_ random: inout SeededGenerator) -> String {
        let most = [4, 12, 40, 160].randomElement(using: &random) ?? 4
        return "word\(Int.random(in: 0..<most, using: &random))"
    }

    /// Characters of a script without spaces, each next one rarer.
    private static func characters(_ most: Int, _ random: inout SeededGenerator) -> String {
        let all = Array("港湾拡張大国会議米軍海東京")
        return String(
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                all[
                    Int.random(
                        in: 0..<[3, 6, all.count][Int.random(in: 0..<3, using: &random)],
                        using: &random)]
            })
    }

    /// - Parameter isMixed: Whether some words are of scripts without spaces, or stand glued to them.
    private static func text(
        _ most: Int, _ random: inout SeededGenerator, isMixed: Bool
    ) -> String {
        let isMixed = isMixed && Int.random(in: 0..<3, using: &random) > 0
        return (0..<Int.random(in: 1...most, using: &random)).map { _ in
            guard isMixed else { return word(&random) }
            switch Int.random(in: 0..<6, using: &random) {
            case 0, 1: return characters(12, &random)
            case 2: return word(&random) + characters(4, &random)
            case 3: return characters(4, &random) + word(&random) + "、" + word(&random)
            default: return word(&random)
            }
        }.joined(separator: " ")
    }

    private static func drafts(
        _ numbers: Range<Int>, _ random: inout SeededGenerator, isMixed: Bool = false
    ) -> [ArticleDraft] {
        numbers.map { number in
            let day = Int.random(in: 0..<700, using: &random)
            let date = CivilDate(daysSinceEpoch: 18_000 + day)
            return draft(
                "a\(number)", text(3, &random, isMixed: isMixed),
                text([4, 30].randomElement(using: &random) ?? 4, &random, isMixed: isMixed),
                entities: [text(2, &random, isMixed: isMixed)],
                date: number % 29 == 0
                    ? nil : "\(date)", source: number % 3 == 0 ? "Orsa Post" : "Calder Courier")
        }
    }

    private static func query(_ random: inout SeededGenerator) -> String {
        let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in word(&random) }
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return words.map { "=" + $0 }.joined(separator: " OR ")
        case 2: return words.joined(separator: " ")
        case 3: return "\"" + words.joined(separator: " ") + "\""
        case 4: return "word\(Int.random(in: 1...15, using: &random))*"
        case 5: return words.joined(separator: " OR ") + " -" + word(&random)
        case 6: return "\(words[0]) NEAR/3 \(word(&random))"
        case 7: return "headline:\(words[0]) OR entity:\(word(&random)) OR body:\(word(&random))"
        default: return "\(words[0]) (\(word(&random)) OR \(word(&random))) source:orsa"
        }
    }

    /// One in an archive in which some words are of scripts without spaces, or stand glued to them.
    private static func mixedQuery(_ random: inout SeededGenerator) -> String {
        let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            Bool.random(using: &random) ? characters(4, &random) : word(&random)
        }
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: return words.map { "=" + $0 }.joined(separator: " OR ")
        case 2: return words.joined(separator: " ")
        case 3: return "\"" + words.joined(separator: " ") + "\""
        case 4: return words.joined()
        case 5: return words.joined(separator: " OR ") + " -" + characters(2, &random)
        case 6: return "\(word(&random)) NEAR/3 \(word(&random))"
        case 7:
            return "headline:\(words[0]) OR entity:\(characters(3, &random)) OR \(word(&random))"
        default: return query(&random)
        }
    }

    @Test(arguments: Histories.seeds(2), [false, true])
    func `the best of thousands are those of SQLite`(seed: UInt64, isMixed: Bool) async throws {
        var random = SeededGenerator(seed: seed)
        let size = isMixed ? 700 : 2_000
        let (queries, query) = isMixed ? (70, Self.mixedQuery) : (150, Self.query)
        let test = try await TestArchive(Self.drafts(0..<size, &random, isMixed: isMixed))
        try compare(test, queries, query, &random)
        // Changed and removed articles hide what older segments say.
        let archive = try Archive(opening: test.path, mode: .write)
        let writer = IndexWriter(archive)
        for draft in Self.drafts((size - 100)..<(size + 300), &random, isMixed: isMixed) {
            try writer.add(draft)
        }
        _ = try await writer.commit()
        _ = try archive.remove(keys: (0..<60).map { "a\($0 * size / 64)" })
        try compare(test, queries, query, &random)
        _ = try archive.optimize()
        try compare(test, queries, query, &random)
        #expect(try archive.check().isSound)
    }

    private func compare(
        _ test: TestArchive, _ queries: Int,
        _ make: (inout SeededGenerator) -> String, _ random: inout SeededGenerator
    ) throws {
        for _ in 0..<queries {
            let text = make(&random)
            let query = Query(parsing: text)
            var asked = options {
                $0.limit = [1, 5, 10, 40].randomElement(using: &random) ?? 1
                $0.offset = [0, 0, 3].randomElement(using: &random) ?? 0
                $0.snippets = 0
                $0.explains = true
                $0.sort =
                    [.relevance, .relevance, .newest, .oldest].randomElement(using: &random)
                    ?? .newest
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                asked.from = ArticleDate("2019-08")
                asked.to = ArticleDate("2019-11")
            }
            if Int.random(in: 0..<4, using: &random) == 0 { asked.recencyHalfLife = 86_400 * 60 }
            let direct = try test.searcher.search(query, options: asked)
            asked.readsIndex = false
            let stock = try test.searcher.search(query, options: asked)
            #expect(direct.explanation?.engine == .postings, "\(text)")
            #expect(stock.explanation?.engine == .fts5, "\(text)")
            #expect(direct.total == stock.total, "\(text)")
            #expect(direct.hits.map(\.article.key) == stock.hits.map(\.article.key), "\(text)")
            #expect(direct.hits.map(\.score) == stock.hits.map(\.score), "\(text)")
            #expect(direct.hits.map(\.closeness) == stock.hits.map(\.closeness), "\(text)")
            for (one, other) in zip(direct.hits, stock.hits) {
                #expect(
                    one.explanation?.parts.map(\.score) == other.explanation?.parts.map(\.score),
                    "\(text)")
            }
        }
    }
}
