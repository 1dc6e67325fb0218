/// Marked-up prose -> paragraphs: what HTML, XHTML and NITF call a block is one.
///
/// Rows of a table and items of a list are lines of a paragraph, cells stand between bars. Scripts,
/// forms and the like are left out; captions are kept apart.
struct ParagraphBuilder {
    /// Whether empty lines in the text part paragraphs too, as in plain texts.
    var keepsEmptyLines = false
    /// Whether all lines of the text stay lines, as WordPress has it.
    var keepsLines = false
    private var text: [UInt8] = []
    private var captions: [UInt8] = []
    private var gap = Gap.none
    /// How many elements are open that are left out, that are captions, that keep their lines.
    private var hidden = 0, captioned = 0, preformatted = 0
    private var isInRow = false
    private var lineEnds = 0

    /// What parts the next word from the last one.
    private enum Gap: Int, Comparable {
        case none, space, line, paragraph

        static func < (lhs: Gap, rhs: Gap) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The paragraphs, an empty line between them.
    var paragraphs: String { String(decoding: text, as: UTF8.self) }

    /// The captions of its pictures; nil if there is none.
    var caption: String? {
        captions.isEmpty ? nil : String(decoding: captions, as: UTF8.self).oneLine
    }

    mutating func open(_ name: String) {
        switch Self.tags[name] {
        case .hidden: hidden += 1
        case .caption: captioned += 1
        case .block: widen(.paragraph)
        case .preformatted:
            widen(.paragraph)
            preformatted += 1
        case .line: widen(.line)
        case .row:
            widen(.line)
            isInRow = false
        case .cell:
            widen(isInRow ? .space : .line)
            if isInRow, hidden + captioned == 0 {
                writeGap()
                text.append(UInt8(ascii: "|"))
                widen(.space)
            }
            isInRow = true
        case .lineBreak: widen(gap == .line ? .paragraph : .line)
        case nil: break
        }
    }

    mutating func close(_ name: String) {
        switch Self.tags[name] {
        case .hidden: hidden = max(0, hidden - 1)
        case .caption:
            captioned = max(0, captioned - 1)
            captions.append(UInt8(ascii: " "))
        case .block: widen(.paragraph)
        case .preformatted:
            widen(.paragraph)
            preformatted = max(0, preformatted - 1)
        case .line, .row: widen(.line)
        case .cell, .lineBreak, nil: break
        }
    }

    mutating func append(_ string: String) {
        var string = string
        string.withUTF8 { append($0) }
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard hidden == 0 else { return }
        if captioned > 0 { return captions.append(contentsOf: bytes) }
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0xC2 { index += 1 }
            if index > start { write(bytes[start..<index]) }
            guard index < bytes.count else { return }
            appendSpace(bytes[index])
            index += 1
        }
    }

    /// Takes white space, a control character or the first byte of a no-break space.
    private mutating func appendSpace(_ byte: UInt8) {
        switch byte {
        case 0x0A where preformatted > 0: widen(gap == .line ? .paragraph : .line)
        case 0x0A where keepsEmptyLines:
            lineEnds += 1
            widen(lineEnds > 1 ? .paragraph : keepsLines ? .line : .space)
        case 0xC2: isHeld = true
        default: widen(.space)
        }
    }

    /// Whether the byte 0xC2 waits for the one that makes it a character.
    private var isHeld = false

    private mutating func widen(_ wanted: Gap) { gap = max(gap, wanted) }

    private mutating func write(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        var bytes = bytes
        lineEnds = 0
        if isHeld {
            isHeld = false
            // A no-break space, U+00A0, is a space; its first byte begins other characters too.
            if bytes.first == 0xA0 {
                widen(.space)
                bytes = bytes.dropFirst()
                if bytes.isEmpty { return }
                writeGap()
            } else {
                writeGap()
                text.append(0xC2)
            }
        } else {
            writeGap()
        }
        text.append(contentsOf: bytes)
    }

    private mutating func writeGap() {
        if !text.isEmpty {
            switch gap {
            case .none: break
            case .space: text.append(UInt8(ascii: " "))
            case .line: text.append(UInt8(ascii: "\n"))
            case .paragraph: text.append(contentsOf: "\n\n".utf8)
            }
        }
        gap = .none
    }
}

extension ParagraphBuilder {
    private enum Tag {
        case hidden, caption, block, preformatted, line, row, cell, lineBreak
    }

    private static let tags: [String: Tag] = {
        let words: [(Tag, String)] = [
            (
                .hidden,
                "script style template iframe object embed applet svg canvas audio video form"
                    + " button select textarea input head title noembed noframes map nav header footer"
                    + " media-reference media-metadata media-producer media-object"
            ),
            (.caption, "figcaption media-caption"),
            (
                .block,
                "p div h1 h2 h3 h4 h5 h6 ul ol dl blockquote section article aside"
                    + " address hr figure main center details fieldset block hl2 media bq fn table"
            ),
            (.preformatted, "pre"), (.line, "li dt dd"), (.row, "tr"),
            (.cell, "td th"), (.lineBreak, "br"),
        ]
        var tags: [String: Tag] = [:]
        for (tag, names) in words {
            for name in names.split(separator: " ") { tags[String(name)] = tag }
        }
        return tags
    }()
}

extension ParagraphBuilder {
    /// Appends what is in an element.
    mutating func append(contentsOf element: XMLElement) {
        for child in element.children {
            switch child {
            case .text(let text):
                let isTable = WireText.isTable(text)
                preformatted += isTable ? 1 : 0
                append(text)
                preformatted -= isTable ? 1 : 0
            case .element(let element):
                open(element.name)
                append(contentsOf: element)
                close(element.name)
            }
        }
    }
}
