/// Walks over where a term stands in a row.
///
/// For each position the distance to the one before it, plus 2; a 1 and a number begin a new column.
///
/// Source: the comments at the head of SQLite's `ext/fts5/fts5_index.c`, "Position list".
package struct PositionList {
    private var next: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    /// The column of the current position.
    package private(set) var column = 0
    /// The current position, in tokens from the start of the column.
    package private(set) var position = 0

    @inline(__always)
    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        // Of an empty list no byte is read.
        next = bytes.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped
        end = next + bytes.count
    }

    /// Goes to the next position; false behind the last one, or where the list is damaged.
    @inline(__always)
    package mutating func advance() -> Bool {
        guard next < end else { return false }
        let byte = next.pointee
        if byte < 0x80, byte >= 2 {
            position &+= Int(byte) &- 2
            next += 1
            return true
        }
        // By value, so that the list itself can stay in registers.
        let far = Self.far(next, end, column, position)
        (next, column, position) = (far.next, far.column, far.position)
        return far.isThere
    }

    /// The next position where a column begins or the distance is long.
    @inline(never)
    private static func far(
        _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ column: Int, _ position: Int
    ) -> (next: UnsafePointer<UInt8>, column: Int, position: Int, isThere: Bool) {
        var (next, column, position) = (start, column, position)
        if next.pointee == 1 {
            next += 1
            guard let number = Self.number(&next, end), number < PostingTables.columns else {
                return (end, column, position, false)
            }
            column = number
            position = 0
        }
        guard next < end, let number = Self.number(&next, end), number >= 2 else {
            return (end, column, position, false)
        }
        return (next, column, position &+ number &- 2, true)
    }

    private static func number(
        _ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> Int? {
        var offset = 0
        guard let value = Varint.read(at, &offset, end: end - at), value < 1 << 31 else {
            return nil
        }
        at += offset
        return Int(value)
    }

    /// How often the term stands in each of the first three columns.
    @inline(__always)
    package static func counts(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldCounts {
        var counts = FieldCounts()
        var column = 0
        var at = 0
        guard let base = bytes.baseAddress else { return counts }
        var here: UInt32 = 0
        while at < bytes.count {
            let byte = base[at]
            if byte == 1 {
                counts.add(here, column: column)
                here = 0
                at += 1
                guard let number = Varint.read(base, &at, end: bytes.count) else { break }
                column = Int(truncatingIfNeeded: number)
                continue
            }
            here += 1
            // The last byte of a number is below 0x80.
            while at < bytes.count, base[at] >= 0x80 { at += 1 }
            at += 1
        }
        counts.add(here, column: column)
        return counts
    }
}

/// How often a term stands in the headline, the body and the entities of a row.
package struct FieldCounts: Equatable, Sendable {
    package var headline: UInt32 = 0
    package var body: UInt32 = 0
    package var entities: UInt32 = 0

    package init() {}

    package init(headline: UInt32, body: UInt32, entities: UInt32) {
        self.headline = headline
        self.body = body
        self.entities = entities
    }

    @inlinable @inline(__always)
    package mutating func add(_ other: FieldCounts) {
        headline &+= other.headline
        body &+= other.body
        entities &+= other.entities
    }

    package var total: UInt32 { headline &+ body &+ entities }
    package var isEmpty: Bool { headline | body | entities == 0 }

    @inline(__always)
    mutating func add(_ count: UInt32, column: Int) {
        switch column {
        case 0: headline &+= count
        case 1: body &+= count
        case 2: entities &+= count
        default: break
        }
    }
}
