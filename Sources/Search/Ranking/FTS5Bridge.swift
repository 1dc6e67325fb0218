private import Analysis
internal import Archive
private import Foundation
internal import GRDB
internal import GRDBSQLite

/// The SQL functions of a search, on the connection of an archive: the one place where FTS5 calls
/// Swift.
///
/// `newsfind_score(article_fts)` scores the row a full-text statement stands on,
/// `newsfind_near(article_fts, n)` tells whether words are near each other in it.
///
/// Source: <https://www.sqlite.org/fts5.html#custom_auxiliary_functions>.
///
/// Unchecked: it is used only within a read of its archive, and the archive's queue runs one read
/// at a time.
final class FTS5Bridge: @unchecked Sendable {
    /// What scores rows now.
    var scorer: RowScorer?
    /// What the other functions check now.
    var checks = RowChecks()
    /// Tells whether an article's stored text has what a tree asks for.
    var verify: ((Query.Node, _ headline: String, _ body: String, _ entities: String) -> Bool)?

    /// The bridge of an archive, its functions added to the connection that is reading.
    static func attached(to archive: Archive, _ db: Database) -> FTS5Bridge {
        archive.attachment { FTS5Bridge(db) }
    }

    private init(_ db: Database) {
        addAuxiliary("newsfind_score", to: db) { row, bridge, _ in
            bridge.scorer?.score(row) ?? 0
        }
        addAuxiliary("newsfind_near", to: db) { row, bridge, number in
            guard bridge.checks.nears.indices.contains(number) else { return 0 }
            return row.has(bridge.checks.nears[number]) ? 1 : 0
        }
        addFunctions(to: db)
    }

    // MARK: Functions of FTS5

    private final class Auxiliary {
        unowned let bridge: FTS5Bridge
        let body: (FTS5Row, FTS5Bridge, Int) -> Double

        init(_ bridge: FTS5Bridge, _ body: @escaping (FTS5Row, FTS5Bridge, Int) -> Double) {
            self.bridge = bridge
            self.body = body
        }
    }

    private func addAuxiliary(
        _ name: String, to db: Database, _ body: @escaping (FTS5Row, FTS5Bridge, Int) -> Double
    ) {
        let api = FTS5.api(db)
        let context = Unmanaged.passRetained(Auxiliary(self, body)).toOpaque()
        let code = api.pointee.xCreateFunction(
            UnsafeMutablePointer(mutating: api), name, context,
            { api, fts, result, count, values in
                guard let api, let fts, let context = api.pointee.xUserData(fts) else { return }
                let auxiliary = Unmanaged<Auxiliary>.fromOpaque(context).takeUnretainedValue()
                let number = count > 0 ? Int(sqlite3_value_int64(values?[0])) : 0
                sqlite3_result_double(
                    result,
                    auxiliary.body(FTS5Row(api: api, fts: fts), auxiliary.bridge, number))
            },
            { context in
                if let context { Unmanaged<Auxiliary>.fromOpaque(context).release() }
            })
        if code != SQLITE_OK { Unmanaged<Auxiliary>.fromOpaque(context).release() }
    }

    // MARK: Functions of rows

    private func addFunctions(to db: Database) {
        db.add(
            function: DatabaseFunction("newsfind_has", argumentCount: 4) { [weak self] values in
                guard let self, let number = Int.fromDatabaseValue(values[0]),
                    self.checks.nodes.indices.contains(number)
                else { return false }
                let texts = values.dropFirst().map { String.fromDatabaseValue($0) ?? "" }
                return self.verify?(self.checks.nodes[number], texts[0], texts[1], texts[2])
                    ?? false
            })
        db.add(
            function: DatabaseFunction("newsfind_words", argumentCount: 2, pure: true) { values in
                guard let text = String.fromDatabaseValue(values[0]),
                    let wanted = String.fromDatabaseValue(values[1])
                else { return false }
                let words = Analyzer().tokens(in: wanted).map(\.term)
                let all = Analyzer().tokens(in: text).map(\.term)
                return !words.isEmpty && all.indices.contains { all[$0...].starts(with: words) }
            })
        db.add(
            function: DatabaseFunction("newsfind_language", argumentCount: 2, pure: true) {
                values in
                guard let tag = String.fromDatabaseValue(values[0]),
                    let wanted = String.fromDatabaseValue(values[1])
                else { return false }
                if tag.lowercased() == wanted.lowercased() { return true }
                if !wanted.contains(where: "-_".contains) {
                    return Language.code(of: tag) == Language.code(of: wanted)
                }
                return tag.lowercased().hasPrefix(wanted.lowercased() + "-")
            })
    }
}

