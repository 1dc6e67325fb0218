internal import GRDB
internal import Postings

/// Which rows a tree finds, worked out for one window of rows after the other.
class RowMatcher {
    /// About how many rows it finds.
    var cost: Int { .max }

    /// Sets the bits of the rows that are found; the window is empty before.
    func fill(_ window: RowWindow) throws { fatalError("each kind has its own") }

    /// Clears the bits of the rows that are not found.
    func restrict(_ window: RowWindow) throws {
        let found = RowWindow(rows: window.count * 64)
        found.reset(like: window)
        try fill(found)
        window.intersect(found)
    }

    /// A row such that none at a row or behind it is found before it; `.max` if none is found.
    func next(_ row: UInt32) throws -> UInt32 { row }
}

/// The rows of one list of postings.
final class ListMatcher: RowMatcher {
    let list: PostingList
    private let isRare: Bool
    private let scratch: RowWindow

    init(_ list: PostingList, scratch: RowWindow) {
        self.list = list
        self.scratch = scratch
        isRare = list.articles < Int(list.last) / 64
    }

    override var cost: Int { list.articles }
    override func fill(_ window: RowWindow) throws { try list.fill(window) }
    override func restrict(_ window: RowWindow) throws {
        try list.restrict(window, scratch: scratch)
    }
    func exclude(from window: RowWindow) throws {
        try list.restrict(window, excluding: true, scratch: scratch)
    }
    override func next(_ row: UInt32) throws -> UInt32 {
        if isRare { return try list.seek(row).row }
        return row <= list.last && list.articles > 0 ? row : .max
    }
}

/// The rows that all of some matchers find, and none of others does.
final class AllMatcher: RowMatcher {
    private let parts: [RowMatcher]
    private let excluded: [RowMatcher]

    init(_ parts: [RowMatcher], excluding excluded: [RowMatcher]) {
        self.parts = parts.sorted { $0.cost < $1.cost }
        self.excluded = excluded
    }

    override var cost: Int { parts.first?.cost ?? .max }

    override func fill(_ window: RowWindow) throws {
        try parts[0].fill(window)
        try restrict(window, parts.dropFirst())
    }

    override func restrict(_ window: RowWindow) throws { try restrict(window, parts[...]) }

    private func restrict(_ window: RowWindow, _ parts: ArraySlice<RowMatcher>) throws {
        for part in parts {
            if window.isEmpty { return }
            try part.restrict(window)
        }
        for part in excluded {
            if window.isEmpty { return }
            if let list = part as? ListMatcher {
                try list.exclude(from: window)
                continue
            }
            let found = RowWindow(rows: window.count * 64)
            found.reset(like: window)
            try part.fill(found)
            window.subtract(found)
        }
    }

    override func next(_ row: UInt32) throws -> UInt32 {
        var next = row
        for part in parts {
            next = try part.next(next)
            if next == .max { return .max }
        }
        return next
    }
}

/// The rows that any of some matchers finds.
final class AnyMatcher: RowMatcher {
    private let parts: [RowMatcher]

    init(_ parts: [RowMatcher]) { self.parts = parts }

    override var cost: Int {
        parts.reduce(0) { $0.addingReportingOverflow($1.cost).overflow ? .max : $0 + $1.cost }
    }

    override func fill(_ window: RowWindow) throws {
        // A list only adds bits; what restricts needs a window of its own.
        for part in parts {
            if part is ListMatcher {
                try part.fill(window)
            } else {
                let found = RowWindow(rows: window.count * 64)
                found.reset(like: window)
                try part.fill(found)
                window.formUnion(found)
            }
        }
    }

    override func next(_ row: UInt32) throws -> UInt32 {
        var next = UInt32.max
        for part in parts {
            next = min(next, try part.next(row))
            if next == row { break }
        }
        return next
    }
}

/// All rows that there are.
final class EveryMatcher: RowMatcher {
    private let facts: RowFacts

    init(_ facts: RowFacts) { self.facts = facts }

