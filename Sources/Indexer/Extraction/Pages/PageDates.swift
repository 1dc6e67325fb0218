internal import Analysis

/// Finds when a page's article was published and changed.
struct PageDates {
    let page: Page
    let lines: [PageLine]
    let data: LinkedData
    /// How it writes `03/04/2021`.
    private(set) var order: DateOrder
    let url: String?
    /// Whether dates in side columns are no article's.
    private var isStrict = true
    /// Elements in the article itself, by which it is told from others.
    private var own: [Int] = []

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
    mutating func published(headline: Int?, body: PageBody) -> Evidence<ArticleDate> {
        let middle = body.blocks.isEmpty ? nil : body.blocks[body.blocks.count / 2]
        own = [headline, body.blocks.first, middle].compactMap { $0 }
            .map { Int(page.blocks[$0].element) }
        let strict = evidence(headline: headline, body: body)
        guard strict.best == nil else { return strict }
        isStrict = false
        return evidence(headline: headline, body: body)
    }

    private func evidence(headline: Int?, body: PageBody) -> Evidence<ArticleDate> {
        var evidence = Evidence<ArticleDate>()
        if data.isArticle { add(data.published, .linkedData, &evidence) }
        add(PageMetas.published, &evidence)
        addMarks(&evidence) { $0.kind == .itemprop && Self.published.contains($0.name) }
        addMarks(&evidence) { $0.kind == .title }
        let times = times(headline: headline, body: body)
        for time in times where time.score > 0 { add(time.mark, .timeElement, &evidence) }
        addText(headline: headline, body: body, &evidence)
        add(PageMetas.dated, &evidence)
        evidence.add(url.flatMap(inAddress), by: .urlPath)
        for time in times where time.score <= 0 { add(time.mark, .timeElement, &evidence) }
        add(data.published, .linkedData, &evidence)
        for text in page.scriptDates { add(text, .script, &evidence) }
        evidence.add(modified().found.map { Extracted($0.value, by: .modification) })
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
    func modified() -> Evidence<ArticleDate> {
        var evidence = Evidence<ArticleDate>()
        add(data.modified, .linkedData, &evidence)
        add(PageMetas.modified, &evidence)
        addMarks(&evidence) { $0.kind == .itemprop && $0.name == "datemodified" }
        return evidence
    }

    private static let published: Set<String> = ["datepublished", "datecreated", "pubdate"]

    /// A `time` element and how likely it dates the article.
    private typealias Rated = (score: Int, mark: PageMark)

    /// The `time` elements, the likeliest first: around the headline, no comment's, no teaser's, no
    /// change's.
    private func times(headline: Int?, body: PageBody) -> [Rated] {
        let end = body.blocks.last.map { Int(page.blocks[$0].end) } ?? page.text.count
        let start = body.blocks.first.map { Int(page.blocks[$0].start) } ?? 0
        let top = headline.map { Int(page.blocks[$0].start) } ?? start
        let rated = page.marks.filter { $0.kind == .time }.map { mark -> Rated in
            let element = page.elements[Int(mark.element)]
            let place = Int(element.first.text)
            var score = 0
            if isForeign(Int(mark.element)) { score -= 100 }
            if element.hints.contains(.updated) { score -= 6 }
            if element.hints.contains(.published) { score += 10 }
            if place >= end { score -= 4 }
            if place >= top, place < end { score += 6 }
            if place < top, top - place < 300 { score += 3 }
            return (score, mark)
        }
        return rated.filter { $0.score > -20 }.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
    }

    /// Whether an element is a comment's, a quotation's, or a teaser's.
    private func isForeign(_ element: Int) -> Bool {
        var at = element
        while at >= 0 {
            if isForeign(at, page.elements[at]) { return true }
            at = Int(page.elements[at].parent)
        }
        return false
    }

    private func isForeign(_ index: Int, _ element: PageElement) -> Bool {
        switch element.tag {
        case .blockquote, .figure: return true
        case .aside, .nav: return isStrict
        case .article:
            let held = index..<Int(element.end)
            return !own.isEmpty && !own.contains(where: held.contains)
        case .body, .html, .main: return false
        default: break
        }
        return element.hints.contains(.comments) || element.hints.contains(.hidden)
            || isStrict && element.hints.contains(.furniture)
    }

    /// Adds the date that the text around the headline states.
    private func addText(
        headline: Int?, body: PageBody, _ evidence: inout Evidence<ArticleDate>
    ) {
        guard let first = body.blocks.first, let last = body.blocks.last else { return }
        var datable = lines
        for index in lines.indices where lines[index].digits > 2 {
            let element = Int(page.blocks[index].element)
            if element >= 0, isForeign(element) { datable[index].kind = .masthead }
        }
        // A date in a headline is of what it tells.
        if let headline { datable[headline].kind = .masthead }
        let finder = DateFinder(lines: datable, bytes: page.text, order: order)
        for found in [
            finder.best(headline: headline, body: first..<(last + 1)),
            finder.statement(outside: first..<(last + 1)),
        ] {
            if let found { evidence.add(found.value, by: found.rule) }
        }
    }

    private func add(
        _ names: [(String, ExtractionRule)], _ evidence: inout Evidence<ArticleDate>
    ) {
        for value in PageMetas.values(names, of: page) { add(value.value, value.rule, &evidence) }
    }

    private func addMarks(
        _ evidence: inout Evidence<ArticleDate>, where isWanted: (PageMark) -> Bool
    ) {
        for mark in page.marks where isWanted(mark) && !isForeign(Int(mark.element)) {
            add(mark, .microdata, &evidence)
        }
    }

    /// Adds what an element says; its text, where that is another day than its attribute.
    private func add(
        _ mark: PageMark, _ rule: ExtractionRule, _ evidence: inout Evidence<ArticleDate>
    ) {
        let text = page.string(Int(mark.element))
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