/// The row that a full-text statement stands on. Valid during the call only.
struct FTS5Row {
    fileprivate let api: UnsafePointer<Fts5ExtensionApi>
    fileprivate let fts: OpaquePointer

    /// The row's id.
    var id: Int64 { api.pointee.xRowid(fts) }

    /// How many rows the table has.
    var rowCount: Int {
        var count: sqlite3_int64 = 0
        return api.pointee.xRowCount(fts, &count) == SQLITE_OK ? Int(count) : 0
    }

    /// How many tokens all rows have.
    var totalLength: Int {
        var count: sqlite3_int64 = 0
        return api.pointee.xColumnTotalSize(fts, -1, &count) == SQLITE_OK ? Int(count) : 0
    }

    /// How many tokens this row has.
    var length: Int {
        var count: Int32 = 0
        return api.pointee.xColumnSize(fts, -1, &count) == SQLITE_OK ? Int(count) : 0
    }

    /// How many tokens a phrase has.
    func phraseLength(_ phrase: Int) -> Int { Int(api.pointee.xPhraseSize(fts, Int32(phrase))) }

    /// Calls `body` with the field and the position of each place of a phrase in this row.
    @inline(__always)
    func forEachPlace(of phrase: Int, _ body: (_ field: Int, _ position: Int) -> Void) {
        var iterator = Fts5PhraseIter()
        var field: Int32 = 0
        var position: Int32 = 0
        guard
            api.pointee.xPhraseFirst(fts, Int32(phrase), &iterator, &field, &position) == SQLITE_OK
        else { return }
        while field >= 0 {
            body(Int(field), Int(position))
            api.pointee.xPhraseNext(fts, &iterator, &field, &position)
        }
    }

    private final class Visitor {
        let body: (Int64, Int) -> Void
        init(_ body: @escaping (Int64, Int) -> Void) { self.body = body }
    }

    /// Calls `body` with each row that has a phrase, and how often it has it.
    func forEachRow(of phrase: Int, _ body: (_ id: Int64, _ count: Int) -> Void) {
        withoutActuallyEscaping(body) { body in
            let visitor = Visitor(body)
            withExtendedLifetime(visitor) {
                _ = api.pointee.xQueryPhrase(
                    fts, Int32(phrase), Unmanaged.passUnretained(visitor).toOpaque(),
                    { api, fts, context in
                        guard let api, let fts, let context else { return SQLITE_OK }
                        let visitor = Unmanaged<Visitor>.fromOpaque(context).takeUnretainedValue()
                        let row = FTS5Row(api: api, fts: fts)
                        var count = 0
                        // Quicker than xInstCount, which makes a list of all places.
                        row.forEachPlace(of: 0) { _, _ in count += 1 }
                        visitor.body(row.id, count)
                        return SQLITE_OK
                    })
            }
        }
    }

    /// Whether words are near each other in one of the fields.
    func has(_ near: NearWords) -> Bool {
        var places: [[[Range<Int>]]] = []
        for (phrase, operand) in near.operands.enumerated() {
            let length = phraseLength(phrase)
            forEachPlace(of: phrase) { field, position in
                while places.count <= field {
                    places.append([[Range<Int>]](repeating: [], count: near.count))
                }
                places[field][operand].append(position..<(position + length))
            }
        }
        let proximity = Proximity(distance: near.distance, isOrdered: near.isOrdered)
        return places.contains { operands in
            proximity.holds(operands.map { $0.sorted { $0.lowerBound < $1.lowerBound } })
        }
    }
}
