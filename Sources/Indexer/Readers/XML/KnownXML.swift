/// XML that is known and holds no articles.
enum KnownXML {
    /// Why documents with this root are not read; nil if it is HTML's.
    static func reason(for root: XMLRoot, _ start: FileStart) -> SkipReason? {
        if let kind = kinds[root.name] { return .notArticles(kind) }
        return start.isHTML ? nil : .unsupported("XML <\(root.name)>")
    }

    private static let kinds = [
        "opml": "an OPML list of feeds, which newsfind fetch reads",
        "urlset": "a sitemap, a list of addresses", "sitemapindex": "a list of sitemaps",
        "svg": "an SVG picture", "opensearchdescription": "the description of a search engine",
        "rsd": "the description of a site's interfaces",
    ]
}
