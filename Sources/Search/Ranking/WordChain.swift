internal import Postings

/// Whether single words stand in order, each near the one before, and whether they stand together:
/// what ``WordPlaces`` tells, for words given one after the other.
struct WordChain: ~Copyable {
    /// Places and ends in order: the field and the position as one number. Raw memory, since each row
    /// of a search passes through here.
    private struct Places {
        var numbers: UnsafeMutablePointer<Int>
        var count = 0

        init(_ capacity: Int) { numbers = .allocate(capacity: capacity) }

        @inline(__always)
        mutating func append(_ number: Int) {
            numbers[count] = number
            count &+= 1
        }
    }

    /// Where the word in hand begins; those places that are as typed are odd.
    private var places: Places
    private var isInOrder = true
    /// Where chains of the words so far end, near each other and together.
    private var near: Places
    private var together: Places
    private var nextNear: Places
    private var nextTogether: Places
    private var capacity = 1_024

    init() {
        places = Places(capacity)
        near = Places(capacity)
        together = Places(capacity)
        nextNear = Places(capacity)
        nextTogether = Places(capacity)
    }

    deinit {
        places.numbers.deallocate()
        near.numbers.deallocate()
        together.numbers.deallocate()
        nextNear.numbers.deallocate()
        nextTogether.numbers.deallocate()
    }

    /// Whether some chain of all words is one of words together as typed.
    var isVerbatim: Bool { together.count > 0 }

    /// Adds places of the word in hand.
    ///
    /// - Parameters:
    ///   - bytes: A ``PositionList``.
    ///   - field: The field that counts; nil if all do.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, field: Int?, isExact: Bool) {
        reserve(places.count + bytes.count)
        var places = places
        let mark = isExact ? 1 : 0
        let before = places.count > 0 ? places.numbers[places.count - 1] : 0
        PositionList.forEach(bytes) { column, position in
            guard field == nil || field == column else { return }
            places.append((column << 40 | position) << 1 | mark)
        }
        if places.count > self.places.count, places.numbers[self.places.count] < before {
            isInOrder = false
        }
        self.places = places
    }

    /// Links the word in hand to the chains of those before it, and begins with the next.
    ///
    /// - Returns: false if no chain is left.
    @inline(__always)
    mutating func link(isFirst: Bool) -> Bool {
        if !isInOrder {
            var all = UnsafeMutableBufferPointer(start: places.numbers, count: places.count)
            all.sort()
        }
        (nextNear.count, nextTogether.count) = (0, 0)
        if isFirst { first() } else { follow() }
        swap(&near, &nextNear)
        swap(&together, &nextTogether)
        places.count = 0
        isInOrder = true
        return near.count > 0
    }

    private mutating func first() {
        for index in 0..<places.count {
            let place = places.numbers[index]
            nextNear.append(place >> 1 &+ 1)
            if place & 1 == 1 { nextTogether.append(place >> 1 &+ 1) }
        }
    }

    private mutating func follow() {
        var (nearIndex, togetherIndex) = (0, 0)
        for index in 0..<places.count {
            let start = places.numbers[index] >> 1
            while nearIndex < near.count, near.numbers[nearIndex] <= start { nearIndex &+= 1 }
            // What ends in another field is further away than any distance.
            if nearIndex > 0, start - near.numbers[nearIndex - 1] < Relevance.orderedDistance {
                nextNear.append(start &+ 1)
            }
            guard places.numbers[index] & 1 == 1 else { continue }
            while togetherIndex < together.count, together.numbers[togetherIndex] < start {
                togetherIndex &+= 1
            }
            if togetherIndex < together.count, together.numbers[togetherIndex] == start {
                nextTogether.append(start &+ 1)
            }
        }
    }

    private mutating func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = count * 2
        func grow(_ places: inout Places) {
            let old = places.numbers
            places.numbers = .allocate(capacity: capacity)
            places.numbers.update(from: old, count: places.count)
            old.deallocate()
        }
        grow(&places)
        grow(&near)
        grow(&together)
        grow(&nextNear)
        grow(&nextTogether)
    }
}
