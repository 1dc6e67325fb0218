internal import Analysis
internal import Archive

extension ArticleFormat {
    static let textDump = ArticleFormat(
        name: "plain text", summary: "a page as text, menus and all; the article is found in it",
        kind: .page,
        of: { !$0.isMarkup },
        reader: { PageReader($0, parser: PageParser(options: $1)) })
}

/// A page, as HTML or as text: the whole file is one article.
struct PageReader: ArticleReader {
    private var input: InputBuffer
    private var isFinished = false
    let parser: any RecordParser

    init(_ input: InputBuffer, parser: any RecordParser) {
        self.input = input
        self.parser = parser
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        guard !isFinished else {
            _ = try input.fill()
            return nil
        }
        isFinished = true
        // Half a page is better than none; an error comes up again behind it.
        try input.fill(atLeast: InputBuffer.recordLimit + 1)
        guard input.count <= InputBuffer.recordLimit else {
            return .skipped(position: 1, .tooLong(limit: InputBuffer.recordLimit))
        }
        return .record(RawRecord(bytes: input.take(input.count), position: 1))
    }
}

/// The text of a page -> article, by what its lines look like.
struct PageParser: RecordParser {
    let options: ReadOptions

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        let text = String(decoding: record.bytes, as: UTF8.self)
        let page = ArticleExtractor(dateOrder: options.dateOrder).extract(dump: text)
        return try page.draft(
            origin: .init(file: file, position: record.position), options: options,
            isMended: String(validating: record.bytes, as: UTF8.self) == nil)
    }
}
