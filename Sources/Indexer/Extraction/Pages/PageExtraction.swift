internal import Analysis

/// One page on its way to an article.
struct PageExtraction {
    let page: Page
    let lines: [PageLine]
    let data: LinkedData
    /// How the page's country writes dates, if it says its country.
    let dateOrder: DateOrder
    /// The address it was fetched from, if that is known.
    let address: String?

    init(_ page: Page, dateOrder: DateOrder, address: String? = nil) {
        self.page = page
        self.address = address
        let isAmerican = [
            page.language, PageMetas.values(PageMetas.language, of: page).first?.value,
        ]
        .contains { $0?.lowercased().replacing("_", with: "-") == "en-us" }
        self.dateOrder = isAmerican ? .monthFirst : dateOrder
        var reader = LineReader(page.text)
        lines = reader.lines(at: page.blocks.map { Int($0.start)..<Int($0.end) })
        data = LinkedData(page.linkedData)
    }

    /// The article, its fields by the rules that won.
    func article() -> ExtractedArticle {
        var body = PageBody(page, lines)
        let headline = PageHeadline(page, lines, data).find(bodyStart: body.blocks.first)
        body.complete(page, lines, headline: headline.block)
        var article = ExtractedArticle(body: "")
        article.isCutShort = page.isCutShort
        article.body = body.text(page, without: headline.block.map { lines[$0].hash }, lines)
        article.bodyRule = body.rule
        if let stated = data.body { weigh(Self.plain(stated), &article) }
        fill(&article.headline, headline.evidence, .headline, &article.beaten)
        fill(&article, headline: headline.block, body)
        return article
    }

    /// A stated body without markup, which some sites leave in it, and some escape.
    private static func plain(_ body: String) -> String {
        var text = body
        for _ in 0..<2 where text.contains("</") || text.contains("&lt;/") {
            let page = HTMLParser.parse(Array(text.utf8))
            text = page.blocks.map(page.string).joined(separator: "\n\n")
        }
        return text
    }

    /// Takes the body that the page's data state, if the page shows less than a third of it: a script
    /// was to write the rest.
    private func weigh(_ stated: String, _ article: inout ExtractedArticle) {
        let shown = Extracted(article.body, by: article.bodyRule ?? .textDensity)
        if article.body.utf8.count * 3 < stated.utf8.count {
            article.body = stated
            article.bodyRule = .linkedData
            article.beaten[.body] = [shown]
        } else {
            article.beaten[.body] = [Extracted(stated, by: .linkedData)]
        }
    }

    private func fill(_ article: inout ExtractedArticle, headline: Int?, _ body: PageBody) {
        let credits = PageCredits(page: page, lines: lines, data: data)
        let urls = credits.url(known: address)
        let dates = PageDates(page, lines, data, order: dateOrder, url: urls.best?.value)
        let published = dates.published(headline: headline, body: body)
        let modified = dates.modified(headline: headline, body: body)
        article.date = published.best
        article.updated = modified.best
        article.beaten[.date] = published.beaten(\.text)
        article.beaten[.updated] = modified.beaten(\.text)
        fill(&article.url, urls, .url, &article.beaten)
        fill(
            &article.author, credits.authors(headline: headline, body: body), .author,
            &article.beaten)
        fill(
            &article.source,
            credits.source(url: urls.best?.value, headline: article.headline?.value),
            .source, &article.beaten)
        fill(&article.section, credits.section(), .section, &article.beaten)
        fill(&article.language, credits.language(), .language, &article.beaten)
        fill(
            &article.caption, credits.caption(headline: headline, body: body), .caption,
            &article.beaten)
    }

    private func fill(
        _ place: inout Extracted<String>?, _ evidence: Evidence<String>, _ field: ArticleField,
        _ beaten: inout [ArticleField: [Extracted<String>]]
    ) {
        place = evidence.best
        if evidence.found.count > 1 { beaten[field] = evidence.beaten { $0 } }
    }
}
