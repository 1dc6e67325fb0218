/// The `Name: value` lines before a body in WARC, HTTP and mail, as RFC 5322 has them in section 2.2.
struct HeaderFields {
    /// How many bytes they may have: mail that came a long way has some ten thousand.
    static let limit = 1 << 18

    private var fields: [(name: [UInt8], value: [UInt8])] = []

    /// Reads the lines; one without a colon says nothing, and one that is set in goes on with the
    /// line above.
    init(_ lines: ArraySlice<UInt8>) {
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if let first = line.first, first == 0x20 || first == 0x09 {
                guard !fields.isEmpty else { continue }
                fields[fields.count - 1].value += [0x20] + Self.trimmed(line)
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = Self.trimmed(line[..<colon]).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
                fields.append((name, Self.trimmed(line[(colon + 1)...])))
            }
        }
    }

    /// How many there are.
    var count: Int { fields.count }

    /// The value of the first field of a name, which is in lower case.
    subscript(_ name: String) -> String? {
        bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same as it stands there, in whatever encoding.
    func bytes(of name: String) -> [UInt8]? {
        fields.first { $0.name.elementsEqual(name.utf8) }?.value
    }

    /// How many bytes the lines have up to the empty one and with it; nil where there is none.
    static func length(in bytes: ArraySlice<UInt8>) -> Int? {
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            if end == start || (end == start + 1 && bytes[start] == UInt8(ascii: "\r")) {
                return end + 1 - bytes.startIndex
            }
            start = end + 1
        }
        return nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var bytes = bytes.drop(while: \.isJSONSpace)
        while bytes.last?.isJSONSpace == true { bytes.removeLast() }
        return Array(bytes)
    }
}

extension InputBuffer {
    /// Takes the lines up to an empty one, and that.
    ///
    /// - Parameter end: How many bytes there are; what has no empty line may be lines throughout.
    /// - Returns: nil where the lines are more than ``HeaderFields/limit``; nothing is taken then.
    mutating func takeHeader(within end: Int = .max) throws(ReadError) -> [UInt8]? {
        let limit = min(end, HeaderFields.limit)
        var wanted = 1 << 12
        while true {
            try fill(atLeast: min(wanted, limit))
            let seen = waiting.prefix(limit)
            if let length = HeaderFields.length(in: seen) { return take(length) }
            if seen.count == end || seen.count < min(wanted, limit) { return take(seen.count) }
            guard seen.count < limit else { return nil }
            wanted = 2 * seen.count
        }
    }
}
