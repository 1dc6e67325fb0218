extension ArticleFormat {
    static let elasticBulk = ArticleFormat(
        name: "Elasticsearch _bulk",
        summary: "a line that says what to do, then a line with the article",
        of: { start in ElasticBulkReader.isAction(start.firstLine) },
        reader: { ElasticBulkReader($0, options: $1) })
}

/// The body of a `_bulk` request: each article is a line behind one that names it.
///
/// https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-bulk
struct ElasticBulkReader: ArticleReader {
    private var input: InputBuffer
    private var line = 0
    /// The line that says what to do with the next one.
    private var action: [UInt8] = []
    let parser: any RecordParser

    init(_ input: InputBuffer, options: ReadOptions) {
        self.input = input
        parser = JSONArticleParser(options: options)
    }

    /// Whether the line is an object of one member, which says what is to be done.
    static func isAction(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 4096 else { return false }
        let text = line.filter { !$0.isJSONSpace }
        return ["index", "create", "update", "delete"].contains { name in
            text.starts(with: Array("{\"\(name)\":{".utf8))
                && text.suffix(2) == Array("}}".utf8)[...]
        }
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        while let text = try input.nextLine() {
            line += 1
            guard case .text(let bytes) = text else {
                return .skipped(position: line, .tooLong(limit: InputBuffer.recordLimit))
            }
            if bytes.allSatisfy(\.isJSONSpace) { continue }
            if Self.isAction(bytes[...]) {
                action = bytes
                continue
            }
            defer { action = [] }
            return .record(RawRecord(bytes: named(bytes), position: line))
        }
        return nil
    }

    /// The article with the id that its action gives: `{"index": {"_id": …}, "_source": {…}}`.
    private func named(_ article: [UInt8]) -> [UInt8] {
        guard let brace = action.lastIndex(of: UInt8(ascii: "}")) else { return article }
        return action[..<brace] + Array(",\"_source\":".utf8) + article + [UInt8(ascii: "}")]
    }
}
