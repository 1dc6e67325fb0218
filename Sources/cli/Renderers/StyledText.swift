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

    func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    func dim(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
    func accent(_ text: String) -> String { usesColor ? "\u{1B}[36m\(text)\u{1B}[0m" : text }

    /// A link (OSC 8) where there is colour and the address is one of the web.
    func link(_ text: String, to url: String?) -> String {
        guard usesColor, let url, url.hasPrefix("http://") || url.hasPrefix("https://"),
            url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return text }
        return "\u{1B}]8;;\(url)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }

    private var open: String { usesColor ? "\u{1B}[1;33m" : "**" }
    private var close: String { usesColor ? "\u{1B}[0m" : "**" }

    /// The text on lines of at most `columns`, white space folded, its highlights lit.
    ///
    /// - Parameters:
    ///   - highlights: In Unicode scalars of the text.
    ///   - before: What lit text goes back to, such as bold.
    func wrapped(
        _ text: String, highlights: [Range<Int>] = [], columns: Int, indent: String = "",
        before: String = ""
    ) -> String {
        let base = usesColor ? before : ""
        let reset = usesColor && !before.isEmpty ? "\u{1B}[0m" : ""
        var lines: [String] = []
        var line = ""
        var width = 0
        var isLit = false
        func endLine() {
            lines.append(indent + base + line + (isLit && usesColor ? close : "") + reset)
            line = isLit && usesColor ? open : ""
            width = 0
        }
        for word in words(of: text, highlights: highlights) {
            let marks = usesColor ? 0 : word.marks * 2
            let wordWidth = word.width + marks
            if width > 0, width + 1 + wordWidth > max(20, columns - indent.count) {
                endLine()
            } else if width > 0 {
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
        if width > 0 { endLine() }
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
    }

    /// The words between white space, with the marks where highlights begin and end. In scripts
    /// without spaces every wide character may end a line.
    private func words(of text: String, highlights: [Range<Int>]) -> [Word] {
        var words: [Word] = []
        var word = Word()
        var plain = ""
        var pending = highlights[...]
        var openUntil: Int?
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
                continue
            }
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

/// How many columns a character takes.
enum DisplayWidth {
    static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// 0 for marks, 2 for East Asian wide characters and emoji, else 1 (Unicode annex 11).
    static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: 1
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: scalar.properties.generalCategory == .nonspacingMark ? 0 : 1
        }
    }
}
