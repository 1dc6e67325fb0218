internal import CLibXML2

/// The prose of a piece of HTML, as feeds and agencies send it: a body, not a page.
struct HTMLText {
    /// How deep elements may stand in each other.
    private static let depthLimit = 1024

    /// How many bytes the names of elements and attributes may have, each once; other names are passed
    /// over. libxml2 compares the attributes of a tag by their names, each with all before it.
    private static let nameLimit = 4_000

    /// The paragraphs, an empty line between them.
    let body: String
    /// The captions of its pictures.
    let caption: String?

    /// Reads a piece of HTML, or plain text with its entities.
    ///
    /// - Throws: ``SkipReason/tooDeep(limit:)``.
    ///
    /// - Parameters:
    ///   - keepsEmptyLines: Whether they part paragraphs; nil if they do where no tag does.
    ///   - keepsLines: Whether all lines stay lines.
    init(
        _ html: String, keepsEmptyLines: Bool? = nil, keepsLines: Bool = false
    ) throws(SkipReason) {
        let handler = Handler()
        handler.builder.keepsLines = keepsLines
        // Where no block is marked, empty lines part the paragraphs.
        handler.builder.keepsEmptyLines = keepsEmptyLines ?? !Self.hasBlocks(html)
        guard Self.hasMarkup(html) else {
            handler.builder.append(html)
            body = handler.builder.paragraphs
            caption = nil
            return
        }
        Self.parse(html, handler)
        if handler.depth > Self.depthLimit { throw .tooDeep(limit: Self.depthLimit) }
        body = handler.builder.paragraphs
        caption = handler.builder.caption
    }

    /// The text of a title, which may be HTML.
    static func title(_ html: String?) throws(SkipReason) -> String? {
        try html.map { html throws(SkipReason) in try HTMLText(html).body.oneLine }
    }

    /// A text in which entities stand for characters, as scrapers leave them; tags are none of them.
    static func withoutEntities(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")), !text.utf8.contains(UInt8(ascii: "<")),
            text.firstMatch(of: /&(#\d+|#x[0-9a-f]+|[a-z]+\d*);/.ignoresCase()) != nil
        else { return text }
        return (try? HTMLText(text).body) ?? text
    }

    /// Whether there is a tag or an entity.
    static func hasMarkup(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&"))
    }

    /// A plain text whose paragraphs are known, its entities and stray tags read.
    static func withoutMarkup(_ text: String) throws(SkipReason) -> String {
        hasMarkup(text) ? try HTMLText(text, keepsEmptyLines: true).body : text
    }

    /// Whether a text that may be either is HTML: a tag ends a paragraph, a link or a line.
    static func isHTML(_ text: String) -> Bool {
        hasTag(text) { name, isEnd in
            isEnd ? blocks.contains(name) || name == "a" : name == "br"
        }
    }

    /// Whether a tag parts paragraphs.
    static func hasBlocks(_ html: String) -> Bool {
        hasTag(html) { name, _ in blocks.contains(name) }
    }

    private static let blocks: Set<String> = [
        "p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr",
    ]

    /// Whether there is such a tag; its name is in lower case.
    private static func hasTag(_ text: String, where isWanted: (String, Bool) -> Bool) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
                rest = rest[(start + 1)...]
                let isEnd = rest.first == UInt8(ascii: "/")
                let name = rest.dropFirst(isEnd ? 1 : 0).prefix(12).prefix { byte in
                    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
                }
                if !name.isEmpty,
                    isWanted(String(decoding: name, as: UTF8.self).lowercased(), isEnd)
                {
                    return true
                }
            }
            return false
        }
    }

    private static func parse(_ html: String, _ handler: Handler) {
        var callbacks = xmlSAXHandler()
        callbacks.startElement = { me, name, _ in
            guard let name, let handler = Handler.from(me) else { return }
            handler.depth += 1
            if handler.depth > HTMLText.depthLimit { return xmlStopParser(handler.context) }
            handler.builder.open(String(cString: name))
        }
        callbacks.endElement = { me, name in
            guard let name, let handler = Handler.from(me), handler.depth <= HTMLText.depthLimit
            else { return }
            handler.depth -= 1
            handler.builder.close(String(cString: name))
        }
        callbacks.characters = { me, text, length in
            Handler.from(me)?.builder.append(
                UnsafeBufferPointer(start: text, count: Int(length)))
        }
        callbacks.ignorableWhitespace = callbacks.characters
        callbacks.cdataBlock = callbacks.characters
        callbacks.serror = { _, _ in }
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        let user = Unmanaged.passUnretained(handler).toOpaque()
        guard
            let context = htmlCreatePushParserCtxt(
                &callbacks, user, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
        else { return }
        handler.context = context
        xmlDictSetLimit(context.pointee.dict, Self.nameLimit)
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(context, Int32(bitPattern: options))
        var html = html
        html.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                _ = htmlParseChunk(context, $0.baseAddress, Int32($0.count), 1)
            }
        }
        htmlFreeParserCtxt(context)
    }

    private final class Handler {
        var builder = ParagraphBuilder()
        var depth = 0
        var context: htmlParserCtxtPtr?

        static func from(_ pointer: UnsafeMutableRawPointer?) -> Handler? {
            pointer.map { Unmanaged<Handler>.fromOpaque($0).takeUnretainedValue() }
        }
    }
}
