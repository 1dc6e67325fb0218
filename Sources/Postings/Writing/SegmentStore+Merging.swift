internal import GRDB

/// When segments are merged.
///
/// A segment of a level is about eight times as large as one of the level below. A new segment goes
/// to the level of its size; smaller ones that are older are moved up before it. Eight segments of a
/// level are merged into one of the next. So a load costs in proportion to itself, however large the
/// archive is, but for the times when a level is full, and a posting is written anew once a level.
///
/// A segment takes in at once what is much smaller and just before it, so that the small load before a
/// large one costs no search its time.
///
/// A level that SQLite has begun to merge is left to SQLite: its half-done output is not to be moved.
extension SegmentStore {
    /// How many segments of a level are merged.
    static let fanOut = 8
    /// A segment of the lowest level has fewer bytes.
    static let leastLevelBytes = 4 << 20
    /// How many segments the lowest level may have before SQLite is asked to end its own merge.
    private static let patience = 16

    /// The level for a segment of so many leaves.
    func level(ofLeaves leaves: Int) -> Int {
        var level = 0
        var bytes = leaves * pageSize / Self.leastLevelBytes
        while bytes > 0, level < 8 {
            bytes /= Self.fanOut
            level += 1
        }
        return level
    }

    /// Merges the levels that are full.
    ///
    /// - Returns: The segments that were merged, whose pages are still there.
    func mergeFullLevels(of structure: IndexStructure) throws -> [IndexStructure.Segment] {
        guard structure.levels.allSatisfy({ $0.merging == 0 }) else {
            guard structure.levels[0].segments.count >= Self.patience else { return [] }
            try makeKnown()
            try db.execute(
                sql: "insert into \"\(table)\" (\"\(table)\", rank) values ('merge', 1000)")
            return []
        }
        var structure = structure
        var all: [IndexStructure.Segment] = []
        var level = 0
        while level < structure.levels.count {
            if structure.levels[level].segments.count >= Self.fanOut {
                let isOldest = structure.levels[(level + 1)...].allSatisfy(\.segments.isEmpty)
                let merged = structure.levels[level].segments
                let segment = try merge(merged.reversed(), of: structure, isOldest: isOldest)
                all += merged
                structure.levels[level].segments = []
                if level + 1 == structure.levels.count { structure.levels.append(.init()) }
                if let segment { structure.levels[level + 1].segments.append(segment) }
                try write(structure.record, id: PageID.structure)
            }
            level += 1
        }
        return all
    }

    /// Merges all segments into one, in which nothing is left of what was removed.
    package func optimize() throws {
        try flush()
        let structure = try structure()
        guard var structure, structure.levels.allSatisfy({ $0.merging == 0 }) else {
            return try db.execute(
                sql: "insert into \"\(table)\" (\"\(table)\") values ('optimize')")
        }
        let segments = structure.newestFirst
        guard segments.count > 1 else { return }
        let merged: IndexStructure.Segment?
        do {
            merged = try merge(segments, of: structure, isOldest: true)
        } catch let error as PostingsError {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT_VTAB, message: "\(error)")
        }
        for segment in segments { try remove(segment) }
        for level in structure.levels.indices { structure.levels[level].segments = [] }
        if let merged { structure.add(merged, level: level(ofLeaves: merged.lastLeaf)) }
        try write(structure.record, id: PageID.structure)
        try makeKnown()
    }

    /// Merges segments, the newest first, which stay; nil if nothing is left of them.
    private func merge(
        _ segments: [IndexStructure.Segment], of structure: IndexStructure, isOldest: Bool
    ) throws -> IndexStructure.Segment? {
        let id = try structure.freeID(avoiding: oldIDs)
        let writer = try SegmentWriter(segment: id, table: table, pageSize: pageSize, in: db)
        let store = try PageStore(table, in: db)
        var merger = SegmentMerger(segments, of: store, into: writer, isOldest: isOldest)
        try merger.run()
        let leaves = try writer.finish()
        return leaves > 0 ? .init(id: id, firstLeaf: 1, lastLeaf: leaves) : nil
    }

    /// The newest segments that are much smaller than some runs together, if the rows of each are before
    /// those of all newer ones and of the runs; with what is in them, the older first.
    func smallSegments(
        of structure: IndexStructure, before runs: [PostingRun]
    ) throws -> [(segment: IndexStructure.Segment, run: PostingRun)] {
        guard structure.levels.allSatisfy({ $0.merging == 0 }),
            var first = runs.first.flatMap({ run in run.rows.first.map { $0.row + run.offset } })
        else { return [] }
        var room = runs.reduce(0) { $0 + $1.footprint } / Self.fanOut
        var small: [(segment: IndexStructure.Segment, run: PostingRun)] = []
        var store: PageStore?
        for segment in structure.newestFirst {
            room -= segment.leafCount * pageSize
            guard room >= 0 else { break }
            let pages = try store ?? PageStore(table, in: db)
            store = pages
            var reader = SegmentReader(pages, segment)
            // A damaged segment stays as it is.
            guard let run = try? PostingRun(&reader, columns: columns, before: first) else { break }
            first = min(first, run.leastRow)
            small.insert((segment, run), at: 0)
        }
        return small
    }

    /// Removes the pages of a segment.
    func remove(_ segment: IndexStructure.Segment) throws {
        let pages = try RawStatement(
            "delete from \"\(table)_data\" where id between ? and ?", in: db)
        pages.bind(PageID.leaf(segment: segment.id, page: 0), at: 1)
        pages.bind(PageID.leaf(segment: segment.id + 1, page: 0) - 1, at: 2)
        try pages.run()
        let terms = try RawStatement("delete from \"\(table)_idx\" where segid = ?", in: db)
        terms.bind(Int64(segment.id), at: 1)
        try terms.run()
    }
}
