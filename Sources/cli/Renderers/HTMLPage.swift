internal import Analysis
internal import Archive
internal import Search

/// Search results -> one HTML page that needs nothing else.
struct HTMLPage {
    let query: Query
    let offset: Int

    func text(_ results: SearchResults) -> String {
        let title = Self.escaped(query.text.isEmpty ? "newsfind" : query.text)
        let count = "\(results.total) article\(results.total == 1 ? "" : "s")"
        let means = Self.escaped(results.answered?.description ?? "every article")
        let hits = results.hits.enumerated().map { index, hit in
            Self.item(hit, number: offset + index + 1)
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – newsfind</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p class="facts">\(count) for <code>\(means)</code></p>
            <ol start="\(offset + 1)">
            \(hits.joined(separator: "\n"))
            </ol>
            </body>
            </html>

            """
    }

    private static let style = """
        :root { color-scheme: light dark; }
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto;
          padding: 0 1rem; }
        h1 { font-size: 1.3rem; }
        h2 { font-size: 1.05rem; margin: 0; }
        li { margin: 1.4rem 0; }
        p { margin: .2rem 0; }
        .facts { opacity: .7; font-size: .9rem; }
        mark { background: #ffe08a; color: #000; border-radius: .15em; padding: 0 .1em; }
        """

    private static func item(_ hit: SearchResults.Hit, number: Int) -> String {
        let article = hit.article
        let headline =
            article.headline.isBlank
            ? "(no headline)" : marked(article.headline, hit.headlineHighlights)
        let isLink = article.url.map { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
        let title =
            isLink == true
            ? "<a href=\"\(escaped(article.url ?? ""))\" rel=\"noreferrer\">\(headline)</a>"
            : headline
        let facts = [
            article.source ?? "source unknown", article.date?.text ?? "undated", article.key,
        ].map(escaped).joined(separator: " · ")
        let passages = Passages(hit.snippets)
        return """
            <li value="\(number)" id="\(escaped(article.key))">
            <h2>\(title)</h2>
            <p class="facts">\(facts)</p>
            <p>\(marked(passages.text, passages.highlights))</p>
            </li>
            """
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
