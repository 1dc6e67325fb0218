internal import Analysis
internal import Archive

/// The fields of one record as text, on their way to an ``ArticleDraft``.
struct DraftBuilder {
    var id: String?, headline: String?, body: String?, date: String?
    var source: String?, url: String?, author: String?, language: String?
    var entities: [String]?
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
        return ArticleDraft(
            id: Self.optional(id), headline: headline, body: body, entities: cleanEntities,
            date: parsed, source: Self.optional(source), url: Self.optional(url),
            author: Self.optional(author), language: Self.optional(language), origin: origin,
            added: added, notes: notes)
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
        if text.utf8.contains(where: { $0 == 0 || $0 == 0x0D }) {
            if text.utf8.contains(0) { notes.append(.mendedText) }
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

    private static func optional(_ text: String?) -> String? {
        guard var text else { return nil }
        if text.utf8.contains(0) { text = text.replacing("\0", with: "") }
        text = text.oneLine
        return text.isEmpty ? nil : text
    }
}

extension String {
    /// Trimmed, with every run of white space as one space.
    var oneLine: String {
        let hasRuns = utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } || contains("  ")
        return hasRuns ? split(whereSeparator: \.isWhitespace).joined(separator: " ") : trimmed
    }
}
