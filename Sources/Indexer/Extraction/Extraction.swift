internal import Analysis

/// One text on its way to an article.
struct Extraction {
    let bytes: [UInt8]
    let lines: [PageLine]
    let header: HeaderBlock
    let masthead: Masthead?
    let dateOrder: DateOrder
    let prose: ProseBlock

    init(
        bytes: [UInt8], lines: [PageLine], header: HeaderBlock, masthead: Masthead?,
        dateOrder: DateOrder
    ) {
        self.bytes = bytes
        self.lines = lines
        self.header = header
        self.masthead = masthead
        self.dateOrder = dateOrder
        prose = ProseBlock(lines)
    }

    /// The article, parts found by rules that say their name.
    func article() -> ExtractedArticle {
        guard !lines.isEmpty else { return ExtractedArticle(body: "") }
        let finder = HeadlineFinder(lines: lines, bytes: bytes)
        let isClean = header.end > 0 || isCleanText()
        let repeats =
            header.values[.headline] == nil
            ? finder.repeats(above: prose.best(in: header.end..<lines.count)?.range.lowerBound)
            : nil
        let found = block(after: header.end, repeats?.lines, isClean)
        var block = found ?? header.end..<lines.count
        var article = ExtractedArticle(body: "")
        var headlineLine: Int?
        if let title = header.values[.headline] {
            article.headline = Extracted(title, by: .headerField)
            headlineLine = header.end
        } else if let title = headline(finder, repeats, block, isClean) {
            article.headline = Extracted(title.text, by: title.rule)
            headlineLine = title.line
            if !isClean, found != nil, title.line > 0 { block = widened(block, after: title.line) }
            // A paragraph that serves as the headline stays in the body as well.
            if title.line >= block.lowerBound, title.line + 1 < block.upperBound,
                lines[title.line].kind != .prose || title.rule != .firstLine
            {
                block = (title.line + 1)..<block.upperBound
                if !isClean { block = trimmed(block) }
            }
        }
        let built = BodyBuilder(lines: lines, bytes: bytes).build(
            block, headline: headlineLine.map { lines[min($0, lines.count - 1)].hash },
            isClean: isClean)
        article.body = built.body
        if found != nil, !isClean { article.bodyRule = .textDensity }
        article.captions = captions(from: headlineLine, to: block.lowerBound) + built.captions
        if found == nil || article.body.isEmpty { article.body = everything(after: header.end) }
        article.beaten[.headline] = [finder.title(), finder.above(block.lowerBound)]
            .compactMap { $0.map { Extracted($0.text, by: $0.rule) } }
            .filter { $0 != article.headline }
        fill(&article, finder, headlineLine, repeats?.part, block)
        return article
    }

    /// Whether the text is a file someone wrote and no page: nothing of a page's furniture, and
    /// hardly a line as short as a menu entry.
    private func isCleanText() -> Bool {
        var prose = 0
        var all = 0
        var entries = 0
        for line in lines {
            switch line.kind {
            case .boilerplate, .endMark, .comments, .caption, .masthead: return false
            case .prose, .sentence: prose += Int(line.words)
            case .short where line.words <= 3 && line.digits == 0: entries += 1
            case .short, .meta: break
            }
            all += Int(line.words)
        }
        return entries * 100 <= lines.count * 15 + 100 && (prose * 2 >= all || lines.count <= 60)
    }

    /// The lines that hold the article; nil where there is no prose.
    private func block(after start: Int, _ headlines: [Int]?, _ isClean: Bool) -> Range<Int>? {
        let all = start..<lines.count
        guard var best = prose.best(in: all) else { return nil }
        if isClean { return all }
        guard let headlines, let first = headlines.first else { return best.range }
        let above = headlines.filter { $0 < best.range.lowerBound }
        if let last = above.last {
            // The headline may be said again inside the article: the first one counts, unless a
            // menu parts it from the prose.
            let near = above.first { line in
                best.range.lowerBound - line < 60 && weight(line..<best.range.lowerBound) > -60
            }
            return widened(best.range, after: near ?? last)
        }
        let line = headlines.last { $0 < best.range.upperBound } ?? first
        if let after = prose.best(in: (line + 1)..<lines.count), after.sum * 2 >= best.sum {
            best = after
        }
        return widened(best.range, after: line)
    }

    private func weight(_ range: Range<Int>) -> Int {
        prose.weights[range].reduce(0, +)
    }

    /// A block widened up to the first prose below the headline, which menus may part from it.
    private func widened(_ range: Range<Int>, after headline: Int) -> Range<Int> {
        guard headline < range.lowerBound else { return range }
        let first = ((headline + 1)..<range.lowerBound).prefix(40).first {
            lines[$0].kind == .prose || $0 <= headline + 6 && isStandfirst(lines[$0])
        }
        return (first ?? range.lowerBound)..<range.upperBound
    }

    /// Whether a line near the headline is long enough to sum up the article.
    private func isStandfirst(_ line: PageLine) -> Bool {
        (line.kind == .sentence || line.kind == .short) && line.words >= 12
    }

    /// A block without what stands before its first sentence.
    private func trimmed(_ block: Range<Int>) -> Range<Int> {
        let first = block.first { lines[$0].kind == .prose || lines[$0].kind == .sentence }
        return first.map { $0..<block.upperBound } ?? block
    }

    private func headline(
        _ finder: HeadlineFinder, _ repeats: HeadlineFinder.Repeats?,
        _ block: Range<Int>, _ isClean: Bool
    ) -> HeadlineFinder.Found? {
        let start = header.end
        if isClean, start == 0, repeats.map({ $0.lines[0] > 3 }) ?? true {
            return lines[0].count > 400 ? finder.title() : finder.firstLine()
        }
        if let repeats,
            repeats.score >= 40
                || repeats.lines.contains(where: {
                    // One or two words may be a menu's unless they stand right above the prose.
                    $0 <= block.lowerBound && block.lowerBound - $0 <= 15
                })
        {
            let line = repeats.lines.last { $0 <= block.lowerBound } ?? repeats.lines[0]
            return .init(line: line, text: finder.text(line), rule: .repeatedTitle)
        }
        let above =
            (start == 0 ? finder.underMasthead(masthead, body: block) : nil)
            ?? finder.above(block.lowerBound)
        let title = start == 0 ? finder.title() : nil
        if let above, above.line > 0 || title == nil {
            let words = WordHash.words(title?.text ?? "")
            // A line with no word of the title is about something else; a short one may be a label.
            let isOther =
                words.count >= 3 && !lines[0].endsSentence
                && Set(words).isDisjoint(with: WordHash.words(above.text))
            return isOther || lines[above.line].words < 4 && words.count >= 4 ? title : above
        }
        return title
    }

    /// The captions between the headline and the prose.
    private func captions(from headline: Int?, to end: Int) -> [String] {
        let start = headline ?? max(0, end - 6)
        guard start < end else { return [] }
        return (start..<end).filter { lines[$0].kind == .caption }.map {
            LineSplitter.text(bytes, lines[$0].start, lines[$0].end)
        }
    }

    /// Every line from one on: no article is lost for want of prose.
    private func everything(after start: Int) -> String {
        let kept = start < lines.count ? start..<lines.count : 0..<lines.count
        return kept.map { LineSplitter.text(bytes, lines[$0].start, lines[$0].end) }
            .joined(separator: "\n\n")
    }
}
