/// A line of a page, or a paragraph wrapped over several, with what tells prose from menus.
struct PageLine {
    /// UTF-8 offsets, blanks at both ends left out.
    var start: Int
    var end: Int
    /// Empty lines above it, at most 255.
    var blanksBefore: UInt8 = 0
    /// Words; two characters of a script without spaces count as one.
    var words: Int32 = 0
    /// Words such as `the`, `und`, `что`, which prose is full of and menus are not.
    var stops: Int32 = 0
    /// Words that start with an ASCII capital.
    var capitals: Int32 = 0
    /// Digits.
    var digits: Int32 = 0
    /// Words of cookie banners.
    var consents: Int32 = 0
    /// Sentence ends before the last one.
    var innerEnds: Int32 = 0
    var ending = Ending.none
    var startsWithQuote = false
    /// The sequence of words, whatever stands between them.
    var hash: UInt64 = WordHash.seed
    /// How often its words stand on a line of the page; menus and sidebars say things again.
    var times = 1
    /// The strongest known phrase in it.
    var phrase: PhraseKind?
    var kind = LineKind.short

    enum Ending: UInt8 {
        case none, sentence, colon
    }

    var count: Int { end - start }
    var endsSentence: Bool { ending == .sentence }

    /// Counts for each line how often it is said.
    static func count(_ lines: inout [PageLine]) {
        var times: [UInt64: Int] = [:]
        for line in lines where line.words > 0 { times[line.hash, default: 0] += 1 }
        for index in lines.indices { lines[index].times = times[lines[index].hash] ?? 1 }
    }
}

/// What a line is.
enum LineKind: UInt8 {
    /// A paragraph: long enough, with the words and marks of prose.
    case prose
    /// A short sentence: kept between paragraphs.
    case sentence
    /// Anything else: a heading, a menu entry, a table cell.
    case short
    /// A photo credit or caption.
    case caption
    /// The outlet's name above the page, with the width of its logo: `- Outlet, 1920`.
    case masthead
    /// A byline or a line that only dates the article.
    case meta
    /// Cookie, login, subscription, sharing and copyright lines.
    case boilerplate
    /// A label such as `Related stories`: the article tends to be over.
    case endMark
    /// A label such as `3 comments`: what follows is not the article's.
    case comments
}
