internal import Analysis
internal import Archive
internal import Search

/// The dates that an article mentions -> text or JSON.
struct DatesRenderer {
    let terminal: Terminal

    func text(_ dates: [MentionedDate], of article: Article) -> String {
        let style = StyledText(usesColor: terminal.usesColor)
        let columns = min(terminal.columns, 100)
        var lines = ArticleRenderer.head(of: article, [], style, columns: columns) + [""]
        let width = dates.map { $0.period.description.utf8.count }.max() ?? 0
        let indent = String(repeating: " ", count: width + 2)
        for date in dates {
            let period = date.period.description
            let gap = String(repeating: " ", count: width + 2 - period.utf8.count)
            let passage = Passages([date.passage])
            lines.append(
                style.wrapped(
                    passage.text, highlights: passage.highlights, columns: columns, indent: indent,
                    first: style.accent(period) + gap))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// An object with the article's key and its dates; places are in Unicode scalars of the field.
    static func object(_ dates: [MentionedDate], of article: Article) -> JSON {
        .object([
            ("key", .text(article.key)), ("date", .optional(article.date?.text)),
            (
                "dates",
                .list(
                    dates.map { date in
                        .object([
                            ("date", .text(date.period.description)),
                            ("field", .text(date.field.rawValue)),
                            ("text", .text(date.passage.text)),
                            ("offset", .number(date.passage.offset)),
                            (
                                "highlights",
                                .list(
                                    date.passage.highlights.map {
                                        .list([.number($0.lowerBound), .number($0.upperBound)])
                                    })
                            ),
                        ])
                    })
            ),
        ])
    }
}
