/// The entries of several runs in one order: by term, and those of one term by run.
struct EntryHeap {
    private struct Source {
        var entry: PostingRun.Entry
        /// The term's first eight bytes as a number, which settles most comparisons.
        var head: UInt64
        var number: Int
        var rest: PostingRun.Entries
    }

    private var sources: [Source] = []

    /// Adds a run, behind those that were added before.
    mutating func insert(_ entries: PostingRun.Entries) {
        var entries = entries
        guard let first = entries.next() else { return }
        let source = Source(
            entry: first, head: Self.head(first.term), number: sources.count, rest: entries)
        sources.append(source)
        var child = sources.count - 1
        while child > 0, precedes(child, (child - 1) / 2) {
            sources.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// The least entry; nil if there is none left.
    var first: PostingRun.Entry? { sources.first?.entry }

    /// Moves on from the least entry.
    mutating func advance() {
        if let next = sources[0].rest.next() {
            sources[0].entry = next
            sources[0].head = Self.head(next.term)
        } else {
            sources.swapAt(0, sources.count - 1)
            sources.removeLast()
        }
        var parent = 0
        while true {
            var least = parent
            for child in (2 * parent + 1)...(2 * parent + 2)
            where child < sources.count && precedes(child, least) {
                least = child
            }
            if least == parent { return }
            sources.swapAt(parent, least)
            parent = least
        }
    }

    private func precedes(_ one: Int, _ two: Int) -> Bool {
        if sources[one].head != sources[two].head { return sources[one].head < sources[two].head }
        let order = sources[one].entry.term.comparison(to: sources[two].entry.term)
        return order == 0 ? sources[one].number < sources[two].number : order < 0
    }

    private static func head(_ term: UnsafeRawBufferPointer) -> UInt64 {
        if term.count >= 8 { return term.loadUnaligned(as: UInt64.self).bigEndian }
        return term.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - term.count))
    }
}
