/// The `, 1920, 23.12.2021` that image servers leave after a caption: a width in pixels, and
/// perhaps the day.
enum TrailingSize {
    /// Where it starts, from its comma to the end of the line; nil when there is none.
    static func range(in line: PageLine, _ bytes: [UInt8]) -> Range<Int>? {
        var offset = line.end
        var isDated = false
        for _ in 0..<2 {
            var start = offset
            var digits = 0
            while start > line.start, bytes[start - 1] &- 0x30 < 10 || bytes[start - 1] == 0x2E {
                start -= 1
                digits += 1
            }
            guard digits >= 3, digits <= 10, start - 2 > line.start, bytes[start - 1] == 0x20,
                bytes[start - 2] == 0x2C
            else { return nil }
            let isDate = digits >= 8
            if !isDate {
                // `24 - 25, 2021` and `Harbour - May 5, 2021` are days.
                let isDay = !isDated && bytes[start - 3] &- 0x30 < 10
                guard digits <= 4, !isDay, hasDash(line, bytes, before: start) else { return nil }
                return (start - 2)..<line.end
            }
            guard !isDated else { return nil }
            isDated = true
            offset = start - 2
        }
        return nil
    }

    /// Whether a spaced dash, before which the caption stands, comes first; in `May 5, 2021`
    /// none does.
    private static func hasDash(_ line: PageLine, _ bytes: [UInt8], before limit: Int) -> Bool {
        var offset = line.start
        while offset + 1 < limit {
            if bytes[offset] == 0x2D, bytes[offset + 1] == 0x20,
                offset == line.start || bytes[offset - 1] == 0x20
            {
                return true
            }
            offset += 1
        }
        return false
    }
}
