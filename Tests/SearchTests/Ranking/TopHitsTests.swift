import TestSupport
import Testing

@testable import Search

struct TopHitsTests {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `the best are those that sorting puts first, with all that tie with the last`(seed: UInt64)
    {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let rows = (0..<random.number(0...60)).map { id in
                RankedRow(
                    id: Int64(id), score: Double(random.number(0...8)),
                    tier: random.pick([.scattered, .scattered, .ordered, .verbatim]))
            }
            let limit = random.number(0...20)
            let best = TopHits.best(limit, of: rows)
            let sorted = rows.sorted { ($0.tier, $0.score) > ($1.tier, $1.score) }
            let last = sorted.prefix(limit).last
            let expected = sorted.filter { row in
                last.map { (row.tier, row.score) >= ($0.tier, $0.score) } ?? false
            }
            #expect(best.map(\.score) == expected.map(\.score), "seed \(seed)")
            #expect(Set(best) == Set(expected), "seed \(seed)")
        }
    }

    @Test func `words together stand above any score`() {
        let rows = [
            RankedRow(id: 1, score: 90, tier: .scattered),
            RankedRow(id: 2, score: 1, tier: .verbatim),
            RankedRow(id: 3, score: 50, tier: .ordered),
            RankedRow(id: 4, score: 2, tier: .verbatim),
        ]
        #expect(TopHits.best(10, of: rows).map(\.id) == [4, 2, 3, 1])
        #expect(TopHits.best(2, of: rows).map(\.id) == [4, 2])
    }

    @Test func `a set of rows holds what was put in, wherever it is`() {
        var random = SeededGenerator(seed: 3)
        var bits = RowBits()
        var set: Set<Int64> = []
        let ids: [Int64] = [0, 63, 64, -1, .min, .max, 1 << 32, 1 << 32 - 1 - (1 << 31)]
        for id in ids.dropLast() + (0..<2_000).map({ _ in Int64(random.number(0...5_000)) }) {
            bits.insert(id)
            set.insert(id)
        }
        #expect(bits.count == set.count)
        #expect((-2...5_100).allSatisfy { bits.contains($0) == set.contains($0) })
        #expect(ids.dropLast().allSatisfy(bits.contains))
        #expect(!bits.contains(1 << 33) && !bits.contains(.min + 1))
    }
}
