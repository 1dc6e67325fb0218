/// Tells the credits and captions of photos from the article's lines.
enum PhotoLines {
    /// `© Outlet / Photographer`, and `Words - Outlet, 1920, 23.12.2021`, a picture's width and
    /// day. `© 2021 Outlet` is a notice and no caption.
    static func isCaption(_ line: PageLine, _ bytes: [UInt8]) -> Bool {
        guard line.words <= 60 else { return false }
        if Marks.startsWithCopyright(bytes, line.start, line.end) {
            return true
        }
        if hasTrailingCopyright(line, bytes) { return true }
        return TrailingSize.range(in: line, bytes) != nil && !line.endsSentence
    }

    /// The holder and the slash of `© Holder / Photographer`; nil for other lines.
    static func creditHolder(_ line: PageLine, _ bytes: [UInt8]) -> Range<Int>? {
        guard Marks.startsWithCopyright(bytes, line.start, line.end),
            let slash = (line.start..<line.end).first(where: { bytes[$0] == 0x2F })
        else { return nil }
        let start = line.start + (bytes[line.start] == 0x28 ? 3 : 2)
        return start < slash ? start..<slash : nil
    }

    /// `© 2021`, `(c) Outlet 2020-2021`, but not `© Outlet / Photographer, 2021` nor
    /// `© Agency 2021 / Photographer`.
    static func isCopyrightNotice(_ line: PageLine, _ bytes: [UInt8]) -> Bool {
        guard Marks.startsWithCopyright(bytes, line.start, line.end) else { return false }
        var offset = line.start
        while offset < line.end, offset < line.start + 40 {
            if bytes[offset] &- 0x30 < 10 {
                return offset < line.start + 6 || !isSlashAfterYear(offset, line, bytes)
            }
            if bytes[offset] == 0x2F { return false }
            offset += 1
        }
        return false
    }

    /// Makes captions of the lines that stand right under a credit, where the article has begun.
    static func markCaptions(_ lines: inout [PageLine], _ bytes: [UInt8], after start: Int) {
        var hasBegun = false
        for index in lines.indices.dropFirst(start) {
            let line = lines[index]
            if hasBegun, line.kind == .short, line.blanksBefore == 0, line.words <= 25,
                line.words > 0, lines[index - 1].kind == .caption,
                creditHolder(lines[index - 1], bytes) != nil
            {
                lines[index].kind = .caption
            }
            // Above its headline, a photo is followed by the headline.
            switch line.kind {
            case .short, .sentence: hasBegun = hasBegun || line.words >= 3
            case .prose: hasBegun = true
            case .caption, .masthead, .meta, .boilerplate, .endMark, .comments: break
            }
        }
    }

    /// The first line of the first photo's credit and caption.
    static func first(_ lines: [PageLine], _ bytes: [UInt8], in range: Range<Int>) -> Int? {
        range.first { index in
            lines[index].kind == .caption
                && (creditHolder(lines[index], bytes) != nil
                    || TrailingSize.range(in: lines[index], bytes) != nil)
        }
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

    /// Whether ` / ` follows a number, with something behind it.
    private static func isSlashAfterYear(
        _ offset: Int, _ line: PageLine, _ bytes: [UInt8]
    ) -> Bool {
        var end = offset
        while end < line.end, bytes[end] &- 0x30 < 10 { end += 1 }
        return end - offset == 4 && end + 3 < line.end && bytes[end] == 0x20
            && bytes[end + 1] == 0x2F && bytes[end + 2] == 0x20
    }
}
