/// The names that pages use in `meta` elements, the most telling first.
enum PageMetas {
    static let headline: [(String, ExtractionRule)] = [
        ("og:title", .openGraph), ("twitter:title", .metaTag), ("parsely-title", .metaTag),
        ("sailthru.title", .metaTag), ("dc.title", .metaTag), ("dcterms.title", .metaTag),
        ("hdl", .metaTag), ("headline", .metaTag), ("title", .metaTag),
    ]

    static let published: [(String, ExtractionRule)] = [
        ("article:published_time", .openGraph), ("og:article:published_time", .openGraph),
        ("og:published_time", .openGraph), ("bt:pubdate", .metaTag), ("datepublished", .metaTag),
        ("parsely-pub-date", .metaTag), ("sailthru.date", .metaTag), ("pubdate", .metaTag),
        ("pub_date", .metaTag), ("publishdate", .metaTag), ("publish_date", .metaTag),
        ("publish-date", .metaTag), ("publication_date", .metaTag), ("published-date", .metaTag),
        ("date.release", .metaTag), ("cxenseparse:recs:publishtime", .metaTag),
        ("cxenseparse:publishtime", .metaTag), ("article.published", .metaTag),
        ("article_date_original", .metaTag), ("originalpublicationdate", .metaTag),
        ("citation_publication_date", .metaTag), ("citation_date", .metaTag),
        ("dc.date.issued", .metaTag), ("dcterms.issued", .metaTag), ("dc.date.created", .metaTag),
        ("dcterms.created", .metaTag), ("rnews:datepublished", .metaTag),
        ("vr:published_time", .metaTag), ("og:pubdate", .metaTag), ("article:published", .metaTag),
        ("ptime", .metaTag), ("pdate", .metaTag), ("displaydate", .metaTag),
        ("release_date", .metaTag), ("article:post_date", .metaTag), ("last-published", .metaTag),
    ]

    /// Names that may also date the page, or the day it was made.
    static let dated: [(String, ExtractionRule)] = [
        ("dcterms.date", .metaTag), ("dc.date", .metaTag), ("date", .metaTag),
        ("datecreated", .metaTag), ("created", .metaTag),
    ]

    static let modified: [(String, ExtractionRule)] = [
        ("article:modified_time", .openGraph), ("og:updated_time", .openGraph),
        ("og:modified_time", .openGraph), ("datemodified", .metaTag),
        ("dcterms.modified", .metaTag), ("dc.date.modified", .metaTag),
        ("last-modified", .metaTag), ("lastmod", .metaTag), ("modified", .metaTag),
        ("revised", .metaTag), ("article:modified", .metaTag),
    ]

    static let author: [(String, ExtractionRule)] = [
        ("author", .metaTag), ("article:author", .openGraph), ("og:article:author", .openGraph),
        ("parsely-author", .metaTag), ("sailthru.author", .metaTag), ("dc.creator", .metaTag),
        ("dcterms.creator", .metaTag), ("byl", .metaTag), ("byline", .metaTag),
        ("citation_author", .metaTag), ("article:author_name", .metaTag),
        ("article.author", .metaTag), ("creator", .metaTag),
    ]

    static let source: [(String, ExtractionRule)] = [
        ("og:site_name", .openGraph), ("dc.publisher", .metaTag), ("article.publisher", .metaTag),
        ("application-name", .metaTag), ("publisher", .metaTag), ("cre", .metaTag),
        ("copyright", .metaTag),
    ]

    static let section: [(String, ExtractionRule)] = [
        ("article:section", .openGraph), ("parsely-section", .metaTag), ("section", .metaTag),
        ("articlesection", .metaTag), ("category", .metaTag), ("cg", .metaTag),
    ]

    static let language: [(String, ExtractionRule)] = [
        ("content-language", .metaTag), ("dc.language", .metaTag), ("language", .metaTag),
        ("og:locale", .openGraph), ("inlanguage", .metaTag),
    ]

    static let url: [(String, ExtractionRule)] = [
        ("og:url", .openGraph), ("twitter:url", .metaTag),
    ]

    static let summary: [(String, ExtractionRule)] = [
        ("og:description", .openGraph), ("description", .metaTag),
        ("twitter:description", .metaTag), ("dc.description", .metaTag),
    ]

    /// The values of the names that a page has, in the order of the names.
    static func values(
        _ names: [(String, ExtractionRule)], of page: Page
    ) -> [Extracted<String>] {
        var values: [Extracted<String>] = []
        for (name, rule) in names {
            for meta in page.metas where meta.name == name {
                let text = meta.content.oneLine
                if !text.isEmpty { values.append(Extracted(text, by: rule)) }
            }
        }
        return values
    }
}
