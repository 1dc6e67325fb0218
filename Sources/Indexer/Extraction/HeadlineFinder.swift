/// Finds the headline: the page's title said again further down, else the line above the prose.
struct HeadlineFinder {
    let lines: [PageLine]
    let bytes: [UInt8]

    /// A headline found on a line of the page.
    struct Found {
        var line: Int
        var text: String
        var rule: ExtractionRule
    }

    /// The parts of the page's title between ` | `, ` - `, ` – `, ` » ` and the like.
    func titleParts() -> [Range<Int>] {
        guard let first = lines.first, first.count <= 400, first.kind != .masthead else {
            return []
        }
        var parts: [Range<Int>] = []
        var start = first.start
        var offset = first.start
        while offset < first.end {
            let length = separator(offset, first)
            if length > 0 {
                append(start..<offset, to: &parts)
                offset += length
                start = offset
            } else {
                offset += 1
            }
        }
        append(start..<first.end, to: &parts)
        return parts
    }

    /// Lines that say the page's title again, or parts of it.
    struct Repeats {
        var score: Int
        var lines: [Int]
        var part: Range<Int>
    }

    /// The lines that repeat the title or a part of it, the best part in words and place; the text
    /// is that of the line.
    ///
    /// A part that makes little of the title may be the outlet's name. It must stand right above the
    /// prose.
    ///
    /// - Parameter bodyStart: The first line of the prose, if there is any.
    func repeats(above bodyStart: Int?) -> Repeats? {
        let wanted = wantedParts()
        var found: [UInt64: Repeats] = [:]
        for index in lines.indices.dropFirst() where lines[index].words <= 60 {
            guard let part = wanted[lines[index].hash] else { continue }
            let distance = bodyStart.map { $0 - index } ?? .max
            let isNear = (0...Self.near).contains(distance)
            guard part.isLarge || isNear else { continue }
            // Of a headline and an outlet's name in a logo the headline is nearer.
            let score = part.score + (isNear ? 8 * (Self.near - distance) : 0)
            var repeats = found[lines[index].hash] ?? Repeats(score: 0, lines: [], part: part.range)
            repeats.score = max(repeats.score, score)
            repeats.lines.append(index)
            found[lines[index].hash] = repeats
        }
        return found.values.max { ($0.score, $1.lines[0]) < ($1.score, $0.lines[0]) }
    }

    /// How many lines may part a headline from the prose: a date, a byline, buttons.
    private static let near = 20

    /// A sequence of the title's parts.
    private struct WantedPart {
        var score: Int
        var isLarge: Bool
        var range: Range<Int>
    }

    /// The sequences of the title's parts, by hash.
    private func wantedParts() -> [UInt64: WantedPart] {
        let parts = titleParts()
        guard !parts.isEmpty, parts.count <= 8 else { return [:] }
        let whole = parts.reduce(0) { $0 + fingerprint($1).words }
        var wanted: [UInt64: WantedPart] = [:]
        for low in parts.indices {
            for high in low..<parts.count {
                let range = parts[low].lowerBound..<parts[high].upperBound
                let (hash, words) = fingerprint(range)
                let isLarge = words * 10 >= whole * 4 || low == 0 && words >= 3 || whole <= 3
                // The last part is the outlet's name if it is a small one.
                let isOutlet = low > 0 && high == parts.count - 1 && !isLarge
                guard words >= 3 || low == 0 && words > 0 || isLarge && words > 0, !isOutlet,
                    wanted[hash] == nil
                else { continue }
                let score = min(words, 30) * 10 + (low == 0 ? 12 : 0)
                wanted[hash] = WantedPart(score: score, isLarge: isLarge, range: range)
            }
        }
        return wanted
    }

    /// The line above the prose that looks most like a headline: near, four words or more, and
    /// with words of the page's title.
    func above(_ bodyStart: Int, reach: Int = 40) -> Found? {
        let title = titleWords()
        var best: (score: Int, line: Int)?
        for index in max(0, bodyStart - reach)..<bodyStart where looksLikeHeadline(lines[index]) {
            let line = lines[index]
            let shared =
                index == 0
                ? 0 : WordHash.words(bytes, line.start..<line.end).count(where: title.contains)
            var score = shared * 10 - (bodyStart - index)
            if line.words >= 4 { score += 12 }
            if shared * 2 >= line.words, shared >= 2 { score += 15 }
            if line.blanksBefore > 0 { score += 1 }
            // Trails and teasers name the page as well.
            if (2...4).contains(line.times), line.words >= 3 { score += 6 }
            if score > best?.score ?? .min { best = (score, index) }
        }
        guard let best else { return nil }
        return Found(line: best.line, text: text(best.line), rule: .lineAboveBody)
    }

