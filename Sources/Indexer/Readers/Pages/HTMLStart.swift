/// What the first bytes of a page say of it, before it is parsed.
enum HTMLStart {
    /// Where an encoding may be declared (<https://html.spec.whatwg.org/#determining-the-character-encoding>
    /// has 1,024 bytes; pages put scripts before it).
    private static let reach = 1 << 14

    /// The encoding that a `meta` element names, else the XML declaration; the first that is one.
    ///
    /// Scripts and links have a `charset` too, which is theirs.
    static func encoding(_ bytes: [UInt8]) -> TextEncoding? {
        var rest = bytes.prefix(reach)
        var declared: TextEncoding?
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            if rest.starts(with: "<!--".utf8) {
                rest = rest.firstRange(of: "-->".utf8).map { rest[$0.upperBound...] } ?? []
                continue
            }
            let tag = rest.prefix { $0 != UInt8(ascii: ">") }
            rest = rest[tag.endIndex...]
            if matches(tag, "<meta"), let named = value(of: "charset", in: tag) { return named }
            if matches(tag, "<?xml") { declared = declared ?? value(of: "encoding", in: tag) }
        }
        return declared
    }

    /// The encoding behind `charset=`, which may stand within another attribute.
    private static func value(of key: String, in tag: ArraySlice<UInt8>) -> TextEncoding? {
        for at in tag.indices where matches(tag[at...], key) {
            let rest = tag[at...].dropFirst(key.utf8.count).drop { $0 <= 0x20 }
            guard rest.first == UInt8(ascii: "=") else { continue }
            let name = rest.dropFirst()
                .drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
                .prefix(40).prefix { $0.isNameByte }
            return TextEncoding(label: String(decoding: name, as: UTF8.self))
        }
        return nil
    }

    /// Whether the text begins with a key, which is in lower case.
    private static func matches(_ text: ArraySlice<UInt8>, _ key: String) -> Bool {
        let start = text.prefix(key.utf8.count)
        return start.count == key.utf8.count
            && zip(start, key.utf8).allSatisfy { byte, letter in
                byte == letter || byte | 0x20 == letter
            }
    }

    /// Whether bytes open as a page does: behind comments and declarations comes one of HTML's tags.
    static func isPage(_ start: ArraySlice<UInt8>) -> Bool {
        var rest = start
        var isXML = false
        while let open = rest.first, open == UInt8(ascii: "<") {
            let text = rest.dropFirst()
            if text.starts(with: Array("!--".utf8)) {
                guard let end = text.firstRange(of: Array("-->".utf8)) else { return false }
                rest = text[end.upperBound...]
            } else if text.first == UInt8(ascii: "!") || text.first == UInt8(ascii: "?") {
                let end = text.firstIndex(of: UInt8(ascii: ">")) ?? text.endIndex
                let declaration = String(decoding: text[..<end], as: UTF8.self).lowercased()
                if declaration.hasPrefix("!doctype html") { return true }
                isXML = isXML || declaration.hasPrefix("?xml")
                rest = text[end...].dropFirst()
            } else {
                let name = String(decoding: text.prefix { $0.isNameByte }, as: UTF8.self)
                    .lowercased()
                return isXML ? name == "html" : tags.contains(name)
            }
            rest = rest.drop { $0 <= 0x20 }
        }
        return false
    }

    /// Elements that a page, or a piece of one, opens with.
    private static let tags: Set<String> = [
        "html", "head", "body", "title", "meta", "link", "script", "style", "base", "div", "p",
        "h1",
        "h2", "h3", "article", "section", "main", "table", "span", "center", "font", "a", "img",
        "ul",
        "ol", "header", "nav", "form", "br", "hr", "b", "strong", "iframe", "noscript",
        "blockquote",
    ]
}

extension UInt8 {
    /// Whether it may stand in the name of a tag or an encoding.
    fileprivate var isNameByte: Bool {
        (self | 0x20) &- 0x61 < 26 || self &- 0x30 < 10 || self == UInt8(ascii: "-")
            || self == UInt8(ascii: "_")
    }
}
