internal import Archive

/// Text as it came over a wire, in lines of a fixed width -> paragraphs.
enum WireText {
    /// A paragraph begins behind an empty line or with an indented one. Lines in columns stay lines.
    static func paragraphs(of text: String) -> String {
        var paragraphs: [String] = []
        var lines: [String] = []
        func finish() {
            if !lines.isEmpty { paragraphs.append(joined(lines)) }
            lines = []
        }
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let isIndented = line.utf8.starts(with: [0x20, 0x20]) || line.utf8.first == 0x09
            let words = String(line).trimmed
            // What ends a Reuters story is its own line.
            if words.isEmpty || words == "Reuter" || words == "REUTER" {
                finish()
                continue
            }
            if isIndented, !isColumns(words) || !(lines.last.map(isColumns) ?? false) { finish() }
            lines.append(words)
        }
        finish()
        return paragraphs.joined(separator: "\n\n")
    }

    /// Whether the line is a row of a table: gaps or dots lead from column to column.
    static func isColumns(_ line: String) -> Bool {
        var length = 0
        var previous: UInt8 = 0
        for byte in line.utf8 {
            length = byte == previous ? length + 1 : 1
            previous = byte
            if byte == 0x09 || byte == 0x20 && length == 3 || byte == 0x2E && length == 4 {
                return true
            }
        }
        return false
    }

    /// Whether most lines of a text are rows of a table, which must not run together.
    static func isTable(_ text: String) -> Bool {
        guard text.utf8.contains(0x0A) else { return false }
        let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }
        let rows = lines.count { isColumns($0) }
        return rows > 2 && rows * 2 > lines.count { !$0.isEmpty }
    }

    private static func joined(_ lines: [String]) -> String {
        lines.joined(separator: lines.contains(where: isColumns) ? "\n" : " ")
    }
}
