internal import Analysis
internal import Archive

/// A kind of XML that holds articles: how its documents begin, which elements are its articles, and
/// what is in them.
struct XMLVocabulary: Sendable {
    /// The root elements.
    let roots: Set<String>
    /// The elements that are articles.
    let items: Set<String>
    /// Whether its files are elements without a root around them, as in SGML.
    var isFragment = false
    /// Fills in an article.
    let read: @Sendable (XMLItem, inout DraftBuilder) throws(SkipReason) -> Void
}

/// An article's element, and the document around it without the other ones.
struct XMLItem {
    let element: XMLElement
    let context: XMLElement
    let options: ReadOptions
}

extension ArticleFormat {
    init(
        name: String, summary: String, kind: Article.Origin.Format? = nil,
        xml vocabulary: XMLVocabulary
    ) {
        self.init(
            name: name, summary: summary, kind: kind, isText: false,
            of: { start in start.xmlRoot.map { vocabulary.roots.contains($0.name) } ?? false },
            reader: { try XMLReader($0, vocabulary, name: name, options: $1) })
    }
}

/// The articles of an XML document, one at a time, in memory that does not grow with it.
struct XMLReader: ArticleReader {
    private static let blockLength = 1 << 18

    private var input: InputBuffer
    private var decoder: TextDecoder
    private let vocabulary: XMLVocabulary
    private let name: String
    private let options: ReadOptions
    private let items: XMLItems
    private let stream: XMLStream
    private var isFinished = false
    private var failure: ReadError?

    init(
        _ start: InputBuffer, _ vocabulary: XMLVocabulary, name: String, options: ReadOptions
    ) throws(ReadError) {
        var input = start
        try? input.fill(atLeast: FileStart.length)
        let bytes = input.waiting.prefix(FileStart.length)
        let root = XMLRoot(bytes)
        decoder = TextDecoder(bytes, declared: root?.encoding ?? options.facts.charset)
        self.vocabulary = vocabulary
        self.name = name
        self.options = options
        items = XMLItems(vocabulary.items)
        stream = XMLStream(items)
        items.stream = stream
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { input.drop(3) }
        input.drop(input.waiting.prefix(while: \.isJSONSpace).count)
        if vocabulary.isFragment {
            // What stands before the first element, such as a document type, has no place in one.
            let start = input.waiting.prefix(FileStart.length)
            let tag = zip(start.indices, start.dropFirst()).first { index, next in
                start[index] == UInt8(ascii: "<")
                    && (next | 0x20) &- UInt8(ascii: "a") < 26
            }
            input.drop((tag?.0 ?? start.startIndex) - start.startIndex)
            stream.push(Array("<newsfind>".utf8))
        }
        self.input = input
    }

    var parser: any RecordParser {
        XMLArticleParser(vocabulary: vocabulary, context: items.context, options: options)
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        while true {
            if let item = items.next() { return item }
            if isFinished {
                if let failure { throw failure }
                return nil
            }
            if let last = advance() { return last }
        }
    }

    /// Parses the next block; at the end gives what there is to say of the whole.
    private mutating func advance() -> RecordResult? {
        var isAtEnd = false
        do throws(ReadError) {
            if input.count == 0 { isAtEnd = try !input.fill() }
        } catch {
            failure = error
            isAtEnd = true
        }
        let block = input.take(Self.blockLength)
        stream.push(decoder.decode(block[...], isLast: isAtEnd), isLast: isAtEnd)
        guard isAtEnd || stream.refusal != nil else { return nil }
        isFinished = true
        if let refusal = stream.refusal {
            return .skipped(position: items.total + 1, refusal)
        }
        items.finish()
        return items.total == 0 && failure == nil ? .skipped(position: 1, .noArticles(name)) : nil
    }
}

/// An element -> article.
struct XMLArticleParser: RecordParser {
    let vocabulary: XMLVocabulary
    let context: XMLElement
    let options: ReadOptions

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        guard let (element, isCutShort) = XMLRecord.element(record.bytes) else { throw .empty }
        var builder = DraftBuilder(
            origin: .init(file: file, position: record.position), dateOrder: options.dateOrder)
        if isCutShort { builder.notes.append(.cutShort) }
        try vocabulary.read(
            XMLItem(element: element, context: context, options: options), &builder)
        return try builder.draft()
    }
}
