internal import Analysis
internal import Archive
internal import Search

/// One whole article -> text or JSON.
struct ArticleRenderer {
    let terminal: Terminal
    /// What lights up.
    var phrases: [[String]] = []

    func text(_ article: Article) -> String {
        let style = StyledText(usesColor: terminal.usesColor)
        let columns = min(terminal.columns, 100)
        func lit(_ text: String, before: String = "") -> String {
            style.wrapped(
                text, highlights: Highlights.of(phrases, in: text), columns: columns,
                before: before)
        }
        var lines: [String] = []
        if !article.headline.isEmpty {
            lines.append(style.link(lit(article.headline, before: "\u{1B}[1m"), to: article.url))
        }
        lines.append(ResultsRenderer.facts(of: article, style))
        if let author = article.author { lines.append(StyledText.harmless(author)) }
        if let url = article.url { lines.append(style.dim(StyledText.harmless(url))) }
        for paragraph in article.body.split(separator: "\n") where !paragraph.isEmpty {
            lines += ["", lit(String(paragraph))]
        }
        if !article.entities.isEmpty {
            let names = article.entities.joined(separator: " · ")
            lines += ["", style.wrapped(names, columns: columns)]
        }
        let origin = "from \(article.origin.file), \(article.origin.position)"
        lines += ["", style.dim(StyledText.harmless(origin))]
        return lines.joined(separator: "\n") + "\n"
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
