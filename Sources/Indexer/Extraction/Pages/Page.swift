/// A page as its parser saw it: elements in the order of the page, their text in one piece.
struct Page {
    /// The visible text, white space collapsed, a line for each block.
    var text: [UInt8] = []
    var elements: [PageElement] = []
    var blocks: [PageBlock] = []
    var metas: [PageMeta] = []
    /// Marks on elements that carry a value: `<time datetime>`, `itemprop`.
    var marks: [PageMark] = []
    /// The texts of the `application/ld+json` scripts.
    var linkedData: [[UInt8]] = []
    /// Dates of publication that other scripts name, as text.
    var scriptDates: [String] = []
    var title: String?
    var canonical: String?
    var language: String?
    /// Whether the parser gave up on nesting or attributes that no page needs.
    var isCutShort = false

    /// The text of a range on one line.
    func string(_ start: Int, _ end: Int) -> String { LineSplitter.text(text, start, end) }

    func string(_ element: Int) -> String {
        string(Int(elements[element].first.text), Int(elements[element].last.text))
    }

    /// The text of an element that holds no more than a date or some names.
    func brief(_ element: Int) -> String? {
        elements[element].held.text < 1_000 ? string(element) : nil
    }

    func string(_ block: PageBlock) -> String { string(Int(block.start), Int(block.end)) }

    /// Whether an element is, or is within, one that `isWanted`.
    func isWithin(_ element: Int, where isWanted: (PageElement) -> Bool) -> Bool {
        var at = element
        while at >= 0 {
            if isWanted(elements[at]) { return true }
            at = Int(elements[at].parent)
        }
        return false
    }
}

/// An element; all within it follow it, up to ``end``.
struct PageElement {
    var tag: HTMLTag
    var hints: PageHints
    /// The hash of its class; 0 without one.
    var names: UInt32
    var parent: Int32
    /// One past the last element within.
    var end: Int32 = 0
    /// What the page had before it, and with it: the difference is what it holds.
    var first: PageTally
    var last = PageTally()

    var held: PageTally { last - first }
}

/// Counts of a page up to some place.
struct PageTally {
    /// Bytes of text, and of them those in links.
    var text: Int32 = 0
    var linked: Int32 = 0
    var commas: Int32 = 0
    var blocks: Int32 = 0
    var paragraphs: Int32 = 0
    var items: Int32 = 0
    var images: Int32 = 0
    var inputs: Int32 = 0
    var embeds: Int32 = 0
    /// Bytes of text in headings.
    var headings: Int32 = 0

    static func - (all: PageTally, before: PageTally) -> PageTally {
        PageTally(
            text: all.text - before.text, linked: all.linked - before.linked,
            commas: all.commas - before.commas, blocks: all.blocks - before.blocks,
            paragraphs: all.paragraphs - before.paragraphs, items: all.items - before.items,
            images: all.images - before.images, inputs: all.inputs - before.inputs,
            embeds: all.embeds - before.embeds, headings: all.headings - before.headings)
    }
}

/// A run of text between the starts and ends of block elements: a paragraph, an item, a heading.
struct PageBlock {
    var start: Int32
    var end: Int32
    /// The innermost element around the start of it.
    var element: Int32
    /// The innermost block element around it.
    var block: Int32
    var linked: Int32
    var commas: Int32

    var count: Int { Int(end - start) }
}

/// A `meta` element.
struct PageMeta {
    /// Its `property`, `name`, `itemprop` or `http-equiv`, in lower case.
    var name: String
    var content: String
}

/// A value that an element carries beside its text.
struct PageMark {
    enum Kind { case time, itemprop, author, title }

    var element: Int32
    var kind: Kind
    /// The name of the property, in lower case.
    var name: String
    /// The `datetime`, `content` or `title`; nil if the text is the value.
    var value: String?
}
