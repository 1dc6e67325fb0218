public import Analysis

/// Finds the article in the visible text of a page, menus and all, or in a simple text file.
///
///     let article = ArticleExtractor().extract(dump: text)
///     print(article.headline?.value ?? "", article.date?.rule ?? "no date")
///
/// Lines are told apart by length, sentence marks and small words such as `the`; the prose is
/// the run of lines with the greatest weight; the headline stands above it, or above the photo
/// that parts them, or repeats the page's title. Where nothing looks like prose the whole text is the body.
public struct ArticleExtractor: Sendable {
    /// How to read `03/04/2021`.
    public let dateOrder: DateOrder

    /// An extractor.
    ///
    /// - Parameter dateOrder: How to read `03/04/2021`; unambiguous dates ignore it.
    public init(dateOrder: DateOrder = .dayFirst) {
        self.dateOrder = dateOrder
    }

    /// The article in a page of HTML.
    ///
    ///     let article = ArticleExtractor().extract(html: Array(page.utf8))
    ///
    /// - Parameters:
    ///   - html: The page in UTF-8; other bytes are replaced.
    ///   - address: Where the page was fetched, if that is known.
    /// - Complexity: Linear in the page.
    public func extract(html: [UInt8], address: String? = nil) -> ExtractedArticle {
        PageExtraction(HTMLParser.parse(html), dateOrder: dateOrder, address: address).article()
    }

    /// The article in a text.
    ///
    /// - Complexity: Linear in the text.
    public func extract(dump text: String) -> ExtractedArticle {
        let bytes = Array(text.utf8)
        var reader = LineReader(bytes)
        var lines = reader.lines()
        let header = HeaderBlock(lines, bytes)
        if let start = header.bodyOffset { lines[header.end].start = start }
        let masthead = header.end == 0 ? Masthead(lines, bytes) : nil
        masthead?.mark(&lines)
        PhotoLines.markCaptions(&lines, bytes, after: header.end)
        PageLine.count(&lines)
        return Extraction(
            bytes: bytes, lines: lines, header: header, masthead: masthead, dateOrder: dateOrder
        ).article()
    }
}
