/// What the first bytes of a page say of it, before it is parsed.
enum HTMLStart {
    /// Where an encoding may be declared (<https://html.spec.whatwg.org/#determining-the-character-encoding>
    /// has 1,024 bytes; pages put scripts before it).
    private static let reach = 1 << 14

    /// The encoding that a `meta` element or an XML declaration names.
    static func charset(_ bytes: [UInt8]) -> String? {
        let start = bytes.prefix(reach)
        for key in ["charset", "encoding"].map({ Array($0.utf8) }) {
            for (at, byte) in start.enumerated()
            where byte | 0x20 == key[0] && matches(start[at...], key) {
                let rest = start[(at + key.count)...]
                let value = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: "=") }
                    .drop { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
                let isAssigned = rest.prefix(4).contains(UInt8(ascii: "="))
                let name = value.prefix(40).prefix { $0.isNameByte }
                if isAssigned, name.count > 2 { return String(decoding: name, as: UTF8.self) }
            }
        }
        return nil
    }

    private static func matches(_ text: ArraySlice<UInt8>, _ key: [UInt8]) -> Bool {
        text.count >= key.count && zip(text, key).allSatisfy { $0 | 0x20 == $1 }
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
