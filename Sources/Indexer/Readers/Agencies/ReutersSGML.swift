internal import Archive

extension ArticleFormat {
    static let reutersSGML = ArticleFormat(
        name: "Reuters-21578", summary: "the SGML of the test collection, topics as entities",
        kind: .agency,
        xml: XMLVocabulary(
            roots: ["reuters"], items: ["reuters"], isFragment: true,
            read: { item, builder throws(SkipReason) in fill(&builder, from: item.element) }))

    /// The collection's README describes its elements:
    /// https://www.daviddlewis.com/resources/testcollections/reuters21578/readme.txt
    private static func fill(_ builder: inout DraftBuilder, from story: XMLElement) {
        let text = story.first("text")
        builder.id = story[attribute: "newid"].map { "reuters-\($0)" }
        builder.headline = text?.text(of: "title")
        builder.date = story.text(of: "date")
        builder.source = "Reuters"
        builder.language = "en"
        builder.author = AgencyText.author(text?.text(of: "author"))
        let body = text?.first("body") ?? (text?.hasElements == true ? nil : text)
        builder.body = body.map { WireText.paragraphs(of: $0.rawText) }
        let names = ["people", "orgs", "places", "exchanges"].compactMap { story.first($0) }
        builder.entities = names.flatMap { $0.all("d").compactMap(\.text) }
        builder.section = story.first("topics")?.all("d").lazy.compactMap(\.text).first
    }
}
