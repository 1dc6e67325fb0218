internal import Analysis

/// A file that was fetched, on its way through the same door as those on the disk.
struct FetchedFile: Sendable {
    let url: String
    let body: [UInt8]
    /// Its `Content-Type`.
    let type: String?
    let date: ArticleDate?

    /// The file, opened as far as it goes; its name is its address.
    func opened(_ fields: FieldMap) -> CorpusFile {
        let facts = FileFacts(url: url, charset: MediaType(type)["charset"], collected: date)
        return CorpusFile(BodySource(body), name: url, facts: facts, fields: fields)
    }
}

/// Bytes that are in memory.
private final class BodySource: RootSource {
    private let body: [UInt8]
    private(set) var position = 0

    init(_ body: [UInt8]) { self.body = body }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        let part = body[position...].prefix(buffer.count)
        buffer.copyBytes(from: part)
        position += part.count
        return part.count
    }
}
