/// Pages with a masthead on top or a photo above the prose.
extension HeadlineFinder {
    /// The headline of a page with a masthead or a photo above its prose: it stands over the
    /// photo's credit and caption, else over the first paragraph.
    func underMasthead(_ masthead: Masthead?, body: Range<Int>) -> Found? {
        let start = masthead.map { $0.line + 1 } ?? (opensWithDescription() ? 1 : 0)
        guard start < body.upperBound else { return nil }
        let top = start..<body.upperBound
        let paragraph = top.first { isParagraph(lines[$0]) } ?? body.upperBound
        let photo = PhotoLines.first(lines, bytes, in: start..<paragraph)
        guard masthead != nil || photo != nil else { return nil }
        let end = photo ?? paragraph
        var best: (score: Int, line: Int)?
        for index in max(start, end - 40)..<end where mayStandOverPhoto(lines[index]) {
            let line = lines[index]
            var score = index - end
            if line.words >= 4 { score += 12 }
            if line.words >= 6 { score += 3 }
            if line.blanksBefore > 0 { score += 2 }
            // Alone between empty lines.
            if line.blanksBefore > 0, lines[min(index + 1, lines.count - 1)].blanksBefore > 0 {
                score += 8
            }
            // A standfirst.
            if line.endsSentence { score -= 10 }
            if score > best?.score ?? .min { best = (score, index) }
        }
        guard let best else { return nil }
        return Found(line: best.line, text: text(best.line), rule: .lineAboveBody)
    }

    /// Whether the first line is a sentence about the outlet, with the headline and a photo below
    /// it before any paragraph.
    private func opensWithDescription() -> Bool {
        guard let first = lines.first, first.endsSentence, first.words <= 25,
            !first.startsWithQuote,
            let photo = PhotoLines.first(lines, bytes, in: 1..<min(lines.count, 16)), photo > 1
        else { return false }
        let between = lines[1..<photo]
        return !between.contains(where: isParagraph)
            && between.contains { $0.words >= 3 && !$0.endsSentence && looksLikeHeadline($0) }
    }

    /// Whether a line is prose and no headline that ends with a question or exclamation mark.
    private func isParagraph(_ line: PageLine) -> Bool {
        guard line.kind == .prose, line.endsSentence else { return false }
        let last = bytes[line.end - 1]
        return line.words > 20 || line.innerEnds > 0 || last != 0x3F && last != 0x21
    }

    /// Whether a line may be the headline over a photo, where long ones are not mistaken.
    private func mayStandOverPhoto(_ line: PageLine) -> Bool {
        looksLikeHeadline(line) || line.kind == .prose && line.words <= 32 && line.innerEnds <= 1
    }
}
