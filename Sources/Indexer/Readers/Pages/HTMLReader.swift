internal import Analysis
internal import Archive

extension ArticleFormat {
    static let html = ArticleFormat(
        name: "HTML", summary: "a page, saved or crawled; the article is found in it",
        kind: .page,
        of: { $0.isHTML },
        reader: { PageReader($0, parser: HTMLPageParser(options: $1)) })
}

/// A page of HTML -> article.
struct HTMLPageParser: RecordParser {
    let options: ReadOptions

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        let text = PageText(record.bytes, charset: options.facts.charset)
        let page = ArticleExtractor(dateOrder: options.dateOrder)
            .extract(html: text.bytes, address: options.facts.url)
        return try page.draft(
            origin: .init(file: file, position: record.position), options: options,
            isMended: text.isMended)
    }
}
