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
            let finder = BodyFinder(page, strictness)
            let roots = finder.roots()
            let blocks = BodyCleaner(finder).blocks(in: roots)
            let count = blocks.reduce(0) { $0 + page.blocks[$1].count }
            if count > longest {
                longest = count
                best.blocks = blocks
                best.roots = roots
            }
            if longest >= Self.shortLimit { break }
        }
        self = best
        blocks = blocks.filter { Self.isKept(lines[$0], page, $0) }
    }

    private init() {}

    /// Whether a block is the article's, by its words.
    private static func isKept(_ line: PageLine, _ page: Page, _ index: Int) -> Bool {
        switch line.kind {
        case .prose, .sentence, .short, .meta: true
        case .caption: line.words > 30
        case .boilerplate: false
        case .masthead: true
        case .endMark, .comments: false
        }
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
