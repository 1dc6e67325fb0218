/// Text for a terminal: highlighted, linked, wrapped, and harmless.
struct StyledText {
    let usesColor: Bool

    /// What an article holds may not steer the terminal: control characters are not shown.
    static func harmless(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A: scalar
                    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }

    /// A text without steering, on one line.
    static func line(_ text: String) -> String {
        harmless(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func dim(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    func accent(_ text: String) -> String { usesColor ? "\u{1B}[36m\(text)\u{1B}[0m" : text }

    /// A link (OSC 8) where there is colour and the address is one of the web.
    func link(_ text: String, to url: String?) -> String {
        guard usesColor, let url = url.flatMap(Self.webAddress) else { return text }
        return "\u{1B}]8;;\(url)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }

    /// An address that may become a link: a plain one of the web.
    static func webAddress(_ url: String) -> String? {
        guard url.hasPrefix("http://") || url.hasPrefix("https://"),
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return url
    }

    private var open: String { usesColor ? "\u{1B}[1;33m" : "**" }
    private var close: String { usesColor ? "\u{1B}[0m" : "**" }

    /// The text on lines of at most `columns`, white space folded, its highlights lit.
    ///
    /// - Parameters:
    ///   - highlights: In Unicode scalars of the text.
    ///   - first: What stands before the first line instead of the indent; as wide as that.
    ///   - before: What lit text goes back to, such as bold.
    ///   - url: What each line links to.
    func wrapped(
        _ text: String, highlights: [Range<Int>] = [], columns: Int, indent: String = "",
        first: String? = nil, before: String = "", url: String? = nil
    ) -> String {
        let base = usesColor ? before : ""
        let reset = usesColor && !before.isEmpty ? "\u{1B}[0m" : ""
        var lines: [String] = []
        var line = ""
        var width = 0
        var isLit = false
        func endLine() {
            let start = lines.isEmpty ? first ?? indent : indent
            let styled = base + line + (isLit && usesColor ? close : reset)
            lines.append(start + link(styled, to: url))
            line = isLit && usesColor ? open : ""
            width = 0
        }
        let words = self.words(of: text, highlights: highlights)
        for word in words {
            let marks = usesColor ? 0 : word.marks * 2
            let wordWidth = word.width + marks
            let gap = word.isGlued ? 0 : 1
            if width > 0, width + gap + wordWidth > max(20, columns - indent.count) {
                endLine()
            } else if width > 0, gap > 0 {
                line += " "
                width += 1
            }
            for piece in word.pieces {
                switch piece {
                case .text(let text): line += Self.harmless(text)
                case .open:
                    line += open
                    isLit = true
                case .close:
                    line += close + base
                    isLit = false
                }
            }
            width += wordWidth
        }
        if !words.isEmpty { endLine() }
        return lines.joined(separator: "\n")
    }

    private enum Piece {
        case text(String)
        case open, close
    }

    private struct Word {
        var pieces: [Piece] = []
        var width = 0
        var marks = 0
        /// Whether it follows the word before it without white space.
        var isGlued = false
    }

    /// The words between white space, with the marks where highlights begin and end. In scripts
    /// without spaces a character is a word.
    private func words(of text: String, highlights: [Range<Int>]) -> [Word] {
        var words: [Word] = []
        var word = Word()
        var plain = ""
        var pending = highlights[...]
        var openUntil: Int?
        var last: Unicode.Scalar?
        func flushText() {
            if !plain.isEmpty { word.pieces.append(.text(plain)) }
            plain = ""
        }
        func endWord() {
            flushText()
            if !word.pieces.isEmpty { words.append(word) }
            word = Word()
        }
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if openUntil == index {
                flushText()
                word.pieces.append(.close)
                word.marks += 1
                openUntil = nil
            }
            if scalar.properties.isWhitespace {
                endWord()
                last = nil
                continue
            }
            if DisplayWidth.mayBreak(before: scalar, after: last) {
                endWord()
                word.isGlued = true
            }
            last = scalar
            if let next = pending.first, next.lowerBound == index {
                flushText()
                word.pieces.append(.open)
                word.marks += 1
                openUntil = next.upperBound
                pending = pending.dropFirst()
            }
            plain.unicodeScalars.append(scalar)
            word.width += DisplayWidth.of(scalar)
        }
        if openUntil != nil {
            flushText()
            word.pieces.append(.close)
            word.marks += 1
        }
        endWord()
        return words
    }
}
