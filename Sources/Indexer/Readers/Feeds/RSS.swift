internal import Archive

extension ArticleFormat {
    static let rss = ArticleFormat(
        name: "RSS", summary: "0.9x, 1.0 and 2.0, CDF, and WordPress exports (WXR)",
        kind: .feed,
        xml: XMLVocabulary(
            roots: ["rss", "rdf", "channel"], items: ["item"],
            read: { item, builder throws(SkipReason) in try RSSItem(item).fill(&builder) }))
}

/// An item of RSS, or of CDF, Microsoft's older format, which has most in attributes.
///
/// Elements of RSS: https://www.rssboard.org/rss-specification,
/// https://web.resource.org/rss/1.0/spec
private struct RSSItem {
    let entry: FeedEntry
    private var element: XMLElement { entry.element }

    init(_ item: XMLItem) {
        let channel = item.context.name == "channel" ? item.context : item.context.first("channel")
        entry = FeedEntry(
            element: item.element, feed: channel ?? item.context, origin: item.options.facts.url)
    }

    func fill(_ builder: inout DraftBuilder) throws(SkipReason) {
        let post = WordPressPost(element, channel: entry.feed)
        try post?.check()
        builder.headline = try title
        try fillBody(&builder, isWordPress: post != nil)
        fillAddress(&builder)
        builder.date =
            post?.date
            ?? entry.date([
                "pubdate", "dc:date", "published", "issued", "dcterms:issued", "created",
                "dcterms:created", "date", "dcterms:date", "atom:published", "dcterms:modified",
                "modified", "updated", "atom:updated",
            ]) ?? element[attribute: "lastmod"]
        builder.updated = entry.date(["dcterms:modified", "modified", "updated", "atom:updated"])
        builder.author =
            post?.author
            ?? entry.people(
                ["author", "dc:creator", "dc:author", "creator", "itunes:author", "atom:author"])
        builder.source =
            element.text(of: "source") ?? entry.feed.text(of: "title")
            ?? element.text(of: "dc:publisher")
        builder.section = element.text(of: "category", "dc:subject", "itunes:keywords")
        builder.language = entry.language
        builder.caption =
            builder.caption ?? element.first("media:content")?.text(of: "media:description")
    }

    private var title: String? {
        get throws(SkipReason) {
            for name in ["title", "dc:title", "atom:title", "media:title"] {
                let titles =
                    name.hasPrefix("media:") ? element.descendants(name) : element.all(name)
                for element in titles {
                    let title = try HTMLText.title(element.rawText)
                    if title?.isEmpty == false { return title }
                }
            }
            return nil
        }
    }

    /// Elements that hold the whole article, and others that may.
    private static let bodies = [
        "content:encoded", "body", "fulltext", "content", "content:item", "atom:content",
    ]
    private static let descriptions = [
        "description", "excerpt:encoded", "abstract", "summary", "atom:summary", "dc:description",
        "itunes:summary", "media:description", "fullitem",
    ]

    /// The first of the elements that has text.
    private func fillBody(_ builder: inout DraftBuilder, isWordPress: Bool) throws(SkipReason) {
        builder.isSummary = true
        for name in Self.bodies + Self.descriptions {
            let found =
                name.hasPrefix("media:") ? element.descendants(name).first : element.first(name)
            guard let found else { continue }
            let text = try FeedContent(found, isWordPress: isWordPress)
            guard !text.body.isEmpty else { continue }
            builder.body = text.body
            builder.caption = text.caption
            builder.isSummary =
                Self.bodies.contains(name)
                ? Teaser.isCut(text.body) : Teaser.isTeaser(description: text.body)
            return
        }
    }

    private func fillAddress(_ builder: inout DraftBuilder) {
        let guid = element.first("guid")
        let id = guid?.text ?? element[attribute: "rdf:about"]
        let isAddress = id?.hasPrefix("http") == true && guid?[attribute: "ispermalink"] != "false"
        builder.url = entry.address(
            element.text(of: "feedburner:origlink", "link") ?? element.first("link")?[
                attribute: "href"]
                ?? element[attribute: "href"] ?? element.first("atom:link")?[attribute: "href"]
                ?? (isAddress ? id : nil))
        // An id that is an address is no better than the address, which other formats know too.
        if id?.contains("://") != true { builder.id = id ?? element.text(of: "dc:identifier") }
    }
}
