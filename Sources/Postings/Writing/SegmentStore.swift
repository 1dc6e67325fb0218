package import GRDB

/// The writing side of an FTS5 index: adds whole segments, which SQLite reads as its own.
///
/// ```swift
/// if let store = try SegmentStore("article_fts", columns: 4, in: db) {
///     try store.add([run])
/// }
/// ```
///
/// It is for a table with `detail=full` and without prefix indexes, and for one transaction: what
/// others do to the table in between is not noticed.
///
/// Source: SQLite's `ext/fts5/fts5_index.c` and `fts5_storage.c`.
package struct SegmentStore {
    /// The only version of FTS5's format that is known here.
    private static let knownVersion = 4

    let table: String
    let columns: Int
    let pageSize: Int
    let db: Database
    /// The segments there were at first: no new one gets the id of one of those, so that a segment is
    /// known by its id within the transaction.
    let oldIDs: Set<Int>

    /// Prepares to write; nil if the index is of a kind that only SQLite can write to.
    ///
    /// - Parameters:
    ///   - columns: The number of the table's columns, those that are not indexed included.
    ///   - db: A connection within a transaction.
    package init?(_ table: String, columns: Int, in db: Database) throws {
        self.table = table
        self.columns = columns
        self.db = db
        let version = try Int.fetchOne(
            db, sql: "select v from \"\(table)_config\" where k = 'version'")
        guard version == Self.knownVersion else { return nil }
        pageSize =
            try Int.fetchOne(db, sql: "select v from \"\(table)_config\" where k = 'pgsz'") ?? 4050
        let select = try RawStatement("select block from \"\(table)_data\" where id = ?", in: db)
        select.bind(PageID.structure, at: 1)
        guard
            let structure = try select.first({ Array($0.bytes(0)) }).flatMap({ IndexStructure($0) })
        else { return nil }
        oldIDs = Set(structure.newestFirst.map(\.id))
        guard try totals() != nil else { return nil }
    }

    /// Lets SQLite store what it has gathered for the table within the transaction, as it does at
    /// every savepoint.
    func flush() throws {
        try db.inSavepoint { .commit }
    }

    /// Adds the postings of runs as one segment, the newest, and brings the table's counts up to date.
    ///
    /// Each row may be in one run only, and the rows of a run come after those of the run before it.
    ///
    /// - Parameter tell: Is told how many rows of each label have a term, in parts.
    package func add(
        _ runs: consuming [PostingRun],
        tell: (_ term: UnsafeRawBufferPointer, _ label: UInt8, _ rows: Int) -> Void = { _, _, _ in }
    ) throws {
        try flush()
        guard var structure = try structure(), var totals = try totals() else {
            throw DatabaseError(message: "the full-text index has changed meanwhile")
        }
        var runs = consume runs
        let small = try smallSegments(of: structure, before: runs)
        for run in runs {
            for count in run.otherCounts {
                count.term.withUnsafeBytes { tell($0, count.label, count.rows) }
            }
            try addLengths(of: run)
            totals.rows += run.rowsGained
            for column in 0..<columns { totals.tokens[column] += run.tokensGained[column] }
        }
        let id = try structure.freeID(avoiding: oldIDs)
        let writer = try SegmentWriter(segment: id, table: table, pageSize: pageSize, in: db)
        runs = small.map(\.run) + runs
        try Self.merge(runs[...], into: writer, tell: tell)
        // They are many bytes, and not needed while segments are merged.
        runs.removeAll()
        let leaves = try writer.finish()
        for (segment, _) in small {
            structure.remove(segment)
            try remove(segment)
        }
        if leaves > 0 {
            structure.add(
                .init(id: id, firstLeaf: 1, lastLeaf: leaves), level: level(ofLeaves: leaves))
        }
        try write(structure.record, id: PageID.structure)
        try write(totals.record, id: PageID.totals)
        do {
            var merged: [IndexStructure.Segment] = []
            try db.inSavepoint {
                merged = try mergeFullLevels(of: structure)
                return .commit
            }
            // Within the savepoint SQLite would keep all their pages in memory, to have them back.
            for segment in merged { try remove(segment) }
        } catch is PostingsError {
            // A damaged segment is not made worse: see `integrity-check`.
        }
        try makeKnown()
    }

    /// Writes the doclists of runs, term by term.
    private static func merge(
        _ runs: ArraySlice<PostingRun>, into writer: SegmentWriter,
        tell: (UnsafeRawBufferPointer, UInt8, Int) -> Void
    ) throws {
        var heap = EntryHeap()
        try withEntries(of: runs, &heap) { heap in
            var term: [UInt8] = []
            // Room for the byte that FTS5 sets before each term of the main index.
            while let entry = heap.first {
                let isNew = term.withUnsafeBytes {
                    $0.isEmpty
                        || UnsafeRawBufferPointer(rebasing: $0.dropFirst()).comparison(
                            to: entry.term) != 0
                }
                if isNew {
                    term.removeAll(keepingCapacity: true)
                    term.append(SegmentStore.mainIndex)
                    term.append(contentsOf: entry.term)
                    try term.withUnsafeBytes { try writer.append(term: $0) }
                }
                try writer.append(
                    doclist: entry.doclist, firstRow: entry.firstRow, lastRow: entry.lastRow)
                if entry.rows > 0 { tell(entry.term, entry.label, entry.rows) }
                heap.advance()
            }
        }
    }

    /// The byte before each term that is not of a prefix index.
    static let mainIndex = UInt8(ascii: "0")

    private static func withEntries(
        of runs: ArraySlice<PostingRun>, _ heap: inout EntryHeap,
        _ body: (inout EntryHeap) throws -> Void
    ) throws {
        guard let run = runs.first else { return try body(&heap) }
        try run.withEntries { entries in
            heap.insert(entries)
            try withEntries(of: runs.dropFirst(), &heap, body)
        }
    }

    private func addLengths(of run: PostingRun) throws {
        let replace = try RawStatement(
            "replace into \"\(table)_docsize\" (id, sz) values (?, ?)", in: db)
        let delete = try RawStatement("delete from \"\(table)_docsize\" where id = ?", in: db)
        try run.lengths.withUnsafeBytes { lengths in
            var start = 0
            for row in run.rows {
                let statement = row.end == start ? delete : replace
                statement.bind(row.row &+ run.offset, at: 1)
                if row.end > start {
                    statement.bind(
                        blob: UnsafeRawBufferPointer(rebasing: lengths[start..<row.end]), at: 2)
                }
                try statement.run()
                start = row.end
            }
        }
    }

    func structure() throws -> IndexStructure? {
        try record(PageID.structure).flatMap { IndexStructure($0) }
    }

    func totals() throws -> IndexTotals? {
        try record(PageID.totals).flatMap { IndexTotals($0, columns: columns) }
    }

    private func record(_ id: Int64) throws -> [UInt8]? {
        let select = try RawStatement("select block from \"\(table)_data\" where id = ?", in: db)
        select.bind(id, at: 1)
        return try select.first { Array($0.bytes(0)) }
    }

    func write(_ record: [UInt8], id: Int64) throws {
        let replace = try RawStatement(
            "replace into \"\(table)_data\" (id, block) values (?, ?)", in: db)
        try record.withUnsafeBytes { bytes in
            replace.bind(id, at: 1)
            replace.bind(blob: bytes, at: 2)
            try replace.run()
        }
    }

    /// Lets this connection's own FTS5 know that the segments have changed.
    ///
    /// FTS5 keeps the list of segments until `PRAGMA data_version` tells that another connection has
    /// written, which it does not for this one's own writes. A merge forgets the list before it
    /// begins (`sqlite3Fts5IndexMerge`), and one of no pages does nothing else.
    func makeKnown() throws {
        try db.execute(sql: "insert into \"\(table)\" (\"\(table)\", rank) values ('merge', 0)")
    }
}

extension IndexStructure {
    /// An id that no segment has, nor has had for long: after the largest, as long as there are any.
    func freeID(avoiding old: Set<Int>) throws -> Int {
        let used = Set(newestFirst.map(\.id)).union(old)
        let next = (used.max() ?? 0) + 1
        if next <= Self.mostSegments { return next }
        guard used.count < Self.mostSegments,
            let id = (1...Self.mostSegments).first(where: { !used.contains($0) })
        else { throw DatabaseError(resultCode: .SQLITE_FULL) }
        return id
    }

    /// Takes out a segment.
    mutating func remove(_ segment: Segment) {
        for level in levels.indices { levels[level].segments.removeAll { $0 == segment } }
    }

    /// Adds the newest segment to a level. The segments of the levels below, which are older than it
    /// though newer than those of its level, go there too.
    mutating func add(_ segment: Segment, level: Int) {
        writes += UInt64(segment.lastLeaf)
        let level = levels.prefix(level + 1).allSatisfy { $0.merging == 0 } ? level : 0
        while levels.count <= level { levels.append(Level()) }
        for lower in (0..<level).reversed() {
            levels[level].segments += levels[lower].segments
            levels[lower].segments = []
        }
        levels[level].segments.append(segment)
    }
}
