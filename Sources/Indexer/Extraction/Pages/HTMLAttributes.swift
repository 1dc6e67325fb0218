#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The attributes of one tag that say something about its text, while the parser tells of the tag.
struct HTMLAttributes {
    typealias Text = UnsafePointer<UInt8>

    private(set) var hints: PageHints = []
    /// The hash of the class; 0 without one.
    private(set) var names: UInt32 = 0
    private(set) var itemprop: Text?, rel: Text?, datetime: Text?, content: Text?, name: Text?
    private(set) var href: Text?, title: Text?, type: Text?, language: Text?

    /// Takes an attribute, if it is one that counts.
    mutating func add(_ key: Text, _ value: Text?) {
        guard let value else {
            if Self.equal(key, "hidden") { hints.insert(.hidden) }
            if Self.equal(key, "pubdate") { hints.insert(.published) }
            return
        }
        switch key[0] {
        case UInt8(ascii: "c"):
            if Self.equal(key, "class") {
                hints.formUnion(HintMatcher.shared.hints(value))
                names = UInt32(truncatingIfNeeded: WordHash.hash(value))
            }
            if Self.equal(key, "content") { content = value }
        case UInt8(ascii: "i"):
            if Self.equal(key, "id") { hints.formUnion(HintMatcher.shared.hints(value)) }
            if Self.equal(key, "itemprop") { itemprop = value }
        // Some pages have it in a meta element, for `content`.
        case UInt8(ascii: "v"): if Self.equal(key, "value") { content = content ?? value }
        case UInt8(ascii: "n"): if Self.equal(key, "name") { name = name ?? value }
        case UInt8(ascii: "p"):
            if Self.equal(key, "property") { name = value }
            if Self.equal(key, "pubdate") { hints.insert(.published) }
        case UInt8(ascii: "d"):
            if Self.equal(key, "datetime") { datetime = value }
            if Self.dates.contains(where: { Self.equal(key, $0) }) {
                datetime = datetime ?? value
            }
        case UInt8(ascii: "h"):
            if Self.equal(key, "href") { href = value }
            if Self.equal(key, "hidden") { hints.insert(.hidden) }
            if Self.equal(key, "http-equiv") { name = name ?? value }
        case UInt8(ascii: "t"):
            if Self.equal(key, "title") { title = value }
            if Self.equal(key, "type") { type = value }
        case UInt8(ascii: "l"): if Self.equal(key, "lang") { language = value }
        case UInt8(ascii: "r"):
            if Self.equal(key, "rel") { rel = value }
            if Self.equal(key, "role"), Self.roles.contains(String(cString: value)) {
                hints.insert(.role)
            }
        case UInt8(ascii: "s"):
            if Self.equal(key, "style"), Self.isHiding(value) { hints.insert(.hidden) }
        case UInt8(ascii: "a"):
            if Self.equal(key, "aria-hidden"), Self.equal(value, "true") { hints.insert(.unspoken) }
        default: break
        }
    }

    /// The words of `rel`, or another list of names, in lower case.
    static func words(_ text: Text?) -> [String] {
        guard let text, text[0] != 0 else { return [] }
        return String(cString: text).lowercased().utf8
            .split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func equal(_ text: Text, _ name: StaticString) -> Bool {
        name.withUTF8Buffer { buffer in
            var at = 0
            while at < buffer.count {
                guard text[at] == buffer[at] else { return false }
                at += 1
            }
            return text[at] == 0
        }
    }

    /// What stands for `datetime` on elements that are no `time`.
    private static let dates: [StaticString] = [
        "data-datetime", "data-date", "data-time", "data-timestamp", "data-published",
        "data-publish-date", "data-published-date", "data-pubdate",
    ]

    /// Whether it is a link to a site's front page: `/`, `https://post.example/`.
    var leadsHome: Bool {
        guard let href else { return false }
        let text = UnsafeRawPointer(href).assumingMemoryBound(to: CChar.self)
        guard let colon = strstr(text, "://") else { return Self.equal(href, "/") }
        guard let slash = strchr(colon + 3, 0x2F) else { return true }
        return slash[1] == 0
    }

    private static let roles: Set<String> = [
        "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog",
        "search",
    ]

    /// Whether a style says `display:none` or `visibility:hidden`.
    private static func isHiding(_ style: Text) -> Bool {
        let bytes = UnsafeRawPointer(style).assumingMemoryBound(to: CChar.self)
        guard strstr(bytes, "none") != nil || strstr(bytes, "hidden") != nil else { return false }
        let rules = String(cString: style).lowercased().filter { $0 != " " }
        return rules.contains("display:none") || rules.contains("visibility:hidden")
    }
}
