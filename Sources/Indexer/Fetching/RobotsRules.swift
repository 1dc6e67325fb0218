/// What a site's robots.txt lets newsfind read: RFC 9309.
///
/// Rules of the groups that name newsfind count, else those for all (`*`). The longest path that
/// matches wins, and of two as long the one that allows.
struct RobotsRules: Sendable {
    /// How many bytes of a file are read, as the standard asks for.
    static let limit = 500 << 10
    /// How many bytes of a path are compared with rules: servers refuse longer ones.
    static let longestPath = 8 << 10
    static let everything = RobotsRules(rules: [])
    static let nothing = RobotsRules(rules: [Rule(path: Array("/".utf8), allows: false)])

    private struct Rule: Sendable {
        let path: [UInt8]
        let allows: Bool
    }

    private let rules: [Rule]
    /// How many seconds the site wants to be left alone between requests, if it says so.
    private(set) var delay: Double?

    private init(rules: [Rule]) { self.rules = rules }

    /// Reads a file; lines that mean nothing are passed over.
    ///
    /// - Parameter agent: The program's name, in lower case.
    init(_ text: String, agent: String = "newsfind") {
        var named: (rules: [Rule], delay: Double?)?
        var others: (rules: [Rule], delay: Double?) = ([], nil)
        /// Whether the group is one that names newsfind, and one for all.
        var group = (isNamed: false, isOthers: false)
        var isInRules = false
        // Editors put a byte order mark before the first line.
        let text = text.drop { $0 == "\u{FEFF}" }
        for line in text.split(whereSeparator: \.isNewline) {
            let content = line.prefix { $0 != "#" }
            guard let colon = content.firstIndex(of: ":") else { continue }
            let key = content[..<colon].lowercased().filter { !$0.isWhitespace }
            let value =
                String(content[content.index(after: colon)...].drop(while: \.isWhitespace))
                .split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            if key == "user-agent" {
                if isInRules { group = (false, false) }
                isInRules = false
                if value.lowercased() == agent {
                    group.isNamed = true
                    named = named ?? ([], nil)
                } else if value == "*" {
                    group.isOthers = true
                }
                continue
            }
            let isRule = key == "allow" || key == "disallow"
            guard isRule || key == "crawl-delay" else { continue }
            isInRules = true
            var rule: [Rule] = []
            // An empty path matches nothing.
            if isRule, !value.isEmpty {
                rule = [Rule(path: Self.normal(value), allows: key == "allow")]
            }
            let seconds = isRule ? nil : Double(value)
            if group.isNamed {
                named?.rules += rule
                if let seconds { named?.delay = seconds }
            }
            if group.isOthers {
                others.rules += rule
                if let seconds { others.delay = seconds }
            }
        }
        rules = named?.rules ?? others.rules
        delay = (named ?? others).delay
    }

    /// Whether a path may be read; with its query, as in `/news?page=2`. Where there are rules, none
    /// that is too long to be compared with them.
    func allows(_ path: String) -> Bool {
        guard path.utf8.count <= Self.longestPath else { return rules.isEmpty }
        let path = Self.normal(path.hasPrefix("/") ? path : "/" + path)
        let best = rules.filter { Self.matches($0.path, path) }
            .max { ($0.path.count, $0.allows ? 1 : 0) < ($1.path.count, $1.allows ? 1 : 0) }
        return best?.allows ?? true
    }

    /// Whether a pattern matches the start of a path: `*` stands for any bytes, `$` for the end.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isWhole = pattern.last == UInt8(ascii: "$")
        var parts = (isWhole ? pattern.dropLast() : pattern[...])
            .split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)[...]
        guard let first = parts.popFirst(), path.starts(with: first) else { return false }
        var rest = path.dropFirst(first.count)
        let last = isWhole ? parts.popLast() : nil
        // The first place of each is the best: it leaves most for what follows.
        for part in parts where !part.isEmpty {
            guard let end = end(of: part, in: rest) else { return false }
            rest = rest[end...]
        }
        guard isWhole else { return true }
        return last.map { rest.count >= $0.count && rest.suffix($0.count) == $0 } ?? rest.isEmpty
    }

    /// Where the first place of some bytes ends: found by the algorithm of Knuth, Morris and Pratt, since
    /// others take the square of the time where bytes repeat.
    private static func end(of part: ArraySlice<UInt8>, in path: ArraySlice<UInt8>) -> Int? {
        let part = Array(part)
        // Of so many first bytes, how many are also the last.
        var borders = [0]
        var length = 0
        func take(_ byte: UInt8) {
            while length > 0, part[length] != byte { length = borders[length - 1] }
            if part[length] == byte { length += 1 }
        }
        for byte in part.dropFirst() {
            take(byte)
            borders.append(length)
        }
        length = 0
        for (index, byte) in zip(path.indices, path) {
            take(byte)
            if length == part.count { return index + 1 }
        }
        return nil
    }

    /// A path with what is not ASCII escaped, and letters escaped in capitals, so that two spellings
    /// of it are the same: RFC 9309, section 2.2.2.
    private static func normal(_ path: String) -> [UInt8] {
        var result: [UInt8] = []
        let bytes = Array(path.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
                let value = UInt8(
                    String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                result += isPlain(value) ? [value] : escaped(value)
                index += 3
            } else {
                result += byte < 0x80 ? [byte] : escaped(byte)
                index += 1
            }
        }
        return result
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// What RFC 3986 calls unreserved.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
            || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")]
                .contains(byte)
    }
}
