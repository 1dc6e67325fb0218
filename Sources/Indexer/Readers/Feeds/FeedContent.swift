internal import Foundation

/// The body of an entry: text, HTML as text, HTML as elements, or any of them in base64.
///
/// Atom says which it is; RSS leaves it open.
struct FeedContent {
    let body: String
    let caption: String?

    /// - Parameters:
    ///   - defaultType: What is meant where the element does not say.
    ///   - isWordPress: Whether it is text that WordPress makes HTML of: lines stay lines, and
    ///     there are shortcodes.
    init(
        _ element: XMLElement, defaultType: String = "html", isWordPress: Bool = false
    ) throws(SkipReason) {
        let type = element[attribute: "type"]?.lowercased() ?? defaultType
        let mode = element[attribute: "mode"]?.lowercased()
        if element.hasElements, mode != "escaped" {
            var builder = ParagraphBuilder()
            builder.append(contentsOf: element)
            body = builder.paragraphs
            caption = builder.caption
            return
        }
        var text = element.rawText
        if mode == "base64" || Self.isBinary(type), let decoded = Self.decoded(text) {
            text = decoded
        }
        guard ["text", "text/plain"].contains(type) else {
            if isWordPress { text = WordPressPost.withoutShortcodes(text) }
            let html = try HTMLText(
                text, keepsEmptyLines: isWordPress ? true : nil, keepsLines: isWordPress)
            body = html.body
            caption = html.caption
            return
        }
        var builder = ParagraphBuilder()
        builder.keepsEmptyLines = true
        builder.append(text)
        body = builder.paragraphs
        caption = nil
    }

    /// Whether Atom 1.0 has content of this type in base64.
    private static func isBinary(_ type: String) -> Bool {
        type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("xml")
            && !type.hasSuffix("html")
    }

    private static func decoded(_ text: String) -> String? {
        Data(base64Encoded: text, options: .ignoreUnknownCharacters)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
