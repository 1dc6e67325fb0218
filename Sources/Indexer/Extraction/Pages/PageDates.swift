internal import Analysis

/// Finds when a page's article was published and changed.
struct PageDates {
    let page: Page
    let lines: [PageLine]
    let data: LinkedData
    /// How it writes `03/04/2021`.
    private(set) var order: DateOrder
    let url: String?

    /// - Parameter order: How its country writes dates, unless it says so itself.
    init(_ page: Page, _ lines: [PageLine], _ data: LinkedData, order: DateOrder, url: String?) {
        self.page = page
        self.lines = lines
        self.data = data
        self.url = url
        self.order = order
        self.order =
            PageDateOrder(page: page, lines: lines, stated: statedDays()).order() ?? order
    }

    /// The days that the page's markup states.
    private func statedDays() -> Set<String> {
        let metas = PageMetas.values(PageMetas.published + PageMetas.modified, of: page)
        let texts = [data.published, data.modified] + metas.map(\.value) + page.marks.map(\.value)
        return Set(texts.compactMap { $0.flatMap { ArticleDate($0) }.map(PageDateOrder.day) })
    }

    /// The dates of publication, the best first.
    func published(headline: Int?, body: PageBody) -> Evidence<ArticleDate> {
        let strict = evidence(headline, body, isStrict: true)
        return strict.best == nil ? evidence(headline, body, isStrict: false) : strict
    }

    private func evidence(
        _ headline: Int?, _ body: PageBody, isStrict: Bool
    ) -> Evidence<ArticleDate> {
        let dated = DatedElements(page, headline: headline, body: body, isStrict: isStrict)
        var evidence = Evidence<ArticleDate>()
        if data.isArticle { add(data.published, .linkedData, &evidence) }
        add(PageMetas.published, &evidence)
        addMarks(dated, &evidence) { $0.kind == .itemprop && Self.published.contains($0.name) }
        addMarks(dated, &evidence) { $0.kind == .title }
        let times = dated.times()
        for time in times where time.score > 0 { add(time.mark, .timeElement, &evidence) }
        for named in dated.named() {
            add(named.mark, named.isLabelled ? .dateLabel : .dateNearHeadline, &evidence)
        }
        addText(headline, body, dated, &evidence)
        add(PageMetas.dated, &evidence)
        evidence.add(url.flatMap(inAddress), by: .urlPath)
        for time in times where time.score <= 0 { add(time.mark, .timeElement, &evidence) }
        add(data.published, .linkedData, &evidence)
        if evidence.best == nil {
            for other in dated.others() { add(other.mark, .dateNearHeadline, &evidence) }
        }
        for text in page.scriptDates { add(text, .script, &evidence) }
        evidence.add(modified(dated).found.map { Extracted($0.value, by: .modification) })
        evidence.preferDay(of: .urlPath)
        evidence.preferLocal()
        evidence.preferShown()
        return evidence
    }

    /// The date in the path of an address, `/2021/12/23/`, where it is not the start of a headline:
    /// `/2021/12/3-questions`.
    private func inAddress(_ address: String) -> ArticleDate? {
        guard let found = DateScanner.dates(in: address, order: order).first else { return nil }
        let bytes = Array(address.utf8)
        let end = found.range.upperBound
        let isWhole = end == bytes.count || bytes[end] == UInt8(ascii: "/")
        let hasTwoDigits = found.range.count >= 8 && bytes[end - 2] &- 0x30 < 10
        return isWhole || hasTwoDigits ? found.date : nil
    }

    /// The dates of the last change, the best first.
    func modified(headline: Int?, body: PageBody) -> Evidence<ArticleDate> {
        modified(DatedElements(page, headline: headline, body: body, isStrict: true))
    }

    private func modified(_ dated: DatedElements) -> Evidence<ArticleDate> {
        var evidence = Evidence<ArticleDate>()
        add(data.modified, .linkedData, &evidence)
        add(PageMetas.modified, &evidence)
        addMarks(dated, &evidence) { $0.kind == .itemprop && $0.name == "datemodified" }
        return evidence
    }

    private static let published: Set<String> = ["datepublished", "datecreated", "pubdate"]

    /// Adds the date that the text around the headline states.
    private func addText(
        _ headline: Int?, _ body: PageBody, _ dated: DatedElements,
        _ evidence: inout Evidence<ArticleDate>
    ) {
        guard let first = body.blocks.first, let last = body.blocks.last else { return }
        var datable = lines
        for index in lines.indices where lines[index].digits > 2 {
            let block = page.blocks[index]
            let isForeign = block.element >= 0 && dated.isForeign(Int(block.element))
            if isForeign || dated.isMenuItem(block) { datable[index].kind = .masthead }
        }
        // A date in a headline is of what it tells.
        if let headline { datable[headline].kind = .masthead }
        let finder = DateFinder(lines: datable, bytes: page.text, order: order)
        let found = finder.best(headline: headline, body: first..<(last + 1))
        if let found { evidence.add(found.value, by: found.rule) }
    }

    private func add(
        _ names: [(String, ExtractionRule)], _ evidence: inout Evidence<ArticleDate>
    ) {
        for value in PageMetas.values(names, of: page) { add(value.value, value.rule, &evidence) }
    }

    private func addMarks(
        _ dated: DatedElements, _ evidence: inout Evidence<ArticleDate>,
        where isWanted: (PageMark) -> Bool
    ) {
        for mark in page.marks where isWanted(mark) && !dated.isForeign(Int(mark.element)) {
            add(mark, .microdata, &evidence)
        }
    }

    /// Adds what an element says; its text, where that is another day than its attribute.
    private func add(
        _ mark: PageMark, _ rule: ExtractionRule, _ evidence: inout Evidence<ArticleDate>
    ) {
        let text = page.brief(Int(mark.element)) ?? ""
        if let value = mark.value, let stated = date(value) {
            let shown =
                text.utf8.count < 100 ? DateScanner.dates(in: text, order: order).first?.date : nil
            if let shown, abs(shown.start - stated.start) > 2 * 86_400 {
                evidence.add(shown, by: rule)
            }
            evidence.add(stated, by: rule)
        } else {
            add(text, rule, &evidence)
        }
    }

    /// Adds a date, if the text is one or holds one.
    private func add(
        _ text: String?, _ rule: ExtractionRule, _ evidence: inout Evidence<ArticleDate>
    ) {
        if let text, let date = date(text) { evidence.add(date, by: rule) }
    }

    private func date(_ text: String) -> ArticleDate? {
        guard text.utf8.count < 400 else { return nil }
        let date =
            ArticleDate(text, order: order) ?? DateScanner.dates(in: text, order: order).first?.date
        return date.flatMap { Self.isPlausible($0) ? $0 : nil }
    }

    /// Whether there was a web to publish on.
    private static func isPlausible(_ date: ArticleDate) -> Bool {
        date.start >= 631_152_000 && date.precision >= .day
    }
}
