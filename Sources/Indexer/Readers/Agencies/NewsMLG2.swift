internal import Archive

extension ArticleFormat {
    static let newsMLG2 = ArticleFormat(
        name: "NewsML-G2",
        summary: "news items, alone or in messages, with text, XHTML or NITF in them",
        kind: .agency,
        xml: XMLVocabulary(
            roots: [
                "newsmessage", "newsitem", "packageitem", "knowledgeitem", "conceptitem",
                "planningitem", "catalogitem",
            ],
            items: [
                "newsitem", "packageitem", "knowledgeitem", "conceptitem", "planningitem",
                "catalogitem",
            ],
            read: { item, builder throws(SkipReason) in try G2Item(item).fill(&builder) }))
}

/// An item of NewsML-G2: https://www.iptc.org/std/NewsML-G2/guidelines/
private struct G2Item {
    private let element: XMLElement
    private let header: XMLElement?
    private var item: XMLElement? { element.first("itemmeta") }
    private var content: XMLElement? { element.first("contentmeta") }

    init(_ item: XMLItem) {
        element = item.element
        header = item.context.first("header")
    }

    func fill(_ builder: inout DraftBuilder) throws(SkipReason) {
        if let kind = Self.otherItems[element.name] { throw .notArticles(kind) }
        try fillBody(&builder)
        let itemClass = item?.first("itemclass")?[attribute: "qcode"]
        if builder.body?.isEmpty != false, let kind = AgencyText.media(itemClass) {
            throw .notArticles(kind)
        }
        builder.id = element[attribute: "guid"]
        builder.headline = headline ?? builder.headline
        builder.author = author ?? builder.author
        builder.source = source ?? builder.source
        builder.section =
            content?.all("subject").lazy.compactMap { $0.text(of: "name") }.first ?? builder.section
        builder.language =
            content?.first("language")?[attribute: "tag"] ?? element[attribute: "lang"]
            ?? builder.language
        fillDates(&builder)
    }

    private static let otherItems = [
        "packageitem": "a NewsML-G2 package, which names articles and holds none",
        "knowledgeitem": "a NewsML-G2 list of terms", "conceptitem": "a NewsML-G2 term",
        "planningitem": "a NewsML-G2 plan of coverage to come",
        "catalogitem": "a NewsML-G2 catalogue of terms",
    ]

    private func fillDates(_ builder: inout DraftBuilder) {
        builder.date = FeedEntry.date([
            item?.text(of: "firstcreated"), content?.text(of: "contentcreated"),
            item?.text(of: "versioncreated"), builder.date, header?.text(of: "sent"),
        ])
        builder.updated = item?.text(of: "versioncreated")
        let note = AgencyText.note(
            status: item?.first("pubstatus")?[attribute: "qcode"],
            embargo: item?.text(of: "embargoed"))
        if let note { builder.notes = builder.notes.filter { $0.kind != note.kind } + [note] }
    }

    /// The headline that is not one of a lesser role.
    private var headline: String? {
        let headlines = content?.all("headline") ?? []
        let main = headlines.first { line in
            line[attribute: "role"].map { !$0.lowercased().contains("sub") } ?? true
        }
        return main?.text ?? headlines.first?.text ?? item?.text(of: "title")
    }

    private var author: String? {
        if let line = content?.text(of: "by") { return AgencyText.author(line) }
        // A creator may also be the agency itself, which is the source.
        let name = content?.first("creator")?.text(of: "name")
        return name == source ? nil : name
    }

    private var source: String? {
        let places = [item?.first("provider"), content?.first("infosource")].compactMap(\.self)
        return places.lazy.compactMap { $0.text(of: "name") ?? $0[attribute: "literal"] }.first
            ?? content?.first("creator")?[attribute: "literal"] ?? header?.text(of: "sender")
    }

    /// The text of the first inline content that has any.
    private func fillBody(_ builder: inout DraftBuilder) throws(SkipReason) {
        for inline in element.first("contentset")?.elements.map(\.self) ?? []
        where ["inlinexml", "inlinedata"].contains(inline.name) {
            if let nitf = inline.descendant("nitf") {
                NITFArticle(nitf).fill(&builder)
            } else if inline.isProse {
                try fill(&builder, with: inline)
            }
            if builder.body?.isEmpty == false { return }
        }
    }

    /// Text that is called plain has HTML's tags too; where it has none but around the whole, its
    /// paragraphs are those of a wire.
    private func fill(_ builder: inout DraftBuilder, with inline: XMLElement) throws(SkipReason) {
        var text = inline
        let type = inline[attribute: "contenttype"]?.lowercased() ?? "html"
        text.attributes["type"] = type == "text/plain" ? "html" : type
        if inline[attribute: "encoding"]?.hasSuffix("base64") == true {
            text.attributes["mode"] = "base64"
        }
        text.children = (inline.descendant("body") ?? inline).children
        let plain = text.rawText.trimmed.replacing(/^<[pP]>|<\/[pP]>$/, with: "")
        if type == "text/plain", !HTMLText.hasBlocks(plain) {
            builder.body = try HTMLText.withoutMarkup(WireText.paragraphs(of: plain))
            return
        }
        let content = try FeedContent(text)
        builder.body = content.body
        builder.caption = content.caption
    }
}

extension XMLElement {
    /// Whether what stands inline is text or HTML, not data of another vocabulary.
    fileprivate var isProse: Bool {
        let type = self[attribute: "contenttype"]?.lowercased() ?? ""
        return type.isEmpty || type == "text/plain" || type.contains("html")
            || descendant("p") != nil
    }
}
