/// Joins the lines of paragraphs that were wrapped at a fixed width, as in mail and wire text.
enum HardWrap {
    /// The narrowest and widest columns text is wrapped at.
    private static let width = 38...110

    /// Joins lines in place if the text as a whole is wrapped; else leaves them.
    static func join(_ lines: inout [PageLine], _ bytes: [UInt8]) {
        guard lines.count >= 3, let column = wrapColumn(lines, bytes) else { return }
        var joined: [PageLine] = []
        joined.reserveCapacity(lines.count)
        var lastLength = 0
        for line in lines {
            if let last = joined.last, line.blanksBefore == 0, lastLength * 10 >= column * 6,
                !isIndented(line, last, bytes)
            {
                joined[joined.count - 1].end = line.end
            } else {
                joined.append(line)
            }
            lastLength = line.count
        }
        lines = joined
    }

    /// The column a text is wrapped at, or nil when it is not: enough long lines go on in lower
    /// case on the next one, and none is much longer.
    private static func wrapColumn(_ lines: [PageLine], _ bytes: [UInt8]) -> Int? {
        var longest = 0
        var long = 0
        var open = 0
        for index in lines.indices.dropLast() {
            let line = lines[index]
            longest = max(longest, line.count)
            // Non-ASCII text has more bytes than columns, so the widest is checked loosely.
            guard longest <= width.upperBound * 2 else { return nil }
            guard line.count >= width.lowerBound else { continue }
            long += 1
            let next = lines[index + 1]
            guard next.blanksBefore == 0 else { continue }
            let isOpen = Marks.ending(bytes, line.start, line.end) == .none
            if isOpen, startsLow(next, bytes) { open += 1 }
        }
        guard long >= 2, open * 10 >= long * 3 else { return nil }
        return longest
    }

    /// Whether a line starts with a small letter of ASCII, Latin-1 or Cyrillic.
    private static func startsLow(_ line: PageLine, _ bytes: [UInt8]) -> Bool {
        let first = bytes[line.start]
        guard first >= 0x80 else { return first &- 0x61 < 26 }
        guard line.count > 1 else { return false }
        switch (first, bytes[line.start + 1]) {
        case (0xC3, 0xA0...0xBF), (0xD0, 0xB0...0xBF), (0xD1, 0x80...0x9F): return true
        default: return false
        }
    }

    /// Whether a line is set in by two or more blanks further than the last: a new paragraph.
    private static func isIndented(_ line: PageLine, _ last: PageLine, _ bytes: [UInt8]) -> Bool {
        indent(line.start, bytes) >= indent(last.start, bytes) + 2
            || indent(line.start, bytes) >= 2 && last.end - last.start > width.upperBound * 2
    }

    private static func indent(_ start: Int, _ bytes: [UInt8]) -> Int {
        var offset = start
        while offset > 0, bytes[offset - 1] == 0x20 || bytes[offset - 1] == 0x09,
            start - offset < 12
        {
            offset -= 1
        }
        return start - offset
    }
}
