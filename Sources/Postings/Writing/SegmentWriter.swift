internal import Foundation
internal import GRDB

/// Writes one segment: leaves of terms and doclists, the `_idx` rows that find a term's leaf, and an
/// index of row ids for each doclist that fills several leaves.
///
/// Terms come in ascending order, and the rows of a term as well. The pages are as SQLite itself
/// would lay them out.
///
/// Source: SQLite's `ext/fts5/fts5_index.c`, its head and `fts5WriteAppendTerm` and what follows.
final class SegmentWriter {
    /// SQLite stores an index of a doclist only where at least this many leaves have no term.
    private static let leastLeavesWithoutTerm = 4

    private let segment: Int
    /// What a leaf should hold, in bytes.
    private let pageSize: Int
    private let pages: RawStatement
    private let index: RawStatement

    /// The leaf at hand, and the offsets of its terms, which come behind it.
    private let page: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private var count = 4
    private let footer: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private var footerCount = 0
    @exclusivity(unchecked) private var lastTermOffset = 0
    @exclusivity(unchecked) private var number = 1
    @exclusivity(unchecked) private var hasTerm = false
    @exclusivity(unchecked) private var hasRow = false

    private var term: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) private var termCount = 0
    @exclusivity(unchecked) private var isFirstRow = true
    @exclusivity(unchecked) private var row: Int64 = 0

    /// The leaf whose `_idx` row is not written yet, and what that row is to say; 0 if there is none.
    @exclusivity(unchecked) private var indexedLeaf = 1
    @exclusivity(unchecked) private var indexedTerm: [UInt8] = []
    @exclusivity(unchecked) private var leavesWithoutTerm = 0
    @exclusivity(unchecked) private var doclistIndex: [DoclistIndexLevel] = [DoclistIndexLevel()]

    /// A level of the index of the doclist at hand.
    private struct DoclistIndexLevel {
        var bytes: [UInt8] = []
        var page = 0
        var row: Int64?
    }

    init(segment: Int, table: String, pageSize: Int, in db: Database) throws {
        self.segment = segment
        // The length of a leaf is stored in two bytes.
        self.pageSize = min(pageSize, 60_000)
        pages = try RawStatement(
            "replace into \"\(table)_data\" (id, block) values (?, ?)", in: db)
        index = try RawStatement(
            "insert into \"\(table)_idx\" (segid, term, pgno) values (?, ?, ?)", in: db)
        let most = 2 * self.pageSize + PostingInverter.longestTerm + 256
        page = .allocate(capacity: most)
        page.initialize(repeating: 0, count: 4)
        footer = .allocate(capacity: most)
        term = .allocate(capacity: PostingInverter.longestTerm + 8)
    }

    deinit {
        page.deallocate()
        footer.deallocate()
        term.deallocate()
    }

    private var room: Int { pageSize - count - footerCount }

    /// Begins a term, its prefix byte included.
    func append(term bytes: UnsafeRawBufferPointer) throws {
        if count + footerCount + bytes.count + 2 >= pageSize, count > 4 { try finishLeaf() }
        guard let new = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        footerCount += Varint.write(UInt64(count - lastTermOffset), to: footer + footerCount)
        lastTermOffset = count
        var common = 0
        let most = min(termCount, bytes.count)
        while common < most, term[common] == new[common] { common += 1 }
        if !hasTerm {
            if number != 1 {
                try finishIndexedLeaf()
                // Enough of the term to tell it from the one before.
                let count = termCount == 0 ? bytes.count : min(common + 1, bytes.count)
                indexedTerm = Array(bytes[0..<count])
                indexedLeaf = number
            }
            common = 0
        } else {
            count += Varint.write(UInt64(common), to: page + count)
        }
        count += Varint.write(UInt64(bytes.count - common), to: page + count)
        memcpy(page + count, new + common, bytes.count - common)
        count += bytes.count - common
        memcpy(term, new, bytes.count)
        termCount = bytes.count
        hasTerm = true
        hasRow = true
        isFirstRow = true
        doclistIndex[0].page = number
    }

    /// Adds rows to the term: a doclist without its first row id.
    func append(
        doclist: UnsafeRawBufferPointer, firstRow: Int64, lastRow: Int64
    ) throws {
        guard var next = doclist.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        let end = next + doclist.count
        var current = firstRow
        while true {
            if hasRow || isFirstRow, room > end - next + Varint.longest {
                // The rest fits on the leaf as it is.
                appendRow(current)
                memcpy(page + count, next, end - next)
                count += end - next
                row = lastRow
                return
            }
            let length = Varint.read(&next)
            let positions = UnsafeBufferPointer(start: next, count: Int(length >> 1))
            try append(row: current, isDelete: length & 1 == 1, positions: positions)
            next += positions.count
            guard next < end else { return }
            current &+= Int64(bitPattern: Varint.read(&next))
        }
    }

    /// Adds a row to the term.
    ///
    /// - Parameters:
    ///   - isDelete: Whether older segments may have the row under this term.
    ///   - positions: Its position list, which is empty if the row does not have the term any more.
    func append(
        row new: Int64, isDelete: Bool, positions: UnsafeBufferPointer<UInt8>
    ) throws {
        if room <= 0, !isFirstRow { try finishLeaf() }
        if !hasRow {
            page[0] = UInt8(truncatingIfNeeded: count >> 8)
            page[1] = UInt8(truncatingIfNeeded: count)
            try appendToDoclistIndex(new)
        }
        appendRow(new)
        let length = UInt64(positions.count) << 1 | (isDelete ? 1 : 0)
        count += Varint.write(length, to: page + count)
        guard var next = positions.baseAddress else { return }
        let end = next + positions.count
        while next < end, end - next > room {
            // Whole numbers only, and at least one.
            var part = Varint.count(at: next)
            while next + part < end {
                let following = Varint.count(at: next + part)
                if part + following > room { break }
                part += following
            }
            memcpy(page + count, next, part)
            count += part
            next += part
            if room <= 0 || next < end { try finishLeaf() }
            if next == end { return }
        }
        memcpy(page + count, next, end - next)
        count += end - next
    }

    @inline(__always)
    private func appendRow(_ new: Int64) {
        let gap = isFirstRow || !hasRow ? new : new &- row
        count += Varint.write(UInt64(bitPattern: gap), to: page + count)
        row = new
        isFirstRow = false
        hasRow = true
    }

    /// Writes what is left, and returns the number of the last leaf; 0 if there was no term.
    func finish() throws -> Int {
        if count > 4 { try finishLeaf() }
        if number > 1 { try finishIndexedLeaf() }
        return number - 1
    }

    private func finishLeaf() throws {
        page[2] = UInt8(truncatingIfNeeded: count >> 8)
        page[3] = UInt8(truncatingIfNeeded: count)
        if hasTerm {
            memcpy(page + count, footer, footerCount)
            count += footerCount
        } else {
            if !hasRow, !doclistIndex[0].bytes.isEmpty {
                Varint.append(0, to: &doclistIndex[0].bytes)
            }
            leavesWithoutTerm += 1
        }
        try write(
            UnsafeRawBufferPointer(start: page, count: count),
            id: PageID.leaf(segment: segment, page: number))
        number += 1
        count = 4
        footerCount = 0
        lastTermOffset = 0
        hasTerm = false
        hasRow = false
        page.update(repeating: 0, count: 4)
    }

    private func write(_ bytes: UnsafeRawBufferPointer, id: Int64) throws {
        pages.bind(id, at: 1)
        pages.bind(blob: bytes, at: 2)
        try pages.run()
    }

    /// Writes the `_idx` row of the last leaf with a term, now that its last doclist has ended.
    private func finishIndexedLeaf() throws {
        guard indexedLeaf != 0 else { return }
        let isLong =
            !doclistIndex[0].bytes.isEmpty && leavesWithoutTerm >= Self.leastLeavesWithoutTerm
        for height in doclistIndex.indices where !doclistIndex[height].bytes.isEmpty {
            if isLong { try writeDoclistIndex(height) }
            doclistIndex[height] = DoclistIndexLevel()
        }
        leavesWithoutTerm = 0
        try indexedTerm.withUnsafeBytes { term in
            index.bind(Int64(segment), at: 1)
            index.bind(blob: term, at: 2)
            index.bind(Int64(indexedLeaf) << 1 | (isLong ? 1 : 0), at: 3)
            try index.run()
        }
        indexedLeaf = 0
    }

    private func writeDoclistIndex(_ height: Int) throws {
        let level = doclistIndex[height]
        try level.bytes.withUnsafeBytes {
            try write(
                $0,
                id: PageID.doclistIndex(segment: segment, height: height, page: level.page))
        }
    }

    /// Notes the first row id of a leaf of the doclist at hand.
    private func appendToDoclistIndex(_ row: Int64) throws {
        var height = 0
        while true {
            let isFull = doclistIndex[height].bytes.count >= pageSize
            if isFull {
                doclistIndex[height].bytes[0] = 1  // not the root
                try writeDoclistIndex(height)
                if height + 1 == doclistIndex.count { doclistIndex.append(DoclistIndexLevel()) }
                if doclistIndex[height + 1].bytes.isEmpty {
                    // The page was the root: a new root begins with its first row id.
                    let first = firstRow(of: doclistIndex[height].bytes)
                    var root = DoclistIndexLevel()
                    root.page = doclistIndex[height].page
                    root.row = first
                    Varint.append(0, to: &root.bytes)
                    Varint.append(UInt64(root.page), to: &root.bytes)
                    Varint.append(UInt64(bitPattern: first), to: &root.bytes)
                    doclistIndex[height + 1] = root
                }
                doclistIndex[height].bytes.removeAll(keepingCapacity: true)
                doclistIndex[height].row = nil
                doclistIndex[height].page += 1
            }
            if let previous = doclistIndex[height].row {
                let gap = UInt64(bitPattern: row &- previous)
                Varint.append(gap, to: &doclistIndex[height].bytes)
            } else {
                let child = height == 0 ? number : doclistIndex[height - 1].page
                Varint.append(isFull ? 1 : 0, to: &doclistIndex[height].bytes)
                Varint.append(UInt64(child), to: &doclistIndex[height].bytes)
                Varint.append(UInt64(bitPattern: row), to: &doclistIndex[height].bytes)
            }
            doclistIndex[height].row = row
            guard isFull else { return }
            height += 1
        }
    }

    private func firstRow(of page: [UInt8]) -> Int64 {
        page.withUnsafeBufferPointer { bytes in
            guard var next = bytes.baseAddress.map({ $0 + 1 }) else { return 0 }
            _ = Varint.read(&next)
            return Int64(bitPattern: Varint.read(&next))
        }
    }
}
