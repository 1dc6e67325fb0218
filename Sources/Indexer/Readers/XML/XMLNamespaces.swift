/// The vocabularies that stand within others', and the prefix by which the readers know each.
enum XMLNamespaces {
    /// The prefix of a vocabulary; nil if newsfind knows none, empty if its names need none.
    static func prefix(of uri: String) -> String? {
        let name = uri.lowercased()
        return table.first { name.hasPrefix($0.0) }?.1
    }

    /// The beginnings of the addresses, in lower case; versions and slashes at the end vary.
    private static let table: [(String, String)] = [
        ("http://purl.org/dc/terms", "dcterms"), ("http://purl.org/dc/", "dc"),
        ("http://purl.org/rss/1.0/modules/content", "content"),
        ("http://purl.org/rss/1.0/modules/", "rss1"), ("http://purl.org/rss/", ""),
        ("http://purl.org/net/rss1.1", ""), ("http://my.netscape.com/", ""),
        ("http://channel.netscape.com/", ""), ("http://backend.userland.com/rss", ""),
        ("http://blogs.law.harvard.edu/tech/rss", ""),
        ("http://cyber.law.harvard.edu/rss", ""),
        ("http://www.w3.org/2005/atom", "atom"), ("http://purl.org/atom/ns", "atom"),
        ("http://www.w3.org/1999/xhtml", ""), ("http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"),
        ("http://search.yahoo.com/mrss", "media"), ("http://www.itunes.com/dtds/", "itunes"),
        ("http://wordpress.org/export/1.2/excerpt", "excerpt"),
        ("http://wordpress.org/export/1.1/excerpt", "excerpt"),
        ("http://wordpress.org/export/", "wp"),
        ("http://rssnamespace.org/feedburner", "feedburner"),
        ("http://iptc.org/std/nitf", ""), ("http://iptc.org/std/nar", ""),
    ]
}
