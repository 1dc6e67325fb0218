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
        var lines = Self.head(of: article, headlineHighlights, style, columns: columns)
        if let author = article.author { lines.append(StyledText.line(author)) }
        if let url = article.url { lines.append(style.dim(StyledText.line(url))) }
        let details = Self.detailsLine(of: article)
        if !details.isEmpty { lines.append(style.wrapped(details, columns: columns)) }
        let body = Self.lines(of: article.body, bodyHighlights)
        if !body.isEmpty { lines.append("") }
        lines += body.map { style.wrapped($0.text, highlights: $0.highlights, columns: columns) }
        if !article.entities.isEmpty {
            let names = article.entities.joined(separator: " · ")
            lines += ["", style.wrapped(names, columns: columns)]
        }
        if let caption = article.caption {
            lines += ["", style.wrapped("Picture: \(caption)", columns: columns)]
        }
        lines += ["", style.dim(Self.line(article.origin, "from"))]
        lines += article.otherOrigins.map { style.dim(Self.line($0, "also from")) }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The headline, and the line below it.
    static func head(
        of article: Article, _ highlights: [Range<Int>], _ style: StyledText, columns: Int
    ) -> [String] {
        let facts = ResultsRenderer.facts(of: article, style, columns: columns)
        guard !article.headline.isBlank else { return [facts] }
        let headline = style.wrapped(
            article.headline, highlights: highlights, columns: columns, before: "\u{1B}[1m",
            url: article.url)
        return [headline, facts]
    }

    /// Section, last change, and whether it is a summary.
    private static func detailsLine(of article: Article) -> String {
        [
            article.section, article.updated.map { "updated \($0.text)" },
            article.isSummary ? "summary" : nil,
        ].compactMap(\.self).joined(separator: " · ")
    }

    private static func line(_ origin: Article.Origin, _ word: String) -> String {
        let format = origin.format.map { " (\($0.rawValue))" } ?? ""
        return StyledText.line("\(word) \(origin.file), \(origin.position)\(format)")
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
        ]
        members += Self.details(of: article)
        members.append(("origin", object(article.origin)))
        if !article.otherOrigins.isEmpty {
            members.append(("origins", .list(article.otherOrigins.map(object))))
        }
        if isStored { members.append(("added", .number(Int(article.added)))) }
        return .object(members)
    }

    /// The details that few articles have, left out where there are none.
    static func details(of article: Article) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        if let updated = article.updated { members.append(("updated", .text(updated.text))) }
        if let section = article.section { members.append(("section", .text(section))) }
        if let caption = article.caption { members.append(("caption", .text(caption))) }
        if article.isSummary { members.append(("summary", .bool(true))) }
        return members
    }

    private static func object(_ origin: Article.Origin) -> JSON {
        let format = origin.format.map { [("format", JSON.text($0.rawValue))] } ?? []
        return .object(
            [("file", .text(origin.file)), ("position", .number(origin.position))] + format)
    }
}
