internal import Analysis
internal import Archive
internal import Search

/// Search results -> text, JSON, JSON Lines, CSV or a page.
struct ResultsRenderer {
    enum Format: String, CaseIterable {
        case text, json, jsonl, csv, html, trec
    }

    /// The number of the JSON layout; it changes when a member changes its meaning.
    static let schema = 2

    let query: Query
    let offset: Int
    let terminal: Terminal

    func write(_ results: SearchResults, as format: Format, to output: Output) throws {
        switch format {
        case .text: try writeText(results, to: output)
        case .json: try output.write(object(results).rendered(indented: true) + "\n")
        case .jsonl:
            for hit in results.hits { try output.write(object(hit).rendered() + "\n") }
        case .csv: try writeCSV(results, to: output)
        case .html: try output.write(HTMLPage(query: query, offset: offset).text(results))
        case .trec: try output.write(run(results, id: "1"))
        }
    }

    // MARK: Text

    private func writeText(_ results: SearchResults, to output: Output) throws {
        let style = StyledText(usesColor: terminal.usesColor)
        let columns = min(terminal.columns, 100)
        if let explanation = results.explanation {
            for line in ExplanationText.lines(explanation, query, results) {
                try output.write(style.dim(line) + "\n")
            }
            try output.write("\n")
        }
        for (index, hit) in results.hits.enumerated() {
            let article = hit.article
            let number = "\(offset + index + 1)."
            let indent = String(repeating: " ", count: number.count + 1)
            let headline = style.wrapped(
                article.headline.isBlank ? "(no headline)" : article.headline,
                highlights: hit.headlineHighlights, columns: columns, indent: indent,
                first: style.dim(number) + " ", before: "\u{1B}[1m", url: article.url)
            try output.write(headline + "\n")
            try output.write(
                Self.facts(of: article, style, columns: columns, indent: indent) + "\n")
            let passage = Passages(hit.snippets)
            if !passage.text.isEmpty {
                try output.write(
                    style.wrapped(
                        passage.text, highlights: passage.highlights, columns: columns,
                        indent: indent) + "\n")
            }
            if let explanation = hit.explanation {
                let sum = ExplanationText.of(explanation, hit)
                try output.write(
                    style.wrapped(sum, columns: columns, indent: indent) + "\n")
            }
            if !article.entities.isEmpty {
                let names = Self.names(article.entities, columns: columns - indent.count)
                try output.write(indent + style.dim(names) + "\n")
            }
            try output.write("\n")
        }
        try output.write(style.dim(summary(results)) + "\n")
    }

    /// Source, date and key; on a line of its own what does not fit behind the others.
    static func facts(
        of article: Article, _ style: StyledText, columns: Int, indent: String = ""
    ) -> String {
        let facts = [
            (article.source ?? "source unknown", style.accent),
            (article.date?.text ?? "undated", style.accent), (article.key, style.dim),
        ]
        var text = indent
        var width = 0
        for (fact, styled) in facts {
            let fact = StyledText.line(fact)
            let next = DisplayWidth.of(fact)
            if width > 0, indent.count + width + 3 + next > columns {
                text += "\n" + indent
                width = 0
            } else if width > 0 {
                text += " · "
                width += 3
            }
            text += styled(fact)
            width += next
        }
        return text
    }

    /// As many names as fit on a line.
    private static func names(_ names: [String], columns: Int) -> String {
        var line = ""
        for (index, name) in names.map(StyledText.line).enumerated() {
            let next = line.isEmpty ? name : line + " · " + name
            let rest = names.count - index - 1
            guard DisplayWidth.of(next) + (rest > 0 ? 6 : 0) <= columns || line.isEmpty else {
                return line + " · +\(rest + 1)"
            }
            line = next
        }
        return line
    }

    private func summary(_ results: SearchResults) -> String {
        let total = results.total
        let articles = "\(total) article\(total == 1 ? "" : "s")"
        guard !results.hits.isEmpty, results.hits.count < total else { return articles }
        let last = offset + results.hits.count
        let more = last < total ? "; more with --offset \(last)" : ""
        let first = results.hits.count > 1 ? "\(offset + 1) to " : ""
        return "\(first)\(last) of \(articles)\(more)"
    }

