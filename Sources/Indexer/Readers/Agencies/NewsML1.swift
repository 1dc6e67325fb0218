internal import Archive

extension ArticleFormat {
    static let newsML1 = ArticleFormat(
        name: "NewsML 1.2", summary: "NewsML 1.0 to 1.2 with text, HTML or NITF in it",
        kind: .agency,
        xml: XMLVocabulary(
            roots: ["newsml"], items: ["newsitem"],
            read: { item, builder throws(SkipReason) in try NewsML1Item(item).fill(&builder) }))
}

/// An item of NewsML 1: https://www.iptc.org/std/NewsML/1.2/
private struct NewsML1Item {
    private let element: XMLElement
    private let envelope: XMLElement?
    private var component: XMLElement? { element.first("newscomponent") }
    private var management: XMLElement? { element.first("newsmanagement") }

    init(_ item: XMLItem) {
        element = item.element
        envelope = item.context.first("newsenvelope")
    }

    func fill(_ builder: inout DraftBuilder) throws(SkipReason) {
        builder.id = id
        let lines = element.descendant("newslines")
        let status = management?.first("status")?[attribute: "formalname"]
        try fillBody(&builder)
        builder.headline =
            lines?.text(of: "headline") ?? builder.headline ?? element.descendant("headline")?.text
        builder.author = AgencyText.author(lines?.text(of: "byline")) ?? builder.author
        builder.date = FeedEntry.date([
            management?.text(of: "firstcreated"), management?.text(of: "thisrevisioncreated"),
            element.descendant("dateid")?.text, envelope?.text(of: "dateandtime"),
        ])
        builder.updated = management?.text(of: "thisrevisioncreated")
        builder.source = source(lines) ?? builder.source
        builder.language =
            element.descendant("language")?[attribute: "formalname"] ?? element[attribute: "lang"]
            ?? component?[attribute: "lang"]
        builder.section = builder.section ?? section
        let embargo = management?.first("statuswillchange")?.text(of: "dateandtime")
        if let note = AgencyText.note(status: status, embargo: embargo) {
            builder.notes.append(note)
        }
        if builder.body?.isEmpty != false, let kind = AgencyText.media(mediaType) {
            throw .notArticles(kind)
        }
    }

    /// Names the item and not its revision, so that a correction replaces what it corrects.
    private var id: String? {
        guard let identifier = element.first("identification", "newsidentifier"),
            let item = identifier.text(of: "newsitemid")
        else { return nil }
        return "urn:newsml:"
            + [identifier.text(of: "providerid"), identifier.text(of: "dateid"), item]
            .compactMap(\.self).joined(separator: ":")
    }

    /// The text of the first content item that has any.
    private func fillBody(_ builder: inout DraftBuilder) throws(SkipReason) {
        for item in element.descendants("contentitem") {
            guard let data = item.descendant("datacontent") else { continue }
            if let nitf = data.descendant("nitf") {
                NITFArticle(nitf).fill(&builder)
                builder.id = id
            } else {
                let content = data.descendant("body.content", "body") ?? data
                let text = try FeedContent(content)
                builder.body = text.body
                builder.caption = text.caption
            }
            if builder.body?.isEmpty == false { return }
        }
    }

    private func source(_ lines: XMLElement?) -> String? {
        let metadata = element.descendant("administrativemetadata")
        let party =
            metadata?.first("provider", "party") ?? metadata?.first("source", "party")
            ?? metadata?.first("creator", "party")
        return party?[attribute: "formalname"] ?? lines?.text(of: "creditline")
            ?? element.descendant("providerid")?.text
    }

    private var section: String? {
        let subject = element.descendant("subjectcode")
        return subject?.descendant("subject")?[attribute: "value"]
            ?? element.descendant("topicset")?.descendant("description")
            .flatMap { $0[attribute: "variant"] == "Name" ? $0.text : nil }
    }

    private var mediaType: String? {
        element.descendant("mediatype")?[attribute: "formalname"]
    }
}
