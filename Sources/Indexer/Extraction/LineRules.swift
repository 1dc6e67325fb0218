internal import Analysis

/// What a line is, judged on its own.
enum LineRules {
    /// The kind of a measured line.
    static func kind(of line: PageLine, _ bytes: [UInt8]) -> LineKind {
        let isLong = line.words >= 10
        if isCopyrightNotice(line, bytes) { return .boilerplate }
        // A quotation belongs to the article whatever words it holds.
        if !line.startsWithQuote || !line.endsSentence {
            if let kind = phraseKind(line, bytes) { return kind }
        }
        if line.consents >= 2, !line.startsWithQuote { return .boilerplate }
        if isCaption(line, bytes) { return .caption }
        if isProse(line) { return .prose }
        if line.words >= 3, line.endsSentence, line.capitals * 2 <= line.words + 2 {
            return .sentence
        }
        if line.startsWithQuote, line.endsSentence, line.words > 0 { return .sentence }
        if isLong, line.stops * 7 >= line.words, line.capitals * 2 < line.words { return .sentence }
        if line.words <= 16, line.digits >= 4, isDateLine(line, bytes) { return .meta }
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

    /// `© Outlet / Photographer`, and `Words - Outlet, 1920, 23.12.2021`, a picture's width and
    /// day. `© 2021 Outlet` is a notice and no caption.
    private static func isCaption(_ line: PageLine, _ bytes: [UInt8]) -> Bool {
        guard line.words <= 60 else { return false }
        if Marks.startsWithCopyright(bytes, line.start, line.end) {
            return true
        }
        if hasTrailingCopyright(line, bytes) { return true }
        return TrailingSize.range(in: line, bytes) != nil && !line.endsSentence
    }

    /// `The harbour at dawn. © A. Name`: a credit in the last 60 bytes.
    private static func hasTrailingCopyright(_ line: PageLine, _ bytes: [UInt8]) -> Bool {
        guard line.words <= 45, line.digits < 4 else { return false }
        var offset = max(line.start, line.end - 60)
        while offset + 1 < line.end {
            if bytes[offset] == 0xC2, bytes[offset + 1] == 0xA9 { return true }
            offset += 1
        }
        return false
    }

    /// `© 2021`, `(c) Outlet 2020-2021`, but not `© Outlet / Photographer, 2021`.
    static func isCopyrightNotice(_ line: PageLine, _ bytes: [UInt8]) -> Bool {
        guard Marks.startsWithCopyright(bytes, line.start, line.end) else { return false }
        var offset = line.start
        while offset < line.end, offset < line.start + 40 {
            if bytes[offset] &- 0x30 < 10 { return true }
            if bytes[offset] == 0x2F { return false }
            offset += 1
        }
        return false
    }

    /// Whether a short line says little more than a date.
    private static func isDateLine(_ line: PageLine, _ bytes: [UInt8]) -> Bool {
        let matches = DateScanner.dates(in: bytes.span.extracting(line.start..<line.end))
        guard !matches.isEmpty else { return false }
        let dated = matches.reduce(0) { $0 + $1.range.count }
        return dated * 10 >= line.count * 3
    }
}

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
                guard digits <= 4, hasDash(line, bytes, before: start) else { return nil }
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
