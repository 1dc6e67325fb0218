extension ArticleFormat {
    static let jsonEnvelope = ArticleFormat(
        name: "JSON answers",
        summary: "JSON Feed, NewsAPI, GDELT, AP, ninjs lists, Elasticsearch search and scroll",
        of: { start in JSONEnvelopeReader.isEnvelope(start.text) },
        reader: { JSONEnvelopeReader($0, options: $1) })
}

/// The articles of objects that hold a list of them, one at a time.
struct JSONEnvelopeReader: ArticleReader {
    /// How many bytes of what stands around the articles are kept.
    private static let contextLimit = 1 << 16

    private var input: InputBuffer
    private var scan = JSONEnvelopeScan()
    private var list: JSONValuesReader?
    private var number = 0
    /// Whether an article has come out of the envelope that is being read.
    private var isFilled = false
    private var outer: [UInt8] = []
    /// What the last envelope that is complete said.
    private var facts: EnvelopeFacts?
    private let options: ReadOptions

    init(_ input: InputBuffer, options: ReadOptions) {
        self.input = input
        self.options = options
    }

    /// Whether a text that begins so has articles where envelopes have them.
    static func isEnvelope(_ text: ArraySlice<UInt8>) -> Bool {
        guard JSONValuesReader.opensObject(text) else { return false }
        var scan = JSONEnvelopeScan()
        let (event, passed) = text.withUnsafeBufferPointer { scan.next(in: $0) }
        let rest = text.dropFirst(passed)
        switch event {
        case .list:
            let next = rest.first { !$0.isJSONSpace }
            guard next == UInt8(ascii: "{") || next == UInt8(ascii: "]") else { return false }
        case .article: break
        case .end, nil: return false
        }
        // An article may have a list before its text.
        rest.withUnsafeBufferPointer { scan.finish(in: $0) }
        return !JSONEnvelope.isArticle(scan.members)
    }

    var parser: any RecordParser {
        JSONArticleParser(options: options, envelope: outer.isEmpty ? facts : outerFacts)
    }

    /// What has been read of the envelope, its open levels closed.
    private var outerFacts: EnvelopeFacts {
        let text = outer + Array(scan.closing.utf8)
        return EnvelopeFacts((try? JSONText.object(text).object) ?? [:])
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        while true {
            if list != nil {
                if let result = try list?.next() { return result }
                endList()
            }
            guard try skipSpace() else { return nil }
            let (event, passed) = input.waiting.withUnsafeBufferPointer { scan.next(in: $0) }
            keep(passed)
            switch event {
            case .list: list = JSONValuesReader(inList: input, options: options, number: number)
            case .article:
                if let article = try single() { return article }
            case .end:
                if let whole = endEnvelope() { return whole }
            case nil: break
            }
        }
    }

    private mutating func endList() {
        guard let list else { return }
        isFilled = isFilled || list.number > number
        number = list.number
        input = list.input
        outer.append(UInt8(ascii: "]"))
        scan.closeList()
        self.list = nil
    }

    /// An article that stands in the envelope alone.
    private mutating func single() throws(ReadError) -> RecordResult? {
        var reader = JSONValuesReader(inList: input, options: options, number: number)
        let result = try reader.next()
        input = reader.input
        number = reader.number
        isFilled = true
        outer.append(contentsOf: "null".utf8)
        return result
    }

    /// An object without articles may be one itself, and one with them too, by its own text.
    private mutating func endEnvelope() -> RecordResult? {
        defer {
            facts = outerFacts
            outer = []
            scan = JSONEnvelopeScan()
            isFilled = false
        }
        let isArticle = JSONEnvelope.isArticle(scan.members)
        guard !isFilled || isArticle else { return nil }
        number += 1
        guard isArticle, outer.count < Self.contextLimit else {
            return .skipped(position: number, .noArticles("JSON"))
        }
        return .record(RawRecord(bytes: outer, position: number))
    }

    private mutating func keep(_ passed: Int) {
        let bytes = input.take(passed)
        if outer.count + bytes.count <= Self.contextLimit { outer += bytes }
    }

    /// Drops what stands between envelopes; false at the end.
    private mutating func skipSpace() throws(ReadError) -> Bool {
        while true {
            if !outer.isEmpty, input.count > 0 { return true }
            let space = input.waiting.prefix { $0.isJSONSpace || $0 == UInt8(ascii: ",") }
            if outer.isEmpty { input.drop(space.count) }
            if input.count > 0 { return true }
            guard try input.fill() else { return false }
        }
    }
}

/// What an envelope says of all its articles: in JSON Feed the name, authors and language.
struct EnvelopeFacts: Sendable {
    var source: String?, author: String?, language: String?
    /// Whether it is a feed.
    let isFeed: Bool

    /// Titles of answers that are no feeds say nothing of the articles' source.
    init(_ object: [String: Any]) {
        let channel =
            ((object["rss"] as? [String: Any])?["channel"] ?? object["channel"]) as? [String: Any]
        let feed = channel ?? object
        isFeed = channel != nil || (object["version"] as? String)?.contains("jsonfeed") == true
        guard isFeed else { return }
        source = feed["title"] as? String
        language = feed["language"] as? String
        let authors = feed["authors"] as? [Any] ?? (feed["author"].map { [$0] } ?? [])
        let names = authors.compactMap {
            ($0 as? [String: Any])?["name"] as? String ?? $0 as? String
        }
        author = names.isEmpty ? nil : names.joined(separator: ", ")
    }
}
