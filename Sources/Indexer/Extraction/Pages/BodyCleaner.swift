/// Takes out of the article's elements what is not the article's.
struct BodyCleaner {
    let finder: BodyFinder
    private var page: Page { finder.page }

    init(_ finder: BodyFinder) { self.finder = finder }

    /// The blocks of the article within some roots, in their order.
    func blocks(in roots: [Int]) -> [Int] {
        var kept: [Int] = []
        var isRemoved = finder.isPruned
        for root in roots {
            let inside = root..<Int(page.elements[root].end)
            for index in inside where !isRemoved[index] {
                if removes(index, root: root) {
                    for below in index..<Int(page.elements[index].end) { isRemoved[below] = true }
                }
            }
            let blocks =
                Int(page.elements[root].first.blocks)..<Int(page.elements[root].last.blocks)
            kept += blocks.filter {
                let element = Int(page.blocks[$0].element)
                return element < 0 || !isRemoved[element]
            }
        }
        return kept
    }

    /// Whether an element goes, with all in it.
    private func removes(_ index: Int, root: Int) -> Bool {
        let element = page.elements[index]
        switch element.tag {
        case .footer, .aside, .nav: return index != root
        case .figcaption: return true
        case .article, .main, .body, .html: return false
        case .form, .fieldset, .table, .ul, .ol, .div, .section, .dl:
            return isFurniture(element) || index != root && isMostlyOther(index)
        case .h2, .h3: return finder.weight(index) < 0 || isFurniture(element)
        default: return isFurniture(element)
        }
    }

    /// Share buttons, newsletters, captions and the like, by their names; all are short.
    private func isFurniture(_ element: PageElement) -> Bool {
        let count = element.held.text
        if element.hints.contains(.share) { return count < 500 }
        if element.hints.contains(.caption) { return count < 600 }
        if element.hints.contains(.comments) { return true }
        if element.hints.contains(.furniture), !element.hints.contains(.body) {
            return count < 1_000
        }
        // A note on the author, not the article.
        if element.hints.contains(.author), !element.hints.contains(.body) {
            return count < 1_000 && element.tag != .article && element.tag != .section
        }
        return false
    }

    /// Whether a group holds links, fields or pictures more than text.
    private func isMostlyOther(_ index: Int) -> Bool {
        guard finder.strictness.contains(.cleaning) else { return false }
        let element = page.elements[index]
        if isDataTable(index) { return false }
        let held = element.held
        let weight = finder.weight(index)
        if weight < 0 { return true }
        guard held.commas < 10 else { return false }
        let share = finder.linkShare(index)
        if held.inputs > (held.paragraphs + held.items) / 3 { return true }
        // A paragraph, whatever its element.
        if held.blocks == 1 { return share > 0.5 }
        let sum = finder.sums.of(element)
        if sum.prose * 10 >= sum.text * 7, sum.prose > 200 { return false }
        let isList = element.tag == .ul || element.tag == .ol
        let isHeading = held.text > 0 && Float(held.headings) / Float(held.text) > 0.9
        if held.images > 1, (held.paragraphs + held.items) * 2 < held.images { return true }
        if !isList, !isHeading, held.text < 25, held.images == 0 || held.images > 2, share > 0 {
            return true
        }
        if !isList, weight < 25, share > 0.2 { return true }
        if share > 0.5 { return true }
        return held.embeds == 1 && held.text < 75 || held.embeds > 1
    }

    /// Whether a table is one of facts, not of the page's columns.
    private func isDataTable(_ index: Int) -> Bool {
        guard page.elements[index].tag == .table else { return false }
        let inside = (index + 1)..<Int(page.elements[index].end)
        guard !inside.isEmpty else { return false }
        return page.elements[inside].contains {
            $0.tag == .th || $0.tag == .thead || $0.tag == .caption
        }
    }
}
