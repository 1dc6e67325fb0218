internal import Analysis
internal import Archive
internal import Search

/// Search results -> one HTML page that needs nothing else and runs nothing.
struct HTMLPage {
    let query: Query
    let offset: Int

    func text(_ results: SearchResults) -> String {
        let title = Self.escaped(query.text.isBlank ? "All articles" : query.text)
        let hits = results.hits.enumerated().map { index, hit in
            item(hit, number: offset + index + 1, in: results)
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" \
            content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title) – newsfind</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header>
            <h1 dir="auto">\(title)</h1>
            \(remarks(results).map { "<p>\($0)</p>" }.joined(separator: "\n"))
            </header>
            <main>
            <ol>
            \(hits.joined(separator: "\n"))
            </ol>
            </main>
            </body>
            </html>

            """
    }

    /// How many there are, how the query was understood, and what was made of it.
    private func remarks(_ results: SearchResults) -> [String] {
        let count = "\(results.total) article\(results.total == 1 ? "" : "s")"
        let last = offset + results.hits.count
        let isPart = !results.hits.isEmpty && results.hits.count < results.total
        let first = results.hits.count > 1 ? "\(offset + 1) to " : ""
        var remarks = [isPart ? "\(first)\(last) of \(count)" : count]
        func code(_ text: String) -> String { "<code>\(Self.escaped(text))</code>" }
        if results.isFallback {
            remarks.append(
                "Nothing has \(code(query.description)) as it stands; these have its words.")
        } else if QueryNotes.saysMore(query) {
            remarks.append("Understood as \(code(query.description)).")
        }
        remarks += query.notes.map { Self.escaped("\($0)") }
        if let suggestion = results.suggestion {
            remarks.append("Did you mean \(code(suggestion))?")
        }
        return remarks
    }

    private static let style = """
        :root { color-scheme: light dark; --text: #1c1d1f; --quiet: #62666d; --line: #e4e5e7;
          --back: #fdfdfc; --link: #123f7a; --lit: #fff0b3; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #dcdddf; --quiet: #979ba3; --line: #303236; --back: #17181a;
            --link: #a9c8f2; --lit: #574716; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 47rem; padding: 2.5rem 1.25rem 4rem; color: var(--text);
          background: var(--back); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans",
          sans-serif; overflow-wrap: anywhere; }
        header { padding-bottom: 1rem; border-bottom: 1px solid var(--line); }
        h1 { font-size: 1.45rem; line-height: 1.3; margin: 0 0 .35rem; }
        h2 { font-size: 1.08rem; line-height: 1.35; margin: 0; }
        p { margin: .3rem 0 0; }
        header p, .facts, .names { color: var(--quiet); font-size: .875rem; }
        .facts span + span::before { content: "·"; margin: 0 .45em; }
        code { font: .92em ui-monospace, "DejaVu Sans Mono", monospace; }
        ol { list-style: none; margin: 0; padding: 0; }
        li { position: relative; padding: 1.15rem 0 1.15rem 2.6rem;
          border-bottom: 1px solid var(--line); }
        .number { position: absolute; left: 0; width: 1.9rem; text-align: right;
          color: var(--quiet); font-size: .875rem; line-height: 1.7; }
        a { color: var(--link); text-decoration: none; }
        a:hover, a:focus { text-decoration: underline; }
        mark { background: var(--lit); color: inherit; border-radius: .15em; padding: .05em .1em; }
        @media (max-width: 34rem) {
          li { padding-left: 0; }
          .number { position: static; display: block; width: auto; text-align: left; }
        }
        @media print { body { max-width: none; padding: 0; } li { break-inside: avoid; } }
        """

    private func item(
        _ hit: SearchResults.Hit, number: Int, in results: SearchResults
    ) -> String {
        let article = hit.article
        let headline =
            article.headline.isBlank
            ? "(no headline)" : Self.marked(article.headline, hit.headlineHighlights)
        let title =
            article.url.flatMap(StyledText.webAddress).map {
                "<a href=\"\(Self.escaped($0))\" rel=\"noreferrer\">\(headline)</a>"
            } ?? headline
        let facts = [
            article.source ?? "source unknown", article.date?.text ?? "undated", article.key,
        ].map { "<span>\(Self.escaped(StyledText.line($0)))</span>" }.joined()
        var lines = [
            "<span class=\"number\">\(number)</span>", "<h2 dir=\"auto\">\(title)</h2>",
            "<p class=\"facts\">\(facts)</p>",
        ]
        let passages = Passages(hit.snippets)
        if !passages.text.isEmpty {
            lines.append("<p dir=\"auto\">\(Self.marked(passages.text, passages.highlights))</p>")
        }
        if let explanation = hit.explanation {
            let sum = ExplanationText.of(explanation, hit)
            lines.append("<p class=\"names\"><code>\(Self.escaped(sum))</code></p>")
        }
        if !article.entities.isEmpty {
            let names = article.entities.prefix(12).map(StyledText.line)
            let more = article.entities.count - names.count
            let text = names.joined(separator: " · ") + (more > 0 ? " · +\(more)" : "")
            lines.append("<p class=\"names\">\(Self.escaped(text))</p>")
        }
        let language = article.language.flatMap(Self.tag).map { " lang=\"\($0)\"" } ?? ""
        return "<li id=\"hit-\(number)\"\(language)>\n\(lines.joined(separator: "\n"))\n</li>"
    }

    /// A language's tag, if it is one: `en`, `pt-BR`.
    private static func tag(_ language: String) -> String? {
        language.wholeMatch(of: /[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*/) == nil
            ? nil : language.replacing("_", with: "-")
    }

    /// A text with its highlights marked.
    private static func marked(_ text: String, _ highlights: [Range<Int>]) -> String {
        let scalars = Array(text.unicodeScalars)
        func piece(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return escaped(String(view))
        }
        var html = ""
        var end = 0
        for range in highlights where range.upperBound <= scalars.count {
            html += piece(end..<range.lowerBound) + "<mark>\(piece(range))</mark>"
            end = range.upperBound
        }
        return html + piece(end..<scalars.count)
    }

    /// A text that is nothing but text in HTML, also within an attribute.
    static func escaped(_ text: String) -> String {
        var html = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html.append(contentsOf: "&amp;".unicodeScalars)
            case "<": html.append(contentsOf: "&lt;".unicodeScalars)
            case ">": html.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": html.append(contentsOf: "&quot;".unicodeScalars)
            case "'": html.append(contentsOf: "&#39;".unicodeScalars)
            case "\n": html.append(scalar)
            case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}":
                html.append(scalar == "\t" || scalar == "\r" ? " " : "\u{FFFD}")
            default: html.append(scalar)
            }
        }
        return String(html)
    }
}
