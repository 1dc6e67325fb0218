internal import Analysis

/// Finds the day the article was published, among the dates a page states.
struct DateFinder {
    let lines: [PageLine]
    let bytes: [UInt8]
    let order: DateOrder

    /// The best date near the headline and the body, nil when the page states none there.
    func best(headline: Int?, body: Range<Int>) -> Extracted<ArticleDate>? {
        candidates(headline: headline, body: body).first
    }

    /// The dates that may be the article's, the likeliest first.
    ///
    /// Candidates are dates on short lines; a label such as `Published`, a place between the
    /// headline and the prose, and a line with little else count for one.
    func candidates(headline: Int?, body: Range<Int>) -> [Extracted<ArticleDate>] {
        let top = max(0, min(headline ?? body.lowerBound, body.lowerBound) - 12)
        let bottom = min(lines.count, body.upperBound + 25)
        let near = candidates(in: top..<bottom, headline, body, least: 0)
        let all = near + [dateline(body)].compactMap(\.self)
        // Far from the article only a label counts.
        return all.isEmpty ? candidates(in: 0..<lines.count, headline, body, least: 20) : all
    }

    private func candidates(
        in range: Range<Int>, _ headline: Int?, _ body: Range<Int>, least: Int
    ) -> [Extracted<ArticleDate>] {
        var found: [(score: Int, date: Extracted<ArticleDate>)] = []
        for index in range where mayDate(lines[index], inBody: body.contains(index)) {
            let line = lines[index]
            let matches = dates(in: line)
            guard !matches.isEmpty else { continue }
            let place = placeScore(index, headline, body)
            for match in matches.prefix(4) {
                let isStatement = !body.contains(index) && isStatement(line)
                let label = isStatement ? 30 : labelScore(index, before: match.range.lowerBound)
                var score = place + label
                if match.date.precision > .day { score += 4 }
                if match.range.count * 2 >= line.count { score += 8 }
                if line.kind == .caption { score = min(score, 12) }
                guard score > least else { continue }
                let rule: ExtractionRule =
                    line.kind == .caption
                    ? .captionDate : label != 0 ? .dateLabel : .dateNearHeadline
                found.append((score, Extracted(match.date, by: rule)))
            }
        }
        // Of equals the first on the page.
        return found.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element.date)
    }

    /// Whether a sentence says of the article when it was written: `This entry was posted on …`.
    private func isStatement(_ line: PageLine) -> Bool {
        guard line.kind == .prose || line.kind == .sentence || line.kind == .endMark else {
            return false
        }
        return words(line.start..<line.end).contains(where: DateFinder.publishedWords.contains)
    }

    /// A date with its year that opens the prose, `HARBOUR CITY, 23 December 2021 - `.
    private func dateline(_ body: Range<Int>) -> Extracted<ArticleDate>? {
        guard let index = body.first(where: { lines[$0].kind == .prose }) else { return nil }
        let line = lines[index]
        let head = line.start..<min(line.end, line.start + 90)
        guard let match = DateScanner.dates(in: bytes.span.extracting(head), order: order).first
        else { return nil }
        // What follows must close the dateline: a dash, or a bracket before one.
        var offset = line.start + match.range.upperBound
        let limit = min(line.end, offset + 24)
        while offset < limit {
            let byte = bytes[offset]
            if byte == 0x2D || byte == 0xE2 || byte == 0x28 || byte == 0x7C {
                return Extracted(match.date, by: .dateline)
            }
            guard byte == 0x20 || byte == 0x2C || byte == 0x29 || byte == 0x2F else { return nil }
            offset += 1
        }
        return nil
    }

    /// The dates of a line; if it has none, that before which nothing parts its year from what is
    /// glued to it: `10 May 202112 May 2021`, `10 May 20213:30 PM`.
    private func dates(in line: PageLine) -> [DateScanner.Match] {
        let found = DateScanner.dates(
            in: bytes.span.extracting(line.start..<line.end), order: order)
        guard found.isEmpty, let end = gluedYear(line) else { return found }
        return DateScanner.dates(in: bytes.span.extracting(line.start..<end), order: order)
    }

    /// The end of the first year that digits follow.
    private func gluedYear(_ line: PageLine) -> Int? {
        var start = line.start
        while start < line.end {
            guard bytes[start] &- 0x30 < 10 else {
                start += 1
                continue
            }
            var end = start
            while end < line.end, bytes[end] &- 0x30 < 10 { end += 1 }
            let century = end - start >= 5 ? bytes[start..<(start + 2)] : []
            if century.elementsEqual("19".utf8) || century.elementsEqual("20".utf8) {
                return start + 4
            }
            start = end
        }
        return nil
    }

    /// Whether a line's dates can be the article's: no prose, no copyright.
    private func mayDate(_ line: PageLine, inBody: Bool) -> Bool {
        guard line.digits >= 3, line.words <= 40 else { return false }
        switch line.kind {
        case .short, .meta, .caption, .endMark, .comments: return true
        case .sentence: return line.words <= 20
        case .boilerplate: return !PhotoLines.isCopyrightNotice(line, bytes)
        case .prose where inBody: return line.words <= 25 && opensWithLabel(line)
        case .prose: return line.words <= 25 || isStatement(line)
        case .masthead: return false
        }
    }

    private func placeScore(_ index: Int, _ headline: Int?, _ body: Range<Int>) -> Int {
        // A headline may name a day that it is about.
        if index == headline { return 10 }
        // A standfirst may come before the date.
        if let headline, index > headline, index <= body.lowerBound + 4 {
            return 70 - min(index - headline, 30)
        }
        if index < body.lowerBound {
            return 45 - 2 * min((headline ?? body.lowerBound) - index, 20)
        }
        if index < body.upperBound { return max(10, 30 - (index - body.lowerBound)) }
        return max(0, 28 - (index - body.upperBound))
    }

    /// What the words before a date say: published, updated, or nothing.
    private func labelScore(_ index: Int, before offset: Int) -> Int {
        let line = lines[index]
        var hashes = words(line.start..<(line.start + offset))
        // The label may stand on the line above, and a weekday on this one.
        if hashes.count <= 1, index > 0, lines[index - 1].words <= 4 {
            hashes += words(lines[index - 1].start..<lines[index - 1].end)
        }
        if hashes.contains(where: DateFinder.publishedWords.contains) { return 30 }
        if hashes.contains(where: DateFinder.updatedWords.contains) { return -5 }
        return followsOtherLabel(line.start + offset, in: line) ? -40 : 0
    }

    /// Whether a label stands right before a date that is none of publication: `Deadline: 3 May`.
    private func followsOtherLabel(_ offset: Int, in line: PageLine) -> Bool {
        var end = offset
        while end > line.start, bytes[end - 1] == 0x20 { end -= 1 }
        return end > line.start + 3 && bytes[end - 1] == UInt8(ascii: ":")
    }

    /// Whether words before or after a date say that it is of publication.
    static func saysPublished(_ text: String) -> Bool {
        WordHash.words(text).contains(where: publishedWords.contains)
    }

    /// Whether words before or after a date say that it is of a change.
    static func saysUpdated(_ text: String) -> Bool {
        WordHash.words(text).contains(where: updatedWords.contains)
    }

    private func opensWithLabel(_ line: PageLine) -> Bool {
        var offset = line.start
        return WordHash.word(bytes, &offset, line.end).map(DateFinder.publishedWords.contains)
            ?? false
    }

    private func words(_ range: Range<Int>) -> [UInt64] {
        var hashes: [UInt64] = []
        var offset = range.lowerBound
        while offset < range.upperBound, hashes.count < 24 {
            if let word = WordHash.word(bytes, &offset, range.upperBound) {
                hashes.append(word)
            } else {
                offset += 1
            }
        }
        return hashes
    }

    private static let publishedWords = Set(
        WordHash.words(
            "published publish posted released date created issued filed veröffentlicht erstellt"
                + " publié publiée posté publicado publicada pubblicato опубликовано опубликована"
                + " дата опубліковано erschienen datum geschrieben written pubdate gepostet"
                + " fecha dato publisert publicerad publicerat udgivet gepubliceerd geplaatst"
                + " opublikowano publikováno zveřejněno julkaistu yayınlanma diterbitkan"))

    private static let updatedWords = Set(
        WordHash.words(
            "updated update modified revised edited aktualisiert aktualisierung geändert actualizado"
                + " actualización aggiornato aggiornamento atualizado mis mise corrected"
                + " обновлено оновлено stand oppdatert uppdaterad opdateret bijgewerkt"
                + " zaktualizowano aktualizováno päivitetty güncelleme diperbarui"))
}
