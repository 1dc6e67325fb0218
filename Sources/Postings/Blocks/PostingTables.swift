internal import Foundation
package import GRDB
internal import GRDBSQLite

/// The tables beside an FTS5 index that make it quick to rank by: blocks of postings of frequent
/// terms, and the lengths and times of rows.
///
/// They tell for which state of the index they were made. Where it is not the present one, because
/// another program has written, nobody reads them until they are made anew.
package struct PostingTables {
    /// The FTS5 table.
    package let table: String
    /// The table of its content, which has the time of each row in `published`.
    let content: String

    package init(_ table: String, content: String) {
        self.table = table
        self.content = content
    }

    /// What makes the tables.
    package static let schema = """
        create table posting_state (
            id integer primary key check (id = 1),
            structure blob not null,
            totals blob not null
        );
        create table posting_segments (
            segment integer primary key,
            average real not null,
            first_block integer not null,
            last_block integer not null,
            first_row integer not null,
            last_row integer not null
        );
        create table posting_terms (
            segment integer not null,
            term blob not null,
            articles integer not null,
            occurrences integer not null,
            deletions integer not null,
            blocks integer not null,
            primary key (segment, term)
        ) without rowid;
        create table posting_blocks (id integer primary key, data blob not null);
        create table posting_rows (
            chunk integer primary key, lengths blob not null, times blob not null
        );
        """

    /// The columns of the FTS5 table, the unindexed one included.
    static let columns = 4

    /// A state of the index.
    package struct State: Equatable {
        var structure: [UInt8]
        var totals: [UInt8]
    }

    /// The present state.
    package func state(in db: Database) throws -> State {
        try state(PageStore(table, in: db))
    }

    func state(_ store: PageStore) throws -> State {
        State(
            structure: try store.record(PageID.structure) ?? [],
            totals: try store.record(PageID.totals) ?? [])
    }

    /// The state that the tables are for; nil if they are for none.
    package func known(in db: Database) throws -> State? {
        try RawStatement("select structure, totals from posting_state where id = 1", in: db)
            .first { State(structure: [UInt8]($0.bytes(0)), totals: [UInt8]($0.bytes(1))) }
    }

    // MARK: Writing

    /// A row that has been written: its id, and its time in seconds since 1970.
    package typealias WrittenRow = (id: Int64, time: Int64?)

    /// What the index and the tables were like before a write.
    package struct Before {
        fileprivate var state: State
        /// Whether the tables were for that state.
        fileprivate var isCurrent: Bool
    }

    /// What there is before rows are written; see ``update(since:rows:in:)``.
    package func before(in db: Database) throws -> Before {
        let state = try state(in: db)
        return Before(state: state, isCurrent: try known(in: db) == state)
    }

    /// Brings the tables up to date with a write of rows, within its transaction.
    ///
    /// - Parameter rows: Those that have been written or removed.
    package func update(since before: Before, rows: [WrittenRow], in db: Database) throws {
        // FTS5 writes what it has gathered when a savepoint is opened.
        try db.execute(sql: "savepoint postings; release postings")
        // Of an index that was empty it is not known what else the tables say.
        let old = IndexStructure(before.state.structure)?.newestFirst
        guard before.isCurrent || old?.isEmpty ?? false else { return }
        let new = IndexStructure(try state(in: db).structure)?.newestFirst ?? []
        // A segment never changes, and the id of one that was merged is not given anew at once.
        try update(
            keeping: Set((old ?? []).filter(new.contains).map(\.id)),
            rows: before.isCurrent ? rows : nil, in: db)
    }

    /// Makes the tables anew where they are not for the present state.
    ///
    /// - Parameters:
    ///   - kept: The segments that are as they were when their blocks were made.
    ///   - rows: The rows that have been written or removed since; nil if that is not known.
    package func update(
        keeping kept: Set<Int> = [], rows: [WrittenRow]? = nil, in db: Database
    ) throws {
        let state = try state(in: db)
        // A row may have got another time and no other words.
        guard try known(in: db) != state || rows?.isEmpty == false else { return }
        do {
            guard try version(in: db) == 4, let structure = IndexStructure(state.structure),
                let totals = IndexTotals(state.totals, columns: Self.columns)
            else { throw PostingsError.unknown("an index of a newer format") }
            if let rows { try update(rows, in: db) } else { try makeRows(in: db) }
            try updateSegments(structure, kept, totals, in: db)
            try db.execute(
                sql: "insert or replace into posting_state values (1, ?, ?)",
                arguments: [Data(state.structure), Data(state.totals)])
        } catch is PostingsError {
            // SQLite answers then.
            try forget(in: db)
        }
    }

    /// Empties the tables.
    package func forget(in db: Database) throws {
        try db.execute(
            sql: """
                delete from posting_state; delete from posting_segments;
                delete from posting_terms; delete from posting_blocks; delete from posting_rows;
                """)
    }

    private func version(in db: Database) throws -> Int? {
        try Int.fetchOne(db, sql: "select v from \(table)_config where k = 'version'")
    }

    private func updateSegments(
        _ structure: IndexStructure, _ kept: Set<Int>, _ totals: IndexTotals, in db: Database
    ) throws {
        var known: Set<Int> = []
        let rows = try RawStatement(
            "select segment, first_block, last_block from posting_segments", in: db
        ).map { (segment: Int($0.integer(0)), blocks: [$0.integer(1), $0.integer(2)]) }
        let present = Set(structure.newestFirst.map(\.id))
        for (segment, blocks) in rows {
            if kept.contains(segment), present.contains(segment) {
                known.insert(segment)
                continue
            }
            try db.execute(
                sql: """
                    delete from posting_blocks where id between ? and ?;
                    delete from posting_terms where segment = ?;
                    delete from posting_segments where segment = ?;
                    """, arguments: [blocks[0], blocks[1], segment, segment])
        }
        let fresh = structure.newestFirst.filter { !known.contains($0.id) }
        guard !fresh.isEmpty else { return }
        let average = totals.averageLength
        let lengths = try lengths(in: db)
        let store = try PageStore(table, in: db)
        for segment in fresh {
            let writer = try BlockWriter(
                segment: segment.id, average: average, lengths: lengths, in: db)
            var reader = SegmentReader(store, segment)
            try writer.write(&reader)
            try db.execute(
                sql: "insert into posting_segments values (?, ?, ?, ?, ?, ?)",
                arguments: [
                    segment.id, average, writer.firstID, writer.nextID - 1, writer.firstRow,
                    writer.lastRow,
                ])
        }
    }

    // MARK: Rows

    /// The length of every row that has one, by its id.
    private func lengths(in db: Database) throws -> [UInt32] {
        let chunks = try RowFacts.chunks(in: db)
        var lengths = [UInt32](repeating: 0, count: chunks * RowFacts.chunkRows)
        try RawStatement("select chunk, lengths from posting_rows", in: db).readRows { row in
            let start = Int(row.integer(0)) * RowFacts.chunkRows
            let data = row.bytes(1)
            for index in 0..<min(data.count / 4, RowFacts.chunkRows) {
                lengths[start + index] = data.loadUnaligned(
                    fromByteOffset: index * 4, as: UInt32.self)
            }
            return true
        }
        return lengths
    }

    /// A chunk of rows, as it is kept.
    private struct Chunk {
        var lengths = [UInt32](repeating: RowFacts.absent, count: RowFacts.chunkRows)
        var times = [Int64](repeating: RowFacts.undated, count: RowFacts.chunkRows)
    }

    /// Writes all rows.
    private func makeRows(in db: Database) throws {
        try db.execute(sql: "delete from posting_rows")
        let ends = try RawStatement(
            "select min(id), max(id), count(*) from \(table)_docsize", in: db
        ).first { (first: $0.wholeNumber(0), last: $0.wholeNumber(1), count: $0.integer(2)) }
        guard let ends, let first = ends.first, let last = ends.last else { return }
        // Few rows with large ids are not worth the memory.
        guard first >= 0, last < RowFacts.mostRows,
            last / 8 <= ends.count + Int64(RowFacts.chunkRows) * 128
        else { throw PostingsError.unknown("row ids from \(first) to \(last)") }
        var times = [Int64](repeating: RowFacts.undated, count: Int(last) + 1)
        // The index has all that is asked for: no article is read.
        try RawStatement(
            "select id, published from \(content) where published is not null", in: db
        ).readRows { row in
            let id = row.integer(0)
            if id >= 0, id <= last, let time = row.wholeNumber(1) { times[Int(id)] = time }
            return true
        }
        var chunk = Chunk()
        var number = 0
        try forEachLength(from: 0, through: last, in: db) { id, length in
            let here = Int(id) / RowFacts.chunkRows
            if here != number {
                try write(chunk, number, in: db)
                number = here
                chunk = Chunk()
            }
            chunk.lengths[Int(id) % RowFacts.chunkRows] = length
            chunk.times[Int(id) % RowFacts.chunkRows] = times[Int(id)]
        }
        try write(chunk, number, in: db)
    }

    /// Writes the chunks of some rows anew.
    private func update(_ rows: [WrittenRow], in db: Database) throws {
        for (number, rows) in Dictionary(grouping: rows, by: { $0.id / Int64(RowFacts.chunkRows) })
        {
            guard rows.allSatisfy({ $0.id >= 0 && $0.id < RowFacts.mostRows }) else {
                throw PostingsError.unknown("a row id that is no small number")
            }
            let start = number * Int64(RowFacts.chunkRows)
            var chunk = Chunk()
            _ = try RawStatement(
                "select lengths, times from posting_rows where chunk = ?", arguments: [number],
                in: db
            ).first { old in
                chunk.lengths.withUnsafeMutableBytes { $0.copyPrefix(of: old.bytes(0)) }
                chunk.times.withUnsafeMutableBytes { $0.copyPrefix(of: old.bytes(1)) }
            }
            for row in rows {
                chunk.lengths[Int(row.id - start)] = RowFacts.absent
                chunk.times[Int(row.id - start)] = row.time ?? RowFacts.undated
            }
            try forEachLength(
                from: start, through: start + Int64(RowFacts.chunkRows) - 1, in: db
            ) { id, length in chunk.lengths[Int(id - start)] = length }
            try write(chunk, Int(number), in: db)
        }
    }

    private func write(_ chunk: Chunk, _ number: Int, in db: Database) throws {
        let insert = try db.cachedStatement(
            sql: "insert or replace into posting_rows (chunk, lengths, times) values (?, ?, ?)")
        try insert.execute(arguments: [
            number, chunk.lengths.withUnsafeBytes { Data($0) },
            chunk.times.withUnsafeBytes { Data($0) },
        ])
    }

    /// Calls `body` with the length of each row, as FTS5 keeps it.
    func forEachLength(
        from first: Int64, through last: Int64, in db: Database,
        _ body: (Int64, UInt32) throws -> Void
    ) throws {
        let sizes = try RawStatement(
            "select id, sz from \(table)_docsize where id between ? and ? order by id",
            arguments: [first, last], in: db)
        try sizes.readRows { row in
            var length: UInt32 = 0
            let bytes = row.bytes(1).bindMemory(to: UInt8.self)
            if let base = bytes.baseAddress {
                var offset = 0
                while let size = Varint.read(base, &offset, end: bytes.count) {
                    length &+= UInt32(truncatingIfNeeded: size)
                }
            }
            try body(row.integer(0), length)
            return true
        }
    }
}

extension IndexTotals {
    /// The average length of a row, in tokens; 1 at least.
    package var averageLength: Double {
        rows > 0 ? max(1, tokens.reduce(0) { $0 + Double($1) } / Double(rows)) : 1
    }
}

extension Row {
    /// Calls `body` with the bytes of a blob, which are valid during the call only.
    func withData(atIndex index: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        try? withUnsafeData(atIndex: index) { data in
            data?.withUnsafeBytes { body($0) }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Copies as many bytes as the array has room for.
    fileprivate func copyBytes<Value: FixedWidthInteger>(to values: inout [Value]) {
        values.withUnsafeMutableBytes {
            $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: self.prefix($0.count)))
        }
    }
}
