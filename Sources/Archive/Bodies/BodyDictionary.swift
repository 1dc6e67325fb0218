internal import CZstd
internal import Foundation
internal import GRDB
internal import Postings

/// What bodies of an archive have in common, for zstd; the `article_dictionary` table.
///
/// An archive is compact if the table has a row. Row 0, which is empty, stands for bodies that are
/// compressed without a dictionary, as they are until there is enough to learn from.
struct BodyDictionary: Equatable, Sendable {
    /// The number that each compressed body names; 0 for none.
    var id: UInt32
    var bytes: [UInt8]

    /// No dictionary.
    static let empty = BodyDictionary(id: 0, bytes: [])

    /// How large a dictionary is at most. Of 78 MB of news, one of 110 kB leaves 38 %, one of this
    /// size 35 %, and one of 1 MB, which each search would have to read, 34 %.
    private static let mostBytes = 400 << 10

    init(id: UInt32, bytes: [UInt8]) {
        self.id = id
        self.bytes = bytes
    }

    /// Learns from bodies; nil if there are too few, or nothing to learn.
    init?(learningFrom sample: BodySample) {
        guard sample.isEnough else { return nil }
        let (text, lengths) = sample.joined
        var bytes = [UInt8](repeating: 0, count: min(Self.mostBytes, text.count / 10))
        let count = bytes.withUnsafeMutableBytes { room in
            ZDICT_trainFromBuffer(
                room.baseAddress, room.count, text, lengths, UInt32(lengths.count))
        }
        guard ZDICT_isError(count) == 0 else { return nil }
        bytes.removeLast(bytes.count - count)
        id = bytes.withUnsafeBytes { ZDICT_getDictID($0.baseAddress, $0.count) }
        self.bytes = bytes
        guard id != 0 else { return nil }
    }

    // MARK: In the archive

    /// What makes the table.
    static let schema = """
        create table article_dictionary (id integer primary key, dictionary blob not null);
        """

    /// The one that bodies are compressed with; nil if the archive is not compact.
    static func current(in db: Database) throws -> BodyDictionary? {
        try RawStatement(
            "select id, dictionary from article_dictionary order by id desc limit 1", in: db
        ).first { row in
            UInt32(exactly: row.integer(0)).map {
                BodyDictionary(id: $0, bytes: [UInt8](row.bytes(1)))
            }
        } ?? nil
    }

    /// Makes an archive compact, or gives it a dictionary; one that it has stays.
    func write(to db: Database) throws {
        try db.execute(
            sql: "insert or ignore into article_dictionary (id, dictionary) values (?, ?)",
            arguments: [Int64(id), Data(bytes)])
    }
}
