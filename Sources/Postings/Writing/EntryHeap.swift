/// The entries of several runs in one order: by term, and those of one term by run.
struct EntryHeap {
    private struct Source {
        var entry: PostingRun.Entry
        var rest: PostingRun.Entries
    }

    /// A run that has entries left.
    private struct Place {
        /// The first eight bytes of its term as a number, which settles most comparisons.
        var head: UInt64
        var source: Int
    }

    private var sources: [Source] = []
    /// A heap, the least entry first.
    private var places: [Place] = []

    /// Adds a run, behind those that were added before.
    mutating func insert(_ entries: PostingRun.Entries) {
        var entries = entries
        guard let first = entries.next() else { return }
        places.append(Place(head: Self.head(first.term), source: sources.count))
        sources.append(Source(entry: first, rest: entries))
        var child = places.count - 1
        while child > 0, precedes(places[child], places[(child - 1) / 2]) {
            places.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// The least entry; nil if there is none left.
    var first: PostingRun.Entry? { places.first.map { sources[$0.source].entry } }

    /// Moves on from the least entry.
    mutating func advance() {
        var place = places[0]
        if let next = sources[place.source].rest.next() {
            sources[place.source].entry = next
            place.head = Self.head(next.term)
        } else {
            place = places.removeLast()
            if places.isEmpty { return }
        }
        var parent = 0
        while 2 * parent + 1 < places.count {
            var child = 2 * parent + 1
            if child + 1 < places.count, precedes(places[child + 1], places[child]) { child += 1 }
            guard precedes(places[child], place) else { break }
            places[parent] = places[child]
            parent = child
        }
        places[parent] = place
    }

    private func precedes(_ one: Place, _ two: Place) -> Bool {
        if one.head != two.head { return one.head < two.head }
        let order = sources[one.source].entry.term.comparison(to: sources[two.source].entry.term)
        return order == 0 ? one.source < two.source : order < 0
    }

    private static func head(_ term: UnsafeRawBufferPointer) -> UInt64 {
        if term.count >= 8 { return term.loadUnaligned(as: UInt64.self).bigEndian }
        return term.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - term.count))
    }
}
