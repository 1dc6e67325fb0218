/// The paragraphs of a page's article.
struct PageBody {
    /// Blocks of the page, in order.
    var blocks: [Int] = []
    var rule = ExtractionRule.textDensity
    var roots: [Int] = []

    /// An article of fewer bytes than this may be half of one.
    private static let shortLimit = 500

    init(_ page: Page, _ lines: [PageLine]) {
        var best = PageBody()
        var longest = -1
        for strictness: BodyFinder.Strictness in [
            .all, [.weights, .cleaning], [.cleaning], [],
        ] {
            let finder = BodyFinder(page, lines, strictness)
            let roots = finder.roots()
            let blocks = BodyCleaner(finder).blocks(in: roots)
            let weight = blocks.reduce(0) { $0 + Self.weight(lines[$1], page.blocks[$1]) }
            // Leaving out less finds more, of which most is not the article's.
            if weight > max(longest, 0) * 3 / 2 || longest < 0 {
                longest = weight
                best.blocks = blocks
                best.roots = roots
            }
            if longest >= Self.shortLimit { break }
        }
        self = best
        blocks = Self.kept(blocks, page, lines)
        if blocks.isEmpty { blocks = Self.plain(page) }
    }

    /// What is left of a page without paragraphs: all but its menus; all, if that is nothing.
    private static func plain(_ page: Page) -> [Int] {
        let menus = BodyFinder(page, [], .all).isPruned
        let plain = page.blocks.indices.filter {
            let block = page.blocks[$0]
            return Int(block.linked) * 2 <= block.count
                && (block.element < 0 || !menus[Int(block.element)])
        }
        return plain.isEmpty ? Array(page.blocks.indices) : plain
    }

    /// Paragraphs tell an article more than their length alone.
    private static func weight(_ line: PageLine, _ block: PageBlock) -> Int {
        switch line.kind {
        case .prose, .sentence: block.count
        case .short: block.count / 4
        default: 0
        }
    }

    private init() {}

    /// Puts the lead before the body that its headline parts from it, and takes away what stands
    /// above the headline or, in short lines, around the paragraphs.
    mutating func complete(_ page: Page, _ lines: [PageLine], headline: Int?) {
        if let headline {
            // The headline stands at the top of the body, if it stands in it.
            let above = blocks.prefix { $0 <= headline }
            if above.count < 8, !above.contains(where: { lines[$0].kind == .prose }) {
                blocks.removeFirst(above.count)
            }
            if let first = blocks.first, first > headline + 1, first - headline < 30 {
                blocks = lead((headline + 1)..<first, page, lines) + blocks
            }
        }
        let prose = blocks.indices.filter { lines[blocks[$0]].kind == .prose }
        guard let first = prose.first, let last = prose.last, prose.count > 2 else { return }
        let parents = Set(prose.map { Self.parent(blocks[$0], page) })
        let second = prose[1]
        blocks = blocks.enumerated().filter { place, index in
            if place < first {
                return lines[index].words > 6 || !isFrame(index, parents, page, lines)
            }
            // A date or byline between the lead and what follows.
            if place < second { return lines[index].kind != .meta }
            return place <= last || !isFrame(index, parents, page, lines)
        }.map(\.element)
    }

    /// Whether a block is a date or byline, a link, or a short line apart from the paragraphs.
    private func isFrame(
        _ index: Int, _ parents: Set<Int32>, _ page: Page, _ lines: [PageLine]
    ) -> Bool {
        if lines[index].kind == .meta { return true }
        guard lines[index].kind == .short else { return false }
        let block = page.blocks[index]
        let isApart = !parents.contains(Self.parent(index, page)) && !Self.isListed(block, page)
        return isApart || Int(block.linked) * 2 > block.count
    }