    override func fill(_ window: RowWindow) throws {
        let first = Int(window.first)
        for index in 0..<window.count {
            var word: UInt64 = 0
            for bit in 0..<64 where first + index * 64 + bit < facts.count {
                if facts.lengths[first + index * 64 + bit] != RowFacts.absent {
                    word |= 1 << UInt64(bit)
                }
            }
            window.words[index] = word
        }
    }

    override func next(_ row: UInt32) throws -> UInt32 { Int(row) < facts.count ? row : .max }
}

/// The rows published in a range of time.
final class TimeMatcher: RowMatcher {
    private let facts: RowFacts
    private let start: Int64
    /// Not in the range any more.
    private let end: Int64?

    init(_ facts: RowFacts, from start: Int64?, to end: Int64?) {
        self.facts = facts
        // Undated rows have the least time of all.
        self.start = max(start ?? .min, RowFacts.undated + 1)
        self.end = end
    }

    private func has(_ time: Int64) -> Bool { time >= start && (end.map { time < $0 } ?? true) }

    override func fill(_ window: RowWindow) throws {
        let first = Int(window.first)
        for index in 0..<window.count {
            var word: UInt64 = 0
            for bit in 0..<64 {
                let row = first + index * 64 + bit
                guard row < facts.count else { break }
                if has(facts.times[row]), facts.lengths[row] != RowFacts.absent {
                    word |= 1 << UInt64(bit)
                }
            }
            window.words[index] = word
        }
    }

    override func restrict(_ window: RowWindow) throws {
        window.forEachRow { row in
            if Int(row) >= facts.count || !has(facts.times[Int(row)]) { window.remove(row) }
        }
    }

    override func next(_ row: UInt32) throws -> UInt32 {
        var chunk = Int(row) / RowFacts.chunkRows
        while chunk < facts.spans.count {
            if let span = facts.spans[chunk], span.upperBound >= start,
                end.map({ span.lowerBound < $0 }) ?? true
            {
                return max(row, UInt32(chunk * RowFacts.chunkRows))
            }
            chunk += 1
        }
        return .max
    }
}

/// The rows of another matcher whose stored text proves to have what is asked for.
final class VerifiedMatcher: RowMatcher {
    private let candidates: RowMatcher
    private let verify: (UInt32) throws -> Bool
    /// What is known of rows.
    private var known: [UInt32: Bool] = [:]

    init(_ candidates: RowMatcher, _ verify: @escaping (UInt32) throws -> Bool) {
        self.candidates = candidates
        self.verify = verify
    }

    // To read a text costs so much that it comes last.
    override var cost: Int { .max }

    override func fill(_ window: RowWindow) throws {
        try candidates.fill(window)
        try check(window)
    }

    override func restrict(_ window: RowWindow) throws {
        try candidates.restrict(window)
        try check(window)
    }

    private func check(_ window: RowWindow) throws {
        try window.forEachRow { row in
            let holds = try known[row] ?? verify(row)
            known[row] = holds
            if !holds { window.remove(row) }
        }
    }

    override func next(_ row: UInt32) throws -> UInt32 { try candidates.next(row) }
}

/// Rows that were worked out before.
final class BitsMatcher: RowMatcher {
    private let bits: RowWindow
    private let found: Int

    init(_ bits: RowWindow) {
        self.bits = bits
        found = bits.setCount
    }

    override var cost: Int { found }

    private func word(_ index: Int) -> UInt64 { index < bits.count ? bits.words[index] : 0 }

    override func fill(_ window: RowWindow) throws {
        let first = Int(window.first / 64)
        for index in 0..<window.count { window.words[index] = word(first + index) }
    }

    override func restrict(_ window: RowWindow) throws {
        let first = Int(window.first / 64)
        for index in 0..<window.count { window.words[index] &= word(first + index) }
    }

    override func next(_ row: UInt32) throws -> UInt32 {
        var index = Int(row / 64)
        guard index < bits.count else { return .max }
        var rest = bits.words[index] & ~0 << UInt64(row & 63)
        while rest == 0 {
            index += 1
            guard index < bits.count else { return .max }
            rest = bits.words[index]
        }
        return UInt32(index * 64 + rest.trailingZeroBitCount)
    }
}
