internal import Archive

/// A format that newsfind reads: how a file of it is told by its content, and what reads it.
///
/// A new format is one file with its `ArticleReader` and its `ArticleFormat`, and a place in
/// ``all``.
public struct ArticleFormat: Sendable {
    /// What it is called, such as `JSON Lines`.
    public let name: String
    /// What newsfind makes of it, in a line.
    public let summary: String
    /// What its articles come in; nil for records that can be of any kind.
    let kind: Article.Origin.Format?
    /// Whether its files are text throughout; bytes that cannot be text are another format's.
    let isText: Bool
    let isFormat: @Sendable (FileStart) -> Bool
    let makeReader: @Sendable (InputBuffer, ReadOptions) throws -> any ArticleReader

    init(
        name: String, summary: String, kind: Article.Origin.Format? = nil, isText: Bool = true,
        of isFormat: @escaping @Sendable (FileStart) -> Bool,
        reader makeReader:
            @escaping @Sendable (InputBuffer, ReadOptions) throws
            -> any ArticleReader
    ) {
        self.name = name
        self.summary = summary
        self.kind = kind
        self.isText = isText
        self.isFormat = isFormat
        self.makeReader = makeReader
    }

    /// All formats; the first that knows a file reads it. The last takes any text.
    public static let all: [ArticleFormat] = [
        rss, atom, nitf, newsMLG2, newsML1, reutersSGML, anpa, iptc7901,
        elasticBulk, jsonEnvelope, jsonValues, csv, jsonLines, html, textDump,
    ]

    /// The format of a file.
    ///
    /// - Throws: a ``SkipReason`` if it is none that newsfind reads.
    static func of(_ start: FileStart) throws(SkipReason) -> ArticleFormat {
        if start.text.isEmpty, start.bytes.count < FileStart.length { throw .emptyFile }
        if let refusal = start.xmlRoot?.refusal { throw refusal }
        if let reason = KnownTables.reason(for: start) { throw reason }
        let known = all.first { ($0.isText ? !start.isBinary : true) && $0.isFormat(start) }
        if let known { return known }
        if let root = start.xmlRoot, let reason = KnownXML.reason(for: root, start) { throw reason }
        throw start.isBinary ? .binary : .unsupported("XML")
    }
}
