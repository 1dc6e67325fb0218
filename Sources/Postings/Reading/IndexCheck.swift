package import GRDB

/// Reads the whole index of a full-text table, as a check of its form: terms and rows in order, nothing
/// that leads off its page. FTS5's own check compares sums, in which an entry that is there twice can
/// hide.
package enum IndexCheck {
    /// - Throws: ``PostingsError`` if a segment is damaged.
    /// - Complexity: O(*n*) in the size of the index.
    package static func run(_ table: String, in db: Database) throws {
        let store = try PageStore(table, in: db)
        guard let structure = try store.record(PageID.structure).flatMap({ IndexStructure($0) })
        else {
            return
        }
        for segment in structure.newestFirst {
            var reader = SegmentReader(store, segment)
            var isThere = try reader.start()
            while isThere {
                let term = reader.term
                while try reader.nextPosting() {}
                isThere = try reader.nextTerm()
                guard !isThere || term.lexicographicallyPrecedes(reader.term) else {
                    throw PostingsError.damaged("terms out of order")
                }
            }
        }
    }
}
