internal import Foundation

/// Reads the JSON object that an article mostly is: its members are texts, lists of texts, or null.
///
/// Whatever else there is, and whatever is not quite JSON, is left to `JSONSerialization`: then
/// there is no object.
struct PlainJSON {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var unescaped: [UInt8] = []

    /// The object in `bytes`; nil if it is not so plain, or not UTF-8.
    static func object(_ bytes: [UInt8]) -> [String: Any]? {
        bytes.withUnsafeBufferPointer {
            var reader = PlainJSON(bytes: $0)
            return reader.object()
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func object() -> [String: Any]? {
        guard take("{") else { return nil }
        var object: [String: Any] = [:]
        if !take("}") {
            repeat {
                guard let name = string(), take(":"), let value = value(),
                    object.updateValue(value, forKey: name) == nil
                else { return nil }
            } while take(",")
            guard take("}") else { return nil }
        }
        skipSpace()
        return index == bytes.count ? object : nil
    }

    private mutating func value() -> Any? {
        skipSpace()
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "n"):
            guard bytes[index...].starts(with: Self.null) else { return nil }
            index += Self.null.count
            return NSNull()
        default: return nil
        }
    }

    private static let null = Array("null".utf8)

    private mutating func list() -> [Any]? {
        guard take("[") else { return nil }
        var list: [Any] = []
        guard !take("]") else { return list }
        repeat {
            guard let text = string() else { return nil }
            list.append(text)
        } while take(",")
        return take("]") ? list : nil
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var start = index
        unescaped.removeAll(keepingCapacity: true)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let rest = UnsafeBufferPointer(rebasing: bytes[start..<index])
                index += 1
                // Each text by itself: what is between them is of ASCII.
                guard !unescaped.isEmpty else { return String(validating: rest, as: UTF8.self) }
                unescaped.append(contentsOf: rest)
                return String(validating: unescaped, as: UTF8.self)
            }
            guard byte >= 0x20 else { return nil }
            index += 1
            guard byte == UInt8(ascii: "\\") else {
                skipLetters()
                continue
            }
            unescaped.append(contentsOf: bytes[start..<(index - 1)])
            guard escape() else { return nil }
            start = index
        }
        return nil
    }

    /// Passes over eight bytes at a time, as long as none of them ends a text or escapes anything.
    @inline(__always)
    private mutating func skipLetters() {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        /// A high bit where a byte is zero; perhaps in bytes above it too.
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
        let raw = UnsafeRawBufferPointer(bytes)
        var at = index
        while at + 8 <= bytes.count {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let controls = (word &- ones &* 0x20) & ~word & highs
            let quotes = zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)
            guard controls | quotes == 0 else { break }
            at += 8
        }
        index = at
    }

    /// Takes what follows a backslash.
    private mutating func escape() -> Bool {
        guard index < bytes.count else { return false }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(byte)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
            guard var scalar = codeUnit() else { return false }
            if UTF16.isLeadSurrogate(UInt16(scalar)) {
                guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
                    bytes[index + 1] == UInt8(ascii: "u")
                else { return false }
                index += 2
                guard let low = codeUnit(), UTF16.isTrailSurrogate(UInt16(low)) else {
                    return false
                }
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else {
                return false
            }
            unescaped.append(contentsOf: encoded)
        default: return false
        }
        return true
    }

    private mutating func codeUnit() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[index..<(index + 4)] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): unit = unit << 4 | UInt32(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): unit = unit << 4 | UInt32(byte - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): unit = unit << 4 | UInt32(byte - 0x37)
            default: return nil
            }
        }
        index += 4
        return unit
    }

    /// Takes one byte, with the white space before it; false if another one stands there.
    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: scalar) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index].isJSONSpace { index += 1 }
    }
}