    /// Paragraphs between the headline and the body that are not furniture.
    private func lead(_ range: Range<Int>, _ page: Page, _ lines: [PageLine]) -> [Int] {
        let texts = Set(blocks.map { lines[$0].hash })
        return range.filter { index in
            let block = page.blocks[index]
            guard
                lines[index].kind == .prose
                    || lines[index].kind == .sentence && lines[index].words > 6,
                block.element >= 0, Int(block.linked) * 3 < block.count,
                !texts.contains(lines[index].hash)
            else { return false }
            return !page.isWithin(Int(block.element)) {
                !$0.hints.isDisjoint(with: .unread) || $0.hints.contains(.furniture)
                    || $0.hints.contains(.comments) || $0.hints.contains(.caption)
                    || $0.hints.contains(.share) || $0.hints.contains(.author)
                    || $0.tag == .aside || $0.tag == .nav || $0.tag == .figure
                    || $0.tag == .figcaption || $0.tag == .form
            }
        }
    }

    /// What a block's element stands in.
    private static func parent(_ index: Int, _ page: Page) -> Int32 {
        let block = page.blocks[index].block
        return block < 0 ? -1 : page.elements[Int(block)].parent
    }

    /// Whether a block is, or is within, an item, a cell or a heading.
    private static func isListed(_ block: PageBlock, _ page: Page) -> Bool {
        guard block.block >= 0 else { return false }
        let element = page.elements[Int(block.block)]
        return !element.tag.isParagraphLike
            || element.parent >= 0 && !page.elements[Int(element.parent)].tag.isParagraphLike
    }

    /// The blocks that are the article's by their words.
    private static func kept(_ blocks: [Int], _ page: Page, _ lines: [PageLine]) -> [Int] {
        var kept: [Int] = []
        let copies = copies(blocks, page, lines)
        var isBehindLabel = false
        for (place, index) in blocks.enumerated() {
            let line = lines[index]
            let block = page.blocks[index]
            switch line.kind {
            // A long paragraph may speak of terms of service and the like.
            case .boilerplate where line.words <= 24 || !line.endsSentence: continue
            case .endMark, .comments:
                isBehindLabel = true
                continue
            case .caption where line.words <= 30: continue
            case .prose, .sentence, .short, .meta, .masthead, .caption, .boilerplate: break
            }
            // Links under `Related articles`.
            if isBehindLabel, line.kind != .prose, Int(block.linked) * 2 > block.count { continue }
            isBehindLabel = false
            let around = [place - 1, place + 1].filter(blocks.indices.contains)
            if isTeaser(line, block, page), !isListed(block, page),
                around.allSatisfy({ lines[blocks[$0]].kind == .prose })
            {
                continue
            }
            if line.kind == .prose, copies.contains(parent(index, page)) { continue }
            kept.append(index)
        }
        return kept
    }

    /// Whether a paragraph is a link and nothing else: between others, another article's headline.
    private static func isTeaser(_ line: PageLine, _ block: PageBlock, _ page: Page) -> Bool {
        Int(block.linked) * 10 >= block.count * 9 && (5...40).contains(line.words)
            && !page.text[Int(block.start)...].starts(with: "http".utf8)
    }

    /// The elements whose paragraphs all stand elsewhere before: what narrow and wide screens are shown
    /// apart. A refrain is no copy.
    private static func copies(_ blocks: [Int], _ page: Page, _ lines: [PageLine]) -> Set<Int32> {
        let prose = blocks.filter { lines[$0].kind == .prose }
        var places: [UInt64: Int32] = [:]
        for index in prose where places[lines[index].hash] == nil {
            places[lines[index].hash] = parent(index, page)
        }
        let parents = prose.map { parent($0, page) }
        let originals = zip(prose, parents).filter { places[lines[$0].hash] == $1 }.map(\.1)
        return Set(parents).subtracting(originals)
    }

    /// The text, paragraphs parted by an empty line.
    func text(_ page: Page, without headline: UInt64?, _ lines: [PageLine]) -> String {
        var bytes: [UInt8] = []
        for (place, index) in blocks.enumerated() {
            if place < 3, lines[index].hash == headline { continue }
            if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
            bytes += page.text[Int(page.blocks[index].start)..<Int(page.blocks[index].end)]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
