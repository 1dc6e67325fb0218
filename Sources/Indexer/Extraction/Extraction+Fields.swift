internal import Analysis

/// The fields of a text but its headline and body: all that it says of each, the most trusted first.
extension Extraction {
    /// How many other dates a page may be reported to state.
    private static let datesKept = 6

    /// Fills in the date, source, author, address and language.
    func fill(
        _ article: inout ExtractedArticle, _ finder: HeadlineFinder, _ headline: Int?,
        _ titlePart: Range<Int>?, _ block: Range<Int>
    ) {
        let credits = CreditFinder(lines: lines, bytes: bytes)
        let urls = evidence(.url, [addressLine()])
        let dates = dates(headline: headline, block, url: urls.best?.value)
        let authors = evidence(.author, [credits.author(headline: headline, body: block)])
        let sources = evidence(
            .source,
            [
                titlePart.flatMap { credits.titleSuffix(finder.titleParts(), headline: $0) },
                credits.captionSuffix(), mastheadOutlet(), credits.dateline(block),
                credits.credit((headline ?? 0)..<max(headline ?? 0, block.upperBound)),
            ])
        article.url = urls.best
        article.language = evidence(.language, []).best
        article.author = authors.best
        article.source = sources.best
        article.date = dates.best
        article.beaten[.url] = urls.beaten(\.self)
        article.beaten[.author] = authors.beaten(\.self)
        article.beaten[.source] = sources.beaten(\.self)
        article.beaten[.date] = dates.beaten(\.text)
    }

    /// What the header block says of a field, and what was found in the text.
    private func evidence(
        _ field: HeaderBlock.Field, _ found: [Extracted<String>?]
    ) -> Evidence<String> {
        var evidence = Evidence<String>()
        evidence.add(header.values[field], by: .headerField)
        evidence.add(found.compactMap(\.self))
        return evidence
    }

    private func dates(
        headline: Int?, _ block: Range<Int>, url: String?
    ) -> Evidence<ArticleDate> {
        var evidence = Evidence<ArticleDate>()
        let stated = header.values[.date].flatMap { ArticleDate($0, order: dateOrder) }
        evidence.add(stated, by: .headerField)
        let finder = DateFinder(lines: lines, bytes: bytes, order: dateOrder)
        let candidates = finder.candidates(headline: headline, body: block)
        evidence.add(Array(candidates.prefix(Self.datesKept)))
        if let url {
            let inPath = DateScanner.dates(in: url, order: dateOrder).first
            evidence.add(inPath?.date, by: .urlPath)
        }
        return evidence
    }

    private func mastheadOutlet() -> Extracted<String>? {
        masthead.map {
            let text = LineSplitter.text(bytes, $0.outlet.lowerBound, $0.outlet.upperBound)
            return Extracted(text, by: .titleSuffix)
        }
    }

    /// An address that stands alone on one of the first or last lines.
    private func addressLine() -> Extracted<String>? {
        let ends =
            lines.count > 24
            ? Array(0..<12) + Array((lines.count - 12)..<lines.count)
            : Array(lines.indices)
        for index in ends where lines[index].count <= 300 {
            let text = LineSplitter.text(bytes, lines[index].start, lines[index].end)
            if text.hasPrefix("http://") || text.hasPrefix("https://"), !text.utf8.contains(0x20) {
                return Extracted(text, by: .addressLine)
            }
        }
        return nil
    }
}
