/// How a part of an article was found in a page or in a plain text.
public enum ExtractionRule: String, Sendable, CaseIterable, CustomStringConvertible {
    /// A line of the header block said so: `Title: …`, `Date: …`, `Source: …`.
    case headerField
    /// The line that stands above the prose as a headline.
    case lineAboveBody
    /// A line said it twice: `Headline - Outlet`, then `Headline`.
    case repeatedTitle
    /// The first line of the text.
    case firstLine
    /// A byline: `By A. Writer`.
    case byline
    /// A labelled line: `Published: 23 December 2021`.
    case dateLabel
    /// A date in a line of its own or nearly so, close to the headline or the prose.
    case dateNearHeadline
    /// A date in a photo caption.
    case captionDate
    /// A dateline that opens the prose: `MOSCOW, Dec 23 (Reuters) - `.
    case dateline
    /// The path of the page's address: `/2021/12/23/`.
    case urlPath
    /// The end of a page title or caption: `Headline - Outlet`.
    case titleSuffix
    /// A photo credit or copyright line: `© Outlet / A. Photographer`.
    case credit
    /// A link line or `Read more at` line naming an address.
    case addressLine
    /// The page's JSON-LD: `"@type": "NewsArticle"`.
    case linkedData
    /// Open Graph: `og:title`, `article:published_time`.
    case openGraph
    /// Another `meta` element: `parsely-pub-date`, `dc.creator`.
    case metaTag
    /// An element with `itemprop`.
    case microdata
    /// A `time` element.
    case timeElement
    /// A heading of the page: `h1`.
    case heading
    /// The `title` element.
    case titleTag
    /// `<link rel="canonical">`.
    case canonicalLink
    /// `<a rel="author">`.
    case authorLink
    /// `<html lang="…">`.
    case pageLanguage
    /// A script of the page: `"publishedAt": "…"`.
    case script
    /// When it was last changed, where nothing says when it was published.
    case modification
    /// Where the paragraphs with the most text and the fewest links stand.
    case textDensity
    /// The host of the page's address.
    case host
    /// The caption of the first picture at the article.
    case figure
    /// What the file's container says: a web archive, a server.
    case fileFacts

    /// The rule's name, as written in reports.
    public var description: String { rawValue }

    /// The rule in a few words, for people.
    public var label: String { ExtractionRule.labels[self] ?? rawValue }

    private static let labels: [ExtractionRule: String] = [
        .headerField: "header line", .lineAboveBody: "line above the prose",
        .repeatedTitle: "title said again", .firstLine: "first line", .byline: "byline",
        .dateLabel: "labelled date", .dateNearHeadline: "date near the headline",
        .captionDate: "date in a caption", .dateline: "dateline", .urlPath: "path of the address",
        .titleSuffix: "end of the title", .credit: "photo credit", .addressLine: "address line",
        .linkedData: "JSON-LD", .openGraph: "Open Graph", .metaTag: "meta tag",
        .microdata: "microdata", .timeElement: "<time>", .heading: "heading", .titleTag: "<title>",
        .canonicalLink: "canonical link", .authorLink: "author link", .pageLanguage: "<html lang>",
        .script: "script", .modification: "date of the last change",
        .textDensity: "text density", .host: "host of the address", .figure: "figure",
        .fileFacts: "container of the file",
    ]
}
