import Foundation
import Testing

@testable import CorpusGenerator

@Suite struct CorpusGeneratorTests {
    private struct Item: Decodable {
        let id, headline, body, source, url: String
        let date: String?
    }

    private func items(_ corpus: CorpusGenerator) throws -> [Item] {
        try (0..<corpus.articles).map { index in
            var line: [UInt8] = []
            corpus.appendArticle(index, to: &line)
            return try JSONDecoder().decode(Item.self, from: Data(line))
        }
    }

    private func words(_ item: Item) -> [Substring] {
        item.body.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    }

    @Test func `the same options give the same bytes`() {
        var first: [UInt8] = []
        var second: [UInt8] = []
        let corpus = CorpusGenerator(articles: 50, seed: 7)
        for index in 0..<50 { corpus.appendArticle(index, to: &first) }
        let again = CorpusGenerator(articles: 50, seed: 7)
        for index in 0..<50 { again.appendArticle(index, to: &second) }
        #expect(first == second)
        #expect(first.filter { $0 == 0x0A }.count == 50)
    }

    @Test func `another seed gives other articles`() throws {
        let one = try items(CorpusGenerator(articles: 20, seed: 1)).map(\.body)
        let two = try items(CorpusGenerator(articles: 20, seed: 2)).map(\.body)
        #expect(Set(one).isDisjoint(with: two))
    }

    @Test func `ids and addresses are unique, and dates span twenty years in order`() throws {
        let all = try items(CorpusGenerator(articles: 2_000, seed: 1))
        #expect(Set(all.map(\.id)).count == all.count)
        #expect(Set(all.map(\.url)).count == all.count)
        let dates = all.compactMap(\.date)
        #expect(dates.count > 1_850)
        #expect(dates.first?.hasPrefix("2004-01") == true)
        #expect(dates.last?.hasPrefix("2023-12") == true)
    }

    @Test func `a shuffled corpus holds the same articles`() throws {
        let sorted = try items(CorpusGenerator(articles: 500, seed: 3))
        let shuffled = try items(CorpusGenerator(articles: 500, seed: 3, shuffled: true))
        #expect(sorted.map(\.id) != shuffled.map(\.id))
        #expect(Set(sorted.map(\.body)) == Set(shuffled.map(\.body)))
    }

    @Test func `a reprint shares most of its words with the article that it reprints`() throws {
        let corpus = CorpusGenerator(articles: 1_000, seed: 1)
        let all = try items(corpus)
        let reprints = (0..<1_000).filter { corpus.original(of: $0) != $0 }
        #expect((250...350).contains(reprints.count))
        var unedited = 0
        for slot in reprints {
            let mine = words(all[slot])
            let theirs = words(all[corpus.original(of: slot)])
            let kept = Set(mine).intersection(theirs).count
            #expect(Double(kept) > 0.85 * Double(Set(mine).count), "article \(slot)")
            if mine == theirs { unedited += 1 }
        }
        #expect(unedited < reprints.count / 4)
    }

    @Test func `articles have about 450 words`() throws {
        let lengths = try items(CorpusGenerator(articles: 2_000, seed: 1)).map { words($0).count }
        let mean = Double(lengths.reduce(0, +)) / 2_000
        #expect((420...500).contains(mean), "mean \(mean)")
    }

    @Test func `new words keep appearing as Heaps' law has it`() throws {
        let all = try items(CorpusGenerator(articles: 4_000, seed: 1, reprints: 0))
        var seen: Set<Substring> = []
        var growth: [Double] = []
        for (index, item) in all.enumerated() {
            seen.formUnion(words(item))
            if [999, 3_999].contains(index) { growth.append(Double(seen.count)) }
        }
        // The exponent of Heaps' law, between a fourth and the whole of the corpus.
        let exponent = log(growth[1] / growth[0]) / log(4)
        #expect((0.45...0.75).contains(exponent), "exponent \(exponent)")
    }

    @Test func `a phrase of stop words is about as common as in print`() throws {
        let text = try items(CorpusGenerator(articles: 500, seed: 1)).map(\.body)
        let count = text.reduce(0) { $0 + $1.components(separatedBy: " of the ").count - 1 }
        let total = text.reduce(0) { $0 + $1.split(separator: " ").count }
        let share = Double(count) / Double(total)
        #expect((0.004...0.012).contains(share), "share \(share)")
    }
}
