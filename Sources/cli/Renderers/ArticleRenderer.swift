internal import Analysis
internal import Archive
internal import Search

/// One whole article -> text or JSON.
struct ArticleRenderer {
    let terminal: Terminal
    /// What lights up, in Unicode scalars.
    var headlineHighlights: [Range<Int>] = []
    var bodyHighlights: [Range<Int>] = []

    func text(_ article: Article) -> String {
        let style = StyledText(usesColor: terminal.usesColor)
        let columns = min(terminal.columns, 100)
        var lines: [String] = []
        if !article.headline.isBlank {
            lines.append(
                style.wrapped(
                    article.headline, highlights: headlineHighlights,
                    columns: columns, before: "\u{1B}[1m", url: article.url))
        }
        lines.append(ResultsRenderer.facts(of: article, style, columns: columns))
        if let author = article.author { lines.append(StyledText.line(author)) }
        if let url = article.url { lines.append(style.dim(StyledText.line(url))) }
        let body = Self.lines(of: article.body, bodyHighlights)
        if !body.isEmpty { lines.append("") }
        lines += body.map { style.wrapped($0.text, highlights: $0.highlights, columns: columns) }
        if !article.entities.isEmpty {
            let names = article.entities.joined(separator: " · ")
            lines += ["", style.wrapped(names, columns: columns)]
        }
        let origin = "from \(article.origin.file), \(article.origin.position)"
        lines += ["", style.dim(StyledText.line(origin))]
        return lines.joined(separator: "\n") + "\n"
    }

    /// A text's lines, several empty ones as one, each with its part of the highlights.
    private static func lines(
        of text: String, _ highlights: [Range<Int>]
    ) -> [(text: String, highlights: [Range<Int>])] {
        var lines: [(text: String, highlights: [Range<Int>])] = []
        var pending = highlights[...]
        var start = 0
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            let end = start + line.count
            while let first = pending.first, first.upperBound <= start {
                pending = pending.dropFirst()
            }
            let inside = pending.prefix { $0.lowerBound < end }
                .map { max(0, $0.lowerBound - start)..<min(end, $0.upperBound) - start }
            let text = String(Substring(line))
            if !text.isBlank {
                lines.append((text, inside))
            } else if let last = lines.last, !last.text.isEmpty {
                lines.append(("", []))
            }
            start = end + 1
        }
        if lines.last?.text.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// What `extract` and `export` print: an object an article, which `index` reads back.
    ///
    /// - Parameter isStored: Whether the time it was added is told.
    static func object(_ article: Article, isStored: Bool) -> JSON {
        var members: [(String, JSON)] = [
            ("key", .text(article.key)),
            ("headline", .text(article.headline)),
            ("body", .text(article.body)),
            ("entities", .list(article.entities.map(JSON.text))),
            ("date", .optional(article.date?.text)),
            ("source", .optional(article.source)),
            ("url", .optional(article.url)),
            ("author", .optional(article.author)),
            ("language", .optional(article.language)),
            (
                "origin",
                .object([
                    ("file", .text(article.origin.file)),
                    ("position", .number(article.origin.position)),
                ])
            ),
        ]
        if isStored { members.append(("added", .number(Int(article.added)))) }
        return .object(members)
    }
}
