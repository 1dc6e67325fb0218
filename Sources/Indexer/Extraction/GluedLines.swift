/// Parts the lines of pages whose blocks a scraper glued together: `NewsSportWeatherHarbour Wall Stays`.
///
/// A block is taken to begin at a capital right behind a small letter, a digit or a mark. Prose has such
/// words as well, so that only a long line with many different ones is parted.
enum GluedLines {
    /// The shortest line that is looked at, in bytes.
    private static let length = 200

    /// How many different words must be glued in a line.
    private static let least = 6

    /// Parts lines in place.
    static func split(_ lines: inout [PageLine], _ bytes: [UInt8]) {
        guard lines.contains(where: { $0.count >= length }) else { return }
        var parted: [PageLine] = []
        parted.reserveCapacity(lines.count)
        for line in lines {
            var rest = line
            for joint in line.count >= length ? joints(line, bytes) : [] {
                parted.append(
                    PageLine(start: rest.start, end: joint, blanksBefore: rest.blanksBefore))
                rest = PageLine(start: joint, end: line.end)
            }
            parted.append(rest)
        }
        lines = parted
    }

    /// Where the blocks of a line begin but the first; empty for a line that is not glued.
    private static func joints(_ line: PageLine, _ bytes: [UInt8]) -> [Int] {
        var joints: [Int] = []
        var words: Set<UInt64> = []
        for offset in line.start + 1..<line.end - 1 where isJoint(offset, line, bytes) {
            let word = self.word(around: offset, line, bytes)
            guard !names.contains(word) else { continue }
            words.insert(word)
            joints.append(offset)
        }
        return words.count >= least ? joints : []
    }

    /// Whether a capital with a small letter behind it stands right behind a small letter of a longer
    /// word, a digit or the end of a sentence.
    private static func isJoint(_ offset: Int, _ line: PageLine, _ bytes: [UInt8]) -> Bool {
        guard bytes[offset] &- 0x41 < 26, bytes[offset + 1] &- 0x61 < 26 else { return false }
        switch bytes[offset - 1] {
        case 0x61...0x7A: return offset - 2 >= line.start && isLetter(bytes[offset - 2])
        case 0x30...0x39, 0x21, 0x29, 0x2E, 0x3F: return true
        default: return false
        }
    }

    /// What stands from the capital before a joint to the next one behind it: `JavaScript`.
    private static func word(around offset: Int, _ line: PageLine, _ bytes: [UInt8]) -> UInt64 {
        var start = offset
        while start > line.start, bytes[start - 1] &- 0x61 < 26 { start -= 1 }
        if start > line.start, bytes[start - 1] &- 0x41 < 26 { start -= 1 }
        var end = offset + 1
        while end < line.end, bytes[end] &- 0x61 < 26 { end += 1 }
        return WordHash.word(bytes, &start, end) ?? WordHash.seed
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
    }

    /// Names with a capital inside.
    private static let names = Set(
        WordHash.words(
            "youtube javascript typescript github gitlab linkedin whatsapp tiktok paypal facetime"
                + " powerpoint webassembly duckduck duckgo mcdonald mccain mcconnell buzzfeed"))
}
