internal import Analysis
internal import Archive
internal import Foundation

/// The fields of one record as text, on their way to an ``ArticleDraft``.
struct DraftBuilder {
    var id: String?, headline: String?, body: String?, date: String?
    var source: String?, url: String?, author: String?, language: String?
    var entities: [String]?
    var updated: String?, section: String?, caption: String?
    var isSummary = false
    var origin: Article.Origin
    var added: Int64?
    var dateOrder: DateOrder
    var notes: [ReadNote] = []

    init(origin: Article.Origin, dateOrder: DateOrder) {
        self.origin = origin
        self.dateOrder = dateOrder
    }

    /// The draft, tidied.
    ///
    /// - Throws: ``SkipReason/empty`` if there is neither a headline nor a body.
    func draft() throws(SkipReason) -> ArticleDraft {
        var notes = notes
        let headline = Self.clean(headline ?? "", notes: &notes).oneLine
        let body = Self.clean(body ?? "", notes: &notes)
        guard !headline.isEmpty || !body.isEmpty else { throw .empty }
        var parsed: ArticleDate?
        if let text = Self.optional(date) {
            parsed = ArticleDate(text, order: dateOrder)
            if parsed == nil { notes.append(.unknownDate(String(text.prefix(80)))) }
        }
        var draft = ArticleDraft(
            id: Self.optional(id), headline: headline, body: body, entities: cleanEntities,
            date: parsed, source: Self.optional(source), url: Self.address(url),
            author: Self.optional(author), language: Self.optional(language), origin: origin,
            added: added, notes: notes)
        draft.updated = Self.optional(updated).flatMap { ArticleDate($0, order: dateOrder) }
        draft.section = Self.optional(section)
        draft.caption = Self.optional(caption)
        draft.isSummary = isSummary
        if isSummary { draft.notes.append(.summaryOnly) }
        // What was never changed is not updated.
        if draft.updated?.start == draft.date?.start { draft.updated = nil }
        return draft
    }

    /// Each name once, without what separates names in the archive.
    private var cleanEntities: [String]? {
        guard let entities else { return nil }
        var seen: Set<String> = []
        return entities.compactMap { name in
            let name = name.split { $0 == ";" || $0 == "\0" }.joined(separator: ",").oneLine
            return name.isEmpty || !seen.insert(name).inserted ? nil : name
        }
    }

    /// The text trimmed, its lines ended by `\n`, its NULs replaced.
    private static func clean(_ text: String, notes: inout [ReadNote]) -> String {
        var text = text
        if text.hasByte(0) || text.hasByte(0x0D) {
            if text.hasByte(0) { notes.append(.mendedText) }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.utf8.count)
            var previous: UInt8 = 0x20
            for byte in text.utf8 {
                switch byte {
                case 0: bytes.append(contentsOf: "\u{FFFD}".utf8)
                case 0x0D: bytes.append(0x0A)
                case 0x0A where previous == 0x0D: break
                default: bytes.append(byte)
                }
                previous = byte
            }
            text = String(decoding: bytes, as: UTF8.self)
        }
        return text.trimmed
    }

    /// An address of the web; browsers write a blank in one as `%20`.
    private static func address(_ text: String?) -> String? {
        guard let text = optional(text) else { return nil }
        let isOfWeb = text.hasPrefix("http://") || text.hasPrefix("https://")
        return isOfWeb ? text.replacing(" ", with: "%20") : text
    }

    private static func optional(_ text: String?) -> String? {
        guard var text else { return nil }
        if text.hasByte(0) { text = text.replacing("\0", with: "") }
        text = text.oneLine
        return text.isEmpty ? nil : text
    }
}

extension String {
    /// Trimmed, with every run of white space as one space.
    var oneLine: String {
        var text = self
        let hasRuns = text.withUTF8 { bytes in
            var previous: UInt8 = 0
            return bytes.contains { byte in
                defer { previous = byte }
                return byte == 0x0A || byte == 0x0D || byte == 0x09
                    || (byte == 0x20 && previous == 0x20)
            }
        }
        return hasRuns ? split(whereSeparator: \.isWhitespace).joined(separator: " ") : trimmed
    }

    /// Whether the text has a byte, which is of ASCII.
    fileprivate func hasByte(_ byte: UInt8) -> Bool {
        var text = self
        return text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return false }
            return memchr(start, Int32(byte), bytes.count) != nil
        }
    }
}

extension ExtractedArticle {
    /// How many seconds before UTC a day begins where it begins first.
    private static let firstZone: Int64 = 14 * 3_600

    /// The draft of what was found in a file; a date behind the day of its collection is none, wherever
    /// on earth that day has come.
    ///
    /// - Throws: ``SkipReason/overgrown`` or ``SkipReason/empty`` if nothing was found.
    func draft(
        origin: Article.Origin, options: ReadOptions, isMended: Bool
    ) throws(SkipReason) -> ArticleDraft {
        if isCutShort, headline == nil, body.isEmpty { throw .overgrown }
        var builder = DraftBuilder(origin: origin, dateOrder: options.dateOrder)
        builder.headline = headline?.value
        builder.body = body
        builder.source = source?.value
        builder.url = url?.value ?? options.facts.url
        builder.author = author?.value
        builder.language = language?.value
        builder.section = section?.value
        builder.caption = caption?.value
        if isCutShort { builder.notes.append(.overgrown) }
        if isMended { builder.notes.append(.mendedText) }
        var draft = try builder.draft()
        draft.updated = updated?.value
        if let date = date?.value,
            options.facts.collected.map({ date.start < $0.end + Self.firstZone }) ?? true
        {
            draft.date = date
        }
        if options.explains { draft.evidence = evidence }
        return draft
    }
}
