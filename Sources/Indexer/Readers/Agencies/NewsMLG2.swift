extension ArticleFormat {
    static let newsMLG2 = ArticleFormat(
        name: "NewsML-G2",
        summary: "news items, alone or in messages, with text, XHTML or NITF in them",
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
        let places = [
            item?.first("provider"), content?.first("infosource"), content?.first("creator"),
        ]
        return places.lazy.compactMap(\.self).compactMap {
            $0.text(of: "name") ?? $0[attribute: "literal"]
        }.first ?? header?.text(of: "sender")
    }

    /// The text of the first inline content that has any.
    private func fillBody(_ builder: inout DraftBuilder) throws(SkipReason) {
        for inline in element.first("contentset")?.elements.map(\.self) ?? []
        where ["inlinexml", "inlinedata"].contains(inline.name) {
            if let nitf = inline.descendant("nitf") {
                NITFArticle(nitf).fill(&builder)
            } else {
                var text = inline
                text.attributes["type"] = inline[attribute: "contenttype"] ?? "html"
                if inline[attribute: "encoding"]?.hasSuffix("base64") == true {
                    text.attributes["mode"] = "base64"
                }
                text.children = (inline.descendant("body") ?? inline).children
                try fill(&builder, with: text)
            }
            if builder.body?.isEmpty == false { return }
        }
    }

    /// HTML is also sent under the name of plain text.
    private func fill(_ builder: inout DraftBuilder, with text: XMLElement) throws(SkipReason) {
        var text = text
        if HTMLText.hasBlocks(text.rawText) { text.attributes["type"] = "html" }
        let content = try FeedContent(text, defaultType: "html")
        builder.body = content.body
        builder.caption = content.caption
    }
}
