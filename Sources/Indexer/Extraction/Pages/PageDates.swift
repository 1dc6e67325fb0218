internal import Analysis

/// Finds when a page's article was published and changed.
struct PageDates {
    let page: Page
    let lines: [PageLine]
    let data: LinkedData
    let order: DateOrder
    let url: String?

    /// The dates of publication, the best first.
    func published(headline: Int?, body: PageBody) -> Evidence<ArticleDate> {
        var evidence = Evidence<ArticleDate>()
        add(data.published, .linkedData, &evidence)
        for value in PageMetas.values(PageMetas.published, of: page) {
            add(value.value, value.rule, &evidence)
        }
        for mark in page.marks where mark.kind == .itemprop && Self.published.contains(mark.name) {
            add(mark.value ?? page.string(Int(mark.element)), .microdata, &evidence)
        }
        for mark in page.marks where mark.kind == .title {
            add(mark.value ?? page.string(Int(mark.element)), .timeElement, &evidence)
        }
        for mark in times(headline: headline, body: body) {
            add(mark.value ?? page.string(Int(mark.element)), .timeElement, &evidence)
        }
        if let address = url {
            let found = DateScanner.dates(in: address, order: order).first
            evidence.add(found?.date, by: .urlPath)
        }
        if let first = body.blocks.first, let last = body.blocks.last {
            let found = DateFinder(lines: lines, bytes: page.text, order: order)
                .best(headline: headline, body: first..<(last + 1))
            if let found { evidence.add(found.value, by: found.rule) }
        }
        evidence.add(modified().found.map { Extracted($0.value, by: .modification) })
        return evidence
    }

    /// The dates of the last change, the best first.
    func modified() -> Evidence<ArticleDate> {
        var evidence = Evidence<ArticleDate>()
        add(data.modified, .linkedData, &evidence)
        for value in PageMetas.values(PageMetas.modified, of: page) {
            add(value.value, value.rule, &evidence)
        }
        for mark in page.marks where mark.kind == .itemprop && mark.name == "datemodified" {
            add(mark.value ?? page.string(Int(mark.element)), .microdata, &evidence)
        }
        return evidence
    }

    private static let published: Set<String> = ["datepublished", "datecreated", "pubdate"]

    /// The `time` elements that may date the article, the likeliest first: before the body's end, no
    /// comment's, no teaser's, no change's.
    private func times(headline: Int?, body: PageBody) -> [PageMark] {
        let end = body.blocks.last.map { Int(page.blocks[$0].end) } ?? page.text.count
        let start = headline.map { Int(page.blocks[$0].start) } ?? 0
        let rated = page.marks.compactMap { mark -> (Int, PageMark)? in
            guard mark.kind == .time else { return nil }
            let element = page.elements[Int(mark.element)]
            let isComment = page.isWithin(Int(mark.element)) {
                $0.hints.contains(.comments) || $0.tag == .aside || $0.tag == .li
            }
            var score = 0
            if isComment { score -= 20 }
            if element.hints.contains(.updated) { score -= 10 }
            if element.hints.contains(.published) { score += 10 }
            if Int(element.first.text) >= end { score -= 12 }
            if Int(element.first.text) >= start { score += 4 }
            return (score, mark)
        }
        return rated.filter { $0.0 > -20 }.enumerated()
            .sorted { ($1.element.0, $0.offset) < ($0.element.0, $1.offset) }
            .map { $0.element.1 }
    }

    /// Adds a date, if the text is one or holds one.
    private func add(
        _ text: String?, _ rule: ExtractionRule, _ evidence: inout Evidence<ArticleDate>
    ) {
        guard let text, text.utf8.count < 400 else { return }
        let date = ArticleDate(text, order: order)
            ?? DateScanner.dates(in: text, order: order).first?.date
        guard let date, Self.isPlausible(date) else { return }
        evidence.add(date, by: rule)
    }

    /// Whether there was a web to publish on.
    private static func isPlausible(_ date: ArticleDate) -> Bool {
        date.start >= 631_152_000 && date.precision >= .day
    }
}
