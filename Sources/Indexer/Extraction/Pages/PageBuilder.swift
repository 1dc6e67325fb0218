/// Makes a ``Page`` of tags and texts as they come.
struct PageBuilder {
    private var page = Page()
    private var open: [Open] = []
    private var tally = PageTally()
    /// How many of the open elements are silent, and how many are links or headings.
    private var silent = 0
    private var links = 0
    private var headings = 0
    private var verbatim = 0
    /// The block that is being written; negative between blocks.
    private var block = PageBlock(start: -1, end: -1, element: -1, block: -1, linked: 0, commas: 0)
    private var isAfterBlank = false
    /// Whether an inline element has ended and another begun since the last text: styles part what they
    /// hold, `<span>23.12.2021</span><span>Updated</span>`.
    private var isAfterSeam = false
    private var hasEndedInline = false
    /// Line breaks since the last text.
    private var breaks = 0
    /// The text of the script or title that is open.
    private var aside: [UInt8]?
    private var isLinkedData = false

    /// An open element; its place in the page is -1 if it is within a silent one.
    private struct Open {
        var tag: HTMLTag
        var element: Int32
        var isLink: Bool
        var isSilent: Bool
    }

    /// - Parameter size: The bytes of the page, for which room is made.
    init(size: Int) {
        page.text.reserveCapacity(size / 6)
        page.elements.reserveCapacity(size / 60)
        page.blocks.reserveCapacity(size / 600)
    }

    /// No page nests so deep.
    private static let depthLimit = 1_000
    /// Pages are read up to this many elements, 100 bytes each.
    private static let elementLimit = 1 << 20

    var isTooDeep: Bool { open.count > Self.depthLimit || page.elements.count > Self.elementLimit }

    /// The page, everything closed.
    mutating func finish(isCutShort: Bool) -> Page {
        while !open.isEmpty { end() }
        closeBlock()
        page.isCutShort = isCutShort
        return page
    }

    /// A start tag.
    mutating func start(_ tag: HTMLTag, _ attributes: HTMLAttributes) {
        let traits = tag.traits
        if traits.contains(.block) { closeBlock() }
        if tag == .br { lineBreak() }
        isAfterSeam = hasEndedInline && tag != .sup && tag != .sub
        if silent > 0, traits.contains(.structural) { findLostEnd() }
        var element: Int32 = -1
        if silent == 0 {
            element = append(tag, attributes)
            collect(tag, Int(element), attributes)
        }
        if traits.contains(.silent) {
            startAside(tag, attributes)
            silent += 1
        }
        let isLink = tag == .a && attributes.href.map { $0[0] != UInt8(ascii: "#") } ?? false
        if isLink { links += 1 }
        if traits.contains(.heading) { headings += 1 }
        if traits.contains(.verbatim) { verbatim += 1 }
        open.append(
            Open(tag: tag, element: element, isLink: isLink, isSilent: traits.contains(.silent)))
    }

    /// Lets the page speak where a button or drawing seems to hold what none can: its end is lost, as
    /// where an element within it was not closed.
    private mutating func findLostEnd() {
        let isLost = open.allSatisfy { !$0.isSilent || $0.tag == .button || $0.tag == .svg }
        guard isLost else { return }
        for index in open.indices { open[index].isSilent = false }
        silent = 0
    }

    /// The end of the innermost element.
    mutating func end() {
        guard let last = open.popLast() else { return }
        let traits = last.tag.traits
        if traits.contains(.block) { closeBlock() }
        if last.isSilent {
            silent -= 1
            endAside(last.tag)
        }
        hasEndedInline = !traits.contains(.block)
        if last.isLink { links -= 1 }
        if traits.contains(.heading) { headings -= 1 }
        if traits.contains(.verbatim) { verbatim -= 1 }
        guard last.element >= 0 else { return }
        tally.text = Int32(page.text.count)
        page.elements[Int(last.element)].end = Int32(page.elements.count)
        page.elements[Int(last.element)].last = tally
    }

