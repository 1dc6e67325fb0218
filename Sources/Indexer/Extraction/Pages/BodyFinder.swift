/// Finds the elements that hold the article's body.
///
/// After Readability (arc90, then Mozilla): each paragraph gives points to the elements around it, by its
/// length and commas; names and tags add to them, links take from them; the best element, and those
/// of its siblings that are like it, hold the article.
struct BodyFinder {
    let page: Page
    let lines: [PageLine]
    let strictness: Strictness
    /// Whether an element is left out, with all in it.
    private(set) var isPruned: [Bool]
    private var scores: [Float]
    private(set) var sums = BlockSums()

    /// What is left out before points are given. The less, the later it is tried.
    struct Strictness: OptionSet {
        let rawValue: Int
        /// Elements whose names are of menus, comments and advertisements.
        static let unlikely = Strictness(rawValue: 1)
        /// Names count for and against an element.
        static let weights = Strictness(rawValue: 2)
        /// Lists, tables and groups that hold more links or fields than text.
        static let cleaning = Strictness(rawValue: 4)
        static let all: Strictness = [.unlikely, .weights, .cleaning]
    }

    init(_ page: Page, _ lines: [PageLine], _ strictness: Strictness) {
        self.page = page
        self.lines = lines
        self.strictness = strictness
        isPruned = [Bool](repeating: false, count: page.elements.count)
        scores = [Float](repeating: .nan, count: page.elements.count)
        prune()
        sums = BlockSums(page, lines, isPruned)
        score()
    }

    /// The roots of the article, in their order; empty if nothing has a point.
    func roots() -> [Int] {
        guard let top = top() else { return [] }
        return siblings(of: top)
    }

    // MARK: - What is left out

    private mutating func prune() {
        for index in page.elements.indices {
            let parent = Int(page.elements[index].parent)
            isPruned[index] = parent >= 0 && isPruned[parent] || isUnlikely(index)
        }
    }

    private func isUnlikely(_ index: Int) -> Bool {
        let element = page.elements[index]
        if !element.hints.isDisjoint(with: .unread) { return !isMostOfPage(element) }
        guard strictness.contains(.unlikely) else { return false }
        if element.hints.contains(.role) { return true }
        switch element.tag {
        case .html, .body, .a, .article, .main: return false
        case .footer, .aside, .nav: return !isMostOfPage(element)
        default: break
        }
        guard element.hints.contains(.unlikely), !element.hints.contains(.maybe) else {
            return false
        }
        return !page.isWithin(index) { $0.tag == .table || $0.tag == .code }
    }

    /// Some pages show themselves by a script.
    private func isMostOfPage(_ element: PageElement) -> Bool {
        Int(element.held.text) * 2 > page.text.count
    }

    // MARK: - Points

    private mutating func score() {
        for (block, line) in zip(page.blocks, lines) where block.count >= 25 && block.element >= 0 {
            // A linked paragraph is a teaser.
            guard !isPruned[Int(block.element)], line.kind.mayBeProse,
                Int(block.linked) * 2 <= block.count, let first = firstScored(block, line)
            else { continue }
            let points = 1 + Float(block.commas) + min(Float(block.count) / 100, 3)
            var at = first
            var level = 0
            while at >= 0, level < 5 {
                if scores[at].isNaN { scores[at] = base(at) }
                scores[at] +=
                    level == 0 ? points : level == 1 ? points / 2 : points / Float(level * 3)
                at = Int(page.elements[at].parent)
                level += 1
            }
        }
    }

    /// The element that gets a paragraph's points in full; nil for what gives none.
    private func firstScored(_ block: PageBlock, _ line: PageLine) -> Int? {
        let index = Int(block.block)
        guard index >= 0 else { return nil }
        let element = page.elements[index]
        switch element.tag {
        // A list of paragraphs is an article's, one of labels a menu.
        case .li where line.kind == .prose && line.words > 20:
            return element.parent < 0 ? nil : Int(page.elements[Int(element.parent)].parent)
        case .li, .dt, .dd, .figcaption, .h1, .caption, .th, .label, .legend: return nil
        case .p, .pre, .td, .blockquote, .h2, .h3, .h4, .h5, .h6: return Int(element.parent)
        case .div: return element.held.blocks == 1 ? Int(element.parent) : index
        default: return index
        }
    }

    /// What an element has for its tag and names.
    private func base(_ index: Int) -> Float {
        let points: Float =
            switch page.elements[index].tag {
            case .div: 5
            case .article, .main: 8
            case .pre, .td, .blockquote: 3
            case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: -3
            case .h1, .h2, .h3, .h4, .h5, .h6, .th: -5
            default: 0
            }
        return points + Float(weight(index))
    }

    /// What the names of an element say for and against it.
    func weight(_ index: Int) -> Int {
        guard strictness.contains(.weights) else { return 0 }
        let hints = page.elements[index].hints
        return (hints.contains(.positive) ? 25 : 0) - (hints.contains(.negative) ? 25 : 0)
            + (hints.contains(.body) ? 25 : 0)
    }

    /// The share of an element's text that is in links.
    func linkShare(_ index: Int) -> Float {
        let held = page.elements[index].held
        return held.text > 0 ? Float(held.linked) / Float(held.text) : 0
    }

