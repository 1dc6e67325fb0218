internal import Foundation

/// The postings of a batch of articles in the order of their terms: a segment, or a part of one.
///
/// ```swift
/// var inverter = PostingInverter(columns: 3)
/// inverter.add(row: 7, ["Harbour talks fail", "No ship sailed.", ""])
/// let run = inverter.finished()
/// ```
package struct PostingRun: Sendable {
    /// What is added to every row id: articles are inverted before it is known where they will stand.
    package var offset: Int64 = 0
    /// The label of a row that is not counted under its terms.
    package static let noLabel: UInt8 = 255
    /// The counts that ``Entry`` has no room for.
    let otherCounts: [TermCount]
    /// How many terms there are.
    package let terms: Int
    /// How many rows the index gains, and how many tokens in each column; less than zero where more
    /// is removed than added.
    package let rowsGained: Int
    package let tokensGained: [Int]

    /// The entries, one after the other; see ``Entry``.
    let bytes: [UInt8]
    /// The rows in ascending order; the index needs their lengths as well as their postings.
    let rows: [RowLength]
    /// The `sz` values of FTS5's `_docsize` table, one after the other.
    let lengths: [UInt8]

    /// A row, and where its `sz` ends in ``lengths``; an empty one belongs to a row that is removed.
    struct RowLength {
        var row: Int64
        var end: Int
    }

    /// How many bytes it holds.
    package var footprint: Int { bytes.count + lengths.count + rows.count * 16 }

    /// A term and its doclist.
    struct Entry {
        var term: UnsafeRawBufferPointer
        var firstRow: Int64
        var lastRow: Int64
        /// FTS5's doclist from the length of the first position list on.
        var doclist: UnsafeRawBufferPointer
        /// How many rows of a label have the term.
        var rows: Int
        var label: UInt8

        /// The bytes of an entry before its term.
        static let headCount = 32

        /// Writes what stands before a term.
        @inline(__always)
        static func writeHead(
            to head: UnsafeMutableRawPointer, term: Int, doclist: Int, firstRow: Int64,
            lastRow: Int64, rows: UInt32, label: UInt8
        ) {
            head.storeBytes(of: UInt32(term), as: UInt32.self)
            head.storeBytes(of: UInt32(doclist), toByteOffset: 4, as: UInt32.self)
            head.storeBytes(of: firstRow, toByteOffset: 8, as: Int64.self)
            head.storeBytes(of: lastRow, toByteOffset: 16, as: Int64.self)
            head.storeBytes(of: rows, toByteOffset: 24, as: UInt32.self)
            head.storeBytes(of: UInt32(label), toByteOffset: 28, as: UInt32.self)
        }
    }

    /// The postings of a segment, whose rows the index has the lengths of; nil if some row is not before
    /// the one given.
    init?(_ reader: inout SegmentReader, columns: Int, before end: Int64) throws {
        var bytes: [UInt8] = []
        var terms = 0
        var isThere = try reader.start()
        while isThere {
            let head = bytes.count
            // FTS5 sets a byte before each term.
            let term = reader.term.dropFirst()
            bytes.append(contentsOf: repeatElement(0, count: Entry.headCount))
            bytes.append(contentsOf: term)
            let start = bytes.count
            var first: Int64?
            var last: Int64 = 0
            while try reader.nextPosting() {
                if first != nil {
                    Varint.append(UInt64(bitPattern: reader.row &- last), to: &bytes)
                }
                first = first ?? reader.row
                last = reader.row
                Varint.append(
                    UInt64(reader.positions.count) << 1 | (reader.isDelete ? 1 : 0), to: &bytes)
                bytes.append(contentsOf: reader.positions)
            }
            guard last < end, let first else { return nil }
            let doclist = bytes.count - start
            bytes.withUnsafeMutableBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                Entry.writeHead(
                    to: base + head, term: term.count, doclist: doclist, firstRow: first,
                    lastRow: last, rows: 0, label: Self.noLabel)
            }
            terms += 1
            isThere = try reader.nextTerm()
        }
        self.init(
            otherCounts: [], terms: terms, rowsGained: 0,
            tokensGained: [Int](repeating: 0, count: columns), bytes: bytes, rows: [], lengths: [])
    }

    init(
        otherCounts: [TermCount], terms: Int, rowsGained: Int, tokensGained: [Int], bytes: [UInt8],
        rows: [RowLength], lengths: [UInt8]
    ) {
        self.otherCounts = otherCounts
        self.terms = terms
        self.rowsGained = rowsGained
        self.tokensGained = tokensGained
        self.bytes = bytes
        self.rows = rows
        self.lengths = lengths
    }

    /// The first of all rows that have postings; the largest number if none has.
    var leastRow: Int64 {
        withEntries { entries in
            var entries = entries
            var least = Int64.max
            while let entry = entries.next() { least = min(least, entry.firstRow) }
            return least
        }
    }

    /// Calls `body` with something that reads the entries; it and they are valid only meanwhile.
    func withEntries<Value>(_ body: (Entries) throws -> Value) rethrows -> Value {
        try bytes.withUnsafeBytes { try body(Entries(bytes: $0, offset: offset)) }
    }

    /// Reads entries from first to last.
    struct Entries {
        private let bytes: UnsafeRawBufferPointer
        private let offset: Int64
        private var position = 0

        init(bytes: UnsafeRawBufferPointer, offset: Int64) {
            self.bytes = bytes
            self.offset = offset
        }

        mutating func next() -> Entry? {
            guard position < bytes.count else { return nil }
            let termCount = Int(bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
            let count = Int(bytes.loadUnaligned(fromByteOffset: position + 4, as: UInt32.self))
            let first = bytes.loadUnaligned(fromByteOffset: position + 8, as: Int64.self)
            let last = bytes.loadUnaligned(fromByteOffset: position + 16, as: Int64.self)
            let rows = bytes.loadUnaligned(fromByteOffset: position + 24, as: UInt32.self)
            let label = bytes.loadUnaligned(fromByteOffset: position + 28, as: UInt32.self)
            let term = position + Entry.headCount
            position = term + termCount + count
            return Entry(
                term: UnsafeRawBufferPointer(rebasing: bytes[term..<(term + termCount)]),
                firstRow: first &+ offset, lastRow: last &+ offset,
                doclist: UnsafeRawBufferPointer(rebasing: bytes[(term + termCount)..<position]),
                rows: Int(rows), label: UInt8(truncatingIfNeeded: label))
        }
    }
}

/// How many rows of a label have a term. What labels mean is for those to say who give them: the
/// language of an article, for one.
package struct TermCount: Sendable {
    /// The term, folded.
    package var term: [UInt8]
    package var label: UInt8
    package var rows: Int
}

extension UnsafeRawBufferPointer {
    /// Whether these bytes come before others in the order of FTS5's terms, which is that of memcmp.
    func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
        comparison(to: other) < 0
    }

    /// Less than zero, zero, or more: how these bytes and others are in order.
    @inline(__always)
    func comparison(to other: UnsafeRawBufferPointer) -> Int {
        let common = Swift.min(count, other.count)
        if common > 0, let one = baseAddress, let two = other.baseAddress {
            let order = memcmp(one, two, common)
            if order != 0 { return Int(order) }
        }
        return count - other.count
    }
}
