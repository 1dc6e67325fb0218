/// Takes the paragraphs of the article out of the lines around them.
struct BodyBuilder {
    let lines: [PageLine]
    let bytes: [UInt8]

    /// The body and what was kept out of it.
    struct Result {
        var body: String
        var captions: [String]
    }

    /// The paragraphs in a range, joined by an empty line.
    ///
    /// - Parameters:
    ///   - headline: The hash of the headline's words; a line that says it again is left out.
    ///   - isClean: Whether the text has no menus, so that short lines are kept as well.
    func build(_ range: Range<Int>, headline: UInt64?, isClean: Bool) -> Result {
        var paragraphs: [String] = []
        var captions: [String] = []
        var index = range.lowerBound
        var last: UInt64?
        while index < range.upperBound {
            let line = lines[index]
            defer { last = line.hash }
            switch line.kind {
            case .prose, .sentence:
                // Pages repeat captions and teasers; a long paragraph twice is the author's.
                if line.hash != last || line.words > 30 { paragraphs.append(text(index)) }
            case .caption:
                captions.append(text(index))
            case .short:
                let end = runEnd(index, range.upperBound)
                for kept in index..<end
                where keeps(kept, run: index..<end, isClean) && lines[kept].hash != headline {
                    paragraphs.append(text(kept))
                }
                index = end
                continue
            case .meta where isClean && index > range.lowerBound + 4:
                paragraphs.append(text(index))
            case .meta, .boilerplate, .masthead, .endMark, .comments:
                break
            }
            index += 1
        }
        return Result(body: paragraphs.joined(separator: "\n\n"), captions: captions)
    }

    /// The end of the run of short lines that starts at an index.
    private func runEnd(_ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, lines[end].kind == .short { end += 1 }
        return end
    }

    /// Whether a short line is a heading or a list item of the article, not a menu's.
    private func keeps(_ index: Int, run: Range<Int>, _ isClean: Bool) -> Bool {
        if isClean { return true }
        guard lines[index].words > 0, lines[index].times < 3 else { return false }
        // A very long list of single words is a menu.
        return run.count <= 25 || lines[index].words >= 6
    }

    private func text(_ index: Int) -> String {
        LineSplitter.text(bytes, lines[index].start, lines[index].end)
    }
}
