/// Finds the lines of a text: where each starts and ends without the blanks around it.
enum LineSplitter {
    /// The lines that hold anything but white space; `\n`, `\r\n` and `\r` end a line.
    static func split(_ bytes: [UInt8]) -> [PageLine] {
        var lines: [PageLine] = []
        var blanks = 0
        var offset = 0
        while offset < bytes.count {
            var end = offset
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            let (start, stop) = trimmed(bytes, offset, end)
            if start < stop {
                var line = PageLine(start: start, end: stop)
                line.blanksBefore = UInt8(min(blanks, 255))
                lines.append(line)
                blanks = 0
            } else {
                blanks += 1
            }
            offset = end + 1
            if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { offset += 1 }
        }
        return lines
    }

    /// A range without the white space at its ends: ASCII, no-break and zero-width blanks, BOM.
    static func trimmed(_ bytes: [UInt8], _ from: Int, _ to: Int) -> (Int, Int) {
        var start = from
        var end = to
        while start < end {
            let length = blank(bytes, start, end)
            if length == 0 { break }
            start += length
        }
        while end > start {
            if bytes[end - 1] <= 0x20 {
                end -= 1
            } else if end - 2 >= start, blank(bytes, end - 2, end) == 2 {
                end -= 2
            } else if end - 3 >= start, blank(bytes, end - 3, end) == 3 {
                end -= 3
            } else {
                break
            }
        }
        return (start, end)
    }

    /// The length of a blank at an offset, or 0.
    @inline(__always)
    static func blank(_ bytes: [UInt8], _ offset: Int, _ limit: Int) -> Int {
        let byte = bytes[offset]
        if byte <= 0x20 { return 1 }
        if byte < 0xC2 { return 0 }
        if byte == 0xC2 { return offset + 1 < limit && bytes[offset + 1] == 0xA0 ? 2 : 0 }
        guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, offset + 2 < limit else { return 0 }
        switch (byte, bytes[offset + 1], bytes[offset + 2]) {
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xAF), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }

    /// The text of a range, white space runs made one space each.
    static func text(_ bytes: [UInt8], _ from: Int, _ to: Int) -> String {
        let (start, end) = trimmed(bytes, from, to)
        var out: [UInt8] = []
        out.reserveCapacity(end - start)
        var offset = start
        while offset < end {
            let byte = bytes[offset]
            let length = byte <= 0x20 || byte >= 0xC2 ? blank(bytes, offset, end) : 0
            if length > 0 {
                if out.last != 0x20 { out.append(0x20) }
                offset += length
            } else {
                out.append(byte)
                offset += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
