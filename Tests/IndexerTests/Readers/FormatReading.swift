import Testing

@testable import Indexer

/// What reading one text gave, by the format that its content tells.
struct FormatReading {
    var format: String
    var drafts: [ArticleDraft] = []
    var skipped: [SkipReason] = []

    /// The only article.
    var draft: ArticleDraft {
        get throws {
            try #require(drafts.count == 1, "\(drafts.count) articles, skipped \(skipped)")
            return try #require(drafts.first)
        }
    }

    /// Reads bytes that come `piece` at a time.
    static func of(
        _ bytes: [UInt8], name: String = "input", piece: Int = .max,
        facts: FileFacts = FileFacts()
    ) throws -> FormatReading {
        let start = FileStart(
            bytes.prefix(FileStart.length), name: name, fields: FieldMap())
        let format = try ArticleFormat.of(start)
        var options = ReadOptions()
        options.facts = facts
        var reading = FormatReading(format: format.name)
        do {
            var reader = try format.makeReader(
                InputBuffer(PieceSource(bytes, piece: piece)), options)
            var results: [RecordResult] = []
            while let result = try reader.next() { results.append(result) }
            for result in results { reading.take(result, reader.parser) }
        } catch let reason as SkipReason {
            reading.skipped.append(reason)
        }
        return reading
    }

    static func of(_ text: String, name: String = "input") throws -> FormatReading {
        try of(Array(text.utf8), name: name)
    }

    private mutating func take(_ result: RecordResult, _ parser: any RecordParser) {
        switch result {
        case .skipped(_, let reason): skipped.append(reason)
        case .record(let record):
            do throws(SkipReason) {
                drafts.append(try parser.parse(record, file: "input"))
            } catch {
                skipped.append(error)
            }
        }
    }
}

/// Bytes that come in pieces.
private final class PieceSource: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let piece: Int

    init(_ bytes: [UInt8], piece: Int) {
        rest = bytes[...]
        self.piece = piece
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        let count = min(piece, buffer.count, rest.count)
        buffer.copyBytes(from: rest.prefix(count))
        rest = rest.dropFirst(count)
        return count
    }
}
