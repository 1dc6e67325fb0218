private import Foundation

/// A JSON value whose members keep their order.
enum JSON {
    case null
    case bool(Bool)
    case number(Int)
    case real(Double)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    /// A number to six significant digits: however small a score is, it differs from the next.
    static func score(_ value: Double) -> JSON {
        guard value.isFinite, value != 0 else { return .real(0) }
        let scale = pow(10, 5 - floor(log10(abs(value))))
        return scale.isFinite && scale > 0 ? .real((value * scale).rounded() / scale) : .real(value)
    }

    static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

    /// The value on one line, or indented by two spaces a level.
    func rendered(indented: Bool = false) -> String {
        String(decoding: bytes(indented: indented), as: UTF8.self)
    }

    /// The same in UTF-8.
    func bytes(indented: Bool = false) -> [UInt8] {
        var out: [UInt8] = []
        write(to: &out, indent: indented ? 0 : nil)
        return out
    }

    private func write(to out: inout [UInt8], indent: Int?) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let value): out.append(contentsOf: String(value).utf8)
        case .real(let value): out.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
        case .text(let value): Self.write(value, to: &out)
        case .list(let values):
            // Pairs of numbers stay on one line.
            let isShort = values.allSatisfy { if case .number = $0 { true } else { false } }
            Self.write(values.map { ("", $0) }, "[", "]", to: &out, indent: isShort ? nil : indent)
            {
                value, indent, out in
                value.1.write(to: &out, indent: indent)
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &out, indent: indent) { member, indent, out in
                Self.write(member.0, to: &out)
                out.append(contentsOf: (indent == nil ? ":" : ": ").utf8)
                member.1.write(to: &out, indent: indent)
            }
        }
    }

    private static func write(
        _ members: [(String, JSON)], _ open: String, _ close: String, to out: inout [UInt8],
        indent: Int?, _ body: ((String, JSON), Int?, inout [UInt8]) -> Void
    ) {
        let inner = indent.map { $0 + 2 }
        out.append(contentsOf: open.utf8)
        for (index, member) in members.enumerated() {
            if index > 0 { out.append(contentsOf: ",".utf8) }
            if let inner {
                out.append(contentsOf: ("\n" + String(repeating: " ", count: inner)).utf8)
            }
            body(member, inner, &out)
        }
        if let indent, !members.isEmpty {
            out.append(contentsOf: ("\n" + String(repeating: " ", count: indent)).utf8)
        }
        out.append(contentsOf: close.utf8)
    }

    /// Escapes what JSON and line readers need escaped; all else is copied in runs.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for (index, byte) in bytes.enumerated() {
                guard
                    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2
                        || byte == 0xE2 || byte == 0xEF, let special = special(at: index, in: bytes)
                else { continue }
                out.append(contentsOf: bytes[start..<index])
                out.append(contentsOf: escape(special.scalar).utf8)
                start = index + special.length
            }
            out.append(contentsOf: bytes[start...])
        }
        out.append(UInt8(ascii: "\""))
    }

    /// The character at an index if it must be escaped: a control character, a quote, a backslash,
    /// U+2028 and U+2029, which end a line in JavaScript, or U+FEFF, which some readers drop.
    private static func special(
        at index: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> (scalar: UInt32, length: Int)? {
        func byte(_ offset: Int) -> UInt8 {
            index + offset < bytes.count ? bytes[index + offset] : 0
        }
        switch byte(0) {
        case 0xC2: return byte(1) < 0xA0 ? (UInt32(byte(1)), 2) : nil
        case 0xE2:
            guard byte(1) == 0x80, byte(2) == 0xA8 || byte(2) == 0xA9 else { return nil }
            return (0x2028 + UInt32(byte(2) - 0xA8), 3)
        case 0xEF: return byte(1) == 0xBB && byte(2) == 0xBF ? (0xFEFF, 3) : nil
        case let byte: return (UInt32(byte), 1)
        }
    }

    private static func escape(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x22: return "\\\""
        case 0x5C: return "\\\\"
        case 0x0A: return "\\n"
        case 0x0D: return "\\r"
        case 0x09: return "\\t"
        default:
            let digits = String(scalar, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}
