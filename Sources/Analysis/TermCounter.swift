/// In how many articles each term stands, gathered article by article.
///
/// Numbers and what no stemmer takes are left out: the counts are for word forms and spelling.
public struct TermCounter: Sendable {
    /// A term of a language, and how many articles have it.
    public struct Row: Sendable {
        /// The language by whose rules ``stem`` was made; nil if there are none.
        public var language: Language?
        /// What the forms of a word have in common; see ``WordForms``.
        public var stem: String
        /// The folded term.
        public var term: String
        /// How many of the articles have it.
        public var articles: Int
    }

    private struct Entry {
        var start: Int
        var count: Int
        var hash: UInt32
        var language: Language?
        var articles = 0
        var lastArticle = -1
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing: the index of an entry, or -1.
    private var slots = [Int32](repeating: -1, count: 1 << 12)
    private var articles = 0
    /// Longer terms have no forms.
    private static let longest = 48

    /// Creates a counter.
    public init() {}

    /// Counts the terms of an article.
    ///
    /// - Parameters:
    ///   - texts: Its headline, body and entities.
    ///   - language: The language that it says it is in.
    /// - Complexity: O(*n*) in the bytes of the texts.
    public mutating func add(_ texts: [String], language: Language?) {
        for text in texts { add(text, language) }
        articles += 1
    }

    private mutating func add(_ text: String, _ declared: Language?) {
        var text = text
        guard text.withUTF8(Scripts.mayHaveCharacters) else {
            Analyzer().forEachToken(in: text) { term, _ in
                count(term, declared)
                return true
            }
            return
        }
        Analyzer().forEachPiece(in: text) { term, _, kind, _ in
            if kind == .word { count(term, declared) }
            return true
        }
    }

    /// Counts a term of the article at hand.
    private mutating func count(_ term: UnsafeBufferPointer<UInt8>, _ declared: Language?) {
        guard let index = entry(of: term, declared), entries[index].lastArticle != articles else {
            return
        }
        entries[index].lastArticle = articles
        entries[index].articles += 1
    }

    /// Adds to the count of a term.
    ///
    /// - Parameters:
    ///   - term: The folded term.
    ///   - language: The language that the articles say they are in.
    ///   - articles: How many more articles have it.
    public mutating func add(
        _ term: UnsafeBufferPointer<UInt8>, language: Language?, articles: Int
    ) {
        guard let index = entry(of: term, language) else { return }
        entries[index].articles += articles
    }

    /// Adds all that another has counted.
    public mutating func add(_ other: TermCounter) {
        other.bytes.withUnsafeBufferPointer { bytes in
            for entry in other.entries {
                let term = UnsafeBufferPointer(
                    rebasing: bytes[entry.start..<(entry.start + entry.count)])
                add(term, language: entry.language, articles: entry.articles)
            }
        }
    }

    /// The entry of a term, made if need be; nil if the term has a number in it.
    private mutating func entry(
        of term: UnsafeBufferPointer<UInt8>, _ declared: Language?
    ) -> Int? {
        guard term.count <= Self.longest else { return nil }
        let language = WordForms.language(of: term, declared: declared)
        var hash: UInt32 = 2_166_136_261
        for byte in term {
            if byte &- 0x30 < 10 { return nil }
            hash = (hash ^ UInt32(byte)) &* 16_777_619
        }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            let entry = entries[index]
            if entry.hash == hash, entry.language == language,
                isEqual(term, entry)
            {
                return index
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(entries.count)
        entries.append(
            Entry(
                start: bytes.count, count: term.count, hash: hash, language: language))
        bytes.append(contentsOf: term)
        if entries.count * 2 > slots.count { grow() }
        return entries.count - 1
    }

    private func isEqual(_ term: UnsafeBufferPointer<UInt8>, _ entry: Entry) -> Bool {
        guard entry.count == term.count else { return false }
        for offset in 0..<term.count where bytes[entry.start + offset] != term[offset] {
            return false
        }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, entry) in entries.enumerated() {
            var slot = Int(entry.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    /// All terms with their stems, in the order of the archive's `vocabulary` table.
    public func rows() -> [Row] {
        let forms = WordForms()
        return entries.map { entry in
            let term = String(
                decoding: bytes[entry.start..<(entry.start + entry.count)], as: UTF8.self)
            return Row(
                language: entry.language, stem: forms.key(of: term, in: entry.language),
                term: term, articles: entry.articles)
        }
        .sorted {
            let (one, two) = ($0.language?.rawValue ?? "", $1.language?.rawValue ?? "")
            return (one, $0.stem, $0.term) < (two, $1.stem, $1.term)
        }
    }
}
