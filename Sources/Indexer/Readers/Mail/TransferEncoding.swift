internal import Archive
internal import Foundation

/// How the bytes of a mail's part became lines of ASCII: RFC 2045, section 6.
enum TransferEncoding {
    /// The bytes of a part; what is not encoded as it should be is left as it stands.
    static func decoded(_ bytes: ArraySlice<UInt8>, _ name: String?) -> [UInt8] {
        switch name?.lowercased().trimmed {
        case "base64": base64(bytes)
        case "quoted-printable": quotedPrintable(bytes)
        default: Array(bytes)
        }
    }

    /// Decodes base64 that may be cut, or have line ends and other bytes in it.
    static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digits = bytes.filter { byte in
            UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
        }
        // A single digit says nothing; what else is missing of a group of four is filling.
        if digits.count % 4 == 1 { digits.removeLast() }
        digits += [UInt8](repeating: UInt8(ascii: "="), count: (4 - digits.count % 4) % 4)
        return Data(base64Encoded: Data(digits)).map { Array($0) } ?? []
    }

    /// Decodes quoted-printable; in the words of a header `_` is a blank.
    static func quotedPrintable(_ bytes: ArraySlice<UInt8>, isHeader: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            index += 1
            if isHeader, byte == UInt8(ascii: "_") {
                result.append(0x20)
            } else if byte == UInt8(ascii: "="), let (value, length) = escape(bytes[index...]) {
                if let value { result.append(value) }
                index += length
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// What stands behind `=`: two digits, or a line end that is none; and how long it is.
    private static func escape(_ bytes: ArraySlice<UInt8>) -> (value: UInt8?, length: Int)? {
        let blanks = bytes.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        if bytes.dropFirst(blanks.count).first == 0x0A { return (nil, blanks.count + 1) }
        let digits = String(decoding: bytes.prefix(2), as: UTF8.self)
        return digits.utf8.count == 2 ? UInt8(digits, radix: 16).map { ($0, 2) } : nil
    }
}
