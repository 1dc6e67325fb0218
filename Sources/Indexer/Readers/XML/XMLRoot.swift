internal import Archive

/// The element that a document begins with.
struct XMLRoot: Sendable {
    /// Its name without a prefix, in lower case; empty if the document was refused before it.
    let name: String
    /// The encoding of its XML declaration.
    let encoding: String?
    /// Why the document is not read at all.
    let refusal: SkipReason?

    /// The root of a document of which these are the first bytes; nil if none is found in them.
    init?(_ start: ArraySlice<UInt8>) {
        guard start.first == UInt8(ascii: "<") else { return nil }
        encoding = Self.declaredEncoding(start)
        var decoder = TextDecoder(start, declared: encoding)
        let handler = FirstElement()
        let stream = XMLStream(handler)
        handler.stream = stream
        var rest = start.drop(while: \.isJSONSpace)
        while handler.name == nil, stream.refusal == nil, !rest.isEmpty {
            stream.push(decoder.decode(rest.prefix(1024)))
            rest = rest.dropFirst(1024)
        }
        guard handler.name != nil || stream.refusal != nil else { return nil }
        name = handler.name ?? ""
        refusal = stream.refusal
    }

    /// What stands behind `encoding=` in the declaration.
    private static func declaredEncoding(_ start: ArraySlice<UInt8>) -> String? {
        let text = start.drop(while: \.isJSONSpace)
        guard text.starts(with: "<?xml".utf8) else { return nil }
        let declaration = String(
            decoding: text.prefix(256).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        guard let match = declaration.firstMatch(of: /encoding\s*=\s*["']([^"']+)["']/) else {
            return nil
        }
        return String(match.1).trimmed
    }

    private final class FirstElement: XMLStreamHandler {
        weak var stream: XMLStream?
        var name: String?

        func open(_ name: String, _ attributes: [(name: String, value: String)]) {
            guard self.name == nil else { return }
            self.name = name.split(separator: ":").last.map(String.init) ?? name
            stream?.stop()
        }

        func text(_ text: UnsafeBufferPointer<UInt8>) {}
        func close() {}
    }
}
