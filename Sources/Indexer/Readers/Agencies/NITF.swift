internal import Analysis
internal import Archive

extension ArticleFormat {
    static let nitf = ArticleFormat(
        name: "NITF", summary: "the agencies' text format, all versions",
        kind: .agency,
        xml: XMLVocabulary(
            roots: ["nitf", "contentset"], items: ["nitf"],
            read: { item, builder throws(SkipReason) in
                NITFArticle(item.element).fill(&builder)
            }))
}

/// An article in the News Industry Text Format: https://www.iptc.org/std/NITF/3.6/
struct NITFArticle {
    private let element: XMLElement
    private var head: XMLElement? { element.first("head") }
    private var facts: XMLElement? { head?.first("docdata") }
    private var bodyHead: XMLElement? { element.first("body", "body.head") }

    init(_ element: XMLElement) { self.element = element }

    func fill(_ builder: inout DraftBuilder) {
        builder.id = facts?.first("doc-id")?[attribute: "id-string"]
        builder.headline = headline
        builder.date = FeedEntry.date(dates)
        builder.author = author
        builder.source = source
        builder.section = section
        builder.language = element[attribute: "baselang"] ?? element[attribute: "lang"]
        fillBody(&builder)
        let release = facts?.first("date.release")?[attribute: "norm"]
        let isLater = release.flatMap { ArticleDate($0)?.start } ?? 0 > issued
        let status = facts?[attribute: "management-status"]
        if let note = AgencyText.note(status: status, embargo: isLater ? release : nil) {
            builder.notes.append(note)
        }
    }

    /// The main headline, else the title of the document.
    var headline: String? {
        let headlines = bodyHead?.first("hedline") ?? bodyHead?.first("headline")
        return headlines?.text(of: "hl1", "hl2") ?? head?.text(of: "title")
    }

    var author: String? {
        guard let byline = bodyHead?.first("byline") else { return nil }
        if let people = byline.text(of: "person") { return AgencyText.author(people) }
        var line = byline
        line.children.removeAll { child in
            if case .element(let element) = child { element.name == "byttl" } else { false }
        }
        return AgencyText.author(line.text ?? byline.text)
    }

    /// Fills in the paragraphs and the caption of the first picture.
    func fillBody(_ builder: inout DraftBuilder) {
        guard let content = element.first("body", "body.content") ?? element.first("body") else {
            return
        }
        var paragraphs = ParagraphBuilder()
        paragraphs.append(contentsOf: content)
        builder.body = paragraphs.paragraphs
        builder.caption = paragraphs.caption
        if paragraphs.paragraphs.isEmpty, let abstract = bodyHead?.first("abstract") {
            var summary = ParagraphBuilder()
            summary.append(contentsOf: abstract)
            builder.body = summary.paragraphs
            builder.isSummary = true
        }
    }

    /// When it was sent first; when it may be published only where nothing else is known.
    private var dates: [String?] {
        [
            head?.first("pubdata")?[attribute: "date.publication"],
            facts?.first("date.issue")?[attribute: "norm"],
            bodyHead?.first("dateline", "story.date")?[attribute: "norm"],
            facts?.first("date.release")?[attribute: "norm"],
        ]
    }

    private var issued: Int64 {
        facts?.first("date.issue")?[attribute: "norm"].flatMap { ArticleDate($0)?.start } ?? .max
    }

    private var source: String? {
        bodyHead?.text(of: "distributor") ?? bodyHead?.first("rights")?.text(of: "rights.owner")
            ?? facts?.first("doc.copyright")?[attribute: "holder"]
            ?? facts?.first("del-list", "from-src")?[attribute: "src-name"]
            ?? head?.first("pubdata")?[attribute: "name"]
    }

    private var section: String? {
        let subjects = head?.first("tobject")?.all("tobject.subject") ?? []
        return head?.first("pubdata")?[attribute: "position.section"]
            ?? subjects.lazy.compactMap { $0[attribute: "tobject.subject.type"] }.first
    }
}
