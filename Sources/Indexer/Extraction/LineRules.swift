internal import Analysis

/// What a line is, judged on its own.
enum LineRules {
    /// The kind of a measured line.
    static func kind(of line: PageLine, _ bytes: [UInt8]) -> LineKind {
        let isLong = line.words >= 10
        if PhotoLines.isCopyrightNotice(line, bytes) { return .boilerplate }
        // A quotation belongs to the article whatever words it holds.
        if !line.startsWithQuote || !line.endsSentence {
            if let kind = phraseKind(line, bytes) { return kind }
        }
        if line.consents >= 2, !line.startsWithQuote { return .boilerplate }
        if PhotoLines.isCaption(line, bytes) { return .caption }
        let mayDate = line.words <= 20 && line.digits >= 4
        if isProse(line) { return mayDate && isDateLine(line, bytes, share: 50) ? .meta : .prose }
        if line.words >= 3, line.endsSentence, line.capitals * 2 <= line.words + 2 {
            return .sentence
        }
        if line.startsWithQuote, line.endsSentence, line.words > 0 { return .sentence }
        if mayDate, isDateLine(line, bytes, share: 30) { return .meta }
        if isLong, line.stops * 7 >= line.words, line.capitals * 2 < line.words { return .sentence }
        return .short
    }

    /// Long enough to be a paragraph, with the marks or the small words of one.
    private static func isProse(_ line: PageLine) -> Bool {
        guard line.words >= 10 else { return false }
        if line.endsSentence {
            return line.stops * 12 >= line.words || line.capitals * 5 < line.words * 2
        }
        return line.words >= 20 && line.stops * 7 >= line.words
            && line.capitals * 2 < line.words && (line.innerEnds > 0 || line.ending == .colon)
            || line.words >= 45 && (line.stops * 6 >= line.words || line.innerEnds >= 2)
                && line.capitals * 2 < line.words
    }

    private static func phraseKind(_ line: PageLine, _ bytes: [UInt8]) -> LineKind? {
        switch line.phrase {
        case .notice:
            // A long paragraph that mentions cookies may be news about cookies.
            return line.words <= 40 ? .boilerplate : nil
        case .label: return .boilerplate
        case .endMark: return line.endsSentence && line.words > 4 ? nil : .endMark
        case .comments: return line.endsSentence ? nil : .comments
        case .credit:
            return line.words <= 45
                && !(line.words >= 12 && line.endsSentence && line.innerEnds == 0)
                ? .caption : nil
        case .creditLabel: return .caption
        case .pointer: return line.endsSentence && line.words > 12 ? nil : .boilerplate
        case .byline:
            return !line.endsSentence && line.capitals > 0 ? .meta : nil
        case .consent, nil: return nil
        }
    }

    /// Whether dates make a share of a line, in hundredths.
    private static func isDateLine(_ line: PageLine, _ bytes: [UInt8], share: Int) -> Bool {
        let matches = DateScanner.dates(in: bytes.span.extracting(line.start..<line.end))
        guard !matches.isEmpty else { return false }
        let dated = matches.reduce(0) { $0 + $1.range.count }
        return dated * 100 >= line.count * share
    }
}
