/// What a known phrase says about the line it stands in.
enum PhraseKind: UInt8 {
    /// The whole of a short line: a menu entry, a button.
    case label
    /// A notice to the reader: cookies, log-in, subscription, sharing, copyright.
    case notice
    /// The article tends to be over.
    case endMark
    /// Comments follow.
    case comments
    /// A photo credit.
    case credit
    /// A photo credit with its colon, `Photo: A. Name`.
    case creditLabel
    /// A word of cookie banners; counted, since news may mention cookies as well.
    case consent
    /// A pointer to another article, `Read more: …`.
    case pointer
    /// A byline follows.
    case byline
}

/// Phrases of the pages around articles, matched by word hashes.
struct Phrases: Sendable {
    /// A phrase after its first word.
    struct Entry: Sendable {
        var kind: PhraseKind
        var rest: [UInt64]
    }

    /// What one word may mean: a stop word, the first word of phrases, or both.
    struct Meaning: Sendable {
        var isStop = false
        var entries: [Entry] = []
    }

    static let shared = Phrases()

    private let meanings: [UInt64: Int32]
    private let phrases: [[Entry]]

    private init() {
        var table: [UInt64: Meaning] = [:]
        for hash in WordHash.words(PhraseLists.stopWords) {
            table[hash, default: Meaning()].isStop = true
        }
        for (kind, list) in PhraseLists.all {
            for phrase in list.split(separator: "\n") {
                let words = WordHash.words(String(phrase))
                guard let first = words.first else { continue }
                let entry = Entry(kind: kind, rest: Array(words.dropFirst()))
                table[first, default: Meaning()].entries.append(entry)
            }
        }
        var meanings: [UInt64: Int32] = [:]
        var phrases: [[Entry]] = []
        for (hash, meaning) in table {
            var code: Int32 = meaning.isStop ? 1 : 0
            if !meaning.entries.isEmpty {
                phrases.append(meaning.entries)
                code |= Int32(phrases.count) << 1
            }
            meanings[hash] = code
        }
        self.meanings = meanings
        self.phrases = phrases
    }

    /// Bit 0: a stop word. The other bits: one more than the place of the phrases it opens.
    @inline(__always)
    func code(_ word: UInt64) -> Int32 { meanings[word] ?? 0 }

    /// The phrases that open with a word of this code.
    func entries(_ code: Int32) -> [Entry] { code < 2 ? [] : phrases[Int(code >> 1) - 1] }
}
