internal import Analysis
internal import Archive

/// A draft on its way into the archive, in the order of publication.
struct SortedDraft: Spillable, Sendable {
    var draft: ArticleDraft
    /// Its place in the input, from 0.
    var sequence: Int64

    /// Undated articles come first, as SQLite sorts them; the input's order breaks ties.
    private var rank: (Int64, Int64) { (draft.date?.start ?? Int64.min, sequence) }

    static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    static func == (left: Self, right: Self) -> Bool { left.rank == right.rank }

    var footprint: Int {
        let others = [
            draft.id, draft.source, draft.url, draft.author, draft.language, draft.section,
            draft.caption,
        ]
        return others.reduce(draft.headline.utf8.count + draft.body.utf8.count + 512) {
            $0 + ($1?.utf8.count ?? 0)
        } + (draft.entities ?? []).reduce(0) { $0 + $1.utf8.count + 32 }
    }

    init(draft: ArticleDraft, sequence: Int64) {
        self.draft = draft
        self.sequence = sequence
    }

    func encode(into encoder: inout SpillEncoder) {
        encoder.appendFramed { encoder in
            encoder.append(sequence)
            encoder.append(draft.id)
            encoder.append(draft.headline)
            encoder.append(draft.body)
            encoder.append(draft.entities)
            encoder.append(draft.date?.text)
            encoder.append(draft.source)
            encoder.append(draft.url)
            encoder.append(draft.author)
            encoder.append(draft.language)
            encoder.append(draft.origin)
            encoder.append(draft.added ?? Int64.min)
            encoder.append(draft.updated?.text)
            encoder.append(draft.section)
            encoder.append(draft.caption)
            encoder.append(draft.isSummary ? 1 : 0)
            encoder.append(Int64(draft.otherOrigins.count))
            for origin in draft.otherOrigins { encoder.append(origin) }
        }
    }

    init(from decoder: inout SpillDecoder) {
        sequence = decoder.number()
        let id = decoder.text()
        draft = ArticleDraft(
            id: id, headline: decoder.text() ?? "", body: decoder.text() ?? "",
            entities: decoder.list(), date: decoder.text().flatMap { ArticleDate($0) },
            source: decoder.text(), url: decoder.text(), author: decoder.text(),
            language: decoder.text(),
            origin: decoder.origin())
        let added = decoder.number()
        draft.added = added == Int64.min ? nil : added
        draft.updated = decoder.text().flatMap { ArticleDate($0) }
        draft.section = decoder.text()
        draft.caption = decoder.text()
        draft.isSummary = decoder.number() != 0
        draft.otherOrigins = (0..<decoder.number()).map { _ in decoder.origin() }
    }
}

extension SpillEncoder {
    fileprivate mutating func append(_ origin: Article.Origin) {
        append(origin.file)
        append(Int64(origin.position))
        append(origin.format?.rawValue)
    }
}

extension SpillDecoder {
    fileprivate mutating func origin() -> Article.Origin {
        Article.Origin(
            file: text() ?? "", position: Int(number()),
            format: text().flatMap(Article.Origin.Format.init))
    }
}

/// Which article a draft is a version of, how much of it that has, and which came last.
struct VersionMark: Spillable {
    var identity: UInt64
    /// As of `Completeness`.
    var completeness: Int64
    var sequence: Int64

    static func < (left: Self, right: Self) -> Bool {
        (left.identity, left.completeness, left.sequence)
            < (right.identity, right.completeness, right.sequence)
    }

    var footprint: Int { 24 }

    init(identity: UInt64, completeness: Completeness, sequence: Int64) {
        self.identity = identity
        self.completeness = completeness.rawValue
        self.sequence = sequence
    }

    func encode(into encoder: inout SpillEncoder) {
        encoder.appendFramed { encoder in
            encoder.append(Int64(bitPattern: identity))
            encoder.append(completeness)
            encoder.append(sequence)
        }
    }

    init(from decoder: inout SpillDecoder) {
        identity = UInt64(bitPattern: decoder.number())
        completeness = decoder.number()
        sequence = decoder.number()
    }
}

/// A set of small whole numbers, a bit each.
struct BitSet {
    private var words: [UInt64] = []

    mutating func insert(_ member: Int) {
        let missing = member / 64 - words.count + 1
        if missing > 0 { words.append(contentsOf: repeatElement(0, count: missing)) }
        words[member / 64] |= 1 << UInt64(member % 64)
    }

    func contains(_ member: Int) -> Bool {
        member / 64 < words.count && words[member / 64] >> UInt64(member % 64) & 1 == 1
    }
}
