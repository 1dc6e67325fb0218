/// Reads where a term stands in a row.
///
/// For each position the distance to the one before it, plus 2; a 1 and a number begin a new column.
///
/// Source: the comments at the head of SQLite's `ext/fts5/fts5_index.c`, "Position list".
package enum PositionList {
    /// Calls `body` with the column and the position of each place, in order, up to the end or to what
    /// is damaged.
    ///
    /// Columns are below ``PostingTables/columns``; positions count tokens from the start of the column
    /// and are never more than the bytes of the list times 2^31.
    @inline(__always)
    package static func forEach(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (_ column: Int, _ position: Int) -> Void
    ) {
        guard var at = bytes.baseAddress else { return }
        let end = at + bytes.count
        var column = 0
        var position = 0
        while at < end {
            var distance = Int(at[0])
            at += 1
            if distance < 2 || distance >= 0x80 {
                if distance == 1 {
                    guard at < end, at[0] < PostingTables.columns else { return }
                    column = Int(at[0])
                    at += 1
                    position = 0
                    continue
                }
                at -= 1
                guard let number = number(&at, end), number >= 2 else { return }
                distance = number
            }
            position &+= distance &- 2
            body(column, position)
        }
    }

    @inline(__always)
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

    @inline(__always)
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

extension FieldCounts {
    /// Leaves only the counts of a field, 0 to 2; all of them if it is nil.
    mutating func keep(_ field: Int?) {
        switch field {
        case 0: (body, entities) = (0, 0)
        case 1: (headline, entities) = (0, 0)
        case 2: (headline, body) = (0, 0)
        default: break
        }
    }
}
