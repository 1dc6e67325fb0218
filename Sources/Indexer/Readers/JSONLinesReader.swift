extension ArticleFormat {
    static let jsonLines = ArticleFormat(
        name: "JSON Lines", summary: "an object a line, of any of the names that --map knows",
        of: { start in
            // A broken first line must not turn a file of JSON Lines into prose.
            JSONValuesReader.opensObject(start.text)
                || ["jsonl", "ndjson"].contains(start.suffix) && !start.isMarkup
        },
        reader: { JSONLinesReader($0, options: $1) })
}

/// One JSON object a line. A broken line is skipped; the next one is read as if nothing had been.
struct JSONLinesReader: ArticleReader {
    private var input: InputBuffer
    private var line = 0
    let parser: any RecordParser

    init(_ input: InputBuffer, options: ReadOptions) {
        self.input = input
        parser = JSONArticleParser(options: options)
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        while let text = try input.nextLine() {
            line += 1
            switch text {
            case .tooLong:
                return .skipped(position: line, .tooLong(limit: InputBuffer.recordLimit))
            case .text(let bytes):
                if bytes.allSatisfy(\.isJSONSpace) { continue }
                return .record(RawRecord(bytes: bytes, position: line))
            }
        }
        return nil
    }
}

extension UInt8 {
    /// White space between JSON values, as RFC 8259 has it.
    var isJSONSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
