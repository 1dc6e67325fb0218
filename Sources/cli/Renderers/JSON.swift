/// A JSON value whose members keep their order.
enum JSON {
    case null
    case bool(Bool)
    case number(Int)
    case real(Double)
    case text(String)
    case list([JSON])
    case object([(String, JSON)])

    static func optional(_ text: String?) -> JSON { text.map(JSON.text) ?? .null }

    /// The value on one line, or indented by two spaces a level.
    func rendered(indented: Bool = false) -> String {
        var out = ""
        write(to: &out, indent: indented ? 0 : nil)
        return out
    }

    private func write(to out: inout String, indent: Int?) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .number(let value): out += String(value)
        case .real(let value): out += value.isFinite ? "\(value)" : "null"
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
                out += indent == nil ? ":" : ": "
                member.1.write(to: &out, indent: indent)
            }
        }
    }

    private static func write(
        _ members: [(String, JSON)], _ open: String, _ close: String, to out: inout String,
        indent: Int?, _ body: ((String, JSON), Int?, inout String) -> Void
    ) {
        let inner = indent.map { $0 + 2 }
        out += open
        for (index, member) in members.enumerated() {
            if index > 0 { out += "," }
            if let inner { out += "\n" + String(repeating: " ", count: inner) }
            body(member, inner, &out)
        }
        if let indent, !members.isEmpty { out += "\n" + String(repeating: " ", count: indent) }
        out += close
    }

    private static func write(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            // U+2028 and U+2029 end a line in JavaScript and in some line readers; U+0080 to U+009F
            // can steer a terminal.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
