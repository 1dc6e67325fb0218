internal import Analysis
internal import Archive

extension ArticleFormat {
    static let html = ArticleFormat(
        name: "HTML", summary: "a page, saved or crawled; the article is found in it",
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
        var builder = DraftBuilder(
            origin: .init(file: file, position: record.position), dateOrder: options.dateOrder)
        builder.headline = page.headline?.value
        builder.body = page.body
        builder.source = page.source?.value
        builder.url = page.url?.value
        builder.author = page.author?.value
        builder.language = page.language?.value
        builder.section = page.section?.value
        builder.caption = page.caption?.value
        if text.isMended { builder.notes.append(.mendedText) }
        var draft = try builder.draft()
        draft.date = page.date?.value
        draft.updated = page.updated?.value
        if let date = draft.date, let collected = options.facts.collected,
            date.start >= collected.end
        {
            draft.date = nil
        }
        if options.explains { draft.evidence = page.evidence }
        return draft
    }
}
