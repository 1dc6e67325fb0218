internal import Analysis

/// Finds the elements of a page that say they hold a date: `time`, and those whose class does.
struct DatedElements {
    let page: Page
    /// Elements in the article itself, by which it is told from others.
    let own: [Int]
    /// Where the text of the headline begins, and the body's begins and ends.
    let top: Int, start: Int, end: Int
    /// Whether dates in side columns are no article's.
    let isStrict: Bool

    /// An element, how likely it dates the article, and whether it says so in words.
    typealias Rated = (score: Int, mark: PageMark, isLabelled: Bool)

    init(_ page: Page, headline: Int?, body: PageBody, isStrict: Bool) {
        self.page = page
        self.isStrict = isStrict
        let blocks = body.blocks
        let middle = blocks.isEmpty ? nil : blocks[blocks.count / 2]
        own = [headline, blocks.first, middle].compactMap { $0 }
            .map { Int(page.blocks[$0].element) }
        start = blocks.first.map { Int(page.blocks[$0].start) } ?? 0
        end = blocks.last.map { Int(page.blocks[$0].end) } ?? page.text.count
        top = headline.map { Int(page.blocks[$0].start) } ?? start
    }

    /// The `time` elements, the likeliest first: around the headline, no comment's, no teaser's, no
    /// change's.
    func times() -> [Rated] {
        let rated = page.marks.filter { $0.kind == .time }.map { mark -> Rated in
            (score(Int(mark.element)), mark, false)
        }
        return sorted(rated.filter { $0.score > -20 })
    }

    /// Elements whose class says that they hold a date, and that say it is of publication or are
    /// short and stand at the headline.
    func named() -> [Rated] {
        let limit = max(start, top) + 300
        return rated { $1 || $0.held.text < 80 && Int($0.first.text) < limit }
            .filter { $0.score > 0 }
    }

    /// Elements that may hold a date by their class, wherever they stand.
    func others() -> [Rated] { rated { _, _ in true } }

    private func rated(
        where isWanted: (_ element: PageElement, _ isLabelled: Bool) -> Bool
    ) -> [Rated] {
        var rated: [Rated] = []
        for (index, element) in page.elements.enumerated()
        where !element.hints.isDisjoint(with: [.date, .published])
            && element.tag != .time && (6..<400).contains(element.held.text)
        {
            let text = page.string(index)
            let isLabelled = DateFinder.saysPublished(text)
            guard isWanted(element, isLabelled) else { continue }
            let score = score(index) + (isLabelled ? 10 : DateFinder.saysUpdated(text) ? -6 : 0)
            guard score > -20 else { continue }
            let mark = PageMark(element: index, kind: .time, name: "", value: nil)
            rated.append((score, mark, isLabelled))
        }
        return sorted(rated)
    }

    private func sorted(_ rated: [Rated]) -> [Rated] {
        rated.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element)
    }

    private func score(_ index: Int) -> Int {
        let element = page.elements[index]
        let place = Int(element.first.text)
        var score = 0
        if isForeign(index) { score -= 100 }
        if element.hints.contains(.updated) { score -= 6 }
        if element.hints.contains(.published) { score += 10 }
        if place >= end { score -= 4 }
        if place >= top, place < end { score += 6 }
        if place < top, top - place < 300 { score += 3 }
        return score
    }

    /// Whether an element is a comment's, a quotation's, or a teaser's.
    func isForeign(_ element: Int) -> Bool {
        var at = element
        while at >= 0 {
            if isForeign(at, page.elements[at]) { return true }
            at = Int(page.elements[at].parent)
        }
        return false
    }

    /// Whether a block is a link in a list, as those of menus are; lists of dates and authors are none.
    func isMenuItem(_ block: PageBlock) -> Bool {
        guard block.block >= 0, block.linked * 2 > block.end - block.start,
            page.elements[Int(block.block)].tag == .li
        else { return false }
        return !page.isWithin(Int(block.element)) {
            !$0.hints.isDisjoint(with: [.date, .author]) && $0.held.text < 400
        }
    }

    private func isForeign(_ index: Int, _ element: PageElement) -> Bool {
        switch element.tag {
        case .blockquote, .figure: return true
        case .aside, .nav: return isStrict
        // The page's own, in which sites say when they were registered.
        case .footer where !element.hints.contains(.positive):
            return !page.isWithin(index) { $0.tag == .article }
        case .article:
            let held = index..<Int(element.end)
            return !own.isEmpty && !own.contains(where: held.contains)
        case .body, .html, .main: return false
        default: break
        }
        return element.hints.contains(.comments) || element.hints.contains(.hidden)
            || isStrict && element.hints.contains(.furniture)
    }
}
