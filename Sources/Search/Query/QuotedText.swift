/// Text cut at its quotation marks.
enum QuotedText {
    enum Piece: Hashable {
        case words(String)
        case phrase(String)

        var text: String {
            switch self {
            case .words(let text), .phrase(let text): text
            }
        }
    }

    /// Each opening mark, and the marks that close it. An apostrophe is never a quotation mark.
    private static let closers: [Character: Set<Character>] = [
        "\"": ["\""], "“": ["”", "“", "\""], "”": ["”", "\""], "„": ["“", "”", "\""],
        "«": ["»"], "»": ["«", "»"], "‹": ["›"], "›": ["‹", "›"], "‟": ["”"], "＂": ["＂"],
        "「": ["」"], "『": ["』"], "《": ["》"], "〈": ["〉"], "〝": ["〞", "〟"],
    ]

    /// The pieces in order. A mark that is never closed is dropped, its words staying words.
    static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var rest = Substring(text)
        // A mark without its like behind it has none further on either: looked for only once.
        var unclosed: Set<Character> = []
        func flush() {
            if words.contains(where: { !$0.isWhitespace }) { pieces.append(.words(words)) }
            words = ""
        }
        while let character = rest.popFirst() {
            guard let closing = closers[character] else {
                words.append(character)
                continue
            }
            guard !unclosed.contains(character),
                let end = rest.firstIndex(where: closing.contains)
            else {
                unclosed.insert(character)
                words.append(" ")
                continue
            }
            flush()
            pieces.append(.phrase(String(rest[..<end])))
            rest = rest[rest.index(after: end)...]
        }
        flush()
        return pieces
    }
}
