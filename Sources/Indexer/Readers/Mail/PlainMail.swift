internal import Archive

/// The text of a mail without markup: its paragraphs joined, and without the lines that a sender or a
/// mailing list puts under everything.
struct PlainMail {
    let text: String

    /// How many lines a signature may have.
    private static let signatureLimit = 12

    /// - Parameters:
    ///   - isFlowed: Whether a line with a blank at its end goes on with the next one (RFC 3676).
    ///   - deletesBlanks: Whether that blank is no part of the text.
    init(_ text: String, isFlowed: Bool, deletesBlanks: Bool) {
        var lines = text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).map(String.init)
        if let end = Self.signature(lines) { lines.removeSubrange(end...) }
        self.text =
            (isFlowed ? Self.joined(lines, deletesBlanks) : lines)
            .joined(separator: "\n").trimmed
    }

    /// Where a signature begins, or what a mailing list adds.
    private static func signature(_ lines: [String]) -> Int? {
        let last = lines.lastIndex { !$0.isBlankLine } ?? 0
        return lines.indices.last { index in
            let line = lines[index]
            let isMark = line == "-- " || (line.count >= 40 && line.allSatisfy { $0 == "_" })
            return isMark && index > 0 && last - index <= signatureLimit
        }
    }

    private static func joined(_ lines: [String], _ deletesBlanks: Bool) -> [String] {
        var joined: [String] = []
        var isOpen = false
        for line in lines {
            // A line that would have begun like a quotation was stuffed with a blank.
            let line = line.hasPrefix(" ") ? String(line.dropFirst()) : line
            let goesOn = line.hasSuffix(" ")
            let text = goesOn && deletesBlanks ? String(line.dropLast()) : line
            if isOpen, let last = joined.indices.last {
                joined[last] += text
            } else {
                joined.append(text)
            }
            isOpen = goesOn
        }
        return joined
    }
}

extension String {
    fileprivate var isBlankLine: Bool { utf8.allSatisfy(\.isJSONSpace) }
}
