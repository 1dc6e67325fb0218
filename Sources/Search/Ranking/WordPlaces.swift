/// Where a word stands in the fields of an article, in order.
///
/// Each place is one number, so that lists of them are compared without more ado: the field and the
/// position, how many tokens it has, and whether it is as typed.
struct WordPlaces {
    private static let lengthBits = 12

    private(set) var packed: [Int] = []
    private var isInOrder = true

    var isEmpty: Bool { packed.isEmpty }

    mutating func removeAll() {
        packed.removeAll(keepingCapacity: true)
        isInOrder = true
    }

    /// - Parameter length: In tokens; what is longer than 4,095 counts as that long.
    mutating func append(field: Int, position: Int, length: Int, isExact: Bool) {
        let start = field << 40 | position
        let place = (start << Self.lengthBits | min(length, 4_095)) << 1 | (isExact ? 1 : 0)
        if let last = packed.last, last > place { isInOrder = false }
        packed.append(place)
    }

    mutating func append(contentsOf other: WordPlaces) {
        isInOrder = packed.isEmpty ? other.isInOrder : false
        packed += other.packed
    }

    mutating func sort() {
        if !isInOrder { packed.sort() }
        isInOrder = true
    }

    /// How the words of a query stand, by the places of its terms.
    ///
    /// - Parameter sequence: The words as typed, each as the numbers of its terms.
    static func tier(of sequence: [[Int]], _ places: [WordPlaces]) -> RowScorer.Tier {
        for word in sequence where word.allSatisfy({ places[$0].isEmpty }) { return .scattered }
        let words = sequence.map { terms in
            if terms.count == 1 {
                var word = places[terms[0]]
                word.sort()
                return word
            }
            var word = WordPlaces()
            for term in terms { word.append(contentsOf: places[term]) }
            word.sort()
            return word
        }
        if areTogether(words) { return .verbatim }
        return areInOrder(words, within: Relevance.orderedDistance) ? .ordered : .scattered
    }

    /// Whether words follow on each other somewhere, each at once behind the one before, as typed.
    static func areTogether(_ words: [WordPlaces]) -> Bool {
        var ends = words[0].ends { $0 & 1 == 1 }
        for word in words.dropFirst() {
            ends = Self.ends(of: word, behind: ends, within: 1) { $0 & 1 == 1 }
            if ends.isEmpty { return false }
        }
        return !ends.isEmpty
    }

    /// Whether words follow on each other somewhere, each within a distance of the one before.
    static func areInOrder(_ words: [WordPlaces], within distance: Int) -> Bool {
        var ends = words[0].ends { _ in true }
        for word in words.dropFirst() {
            ends = Self.ends(of: word, behind: ends, within: distance) { _ in true }
            if ends.isEmpty { return false }
        }
        return !ends.isEmpty
    }

    /// Where the places end, in order: of two that overlap the longer one may begin first.
    private func ends(_ isWanted: (Int) -> Bool) -> [Int] {
        var ends: [Int] = []
        var isInOrder = true
        for place in packed where isWanted(place) {
            let end = Self.end(of: place)
            if let last = ends.last, last > end { isInOrder = false }
            ends.append(end)
        }
        return isInOrder ? ends : ends.sorted()
    }

    /// Where the places of a word end that stand close enough behind others.
    private static func ends(
        of word: WordPlaces, behind ends: [Int], within distance: Int, _ isWanted: (Int) -> Bool
    ) -> [Int] {
        var next: [Int] = []
        var index = 0
        var isInOrder = true
        for place in word.packed where isWanted(place) {
            let start = place >> (lengthBits + 1)
            while index < ends.count, ends[index] <= start { index += 1 }
            // The ends in another field are further away than any distance.
            guard index > 0, start - ends[index - 1] < distance else { continue }
            let end = end(of: place)
            if let last = next.last, last > end { isInOrder = false }
            next.append(end)
        }
        return isInOrder ? next : next.sorted()
    }

    private static func end(of place: Int) -> Int {
        place >> (lengthBits + 1) + (place >> 1) & (1 << lengthBits - 1)
    }
}
