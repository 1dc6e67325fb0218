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
        let parse = Parse()
        bytes.withUnsafeBufferPointer { parse.run($0) }
        return parse.builder.finish(isCutShort: parse.isCutShort)
    }

    /// One parse, and what libxml2's callbacks need of it.
    fileprivate final class Parse {
        let builder = PageBuilder()
        private var rest = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        private var context: htmlParserCtxtPtr?
        private(set) var isCutShort = false
        /// White space read since the last tag or text, which bounds the attributes of one tag.
        private var blanks = 0
        /// Comparisons made for attributes: libxml2 compares each with all before it.
        private var comparisons = 0

        private static let blankLimit = 50_000
        private static let comparisonLimit = 200_000_000

        func run(_ bytes: UnsafeBufferPointer<UInt8>) {
            rest = bytes
            guard let context = htmlNewParserCtxt() else { return }
            defer { htmlFreeParserCtxt(context) }
            let me = Unmanaged.passUnretained(self).toOpaque()
            guard let buffer = xmlParserInputBufferCreateIO(readMore, nil, me, XML_CHAR_ENCODING_NONE),
                let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
            else { return }
            self.context = context
            inputPush(context, input)
            htmlCtxtUseOptions(
                context,
                Int32(
                    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
                        | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
                        | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue))
            context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
            context.pointee.sax.pointee = handler
            context.pointee.userData = me
            htmlParseDocument(context)
            self.context = nil
        }

        /// Gives libxml2 the bytes that come next; none once a tag has more attributes than it can.
        func read(into buffer: UnsafeMutablePointer<CChar>, _ length: Int) -> Int {
            let count = min(length, rest.count)
            guard count > 0, let start = rest.baseAddress else { return 0 }
            if context?.pointee.instate != XML_PARSER_COMMENT {
                for byte in rest[..<count] where byte <= 0x20 { blanks += 1 }
                guard blanks < Self.blankLimit else {
                    isCutShort = true
                    return 0
                }
            }
            UnsafeMutableRawPointer(buffer).copyMemory(from: start, byteCount: count)
            rest = UnsafeBufferPointer(rebasing: rest[count...])
            return count
        }

        func start(
            _ name: UnsafePointer<xmlChar>,
            _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
        ) {
            blanks = 0
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
            if builder.isTooDeep || comparisons > Self.comparisonLimit { stop() }
        }

        func end() {
            blanks = 0
            builder.end()
        }

        func text(_ bytes: UnsafePointer<xmlChar>, _ count: Int32) {
            blanks = 0
            builder.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
        }

        private func stop() {
            isCutShort = true
            xmlStopParser(context)
        }
    }
}

/// Another name for the one parse that a callback is about.
private func parse(_ data: UnsafeMutableRawPointer?) -> HTMLParser.Parse? {
    data.map { Unmanaged<HTMLParser.Parse>.fromOpaque($0).takeUnretainedValue() }
}

private let readMore: xmlInputReadCallback = { data, buffer, length in
    guard let buffer, length > 0 else { return 0 }
    return Int32(parse(data)?.read(into: buffer, Int(length)) ?? 0)
}

private var handler: htmlSAXHandler {
    var handler = htmlSAXHandler()
    handler.startElement = { data, name, attributes in
        if let name { parse(data)?.start(name, attributes) }
    }
    handler.endElement = { data, _ in parse(data)?.end() }
    let text: charactersSAXFunc = { data, bytes, count in
        if let bytes { parse(data)?.text(bytes, count) }
    }
    handler.characters = text
    handler.ignorableWhitespace = text
    handler.cdataBlock = text
    handler.initialized = 1
    return handler
}
