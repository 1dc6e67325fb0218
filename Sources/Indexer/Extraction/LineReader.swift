/// Splits a text into lines and measures each in one pass over its bytes.
struct LineReader {
    private let bytes: [UInt8]
    private let phrases = Phrases.shared
    /// The first words of the line at hand, and their codes; kept to spare allocations.
    private var hashes: [UInt64] = []
    private var codes: [Int32] = []
    /// Where the words end.
    private var ends: [Int] = []

    /// The words of a line that are looked through for phrases.
    private static let phraseLimit = 60

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The lines of the text that hold anything, hard-wrapped paragraphs joined.
    mutating func lines() -> [PageLine] {
        var lines = LineSplitter.split(bytes)
        GluedLines.split(&lines, bytes)
        HardWrap.join(&lines, bytes)
        judge(&lines)
        return lines
    }

    /// The lines at ranges that are known, as those of a page's blocks.
    mutating func lines(at ranges: [Range<Int>]) -> [PageLine] {
        var lines = ranges.map { PageLine(start: $0.lowerBound, end: $0.upperBound) }
        judge(&lines)
        return lines
    }

    private mutating func judge(_ lines: inout [PageLine]) {
        for index in lines.indices { measure(&lines[index]) }
        // A page whose title is about cookies is no banner.
        let isAboutConsent = lines.first.map { $0.consents > 0 } ?? false
        for index in lines.indices {
            if isAboutConsent { lines[index].consents = 0 }
            lines[index].kind = LineRules.kind(of: lines[index], bytes)
        }
    }

    /// Counts a line's words and marks.
    private mutating func measure(_ line: inout PageLine) {
        var offset = line.start
        var wide = 0
        hashes.removeAll(keepingCapacity: true)
        codes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        while offset < line.end {
            let byte = bytes[offset]
            let wordStart = offset
            if let word = WordHash.word(bytes, &offset, line.end) {
                let code = phrases.code(word)
                line.words += 1
                line.stops += code & 1
                if byte &- 0x41 < 26 || isCapital(byte, wordStart) { line.capitals += 1 }
                if byte &- 0x30 < 10 { line.digits += Int32(offset - wordStart) }
                line.hash = WordHash.join(line.hash, word)
                if hashes.count < Self.phraseLimit {
                    hashes.append(word)
                    codes.append(code)
                    ends.append(offset)
                }
            } else if byte >= 0xE3, byte <= 0xED, offset + 2 < line.end || byte != 0xE3 {
                if Marks.sentenceEnd(bytes, offset, line.end) == 0 { wide += 1 }
                line.hash = WordHash.join(line.hash, UInt64(byte))
                offset += 3
            } else if byte == 0x2E || byte == 0x21 || byte == 0x3F {
                if offset + 2 < line.end, bytes[offset + 1] == 0x20 { line.innerEnds += 1 }
                offset += 1
            } else {
                offset += 1
            }
        }
        line.words += Int32(wide / 2)
        // A script without spaces has no stop words here; its own density stands for them.
        line.stops += Int32(wide / 8)
        line.ending = Marks.ending(bytes, line.start, line.end)
        line.startsWithQuote = Marks.startsWithQuote(bytes, line.start, line.end)
        let found = phrase(words: Int(line.words), &line.consents)
        if line.words <= Int32(Self.phraseLimit) { line.phrase = found }
    }

    /// Whether a two-byte letter is a capital of Latin-1 or Cyrillic.
    @inline(__always)
    private func isCapital(_ byte: UInt8, _ offset: Int) -> Bool {
        guard byte == 0xC3 || byte == 0xD0, offset + 1 < bytes.count else { return false }
        return byte == 0xC3 ? bytes[offset + 1] < 0x9F : bytes[offset + 1] < 0xB0
    }

    /// The strongest phrase of the line: notices stand anywhere, credits at either end, the
    /// others open a short line.
    private func phrase(words: Int, _ consents: inout Int32) -> PhraseKind? {
        var found: PhraseKind?
        for index in codes.indices where codes[index] > 1 {
            for entry in phrases.entries(codes[index])
            where found != .notice || entry.kind == .consent {
                let end = index + 1 + entry.rest.count
                guard end <= hashes.count, entry.rest.elementsEqual(hashes[(index + 1)..<end])
                else { continue }
                switch entry.kind {
                case .notice: found = .notice
                case .credit, .creditLabel:
                    let nearEnd = end >= hashes.count - 8
                    if hasColon(after: end), index == 0 || nearEnd { found = .creditLabel }
                    if index == 0 || nearEnd && !entry.rest.isEmpty { found = found ?? .credit }
                case .consent: consents += 1
                case .pointer:
                    if index == 0, words <= 20, hasColon(after: end) { found = found ?? .pointer }
                case .byline:
                    if index == 0, words <= 14 { found = found ?? .byline }
                case .comments:
                    // "12 comments", "Comments (12)", but not a sentence that starts so.
                    if index <= 1, words <= end + 2 { found = .comments }
                case .endMark:
                    if index == 0, words <= end + (entry.rest.isEmpty ? 1 : 5) { found = .endMark }
                case .label:
                    if index == 0, words <= end + 1 { found = found ?? .label }
                }
            }
        }
        return found
    }

    /// Whether a colon, or a bracket before one, follows the word that is last of `count`.
    private func hasColon(after count: Int) -> Bool {
        guard count > 0, count <= ends.count, ends[count - 1] < bytes.count else { return false }
        return bytes[ends[count - 1]] == 0x3A
    }
}
