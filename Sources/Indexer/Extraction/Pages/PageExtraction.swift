internal import Analysis

/// One page on its way to an article.
struct PageExtraction {
    let page: Page
    let lines: [PageLine]
    let data: LinkedData
    let dateOrder: DateOrder
    /// The address it was fetched from, if that is known.
    let address: String?

    init(_ page: Page, dateOrder: DateOrder, address: String? = nil) {
        self.page = page
        self.dateOrder = dateOrder
        self.address = address
        var reader = LineReader(page.text)
        lines = reader.lines(at: page.blocks.map { Int($0.start)..<Int($0.end) })
        data = LinkedData(page.linkedData)
    }

    /// The article, its fields by the rules that won.
    func article() -> ExtractedArticle {
        var body = PageBody(page, lines)
        let headline = PageHeadline(page, lines, data).find(bodyStart: body.blocks.first)
        body.complete(page, lines, headline: headline.block)
        let credits = PageCredits(page: page, lines: lines, data: data)
        let urls = credits.url(known: address)
        let dates = PageDates(
            page: page, lines: lines, data: data, order: dateOrder, url: urls.best?.value)
        var article = ExtractedArticle(body: "")
        article.headline = headline.evidence.best
        article.body = body.text(page, without: headline.block.map { lines[$0].hash }, lines)
        article.date = dates.published(headline: headline.block, body: body).best
        article.updated = dates.modified().best
        article.author = credits.authors(headline: headline.block, body: body).best
        article.source = credits.source().best
        article.section = credits.section().best
        article.language = credits.language().best
        article.url = urls.best
        return article
    }
}
