import TestSupport
import Testing

@testable import Search

struct ProximityTests {
    @Test(
        arguments: [
            // Neighbours are 1 apart.
            ([[0..<1], [1..<2]], 1, true, true), ([[0..<1], [2..<3]], 1, true, false),
            ([[1..<2], [0..<1]], 1, true, false), ([[1..<2], [0..<1]], 1, false, true),
            ([[0..<1], [5..<6]], 5, false, true), ([[0..<1], [6..<7]], 5, false, false),
            // A phrase's distance is counted from its end.
            ([[0..<3], [3..<4]], 1, false, true), ([[0..<3], [7..<8]], 5, true, true),
            // In order from each to the next, else from the first to the last.
            ([[0..<1], [4..<5], [8..<9]], 4, true, true),
            ([[0..<1], [4..<5], [8..<9]], 4, false, false),
            ([[0..<1], [4..<5], [8..<9]], 8, false, true),
            // No word is its own neighbour.
            ([[0..<1], [0..<1]], 5, false, false),
            ([[0..<1, 3..<4], [0..<1, 3..<4]], 5, false, true),
            ([[0..<2], [1..<2]], 5, false, false),
            // One that is asked for twice is there twice.
            ([[2..<3], [0..<1], [2..<3]], 5, false, false),
            ([[2..<3, 4..<5], [0..<1], [2..<3, 4..<5]], 5, false, true),
            ([[0..<1], []], 5, false, false), ([[0..<1]], 5, false, false), ([], 5, true, false),
        ] as [([[Range<Int>]], Int, Bool, Bool)])
    func `words are near each other`(
        places: [[Range<Int>]], distance: Int, isOrdered: Bool, holds: Bool
    ) {
        let proximity = Proximity(distance: distance, isOrdered: isOrdered)
        #expect(proximity.holds(places) == holds)
        #expect(proximity.participants(places).isEmpty == !holds)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `neighbours are those of some choice of places`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let places = (0..<random.number(2...4)).map { _ in
                Set((0..<random.number(0...4)).map { _ in random.number(0...20) }).sorted()
                    .map { $0..<($0 + random.pick([1, 1, 1, 2, 3])) }
            }
            let isOrdered = random.once(in: 2)
            let proximity = Proximity(distance: random.number(1...8), isOrdered: isOrdered)
            let expected = Self.participants(places, proximity)
            #expect(
                proximity.participants(places) == expected, "seed \(seed): \(places), \(proximity)")
        }
    }

    /// By trying every choice of one place for each operand.
    private static func participants(
        _ places: [[Range<Int>]], _ proximity: Proximity
    ) -> [Set<Range<Int>>] {
        var choices: [[Range<Int>]] = [[]]
        for operand in places {
            choices = choices.flatMap { choice in operand.map { choice + [$0] } }
        }
        func reaches(_ first: Range<Int>, _ next: Range<Int>) -> Bool {
            next.lowerBound >= first.upperBound
                && next.lowerBound - first.upperBound < proximity.distance
        }
        // An operand that is asked for twice takes two places.
        func usesPlaceTwice(_ choice: [Range<Int>]) -> Bool {
            for one in choice.indices {
                for other in 0..<one where places[one] == places[other] {
                    if choice[one] == choice[other] { return true }
                }
            }
            return false
        }
        let groups = choices.filter { choice in
            if proximity.isOrdered {
                return zip(choice, choice.dropFirst()).allSatisfy(reaches)
            }
            if usesPlaceTwice(choice) { return false }
            return choice.indices.contains { first in
                choice.indices.allSatisfy { $0 == first || reaches(choice[first], choice[$0]) }
            }
        }
        return groups.isEmpty
            ? [] : places.indices.map { operand in Set(groups.map { $0[operand] }) }
    }
}
