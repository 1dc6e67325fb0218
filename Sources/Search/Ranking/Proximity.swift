/// Whether words stand near each other, by their places in one field.
///
/// Neighbours are 1 apart.
struct Proximity {
    /// How many words apart at most: from the first to the last, or in order from each to the next.
    var distance: Int
    /// Whether the operands must stand in their order.
    var isOrdered: Bool

    /// A phrase's first token's position and the position behind its last.
    typealias Place = Range<Int>

    /// Which places of each operand take part in a group of neighbours; empty if there is none.
    ///
    /// - Parameter places: Those of each operand, in order of position.
    func participants(_ places: [[Place]]) -> [Set<Place>] {
        guard places.count > 1, places.allSatisfy({ !$0.isEmpty }) else { return [] }
        return isOrdered ? ordered(places) : unordered(places)
    }

    /// Whether there is a group of neighbours.
    func holds(_ places: [[Place]]) -> Bool { !participants(places).isEmpty }

    private func reaches(_ first: Place, _ last: Place) -> Bool {
        last.lowerBound - first.upperBound + 1 <= distance
    }

    private func unordered(_ places: [[Place]]) -> [Set<Place>] {
        var found = places.map { _ in Set<Place>() }
        var starts = places.map { _ in 0 }
        // A word that is asked for twice must be there twice.
        let twins = places.map { one in places.count { $0 == one } }
        // Each place in turn is the first one of a group, the others follow it within reach.
        let all = places.enumerated().flatMap { operand, places in
            places.map { (operand: operand, place: $0) }
        }.sorted { $0.place.lowerBound < $1.place.lowerBound }
        for (operand, first) in all {
            var group: [Range<Int>] = []
            for other in places.indices {
                while starts[other] < places[other].count,
                    places[other][starts[other]].lowerBound < first.lowerBound
                {
                    starts[other] += 1
                }
                if other == operand {
                    group.append(0..<0)
                    continue
                }
                // Behind the first one: no word is its own neighbour.
                var start = starts[other]
                while start < places[other].count,
                    places[other][start].lowerBound < first.upperBound
                {
                    start += 1
                }
                var end = start
                while end < places[other].count, reaches(first, places[other][end]) { end += 1 }
                group.append(start..<end)
            }
            let isGroup = group.indices.allSatisfy { other in
                let isTwin = places[other] == places[operand]
                return other == operand || group[other].count >= twins[other] - (isTwin ? 1 : 0)
            }
            guard isGroup else { continue }
            found[operand].insert(first)
            for other in group.indices { found[other].formUnion(places[other][group[other]]) }
        }
        return found.allSatisfy { !$0.isEmpty } ? found : []
    }

    private func ordered(_ places: [[Place]]) -> [Set<Place>] {
        guard distance > 0 else { return [] }
        var reached = [places[0]]
        for operand in 1..<places.count {
            let ends = reached[operand - 1].map(\.upperBound).sorted()
            reached.append(
                places[operand].filter {
                    Self.hasAny(of: ends, in: ($0.lowerBound - distance + 1)...$0.lowerBound)
                })
        }
        for operand in places.indices.dropLast().reversed() {
            let starts = reached[operand + 1].map(\.lowerBound)
            reached[operand] = reached[operand].filter {
                Self.hasAny(of: starts, in: $0.upperBound...($0.upperBound + distance - 1))
            }
        }
        return reached.allSatisfy { !$0.isEmpty } ? reached.map(Set.init) : []
    }

    /// Whether any of some numbers, in order, is in a range.
    private static func hasAny(of numbers: [Int], in range: ClosedRange<Int>) -> Bool {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low] <= range.upperBound
    }
}
