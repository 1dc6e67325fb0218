/// The lines above the headline that say whose page it is: `- Outlet, 1920`, where 1920 is the
/// width of the logo, and a sentence or two on what the outlet offers.
struct Masthead {
    /// The line that names the outlet.
    let line: Int

    /// Where the outlet's name stands.
    let outlet: Range<Int>

    /// How many of the first lines are looked at.
    private static let reach = 10

    /// The masthead among the first lines of a page, nil when there is none.
    ///
    /// `Berlin, 1945` may be a headline: without its dash the line must name an outlet that a
    /// photo on the page names as well.
    init?(_ lines: [PageLine], _ bytes: [UInt8]) {
        for index in lines.indices.prefix(Masthead.reach) {
            guard let (outlet, isMarked) = Masthead.name(lines[index], bytes) else { continue }
            // A list of places and years is none.
            let next = index + 1 < lines.count ? Masthead.name(lines[index + 1], bytes) : nil
            guard next == nil else { return nil }
            guard isMarked || Masthead.isNamedByPhoto(outlet, lines, bytes) else { continue }
            line = index
            self.outlet = outlet
            return
        }
        return nil
    }

    /// Marks the masthead and the description under it, none of which are the article's.
    func mark(_ lines: inout [PageLine]) {
        lines[line].kind = .masthead
        var index = line + 1
        guard index < lines.count, lines[index].endsSentence,
            lines[index].blanksBefore == 0 || isHeadlineBelow(index, lines)
        else { return }
        lines[index].kind = .boilerplate
        // The rest of a block closed by an empty line, with the menu.
        let limit = min(lines.count, line + 30)
        index += 1
        guard let end = (index..<max(index, limit)).first(where: { lines[$0].blanksBefore > 0 })
        else { return }
        let described = (index..<end).filter {
            lines[$0].endsSentence && lines[$0].kind != .caption
        }
        guard described.count <= 3 else { return }
        for index in described { lines[index].kind = .boilerplate }
    }

    /// Whether a line that is no sentence stands between a line and the first paragraph.
    private func isHeadlineBelow(_ index: Int, _ lines: [PageLine]) -> Bool {
        for line in lines[(index + 1)...].prefix(Masthead.reach) {
            if line.kind == .prose, line.endsSentence { return false }
            if line.kind == .short || line.kind == .sentence, line.words >= 3, !line.endsSentence {
                return true
            }
        }
        return false
    }

    /// The name before a line's width, and whether a dash or bullet opens the line.
    private static func name(_ line: PageLine, _ bytes: [UInt8]) -> (Range<Int>, Bool)? {
        guard line.words <= 8, line.digits >= 3, !line.endsSentence else { return nil }
        var start = line.end
        while start > line.start, bytes[start - 1] &- 0x30 < 10 { start -= 1 }
        guard (3...4).contains(line.end - start), start - 2 > line.start,
            bytes[start - 1] == 0x20, bytes[start - 2] == 0x2C
        else { return nil }
        let mark = markLength(line, bytes)
        let (first, end) = LineSplitter.trimmed(bytes, line.start + mark, start - 2)
        guard first < end else { return nil }
        // `Flags - Outlet, 1920` is a caption.
        let isCaption = (first..<end).dropFirst().contains { offset in
            bytes[offset] == 0x2D && bytes[offset - 1] == 0x20
        }
        return isCaption ? nil : (first..<end, mark > 0)
    }

    /// The length of `- `, `– `, `— ` or `• ` at the start of a line, or 0.
    private static func markLength(_ line: PageLine, _ bytes: [UInt8]) -> Int {
        guard line.count > 4 else { return 0 }
        if bytes[line.start] == 0x2D || bytes[line.start] == 0x2A {
            return bytes[line.start + 1] == 0x20 ? 2 : 0
        }
        let isDash =
            bytes[line.start] == 0xE2 && bytes[line.start + 1] == 0x80
            && [0x93, 0x94, 0xA2].contains(bytes[line.start + 2]) && bytes[line.start + 3] == 0x20
        return isDash ? 4 : 0
    }

    /// Whether a credit or a caption near the top holds the outlet's name; a credit may leave
    /// out its `The`.
    private static func isNamedByPhoto(
        _ outlet: Range<Int>, _ lines: [PageLine], _ bytes: [UInt8]
    ) -> Bool {
        let words = WordHash.words(bytes, outlet)
        guard !words.isEmpty else { return false }
        return lines.prefix(60).contains { line in
            guard line.kind == .caption else { return false }
            if let holder = PhotoLines.creditHolder(line, bytes) {
                let named = WordHash.words(bytes, holder)
                return !named.isEmpty && words.suffix(named.count).elementsEqual(named)
            }
            guard let size = TrailingSize.range(in: line, bytes) else { return false }
            let named = WordHash.words(bytes, line.start..<size.lowerBound)
            return named.suffix(words.count).elementsEqual(words)
        }
    }
}