    private func final(_ index: Int) -> Float { scores[index] * (1 - linkShare(index)) }

    // MARK: - The best

    private func top() -> Int? {
        var best: [(score: Float, index: Int)] = []
        for index in scores.indices where !scores[index].isNaN && !isPruned[index] {
            let score = final(index)
            if best.count < 5 || score > best[4].score {
                let place = best.firstIndex { $0.score < score } ?? best.count
                best.insert((score, index), at: place)
                if best.count > 5 { best.removeLast() }
            }
        }
        guard let first = best.first, first.score > 0 else { return nil }
        return stated(widened(climbed(common(best) ?? first.index)))
    }

    /// Up from an element to what says outright that it is the article's body, if that holds a good deal
    /// more of it.
    private func stated(_ index: Int) -> Int {
        var top = index
        let inner = sums.of(page.elements[index]).prose
        var at = Int(page.elements[index].parent)
        while at >= 0, page.elements[at].tag != .body, page.elements[at].tag != .html {
            let prose = sums.of(page.elements[at]).prose
            if page.elements[at].hints.contains(.body), linkShare(at) < 0.3,
                prose * 5 >= inner * 6
            {
                top = at
            }
            at = Int(page.elements[at].parent)
        }
        return top
    }

    /// The nearest element that holds at least three others nearly as good as the best.
    private func common(_ best: [(score: Float, index: Int)]) -> Int? {
        let rivals = best.dropFirst().filter { $0.score >= best[0].score * 0.75 }.map { $0.index }
        guard rivals.count >= 3 else { return nil }
        var at = Int(page.elements[best[0].index].parent)
        while at >= 0, page.elements[at].tag != .body {
            let held = at..<Int(page.elements[at].end)
            if rivals.count(where: { held.contains($0) && $0 != at }) >= 3 { return at }
            at = Int(page.elements[at].parent)
        }
        return nil
    }

    /// Up from an element, as long as what is around it has more points.
    private func climbed(_ index: Int) -> Int {
        var top = index
        var last = scores[index]
        let least = last / 3
        var at = Int(page.elements[index].parent)
        while at >= 0, page.elements[at].tag != .body, page.elements[at].tag != .html {
            if !scores[at].isNaN {
                if scores[at] < least { break }
                if scores[at] > last {
                    top = at
                    break
                }
                last = scores[at]
            }
            at = Int(page.elements[at].parent)
        }
        return alone(top)
    }

    /// Up from an element that is alone in what is around it, to where its like stand beside it.
    private func alone(_ index: Int) -> Int {
        var top = index
        while true {
            let parent = Int(page.elements[top].parent)
            guard parent >= 0, page.elements[parent].tag != .body,
                page.elements[parent].tag != .html,
                parent + 1 == top, page.elements[parent].end == page.elements[top].end
            else { return top }
            top = parent
        }
    }

    /// Up from an element, as long as what is around it adds paragraphs and hardly anything else.
    private func widened(_ index: Int) -> Int {
        var top = index
        var at = Int(page.elements[index].parent)
        while at >= 0, page.elements[at].tag != .body, page.elements[at].tag != .html,
            page.elements[top].tag != .article, page.elements[top].tag != .main
        {
            let inner = sums.of(page.elements[top])
            let added = sums.of(page.elements[at]) - inner
            if added.ends > 0 { break }
            if added.prose * 10 >= added.text * 7, added.prose * 20 >= inner.prose,
                added.linked * 4 <= added.text
            {
                top = at
            }
            at = Int(page.elements[at].parent)
        }
        return top
    }

    /// An element and the siblings that go on with it.
    private func siblings(of top: Int) -> [Int] {
        let parent = Int(page.elements[top].parent)
        guard page.elements[top].tag != .body, page.elements[top].tag != .html else { return [top] }
        let least = max(10, scores[top].isNaN ? 0 : scores[top] * 0.2)
        var found: [Int] = []
        var at = parent + 1
        let end = parent < 0 ? page.elements.count : Int(page.elements[parent].end)
        while at < end {
            if at == top || !isPruned[at] && goesOn(at, with: top, least) { found.append(at) }
            at = max(Int(page.elements[at].end), at + 1)
        }
        return found
    }

    private func goesOn(_ index: Int, with top: Int, _ least: Float) -> Bool {
        let element = page.elements[index]
        let isAlike =
            element.names == page.elements[top].names && element.tag == page.elements[top].tag
        let bonus = isAlike && element.names != 0 ? scores[top] * 0.2 : 0
        if !scores[index].isNaN, scores[index] + bonus >= least { return true }
        let held = sums.of(element)
        if isAlike, held.ends == 0, held.prose * 10 >= held.text * 7, held.prose > 80 {
            return true
        }
        guard element.tag == .p else { return false }
        let share = linkShare(index)
        let count = element.held.text
        if count > 80 { return share < 0.25 }
        guard count > 0, share == 0 else { return false }
        let text = page.text[Int(element.first.text)..<Int(element.last.text)]
        return text.dropLast().last == UInt8(ascii: ".")
    }
}

extension LineKind {
    /// Whether a line of the kind may be a paragraph.
    fileprivate var mayBeProse: Bool {
        switch self {
        case .prose, .sentence, .short: true
        case .caption, .masthead, .meta, .boilerplate, .endMark, .comments: false
        }
    }
}
