internal import Analysis

// Which of two versions of an article is shown: the rule by which page, feed and agency item become
// one article.

/// How much of an article a version of it has.
package enum Completeness: Int64, Comparable, Sendable {
    case headline, summary, text

    package init(body: String, isSummary: Bool) {
        self = body.isEmpty ? .headline : isSummary ? .summary : .text
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Article {
    var completeness: Completeness { Completeness(body: body, isSummary: isSummary) }

    /// Whether this version, read from another file than the stored one, takes its place.
    ///
    /// In this order: a full text goes before a summary, and that before a headline alone; whatever is
    /// no feed before a feed; the one updated later, if both say when; and else the one read later,
    /// which is this.
    func replaces(_ stored: Article) -> Bool {
        if completeness != stored.completeness { return completeness > stored.completeness }
        let (isFeed, wasFeed) = (origin.format == .feed, stored.origin.format == .feed)
        if isFeed != wasFeed { return wasFeed }
        if let updated, let before = stored.updated, updated.start != before.start {
            return updated.start > before.start
        }
        return true
    }

    /// The version with what it does not say taken from another one.
    func filled(from other: Article) -> Article {
        var article = self
        article.date = date ?? other.date
        article.source = source ?? other.source
        article.url = url ?? other.url
        article.author = author ?? other.author
        article.language = language ?? other.language
        article.section = section ?? other.section
        article.caption = caption ?? other.caption
        return article
    }
}

/// An article that comes, as far as it is to be found in the archive.
package struct Arrival: Sendable {
    package let identity: ArticleIdentity
    package let fingerprint: Fingerprint
    let aliases: ArticleAliases
    private let source: String?, url: String?
    private let published: Int64?
    let file: String

    package init(
        identity: ArticleIdentity, fingerprint: Fingerprint, aliases: ArticleAliases,
        source: String?, url: String?, published: Int64?, file: String
    ) {
        self.identity = identity
        self.fingerprint = fingerprint
        self.aliases = aliases
        self.source = source
        self.url = url
        self.published = published
        self.file = file
    }

    /// Two days: a date without its time, in another zone, on another day of the same night.
    private static let nearTime: Int64 = 2 * 86_400

    /// Whether a stored article with the same text is this one, and no reprint in another outlet.
    func isSame(source: String?, url: String?, published other: Int64?) -> Bool {
        if let published, let other, abs(published - other) > Self.nearTime { return false }
        return Outlet(source: self.source, url: self.url)
            .matches(Outlet(source: source, url: url))
    }

    /// Who published an article, as far as that is known.
    private struct Outlet: Sendable {
        let name: String?
        let host: String?

        init(source: String?, url: String?) {
            name = source.flatMap { $0.isEmpty ? nil : $0.lowercased() }
            host = url.flatMap(CanonicalURL.init)?.host
        }

        func matches(_ other: Outlet) -> Bool {
            if let name, let theirs = other.name { return name == theirs }
            if let host, let theirs = other.host { return host == theirs }
            return true
        }
    }
}
