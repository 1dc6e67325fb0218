/// One file or stream, cut into the raw records of its articles.
///
/// Cutting runs in sequence and is quick; what a record means is told by its ``RecordParser``,
/// which runs on any thread. A new format is one file with both, and a place in ``ArticleFormat/all``.
protocol ArticleReader {
    /// The next record, or what was left out in its place; nil at the end.
    ///
    /// - Throws: ``ReadError`` if the file cannot be read on.
    mutating func next() throws(ReadError) -> RecordResult?
    /// Turns the records into articles. Asked for once the first record has been read.
    var parser: any RecordParser { get }
}

/// Record -> article. Pure.
protocol RecordParser: Sendable {
    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft
}

/// The bytes of one article, and where they begin.
struct RawRecord: Sendable {
    var bytes: [UInt8]
    /// The line, from 1; in a JSON array the number, from 1.
    var position: Int
}

enum RecordResult: Sendable {
    case record(RawRecord)
    case skipped(position: Int, SkipReason)

    /// Roughly what it takes in memory, in bytes.
    var footprint: Int {
        switch self {
        case .record(let record): record.bytes.count
        case .skipped: 64
        }
    }
}

/// What keeps a file from being read, or from being read on.
public enum ReadError: Error, Hashable, Sendable {
    /// There is no such file or folder.
    case missing
    /// It may not be read.
    case noPermission
    /// It ends in the middle of its compressed data.
    case truncated
    /// It cannot be uncompressed; with the reason.
    case damaged(String)
    /// The operating system's reason.
    case system(String)
    /// Archives within archives, deeper than newsfind looks.
    case nestedTooDeep
    /// It unpacks to far more than any news would.
    case bomb
}

extension ReadError: CustomStringConvertible {
    /// What is wrong with the file, for people.
    public var description: String {
        switch self {
        case .missing: "no such file or folder"
        case .noPermission: "permission denied"
        case .truncated: "the file is cut short; what came before was read"
        case .damaged(let detail): "damaged: \(detail); what came before was read"
        case .system(let detail): detail
        case .nestedTooDeep: "archives within archives are read five deep"
        case .bomb:
            "it unpacks to more than \(ExpansionMeter.limit) times its size, as a zip bomb does;"
                + " the rest was not read"
        }
    }
}
