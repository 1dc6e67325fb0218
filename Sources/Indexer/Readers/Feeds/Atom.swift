internal import Archive

extension ArticleFormat {
    static let atom = ArticleFormat(
        name: "Atom", summary: "0.3 and 1.0, whole feeds and single entries",
        kind: .feed,
        xml: XMLVocabulary(
            roots: ["feed", "entry"], items: ["entry"],
            read: { item, builder throws(SkipReason) in try AtomEntry(item).fill(&builder) }))
}

/// An entry of Atom: https://www.rfc-editor.org/rfc/rfc4287
private struct AtomEntry {
    let entry: FeedEntry
    private var element: XMLElement { entry.element }
    /// The feed that the entry was copied from.
    private var source: XMLElement? { element.first("source") }

    init(_ item: XMLItem) {
        entry = FeedEntry(
            element: item.element, feed: item.context, origin: item.options.facts.url)
    }

    func fill(_ builder: inout DraftBuilder) throws(SkipReason) {
        for name in ["title", "dc:title"] where builder.headline == nil {
            builder.headline = try element.first(name).map { title throws(SkipReason) in
                try FeedContent(title, defaultType: "text").body
            }
        }
        try fillBody(&builder)
        builder.url = address
        if let id = element.text(of: "id"), !id.contains("://") { builder.id = id }
        if builder.url == nil, let id = element.text(of: "id"), id.hasPrefix("http") {
            builder.url = id
        }
        builder.date = entry.date([
            "published", "issued", "dc:date", "dcterms:issued", "created", "dcterms:created",
            "pubdate", "updated", "modified", "dcterms:modified",
        ])
        builder.updated = entry.date(["updated", "modified", "dcterms:modified"])
        builder.author =
            entry.people(["author", "dc:creator"])
            ?? source.flatMap { FeedEntry(element: $0, feed: entry.feed).people(["author"]) }
            ?? entry.people([], feedNames: ["author"])
        builder.source = try (source?.first("title") ?? entry.feed.first("title"))
            .map { title throws(SkipReason) in try FeedContent(title, defaultType: "text").body }
        let category = element.first("category")
        builder.section =
            category?[attribute: "label"] ?? category?[attribute: "term"] ?? category?.text
            ?? element.text(of: "dc:subject")
        builder.language = entry.language
    }

    private func fillBody(_ builder: inout DraftBuilder) throws(SkipReason) {
        for name in [
            "content", "content:encoded", "summary", "media:description", "dc:description",
        ] {
            let elements =
                name == "media:description"
                ? element.descendants(name) : element.all(name)
            for content in elements {
                let text = try FeedContent(content, defaultType: "text")
                guard !text.body.isEmpty else { continue }
                builder.body = text.body
                builder.caption = text.caption
                builder.isSummary = !name.hasPrefix("content") || Teaser.isCut(text.body)
                return
            }
        }
        builder.isSummary = true
    }

    /// The page: the link without a relation or with `alternate`, HTML before others.
    private var address: String? {
        let links = element.all("link").filter { link in
            [nil, "alternate"].contains(link[attribute: "rel"])
        }
        let page = links.first { $0[attribute: "type"] == "text/html" } ?? links.first
        return entry.address(
            element.text(of: "feedburner:origlink") ?? page?[attribute: "href"] ?? page?.text)
    }
}
