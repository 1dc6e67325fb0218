/// The elements of HTML that say something about the text in them.
enum HTMLTag: UInt8, CaseIterable, Sendable {
    case other
    case html, head, title, base, link, meta, body
    case article, section, main, div, p, pre, blockquote, header, footer, aside, nav, address
    case h1, h2, h3, h4, h5, h6, hgroup
    case ul, ol, li, dl, dt, dd, menu
    case table, thead, tbody, tfoot, tr, td, th, caption
    case figure, figcaption, picture, img, video, audio, embed, object, iframe, canvas, svg, math
    case form, fieldset, legend, label, input, button, select, option, textarea
    case center, details, summary, dialog, hr, br
    case a, span, em, strong, b, i, u, font, small, sup, sub, code, time, abbr, cite, q, ins, del
    case rt, rp
    case script, style, noscript, template, noframes

    /// What an element does to the text in it.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        /// It starts and ends a line.
        static let block = Traits(rawValue: 1)
        /// What is in it is no text of the page.
        static let silent = Traits(rawValue: 2)
        static let heading = Traits(rawValue: 4)
        /// It has no content and no end tag.
        static let void = Traits(rawValue: 8)
        /// It groups blocks, as `div` does, rather than being a paragraph, a cell or an item.
        static let container = Traits(rawValue: 16)
        /// Its text is kept line by line.
        static let verbatim = Traits(rawValue: 32)
        /// No button and no drawing holds it.
        static let structural = Traits(rawValue: 64)
    }

    var traits: Traits { HTMLTag.allTraits[Int(rawValue)] }

    /// Whether text right within it is a paragraph, not an item, a cell, a heading or a caption.
    var isParagraphLike: Bool {
        switch self {
        case .li, .dt, .td, .th, .tr, .caption, .figcaption, .figure, .legend, .summary: false
        default: !traits.contains(.heading)
        }
    }

    /// The element of a name in lower case.
    init(name: UnsafePointer<UInt8>) {
        self = HTMLTag.byHash[WordHash.hash(name)] ?? .other
    }

    private static let byHash: [UInt64: HTMLTag] = {
        var table: [UInt64: HTMLTag] = [:]
        for tag in allCases where tag != .other {
            let hash = "\(tag)".utf8.reduce(WordHash.seed, WordHash.step)
            table[hash] = tag
        }
        return table
    }()

    private static let allTraits: [Traits] = {
        let lists: [(Traits, [HTMLTag])] = [
            (
                .block,
                [
                    .html, .head, .title, .body, .article, .section, .main, .div, .p, .pre,
                    .blockquote, .header, .footer, .aside, .nav, .address, .h1, .h2, .h3, .h4, .h5,
                    .h6, .hgroup, .ul, .ol, .li, .dl, .dt, .dd, .menu, .table, .thead, .tbody,
                    .tfoot, .tr, .td, .th, .caption, .figure, .figcaption, .video, .audio, .form,
                    .fieldset, .legend, .center, .details, .summary, .dialog, .hr, .option,
                ]
            ),
            (
                .silent,
                [
                    .script, .style, .noscript, .template, .noframes, .svg, .math, .iframe, .select,
                    .option, .textarea, .button, .object, .canvas, .title,
                    .rt, .rp,
                ]
            ),
            (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
            (.void, [.base, .link, .meta, .img, .embed, .input, .hr, .br]),
            (
                .container,
                [
                    .html, .body, .article, .section, .main, .div, .header, .footer, .aside, .nav,
                    .center, .form, .fieldset, .ul, .ol, .dl, .menu, .table, .tbody, .thead, .tr,
                    .figure, .details, .dialog, .td,
                ]
            ),
            (.verbatim, [.pre]),
            (.structural, [.h1, .article, .main, .section, .header, .table]),
        ]
        var traits = [Traits](repeating: [], count: allCases.count)
        for (trait, tags) in lists {
            for tag in tags { traits[Int(tag.rawValue)].insert(trait) }
        }
        return traits
    }()
}