    /// The words of the page's title that say something, empty when there is no such line.
    private func titleWords() -> Set<UInt64> {
        guard let first = lines.first, first.words >= 3, first.words <= 60, first.kind != .masthead
        else { return [] }
        let phrases = Phrases.shared
        return Set(
            WordHash.words(bytes, first.start..<first.end).filter { phrases.code($0) & 1 == 0 })
    }

    /// The longest part of the first line, which stands for a page title not said again.
    func title() -> Found? {
        guard let first = lines.first else { return nil }
        if first.count > 400 { return gluedTitle(first) }
        let longest = titleParts().max { fingerprint($0).words < fingerprint($1).words }
        guard let part = longest, fingerprint(part).words > 0 else { return nil }
        return Found(
            line: 0, text: LineSplitter.text(bytes, part.lowerBound, part.upperBound),
            rule: .firstLine)
    }

    /// The first line of a simple text, unless it is a paragraph.
    func firstLine() -> Found? {
        guard let first = lines.first, first.words <= 40, first.kind != .meta,
            lines.count > 1, first.kind != .prose || first.innerEnds == 0 && first.words <= 30
        else { return nil }
        return Found(line: 0, text: text(0), rule: .firstLine)
    }

    /// The title that opens a page whose line ends were lost, up to its ` | ` or ` - `.
    private func gluedTitle(_ first: PageLine) -> Found? {
        var offset = first.start
        while offset < first.start + 200 {
            if separator(offset, first) > 0, offset > first.start {
                guard fingerprint(first.start..<offset).words >= 3 else { return nil }
                return Found(
                    line: 0, text: LineSplitter.text(bytes, first.start, offset), rule: .firstLine)
            }
            offset += 1
        }
        return nil
    }

    func looksLikeHeadline(_ line: PageLine) -> Bool {
        guard line.kind == .short || line.kind == .sentence, (2...32).contains(line.words),
            line.ending != .colon, line.digits * 3 < line.count,
            !bytes[line.start..<line.end].starts(with: "http".utf8)
        else { return false }
        return !line.endsSentence || line.innerEnds == 0 && line.words <= 20
    }

    func text(_ index: Int) -> String {
        LineSplitter.text(bytes, lines[index].start, lines[index].end)
    }

    /// The hash and number of the words in a range.
    private func fingerprint(_ range: Range<Int>) -> (hash: UInt64, words: Int) {
        var hash = WordHash.seed
        var words = 0
        var offset = range.lowerBound
        while offset < range.upperBound {
            if let word = WordHash.word(bytes, &offset, range.upperBound) {
                hash = WordHash.join(hash, word)
                words += 1
            } else if bytes[offset] >= 0xE3, bytes[offset] <= 0xED {
                hash = WordHash.join(hash, UInt64(bytes[offset]))
                words += 1
                offset += 3
            } else {
                offset += 1
            }
        }
        return (hash, words)
    }

    private func append(_ range: Range<Int>, to parts: inout [Range<Int>]) {
        let (start, end) = LineSplitter.trimmed(bytes, range.lowerBound, range.upperBound)
        if start < end { parts.append(start..<end) }
    }

    /// The length of a separator of title parts at an offset, or 0.
    private func separator(_ offset: Int, _ line: PageLine) -> Int {
        let byte = bytes[offset]
        if byte == 0x7C { return 1 }
        let isSpaced = offset > line.start && bytes[offset - 1] == 0x20
        guard isSpaced || offset == line.start else { return 0 }
        func spaced(_ length: Int) -> Int {
            offset + length < line.end && bytes[offset + length] == 0x20 ? length : 0
        }
        switch byte {
        case 0x2D, 0x2F, 0x7E: return spaced(1)
        case 0x3A:
            if offset + 1 < line.end, bytes[offset + 1] == 0x3A { return spaced(2) }
            return spaced(1)
        // « » and ·.
        case 0xC2 where offset + 1 < line.end && [0xAB, 0xBB, 0xB7].contains(bytes[offset + 1]):
            return spaced(2)
        // Dashes and bullets, U+2010 to U+2023; arrows and angle quotes, U+2039, U+203A.
        case 0xE2
        where offset + 2 < line.end && bytes[offset + 1] == 0x80
            && ((0x90...0x95).contains(bytes[offset + 2])
                || [0xA2, 0xB9, 0xBA]
                    .contains(bytes[offset + 2])):
            return spaced(3)
        default: return 0
        }
    }
}