    /// Some text.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        if silent > 0 {
            aside?.append(contentsOf: bytes)
            return
        }
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte <= 0x20 {
                if verbatim > 0, byte == 0x0A, block.start >= 0 { breaks = max(breaks, 1) }
                isAfterBlank = true
                at += 1
            } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
                isAfterBlank = true
                at += 2
            } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xAD {
                // A soft hyphen, shown only where a line ends at it.
                at += 2
            } else {
                let start = at
                repeat { at += 1 } while at < bytes.count && bytes[at] > 0x20 && bytes[at] != 0xC2
                write(UnsafeBufferPointer(rebasing: bytes[start..<at]))
            }
        }
    }

    /// Writes a word or more, with the blank or line break due before it.
    private mutating func write(_ word: UnsafeBufferPointer<UInt8>) {
        let before = page.text.count
        if block.start < 0 {
            block = PageBlock(
                start: Int32(before), end: 0, element: innermost { _ in true },
                block: innermost { $0.tag.traits.contains(.block) }, linked: 0, commas: 0)
        } else if breaks > 0 {
            page.text.append(0x0A)
        } else if isAfterBlank || isAfterSeam && isParted(before: word[0]) {
            page.text.append(0x20)
        }
        isAfterBlank = false
        isAfterSeam = false
        hasEndedInline = false
        breaks = 0
        page.text.append(contentsOf: word)
        for (index, byte) in word.enumerated() where Self.isComma(byte, word, index) {
            block.commas += 1
        }
        let written = Int32(page.text.count - before)
        if links > 0 {
            block.linked += written
            tally.linked += written
        }
        if headings > 0 { tally.headings += written }
    }

    /// Whether a number ends at a seam, and a number or a word in capitals begins.
    private func isParted(before next: UInt8) -> Bool {
        guard let last = page.text.last, last &- 0x30 < 10 else { return false }
        return next &- 0x30 < 10 || next &- 0x41 < 26
    }

    /// `,`, `،`, `、`, `，`.
    private static func isComma(
        _ byte: UInt8, _ word: UnsafeBufferPointer<UInt8>, _ index: Int
    ) -> Bool {
        switch byte {
        case 0x2C: true
        case 0x8C:
            index >= 1 && word[index - 1] == 0xD8
                || index >= 2 && word[index - 1] == 0xBC && word[index - 2] == 0xEF
        case 0x81: index >= 2 && word[index - 1] == 0x80 && word[index - 2] == 0xE3
        default: false
        }
    }

    /// One break goes on in the same paragraph, two start another.
    private mutating func lineBreak() {
        guard block.start >= 0 else { return }
        breaks += 1
        if breaks > 1 { closeBlock() }
    }

    private mutating func closeBlock() {
        breaks = 0
        isAfterBlank = false
        guard block.start >= 0 else { return }
        block.end = Int32(page.text.count)
        page.text.append(0x0A)
        page.blocks.append(block)
        tally.blocks += 1
        if block.block < 0 || page.elements[Int(block.block)].tag.isParagraphLike {
            tally.paragraphs += 1
        }
        tally.commas += block.commas
        block.start = -1
    }

    private func innermost(where isWanted: (Open) -> Bool) -> Int32 {
        open.last { $0.element >= 0 && isWanted($0) }?.element ?? -1
    }

    /// Keeps the element, and counts it.
    private mutating func append(_ tag: HTMLTag, _ attributes: HTMLAttributes) -> Int32 {
        tally.text = Int32(page.text.count)
        var element = PageElement(
            tag: tag, hints: attributes.hints, names: attributes.names,
            parent: innermost { _ in true }, first: tally)
        if tag == .a, attributes.leadsHome { element.hints.insert(.site) }
        page.elements.append(element)
        switch tag {
        case .li: tally.items += 1
        case .img, .picture: tally.images += 1
        case .input, .textarea, .select: tally.inputs += 1
        case .embed, .object, .iframe, .video: tally.embeds += 1
        default: break
        }
        return Int32(page.elements.count - 1)
    }

    /// Keeps the values that a tag carries.
    private mutating func collect(_ tag: HTMLTag, _ element: Int, _ attributes: HTMLAttributes) {
        func text(_ value: HTMLAttributes.Text?) -> String? { value.map { String(cString: $0) } }
        switch tag {
        case .meta:
            for name in [attributes.name, attributes.itemprop] {
                guard let name = text(name), let content = text(attributes.content) else {
                    continue
                }
                page.metas.append(PageMeta(name: name.lowercased(), content: content))
            }
            return
        case .html: page.language = page.language ?? text(attributes.language)
        case .link:
            if HTMLAttributes.words(attributes.rel).contains("canonical") {
                page.canonical = page.canonical ?? text(attributes.href)
            }
            return
        case .time:
            page.marks.append(
                PageMark(
                    element: element, kind: .time, name: "",
                    value: text(attributes.datetime ?? attributes.content)))
        case .abbr where attributes.title != nil && attributes.hints.contains(.published):
            page.marks.append(
                PageMark(element: element, kind: .title, name: "", value: text(attributes.title)))
        default:
            // Of `2 hours ago` the day is in a title.
            guard attributes.hints.contains(.date),
                let value = attributes.datetime ?? attributes.title
            else { break }
            page.marks.append(
                PageMark(element: element, kind: .time, name: "", value: text(value)))
        }
        for name in HTMLAttributes.words(attributes.itemprop) {
            page.marks.append(
                PageMark(
                    element: element, kind: .itemprop, name: String(name),
                    value: text(attributes.content ?? attributes.datetime)))
        }
        if HTMLAttributes.words(attributes.rel).contains("author") {
            page.marks.append(PageMark(element: element, kind: .author, name: "", value: nil))
        }
    }

    /// Begins to keep what a silent element holds, where that is wanted.
    private mutating func startAside(_ tag: HTMLTag, _ attributes: HTMLAttributes) {
        guard silent == 0 else { return }
        isLinkedData =
            tag == .script
            && HTMLAttributes.words(attributes.type)
                .contains { $0.hasPrefix("application/ld+json") }
        if tag == .script || tag == .title && page.title == nil { aside = [] }
    }

    private mutating func endAside(_ tag: HTMLTag) {
        guard silent == 0, let text = aside else { return }
        aside = nil
        if tag == .title {
            page.title = LineSplitter.text(text, 0, text.count)
        } else if isLinkedData {
            page.linkedData.append(text)
        } else if page.scriptDates.count < 2 {
            page.scriptDates += ScriptDates.find(in: text)
        }
    }
}

extension PageMark {
    init(element: Int, kind: Kind, name: String, value: String?) {
        self.init(element: Int32(element), kind: kind, name: name, value: value)
    }
}
