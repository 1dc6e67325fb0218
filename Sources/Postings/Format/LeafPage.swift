/// The bytes of one leaf of a segment, checked once so that what walks over it needs no more checks
/// than its bounds.
///
/// A leaf is: two bytes, where the first row id that begins on it stands (0 if none does); two bytes,
/// how long it is without its index of terms; the terms and doclists; the index of terms, the
/// offset of the first and the distance to each next.
///
/// Source: the comments at the head of SQLite's `ext/fts5/fts5_index.c`, "Segment leaf record".
package struct LeafPage {
    package let bytes: UnsafePointer<UInt8>
    /// The bytes in all, those of terms and doclists, and where the first whole row id stands.
    package let count: Int
    package let size: Int
    package let firstRow: Int
    /// Where the first term stands; `size` if there is none.
    package let firstTerm: Int

    /// Reads the head of a page.
    package init(_ bytes: UnsafePointer<UInt8>, count: Int) throws(PostingsError) {
        guard count >= 4 else { throw .damaged("a page of \(count) bytes") }
        self.bytes = bytes
        self.count = count
        firstRow = Int(bytes[0]) << 8 | Int(bytes[1])
        size = Int(bytes[2]) << 8 | Int(bytes[3])
        guard size >= 4, size <= count, firstRow < size, firstRow == 0 || firstRow >= 4 else {
            throw .damaged("a page whose head says more than it has")
        }
        guard size < count else {
            firstTerm = size
            return
        }
        var offset = size
        guard let first = Varint.read(bytes, &offset, end: count), first >= 4, first < size else {
            throw .damaged("a page whose first term is not on it")
        }
        firstTerm = Int(first)
    }

    /// Whether a term begins on the page.
    package var hasTerm: Bool { firstTerm < size }
}

/// Why an index cannot be read; SQLite itself is then asked.
package enum PostingsError: Error, Equatable, CustomStringConvertible {
    /// A page or a record that cannot be.
    case damaged(String)
    /// Something that is right but not known here.
    case unknown(String)

    package var description: String {
        switch self {
        case .damaged(let detail), .unknown(let detail): detail
        }
    }
}
