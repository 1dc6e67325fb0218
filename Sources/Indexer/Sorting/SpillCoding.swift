/// Writes elements as bytes: fixed-width numbers, and texts behind their length.
struct SpillEncoder {
    var bytes: [UInt8] = []

    mutating func append(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ text: String?) {
        guard let text else { return append(-1) }
        append(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ list: [String]?) {
        guard let list else { return append(-1) }
        append(Int64(list.count))
        for text in list { append(text) }
    }

    /// Writes one element behind its length.
    mutating func appendFramed(_ encode: (inout SpillEncoder) -> Void) {
        let start = bytes.count
        append(0)
        encode(&self)
        let length = Int64(bytes.count - start - 8)
        withUnsafeBytes(of: length.littleEndian) {
            bytes.replaceSubrange(start..<start + 8, with: $0)
        }
    }
}

/// Reads what ``SpillEncoder`` wrote.
struct SpillDecoder {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    mutating func number() -> Int64 {
        defer { index += 8 }
        return bytes[index..<index + 8].withUnsafeBytes {
            Int64(littleEndian: $0.loadUnaligned(as: Int64.self))
        }
    }

    mutating func text() -> String? {
        let length = Int(number())
        guard length >= 0 else { return nil }
        defer { index += length }
        return String(decoding: bytes[index..<index + length], as: UTF8.self)
    }

    mutating func list() -> [String]? {
        let count = number()
        guard count >= 0 else { return nil }
        return (0..<count).map { _ in text() ?? "" }
    }
}
