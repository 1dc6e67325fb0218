/// Finds a page's headline: the heading that its title, or what it says to search engines, says again.
struct PageHeadline {
    let page: Page
    let lines: [PageLine]
    /// What the head of the page says.
    private var stated: [Extracted<String>] = []
    private var statedWords: [[UInt64]] = []

    /// A headline and the block it stands in, if it stands in one.
    struct Found {
        var evidence = Evidence<String>()
        var block: Int?
    }

    init(_ page: Page, _ lines: [PageLine], _ data: LinkedData) {
        self.page = page
        self.lines = lines
        if let headline = data.headline, data.isArticle {
            stated.append(Extracted(headline.oneLine, by: .linkedData))
        }
        stated += PageMetas.values(PageMetas.headline, of: page)
        if let title = page.title, !title.isEmpty { stated.append(Extracted(title, by: .titleTag)) }
        statedWords = stated.map { WordHash.words($0.value) }
    }

    /// The headline and all that it beat, given where the article's body begins.
    func find(bodyStart: Int?) -> Found {
        var found = Found()
        if let block = heading(bodyStart) {
            found.block = block
            found.evidence.add(page.string(page.blocks[block]), by: .heading)
        }
        for value in stated {
            let text = value.rule == .linkedData ? value.value : withoutSite(value.value)
            found.evidence.add(text, by: value.rule)
        }
        return found
    }

    /// The block that is the best heading.
    private func heading(_ bodyStart: Int?) -> Int? {
        var best: (score: Int, block: Int)?
        for (index, block) in page.blocks.enumerated() where block.block >= 0 {
            guard let rank = rank(block), lines[index].words <= 60 else { continue }
            let agreement = agreement(index)
            var score = rank + agreement * 4
            if agreement == 0, rank < 10 { continue }
            if let bodyStart, index > bodyStart + 2 { score -= 6 }
            if lines[index].words < 2 { score -= 6 }
            if score > best?.score ?? 0 { best = (score, index) }
        }
        return best?.block
    }

    /// How much of a heading a block is by its tag and names; nil if it is none.
    private func rank(_ block: PageBlock) -> Int? {
        var at = Int(block.element)
        var rank: Int?
        for _ in 0..<4 where at >= 0 {
            let element = page.elements[at]
            guard !element.hints.contains(.hidden) else { return nil }
            let isOwn = element.held.blocks <= 1
            switch element.tag {
            case .h1: rank = max(rank ?? 0, 10)
            case .h2: rank = max(rank ?? 0, 6)
            case .h3, .h4: rank = max(rank ?? 0, 4)
            default: break
            }
            if isOwn, element.hints.contains(.headline) { rank = max(rank ?? 0, 4) + 2 }
            at = Int(element.parent)
        }
        return rank
    }

    /// How many of the values stated in the head a block repeats, words in order.
    private func agreement(_ index: Int) -> Int {
        let block = page.blocks[index]
        let words = WordHash.words(page.text, Int(block.start)..<Int(block.end))
        guard !words.isEmpty else { return 0 }
        return statedWords.count { stated in
            guard !stated.isEmpty else { return false }
            if words.count >= 2 || stated.count <= 3 {
                if Self.contains(stated, words), words.count * 3 >= stated.count { return true }
            }
            return stated.count >= 3 && Self.contains(words, stated)
        }
    }

    private static func contains(_ all: [UInt64], _ part: [UInt64]) -> Bool {
        guard !part.isEmpty, part.count <= all.count else { return false }
        return (0...(all.count - part.count)).contains { all[$0..<($0 + part.count)].elementsEqual(part) }
    }

    /// A title without ` | Harbour Post` or `Harbour Post: ` around it.
    private func withoutSite(_ title: String) -> String {
        let bytes = Array(title.utf8)
        var reader = LineReader(bytes)
        let lines = reader.lines()
        guard lines.count == 1 else { return title }
        let finder = HeadlineFinder(lines: lines, bytes: bytes)
        let parts = finder.titleParts()
        guard parts.count > 1 else { return title }
        let longest = parts.map { WordHash.words(bytes, $0).count }.max() ?? 0
        let counts = parts.map { WordHash.words(bytes, $0).count }
        guard longest >= 3, let best = counts.firstIndex(of: longest) else { return title }
        return LineSplitter.text(bytes, parts[best].lowerBound, parts[best].upperBound)
    }
}
