/// Elements as bytes, so that a document is parsed in sequence and its articles on all cores.
///
/// A byte says what comes: an element opens (its name, the number of its attributes, their names and
/// values), text, or an element closes. Texts stand behind their length in four bytes.
struct XMLRecord {
    private enum Mark {
        static let open: UInt8 = 1
        static let text: UInt8 = 2
        static let close: UInt8 = 3
        static let cutShort: UInt8 = 4
    }

    private(set) var bytes: [UInt8] = []
    /// Where the length of the text stands that ends the bytes; parts of it come one by one.
    private var lastText: Int?

    mutating func open(_ name: String, _ attributes: [(name: String, value: String)]) {
        lastText = nil
        bytes.append(Mark.open)
        append(name.utf8)
        append(attributes.count)
        for attribute in attributes {
            append(attribute.name.utf8)
            append(attribute.value.utf8)
        }
    }

    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        if let lastText {
            bytes.append(contentsOf: text)
            let length = UInt32(bytes.count - lastText - 4)
            withUnsafeBytes(of: length.littleEndian) {
                bytes.replaceSubrange(lastText..<lastText + 4, with: $0)
            }
        } else {
            bytes.append(Mark.text)
            lastText = bytes.count
            append(text.count)
            bytes.append(contentsOf: text)
        }
    }

    mutating func close() {
        lastText = nil
        bytes.append(Mark.close)
    }

    /// Marks that the file ends within the element.
    mutating func cutShort() {
        lastText = nil
        bytes.append(Mark.cutShort)
    }

    private mutating func append(_ text: String.UTF8View) {
        append(text.count)
        bytes.append(contentsOf: text)
    }

    private mutating func append(_ number: Int) {
        withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0) }
    }
}

extension XMLRecord {
    /// The element that was written; what is still open is closed. Nil if there is none.
    static func element(_ bytes: [UInt8]) -> (element: XMLElement, isCutShort: Bool)? {
        var reader = Reader(bytes: bytes)
        return reader.element()
    }

    private struct Reader {
        let bytes: [UInt8]
        private var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func element() -> (element: XMLElement, isCutShort: Bool)? {
            var open: [XMLElement] = []
            var isCutShort = false
            func close() {
                guard open.count > 1, let last = open.popLast() else { return }
                open[open.count - 1].children.append(.element(last))
            }
            while index < bytes.count {
                index += 1
                switch bytes[index - 1] {
                case Mark.open: open.append(opened())
                case Mark.text where !open.isEmpty:
                    open[open.count - 1].children.append(.text(text()))
                case Mark.close: close()
                default: isCutShort = true
                }
            }
            while open.count > 1 { close() }
            return open.first.map { ($0, isCutShort) }
        }

        private mutating func opened() -> XMLElement {
            var element = XMLElement(name: text())
            for _ in 0..<number() {
                let name = text()
                element.attributes[name] = text()
            }
            return element
        }

        private mutating func text() -> String {
            let length = number()
            defer { index += length }
            return String(decoding: bytes[index..<index + length], as: UTF8.self)
        }

        private mutating func number() -> Int {
            defer { index += 4 }
            return bytes[index..<index + 4].withUnsafeBytes {
                Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)))
            }
        }
    }
}