    // MARK: Data

    /// All results as one object.
    func object(_ results: SearchResults, id: String? = nil) -> JSON {
        var members: [(String, JSON)] = [("schema", .number(Self.schema))]
        if let id { members.append(("id", .text(id))) }
        members += [
            ("query", .text(query.text)), ("parsed", .text(query.parsedText)),
            ("interpretation", .text(results.answered?.description ?? "")),
            (
                "notes",
                .list(
                    query.notes.map { note in
                        .object([
                            ("text", .text(note.description)), ("range", Self.range(note.range)),
                        ])
                    })
            ),
            ("suggestion", .optional(results.suggestion)),
            ("fallback", .bool(results.isFallback)),
            ("total", .number(results.total)),
            ("took_us", .number(results.microseconds)),
            ("hits", .list(results.hits.map(object))),
        ]
        if let explanation = results.explanation {
            members.append(("explanation", ExplanationText.object(explanation, query)))
        }
        return .object(members)
    }

    private func object(_ hit: SearchResults.Hit) -> JSON {
        let article = hit.article
        var members: [(String, JSON)] = [
            ("key", .text(article.key)),
            ("headline", .text(article.headline)),
            ("source", .optional(article.source)),
            ("date", .optional(article.date?.text)),
            ("url", .optional(article.url)),
            ("entities", .list(article.entities.map(JSON.text))),
            ("score", .score(hit.score)),
            ("closeness", .optional(hit.closeness?.rawValue)),
            ("headline_highlights", Self.ranges(hit.headlineHighlights)),
            (
                "snippets",
                .list(
                    hit.snippets.map { snippet in
                        .object([
                            ("text", .text(snippet.text)),
                            ("offset", .number(snippet.offset)),
                            ("highlights", Self.ranges(snippet.highlights)),
                        ])
                    })
            ),
        ]
        members += ArticleRenderer.details(of: article)
        if let explanation = hit.explanation {
            members.append(("explanation", ExplanationText.object(explanation)))
        }
        return .object(members)
    }

    /// A run file for trec_eval and its kin: `query Q0 key rank score newsfind`.
    ///
    /// Those programs order by the score, which they read in single precision, so that it says what
    /// the order says: 1,000 is added for words in order, 2,000 for words together, and no two
    /// scores of a query are the same.
    func run(_ results: SearchResults, id: String) -> String {
        // White space would make columns of its own.
        func column(_ text: String) -> String {
            String(text.map { $0.isWhitespace ? "_" : $0 })
        }
        var last = Float.infinity
        var text = ""
        for (index, hit) in results.hits.enumerated() {
            let tier =
                [.scattered, .ordered, .verbatim].firstIndex(of: hit.closeness ?? .scattered) ?? 0
            let below = last.isFinite ? min(last.nextDown, last - 0.000_001) : last
            let score = min(Float(hit.score) + 1_000 * Float(tier), below)
            last = score
            let rank = offset + index + 1
            text += "\(column(id)) Q0 \(column(hit.article.key)) \(rank) \(score) newsfind\n"
        }
        return text
    }

    private static func range(_ range: Range<Int>) -> JSON {
        .list([.number(range.lowerBound), .number(range.upperBound)])
    }

    private static func ranges(_ ranges: [Range<Int>]) -> JSON {
        .list(ranges.map(range))
    }

    private func writeCSV(_ results: SearchResults, to output: Output) throws {
        try output.write(
            CSV.row(["key", "headline", "source", "date", "url", "entities", "score", "snippet"]))
        for hit in results.hits {
            let article = hit.article
            try output.write(
                CSV.row([
                    article.key, article.headline, article.source ?? "", article.date?.text ?? "",
                    article.url ?? "", article.entitiesText,
                    JSON.score(hit.score).rendered(),
                    hit.snippets.map(\.text).joined(separator: " … "),
                ]))
        }
    }
}
