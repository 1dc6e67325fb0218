internal import Archive

/// The lines that recur over the pages of a site within one run: notices, pleas and teasers that no rule
/// knew.
///
/// A paragraph is furniture if it is short and stands on at least four pages of the site, and on a fifth
/// of them, whose longest paragraphs differ. So what the reprints of one article share stays, as does the
/// background that an outlet repeats, which is long, and a subheading that some of its articles have. What
/// was read before a line recurred is treated no other than what was read after it, since articles are
/// stored when all have been read; the order of the input alone decides, not the cores.
struct SiteFurniture {
    /// A paragraph of more bytes may be the article's.
    private static let longest = 240
    private static let fewestPages = 4
    /// The share of the site's pages, as one of so many.
    private static let leastShare = 5

    private struct Line {
        var pages: Int32 = 0
        /// Hashes of the longest paragraphs of some pages it stands on, all different.
        var articles: [UInt32] = []

        mutating func add(_ article: UInt32) {
            pages += 1
            if articles.count < fewestPages, !articles.contains(article) {
                articles.append(article)
            }
        }
    }

    private var lines: [UInt64: Line] = [:]
    private var pages: [UInt64: Int32] = [:]
    /// How many lines, and how many sites, there may be before some are forgotten.
    private let limit: Int
    private var room: (lines: Int, pages: Int)

    init(limit: Int = 1 << 18) {
        self.limit = limit
        room = (limit, limit)
    }

    /// How many lines are known.
    var count: Int { lines.count }

    /// Counts the lines of an article that was found in a page.
    mutating func learn(from draft: ArticleDraft) {
        guard let site = Self.site(of: draft) else { return }
        let paragraphs = draft.body.utf8.paragraphs
        let main = paragraphs.max { $0.count < $1.count } ?? draft.body.utf8[...]
        let article = UInt32(truncatingIfNeeded: Self.hash(main, of: site))
        pages[site, default: 0] += 1
        for line in Set(paragraphs.filter(Self.isShort).map { Self.hash($0, of: site) }) {
            lines[line, default: Line()].add(article)
        }
        if lines.count > room.lines { room.lines = forget(&lines) { $0.pages } }
        if pages.count > room.pages { room.pages = forget(&pages) { $0 } }
    }

    /// Forgets what was seen on one page; and on more, while twice the limit would be left.
    ///
    /// - Returns: How many there may be before the next time: twice what is left, so that each is looked
    ///   at a few times however many come.
    private func forget<Value>(
        _ seen: inout [UInt64: Value], pages: (Value) -> Int32
    ) -> Int {
        var least: Int32 = 1
        repeat {
            seen = seen.filter { pages($0.value) > least }
            least *= 2
        } while seen.count > 2 * limit
        return max(limit, 2 * seen.count)
    }

    /// An article without the furniture of its site; as it is, if nothing else were left.
    func removed(from draft: ArticleDraft) -> ArticleDraft {
        guard let site = Self.site(of: draft), let pages = pages[site], pages >= Self.fewestPages
        else { return draft }
        let paragraphs = draft.body.utf8.paragraphs
        let kept = paragraphs.filter { !isFurniture($0, of: site, pages: pages) }
        guard !kept.isEmpty, kept.count < paragraphs.count else { return draft }
        var draft = draft
        draft.body = kept.map { String(Substring($0)) }.joined(separator: "\n\n")
        return draft
    }

    private func isFurniture(
        _ paragraph: Substring.UTF8View, of site: UInt64, pages: Int32
    ) -> Bool {
        guard Self.isShort(paragraph), let line = lines[Self.hash(paragraph, of: site)] else {
            return false
        }
        return line.articles.count >= Self.fewestPages
            && Int(line.pages) * Self.leastShare >= Int(pages)
    }

    private static func isShort(_ paragraph: Substring.UTF8View) -> Bool {
        paragraph.count <= longest
    }

    /// The hash of a page's host; nil for all that is no page or names no address, by which it stays the
    /// same article with or without a line.
    private static func site(of draft: ArticleDraft) -> UInt64? {
        guard draft.origin.format == .page, draft.id == nil,
            let url = draft.url.flatMap(CanonicalURL.init)
        else { return nil }
        return url.host.utf8.reduce(WordHash.seed, WordHash.step)
    }

    private static func hash(_ text: Substring.UTF8View, of site: UInt64) -> UInt64 {
        text.reduce(site, WordHash.step)
    }
}

extension String.UTF8View {
    /// The paragraphs, which empty lines part.
    fileprivate var paragraphs: [Substring.UTF8View] {
        var found: [Substring.UTF8View] = []
        var start = startIndex
        var at = startIndex
        while let end = self[at...].firstIndex(of: 0x0A) {
            at = index(after: end)
            guard at < endIndex, self[at] == 0x0A else { continue }
            found.append(self[start..<end])
            at = index(after: at)
            start = at
        }
        return found + [self[start...]]
    }
}
