/// Finds a page's headline: the heading that its title, or what it says to search engines, says again.
struct PageHeadline {
    let page: Page
    let lines: [PageLine]
    /// What the head of the page says.
    private var stated: [Extracted<String>] = []
    private var statedWords: [[UInt64]] = []
    /// What the site calls itself, as letters alone.
    private var siteNames: Set<String> = []

    /// How many headlines the head may state beside its title.
    private static let mostStated = 20

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
        stated += PageMetas.values(PageMetas.headline, of: page).prefix(Self.mostStated)
        if let title = page.title, !title.isEmpty { stated.append(Extracted(title, by: .titleTag)) }
        statedWords = stated.map { Self.words(Array($0.value.utf8)[...]) }
        let names = PageMetas.values(PageMetas.source, of: page).map(\.value)
        siteNames = Set((names + [data.publisher].compactMap { $0 }).map(Self.letters))
        for address in [page.canonical, PageMetas.values(PageMetas.url, of: page).first?.value] {
            let host = address?.split(separator: "/").dropFirst().first ?? ""
            siteNames.formUnion(host.split(separator: ".").map { Self.letters(String($0)) })
        }
    }

    private static func letters(_ text: String) -> String {
        let bytes = text.lowercased().utf8.filter {
            $0 >= 0x80 || $0 &- 0x61 < 26 || $0 &- 0x30 < 10
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The headline and all that it beat, given where the article's body begins.
    func find(bodyStart: Int?) -> Found {
        var found = Found()
        if let block = heading(bodyStart) {
            found.block = block
            if let whole = whole(of: block) { found.evidence.add(whole.value, by: whole.rule) }
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
        var best: (score: Int, block: Int, agreement: Int)?
        for (index, block) in page.blocks.enumerated() where block.block >= 0 {
            guard let rank = rank(block), lines[index].words <= 60 else { continue }
            let agreement = min(agreement(index), 3)
            // A heading that nothing confirms may be one of the article's own.
            if agreement == 0, rank < 6 || rank < 10 && index > bodyStart ?? 0 { continue }
            var score = rank + agreement * 4 + place(index, bodyStart)
            if lines[index].words < 2, block.count < 9 { score -= 6 }
            if siteNames.contains(Self.letters(page.string(block))) || namesSite(block) {
                score -= 12
            }
            score += titlePlace(index)
            // Of headings that nothing confirms, the last above the body.
            if score > best?.score ?? 8 || agreement == 0 && score == best?.score {
                best = (score, index, agreement)
            }
        }
        return best?.agreement ?? 0 > 0 ? best?.block : title(bodyStart) ?? best?.block
    }

    /// What the head states, if the heading is half of it and the line above or below is the rest:
    /// `Harbour: Talks fail` over two lines.
    private func whole(of heading: Int) -> Extracted<String>? {
        let own = words(of: heading)
        for next in [heading + 1, heading - 1] where page.blocks.indices.contains(next) {
            let rest = words(of: next)
            guard rest.count >= 2 else { continue }
            let both = next > heading ? own + rest : rest + own
            if let index = statedWords.firstIndex(of: both) { return stated[index] }
        }
        return nil
    }

    private func words(of block: Int) -> [UInt64] {
        let block = page.blocks[block]
        return Self.words(page.text[Int(block.start)..<Int(block.end)])
    }

    /// A headline stands right above the body, or at its top.
    private func place(_ index: Int, _ bodyStart: Int?) -> Int {
        guard let bodyStart else { return 0 }
        if index > bodyStart + 2 { return -6 }
        return bodyStart - index <= 12 ? 3 : 0
    }

    /// Titles begin with the headline and end with the site's name.
    private func titlePlace(_ index: Int) -> Int {
        guard let title = stated.last, title.rule == .titleTag, let whole = statedWords.last else {
            return 0
        }
        let words = Self.words(page.text[lines[index].start..<lines[index].end])
        guard let first = words.first else { return 0 }
        if first == whole.first { return 5 }
        return words.count < whole.count && whole.suffix(words.count).elementsEqual(words) ? -4 : 0
    }

    /// The words of a text; where scripts have no spaces, the characters.
    private static func words(_ text: ArraySlice<UInt8>) -> [UInt64] {
        let bytes = Array(text)
        var words: [UInt64] = []
        var offset = 0
        while offset < bytes.count {
            if let word = WordHash.word(bytes, &offset, bytes.count) {
                words.append(word)
            } else if bytes[offset] >= 0xE3, bytes[offset] <= 0xED, offset + 2 < bytes.count {
                words.append(bytes[offset..<(offset + 3)].reduce(WordHash.seed, WordHash.step))
                offset += 3
            } else {
                offset += 1
            }
        }
        return words
    }

    /// How much of a heading a block is by its tag and names; nil if it is none.
    private func rank(_ block: PageBlock) -> Int? {
        var at = Int(block.element)
        var rank: Int?
        for _ in 0..<4 where at >= 0 {
            let element = page.elements[at]
            guard element.hints.isDisjoint(with: .unread) else { return nil }
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

    /// The block right above the body that is what the head of the page states, or most of it: some
    /// pages have their headline in no heading.
    private func title(_ bodyStart: Int?) -> Int? {
        guard let bodyStart, !statedWords.isEmpty else { return nil }
        return (max(0, bodyStart - 12)...min(bodyStart + 2, lines.count - 1)).last { index in
            guard (3...60).contains(lines[index].words) else { return false }
            let words = words(of: index)
            return statedWords.contains {
                words.count * 2 >= $0.count && Self.contains($0, words)
            }
        }
    }

    /// Whether a block is the site's name, by its class or as a link to the front page.
    private func namesSite(_ block: PageBlock) -> Bool {
        page.isWithin(Int(block.element)) {
            $0.hints.contains(.site) && $0.held.text <= block.count + 1
        }
    }

    /// How many of the values stated in the head a block repeats, words in order.
    private func agreement(_ index: Int) -> Int {
        let words = words(of: index)
        guard !words.isEmpty else { return 0 }
        return statedWords.count { stated in
            guard !stated.isEmpty else { return false }
            if words.count >= 2 || stated.count <= 3 {
                if words.count * 3 >= stated.count, Self.contains(stated, words) { return true }
            }
            return stated.count >= 3 && Self.contains(words, stated)
        }
    }

    private static func contains(_ all: [UInt64], _ part: [UInt64]) -> Bool {
        guard !part.isEmpty, part.count <= all.count else { return false }
        return (0...(all.count - part.count)).contains {
            all[$0..<($0 + part.count)].elementsEqual(part)
        }
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
