/// Whether single words stand in order, each near the one before, and whether they stand together:
/// what ``WordPlaces`` tells, for words given one after the other.
struct WordChain {
    /// The places of the word in hand: the field and the position as one number, and whether it is
    /// as typed.
    private var places: [Int] = []
    private var isInOrder = true
    /// Where chains of the words so far end, near each other and together; in order.
    private var near: [Int] = []
    private var together: [Int] = []
    private var nextNear: [Int] = []
    private var nextTogether: [Int] = []

    /// Whether some chain of all words is one of words together as typed.
    var isVerbatim: Bool { !together.isEmpty }

    /// Adds a place of the word in hand.
    @inline(__always)
    mutating func append(_ field: Int, _ position: Int, isExact: Bool) {
        let place = (field << 40 | position) << 1 | (isExact ? 1 : 0)
        if let last = places.last, last > place { isInOrder = false }
        places.append(place)
    }

    /// Links the word in hand to the chains of those before it, and begins with the next.
    ///
    /// - Returns: false if no chain is left.
    mutating func link(isFirst: Bool) -> Bool {
        if !isInOrder { places.sort() }
        nextNear.removeAll(keepingCapacity: true)
        nextTogether.removeAll(keepingCapacity: true)
        var (nearIndex, togetherIndex) = (0, 0)
        for place in places {
            let start = place >> 1
            let isExact = place & 1 == 1
            if isFirst {
                nextNear.append(start + 1)
                if isExact { nextTogether.append(start + 1) }
                continue
            }
            while nearIndex < near.count, near[nearIndex] <= start { nearIndex += 1 }
            // What ends in another field is further away than any distance.
            if nearIndex > 0, start - near[nearIndex - 1] < Relevance.orderedDistance {
                nextNear.append(start + 1)
            }
            guard isExact else { continue }
            while togetherIndex < together.count, together[togetherIndex] < start {
                togetherIndex += 1
            }
            if togetherIndex < together.count, together[togetherIndex] == start {
                nextTogether.append(start + 1)
            }
        }
        swap(&near, &nextNear)
        swap(&together, &nextTogether)
        places.removeAll(keepingCapacity: true)
        isInOrder = true
        return !near.isEmpty
    }
}
