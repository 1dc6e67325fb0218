internal import CLibXML2

/// What takes the events of an ``XMLStream``.
protocol XMLStreamHandler: AnyObject {
    /// An element opens.
    func open(_ name: String, _ attributes: [(name: String, value: String)])
    func text(_ text: UnsafeBufferPointer<UInt8>)
    func close()
}

/// A document in UTF-8, parsed by libxml2 as its blocks come.
///
/// Nothing outside the document is read: no DTD, no file, no address. Mistakes are passed over as
/// far as libxml2 can. What could only be an attack, or take memory without end, stops the document
/// (``refusal``).
final class XMLStream {
    /// How deep elements may stand in each other.
    static let depthLimit = 4096
    /// How many attributes a tag may have, and how many namespaces may be known at a time: libxml2
    /// compares each with all others.
    static let attributeLimit = 1000
    /// How many attributes a document type may give to an element that does not have them.
    private static let defaultLimit = 50
    /// How much libxml2 gets at a time; a tag within it has no attributes beyond number.
    private static let pieceLength = 1 << 14

    /// Why reading stopped, if not at the end.
    private(set) var refusal: SkipReason?
    private let handler: any XMLStreamHandler
    private var context: xmlParserCtxtPtr?
    private var entities: XMLEntities
    private var names: [NameKey: String] = [:]
    private var depth = 0
    private var isStopped = false
    /// The values in the tag that has begun and not ended.
    private var openValues = 0
    private var rootNamespace: UnsafePointer<xmlChar>?

    private struct NameKey: Hashable {
        let local: UnsafePointer<xmlChar>
        let prefix, uri: UnsafePointer<xmlChar>?
    }

    init(_ handler: any XMLStreamHandler) {
        self.handler = handler
        entities = XMLEntities()
        var callbacks = Self.callbacks()
        context = xmlCreatePushParserCtxt(
            &callbacks, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        xmlCtxtUseOptions(
            context,
            Int32(
                XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_OLDSAX.rawValue
                    | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOERROR.rawValue
                    | XML_PARSE_NOWARNING.rawValue))
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        // Otherwise `&amp;` in an attribute comes as `&#38;`.
        context?.pointee.replaceEntities = 1
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Takes the next block.
    func push(_ block: [UInt8], isLast: Bool = false) {
        var rest = block[...]
        repeat {
            let piece = rest.prefix(Self.pieceLength)
            rest = rest.dropFirst(piece.count)
            parse(piece, isLast: isLast && rest.isEmpty)
        } while !rest.isEmpty
    }

    private func parse(_ piece: ArraySlice<UInt8>, isLast: Bool) {
        guard let context, !isStopped else { return }
        piece.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = xmlParseChunk(context, start, Int32(bytes.count), isLast ? 1 : 0)
        }
        countOpenValues(piece.count)
        guard context.pointee.disableSAX != 0, !isStopped else { return }
        // A name, a tag or a comment without end; other mistakes end the document quietly.
        let endless = [XML_ERR_INTERNAL_ERROR, XML_ERR_NAME_TOO_LONG].map { Int32($0.rawValue) }
        if let error = xmlCtxtGetLastError(context), endless.contains(error.pointee.code) {
            refusal = .endlessMarkup
        }
    }

    /// Stops at a tag that has not ended in all its attributes, before libxml2 compares them.
    ///
    /// - Parameter count: How many bytes came last.
    private func countOpenValues(_ count: Int) {
        guard let input = context?.pointee.input?.pointee, let start = input.cur,
            let end = input.end, end - start > 1, start[0] == UInt8(ascii: "<"),
            // No comment, no end of an element.
            start[1] == UInt8(ascii: ":") || start[1] > UInt8(ascii: "?")
        else {
            openValues = 0
            return
        }
        let waiting = end - start
        let last = min(waiting, count)
        let values = AttributeCount.values(in: UnsafeBufferPointer(start: end - last, count: last))
        openValues = values + (waiting > count ? openValues : 0)
        if openValues > Self.attributeLimit { stop(.endlessMarkup) }
    }

    /// Stops reading; nothing comes after it.
    func stop(_ reason: SkipReason? = nil) {
        refusal = refusal ?? reason
        isStopped = true
        xmlStopParser(context)
    }
}

extension XMLStream {
    private static func from(_ pointer: UnsafeMutableRawPointer?) -> XMLStream? {
        pointer.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func callbacks() -> xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = { me, name, prefix, uri, _, _, count, defaults, attributes in
            guard let name else { return }
            guard defaults <= XMLStream.defaultLimit else {
                XMLStream.from(me)?.stop(.endlessMarkup)
                return
            }
            XMLStream.from(me)?.open(name, prefix, uri, attributes, Int(count))
        }
        callbacks.endElementNs = { me, _, _, _ in XMLStream.from(me)?.close() }
        callbacks.characters = { me, text, length in
            XMLStream.from(me)?.handler.text(
                UnsafeBufferPointer(start: text, count: Int(length)))
        }
        callbacks.ignorableWhitespace = callbacks.characters
        callbacks.cdataBlock = callbacks.characters
        callbacks.entityDecl = { me, name, kind, _, _, content in
            XMLStream.from(me)?.entities.declare(name, kind: kind, content: content)
        }
        callbacks.getEntity = { me, name in XMLStream.from(me)?.entity(name) }
        callbacks.serror = { _, _ in }
        return callbacks
    }

    private func entity(_ name: UnsafePointer<xmlChar>?) -> xmlEntityPtr? {
        guard let name, refusal == nil else { return nil }
        // libxml2 leaves out all entities behind a mistake, if it is not told to forget that.
        context?.pointee.wellFormed = 1
        switch entities.resolve(name) {
        case .success(let entity): return entity
        case .failure(let reason):
            stop(reason)
            return nil
        }
    }

    private func open(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
        _ count: Int
    ) {
        if depth == 0 { rootNamespace = uri }
        depth += 1
        guard depth <= Self.depthLimit else { return stop(.tooDeep(limit: Self.depthLimit)) }
        // Two texts each, of the elements that are open.
        guard let known = context?.pointee.nsNr, known <= 2 * Self.attributeLimit else {
            return stop(.endlessMarkup)
        }
        var attributes: [(name: String, value: String)] = []
        // Each has a name, a prefix, an address, and the ends of its value.
        for index in 0..<count {
            guard let field = values.map({ $0 + index * 5 }), let local = field[0],
                let start = field[3], let end = field[4]
            else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            attributes.append(
                (name(local, field[1], nil), String(decoding: value, as: UTF8.self)))
        }
        handler.open(name(local, prefix, uri), attributes)
    }

    private func close() {
        depth -= 1
        handler.close()
    }

    /// The name by which an element or attribute is known. libxml2 has each of its texts once, so
    /// that addresses tell them apart.
    private func name(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?
    ) -> String {
        let key = NameKey(local: local, prefix: prefix, uri: uri)
        if let known = names[key] { return known }
        var name = String(cString: local).lowercased()
        let isOwn = uri != nil && uri == rootNamespace
        let given = prefix.map { String(cString: $0).lowercased() } ?? ""
        let known = uri.flatMap { XMLNamespaces.prefix(of: String(cString: $0)) }
        let shown = isOwn ? "" : known ?? (given == "xml" ? "" : given)
        if !shown.isEmpty { name = "\(shown):\(name)" }
        names[key] = name
        return name
    }
}
