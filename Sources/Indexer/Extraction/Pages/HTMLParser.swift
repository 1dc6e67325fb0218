internal import CLibXML2

/// A page's bytes -> ``Page``, by libxml2's parser. All unsafe pointers of it stay in this file.
///
/// No tree is built: the parser tells of each tag and text as it comes, and ``PageBuilder`` keeps what
/// an article may need.
enum HTMLParser {
    /// The page in bytes of UTF-8 without NULs.
    ///
    /// - Complexity: Linear in the page. What is not, tags with thousands of attributes, ends the page.
    static func parse(_ bytes: [UInt8]) -> Page {
        bytes.withUnsafeBufferPointer { bytes in
            var parse = HTMLParse(bytes)
            withUnsafeMutablePointer(to: &parse) { run($0) }
            return parse.builder.finish(isCutShort: parse.isCutShort)
        }
    }

    /// Has libxml2 read a page and tell of it.
    private static func run(_ parse: UnsafeMutablePointer<HTMLParse>) {
        guard let context = htmlNewParserCtxt() else { return }
        defer { htmlFreeParserCtxt(context) }
        guard
            let buffer = xmlParserInputBufferCreateIO(
                readMore, nil, parse, XML_CHAR_ENCODING_NONE),
            let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
        else { return }
        parse.pointee.context = context
        inputPush(context, input)
        let options = [
            HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET,
            HTML_PARSE_NOIMPLIED, HTML_PARSE_IGNORE_ENC,
        ]
        htmlCtxtUseOptions(context, Int32(options.reduce(0) { $0 | $1.rawValue }))
        context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
        context.pointee.sax.pointee = handler
        context.pointee.userData = UnsafeMutableRawPointer(parse)
        htmlParseDocument(context)
        parse.pointee.context = nil
    }
}

/// One parse, and what libxml2's callbacks need of it. They know it by its address: no class, whose
/// every access would be checked.
private struct HTMLParse {
    var builder: PageBuilder
    var context: htmlParserCtxtPtr?
    private(set) var isCutShort = false
    private var rest: UnsafeBufferPointer<UInt8>
    /// Reads since the last tag or text, and how many attributes they may begin.
    private var reads = 0
    private var attributes = 0
    /// Comparisons made for attributes: libxml2 compares each with all before it.
    private var comparisons = 0

    private static let attributeLimit = 16_000
    private static let comparisonLimit = 200_000_000

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        rest = bytes
        builder = PageBuilder(size: bytes.count)
    }

    /// Gives libxml2 the bytes that come next; none once a tag has more attributes than it can.
    mutating func read(into buffer: UnsafeMutablePointer<CChar>, _ length: Int) -> Int {
        let count = min(length, rest.count)
        guard count > 0, let start = rest.baseAddress else { return 0 }
        reads += 1
        if reads > 8, context?.pointee.instate != XML_PARSER_COMMENT {
            let bytes = UnsafeBufferPointer(rebasing: rest[..<count])
            // None begins but behind a blank or a value in quotes.
            attributes += AttributeCount.blanks(in: bytes) + AttributeCount.values(in: bytes)
            guard attributes < Self.attributeLimit else {
                isCutShort = true
                return 0
            }
        }
        UnsafeMutableRawPointer(buffer).copyMemory(from: start, byteCount: count)
        rest = UnsafeBufferPointer(rebasing: rest[count...])
        return count
    }

    mutating func start(
        _ name: UnsafePointer<xmlChar>,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        reachEvent()
        var list = HTMLAttributes()
        var count = 0
        if let attributes {
            while let key = attributes[2 * count] {
                list.add(key, attributes[2 * count + 1])
                count += 1
            }
        }
        comparisons += count * count
        builder.start(HTMLTag(name: name), list)
        if builder.isTooDeep || comparisons > Self.comparisonLimit {
            isCutShort = true
            xmlStopParser(context)
        }
    }

    private mutating func reachEvent() {
        reads = 0
        attributes = 0
    }

    mutating func end() {
        reachEvent()
        builder.end()
    }

    mutating func text(_ bytes: UnsafePointer<xmlChar>, _ count: Int32) {
        reachEvent()
        builder.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
}

/// The parse that a callback is about.
private func parse(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLParse>? {
    data?.assumingMemoryBound(to: HTMLParse.self)
}

private let readMore: xmlInputReadCallback = { data, buffer, length in
    guard let buffer, length > 0 else { return 0 }
    return Int32(parse(data)?.pointee.read(into: buffer, Int(length)) ?? 0)
}

private var handler: htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { data, name, attributes in
        if let name { parse(data)?.pointee.start(name, attributes) }
    }
    handler.endElement = { data, _ in parse(data)?.pointee.end() }
    let text: charactersSAXFunc = { data, bytes, count in
        if let bytes { parse(data)?.pointee.text(bytes, count) }
    }
    handler.characters = text
    handler.ignorableWhitespace = text
    handler.cdataBlock = text
    handler.initialized = 1
    return handler
}
