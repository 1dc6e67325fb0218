import TestSupport
import Testing

@testable import Search

struct WordPlacesTests {
    /// A place by itself.
    private struct Place {
        var field: Int
        var position: Int
        var length: Int
        var isExact: Bool
    }

    private func places(_ all: [Place]) -> WordPlaces {
        var places = WordPlaces()
        for place in all {
            places.append(
                field: place.field, position: place.position, length: place.length,
                isExact: place.isExact)
        }
        places.sort()
        return places
    }

    /// Whether one can step from word to word, tried place by place.
    private func chain(_ words: [[Place]], within distance: Int, exactly: Bool) -> Bool {
        var reached = words[0].filter { $0.isExact || !exactly }
        for word in words.dropFirst() {
            reached = word.filter { next in
                (next.isExact || !exactly)
                    && reached.contains { before in
                        let gap = next.position - before.position - before.length
                        return before.field == next.field && gap >= 0 && gap < distance
                    }
            }
        }
        return !reached.isEmpty
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `words stand together or in order just when one can step from each to the next`(
        seed: UInt64
    ) {
        var random = SeededGenerator(seed: seed)
        for number in 0..<1_500 {
            let words = (0..<random.number(2...4)).map { _ in
                (0..<random.number(0...6)).map { _ in
                    Place(
                        field: random.number(0...2), position: random.number(0...14),
                        length: random.pick([1, 1, 1, 2, 3]), isExact: !random.once(in: 4))
                }
            }
            let packed = words.map(places)
            let distance = random.number(1...6)
            #expect(
                WordPlaces.areTogether(packed) == chain(words, within: 1, exactly: true),
                "seed \(seed), words \(number)")
            #expect(
                WordPlaces.areInOrder(packed, within: distance)
                    == chain(words, within: distance, exactly: false),
                "seed \(seed), words \(number)")
        }
    }

    @Test func `the last word of a field is not near the first of the next`() {
        let last = places([Place(field: 0, position: 5, length: 1, isExact: true)])
        let first = places([Place(field: 1, position: 0, length: 1, isExact: true)])
        #expect(!WordPlaces.areInOrder([last, first], within: 1_000))
        #expect(!WordPlaces.areTogether([last, first]))
    }
}
