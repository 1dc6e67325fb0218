internal import Analysis

/// Finds who wrote the article and who published it.
struct CreditFinder {
    let lines: [PageLine]
    let bytes: [UInt8]

    /// The names of the byline nearest the headline, without `By`.
    func author(headline: Int?, body: Range<Int>) -> Extracted<String>? {
        let top = max(0, min(headline ?? body.lowerBound, body.lowerBound) - 4)
        let above = (top..<min(lines.count, body.lowerBound + 3)).map { $0 }
        let below = body.upperBound..<min(lines.count, body.upperBound + 8)
        for index in above + below where lines[index].phrase == .byline {
            if let name = name(index) { return Extracted(name, by: .byline) }
        }
        return nil
    }

    /// The name on a byline, up to a date, a bar, a dash or six words.
    private func name(_ index: Int) -> String? {
        let line = lines[index]
        var offset = line.start
        var first = true
        // The words of the byline phrase itself: `by`, `written by`, `Autor`.
        while offset < line.end {
            let start = offset
            guard let word = WordHash.word(bytes, &offset, line.end) else {
                offset += 1
                continue
            }
            if first || CreditFinder.bylineWords.contains(word) {
                first = false
                continue
            }
            offset = start
            break
        }
        if offset >= line.end, index + 1 < lines.count {
            let next = lines[index + 1]
            guard next.words <= 5, next.capitals * 2 >= next.words, next.digits == 0 else {
                return nil
            }
            return LineSplitter.text(bytes, next.start, next.end)
        }
        return cut(offset..<line.end)
    }

    private func cut(_ range: Range<Int>) -> String? {
        var offset = range.lowerBound
        var end = offset
        var words = 0
        var capitals = 0
        while offset < range.upperBound, words < 9 {
            let byte = bytes[offset]
            let start = offset
            if let word = WordHash.word(bytes, &offset, range.upperBound) {
                if byte &- 0x30 < 10 || CreditFinder.stopsName.contains(word) { break }
                words += 1
                if byte &- 0x41 < 26 || byte >= 0xC3 { capitals += 1 }
                end = offset
            } else if byte == 0x7C || byte == 0x3A || byte == 0x28 || byte == 0x2F || byte == 0x5B
                || byte == 0xC2 && start + 1 < range.upperBound && bytes[start + 1] == 0xB7
                || byte == 0xE2 || byte == 0x2D && bytes[start - 1] == 0x20
            {
                break
            } else {
                offset += 1
            }
        }
        guard words > 0, words < 9, capitals * 2 >= words else { return nil }
        return LineSplitter.text(bytes, range.lowerBound, end)
    }

    /// The outlet in the part of the page's title that is not the headline.
    func titleSuffix(_ parts: [Range<Int>], headline: Range<Int>) -> Extracted<String>? {
        let rest = parts.filter {
            $0.upperBound <= headline.lowerBound || $0.lowerBound >= headline.upperBound
        }
        guard let part = rest.last else { return nil }
        // `23.12.2021, Harbour Post`.
        let start = endOfDate(part) ?? part.lowerBound
        let text = LineSplitter.text(bytes, start, part.upperBound)
        guard WordHash.words(text).count <= 5, text.utf8.count >= 2 else { return nil }
        return Extracted(text, by: .titleSuffix)
    }

    /// Where the name starts behind a date and a comma.
    private func endOfDate(_ part: Range<Int>) -> Int? {
        guard bytes[part.lowerBound] &- 0x30 < 10,
            let comma = part.first(where: { bytes[$0] == 0x2C }), comma + 1 < part.upperBound
        else { return nil }
        let date = LineSplitter.text(bytes, part.lowerBound, comma)
        return ArticleDate(date) == nil ? nil : comma + 1
    }

    /// How many bytes before a picture's width may name the outlet.
    private static let longestSuffix = 200

    /// The outlet before a picture's width: `Flags - Harbour Post, 1920, 23.12.2021`.
    func captionSuffix() -> Extracted<String>? {
        for line in lines where line.words <= 60 && line.digits >= 3 {
            guard let size = TrailingSize.range(in: line, bytes) else { continue }
            var start = size.lowerBound
            let first = max(line.start, start - CreditFinder.longestSuffix)
            while start > first {
                let isDash = bytes[start - 1] == 0x2D
                if isDash, start < size.lowerBound, bytes[start] == 0x20,
                    start - 1 == line.start || bytes[start - 2] == 0x20
                {
                    let text = LineSplitter.text(bytes, start, size.lowerBound)
                    let words = WordHash.words(text).count
                    if words > 0, words <= 5 { return Extracted(text, by: .titleSuffix) }
                }
                start -= 1
            }
        }
        return nil
    }

    /// The agency of a dateline: `HARBOUR CITY, Dec 23 (Reuters) - `.
    func dateline(_ body: Range<Int>) -> Extracted<String>? {
        guard let index = body.first(where: { lines[$0].kind == .prose }) else { return nil }
        let line = lines[index]
        let limit = min(line.end, line.start + 90)
        guard bytes[line.start] &- 0x41 < 26,
            let open = (line.start..<limit).first(where: { bytes[$0] == 0x28 }),
            let close = (open..<limit).first(where: { bytes[$0] == 0x29 }), close + 2 < line.end
        else { return nil }
        let after = bytes[close + 1] == 0x20 ? bytes[close + 2] : bytes[close + 1]
        guard after == 0x2D || after == 0xE2 || after == 0x3A else { return nil }
        let text = LineSplitter.text(bytes, open + 1, close)
        guard (1...4).contains(WordHash.words(text).count) else { return nil }
        return Extracted(text, by: .dateline)
    }

    /// The holder in a photo credit: `© Harbour Post / A. Photographer`.
    func credit(_ range: Range<Int>) -> Extracted<String>? {
        for index in range where lines[index].kind == .caption {
            let line = lines[index]
            guard let holder = PhotoLines.creditHolder(line, bytes) else { continue }
            let text = LineSplitter.text(bytes, holder.lowerBound, holder.upperBound)
            if (1...5).contains(WordHash.words(text).count) { return Extracted(text, by: .credit) }
        }
        return nil
    }

    private static let bylineWords = Set(
        WordHash.words(
            "by written posted published reported story author authors von autor autorin verfasst"
                + " geschrieben veröffentlicht gespeichert par auteur publié por escrito publicado"
                + " scritto pubblicato da автор текст"))

    private static let stopsName = Set(
        WordHash.words(
            "on at in am um le el il für for updated published posted last und reporter editor staff"
                + " correspondent monday tuesday wednesday thursday friday saturday sunday montag"
                + " dienstag mittwoch donnerstag freitag samstag sonntag january february march april"
                + " may june july august september october november december jan feb mar apr jun jul"
                + " aug sep sept oct nov dec"))
}
