/// XML that is known and holds no articles.
enum KnownXML {
    /// Why documents with this root are not read.
    static func reason(for root: XMLRoot) -> SkipReason {
        kinds[root.name].map(SkipReason.notArticles) ?? .unsupported("XML <\(root.name)>")
    }

    private static let kinds = [
        "opml": "an OPML list of feeds, which newsfind fetch reads",
        "urlset": "a sitemap, a list of addresses", "sitemapindex": "a list of sitemaps",
        "svg": "an SVG picture", "opensearchdescription": "the description of a search engine",
        "rsd": "the description of a site's interfaces",
    ]
}
