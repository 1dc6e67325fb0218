internal import Analysis
internal import Archive
internal import Foundation

/// What the entries of feeds have in common, whatever their elements are called.
struct FeedEntry {
    let element: XMLElement
    /// The feed, without its entries.
    let feed: XMLElement
    /// The address that the feed came from.
    var origin: String?

    /// The first of the elements' texts that is a date; else the first text, to be told of.
    func date(_ names: [String]) -> String? {
        Self.date(names.flatMap { element.all($0) }.map(\.text))
    }

    /// The first of these texts that is a date, else the first one.
    static func date(_ texts: [String?]) -> String? {
        let texts = texts.compactMap(\.self).filter { !$0.isEmpty }
        return texts.first { ArticleDate($0) != nil } ?? texts.first
    }

    /// The address, made whole by what the feed gives for a base.
    func address(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        if text.contains("://") { return text }
        let bases = [element[attribute: "base"], feed[attribute: "base"], home, origin]
        for base in bases.compactMap(\.self) {
            if let url = URL(string: text, relativeTo: URL(string: base)), url.scheme != nil {
                return url.absoluteString
            }
        }
        return text.hasPrefix("//") ? "https:" + text : nil
    }

    /// The address of what the feed is about.
    private var home: String? {
        feed.all("link").lazy.compactMap { $0.text ?? $0[attribute: "href"] }
            .first { $0.contains("://") }
    }

    /// The names in elements of people, each once: those of the entry, else those of the feed.
    func people(_ names: [String], feedNames: [String] = []) -> String? {
        for (source, names) in [(element, names), (feed, feedNames)] {
            let people = names.flatMap { source.all($0) }.compactMap(Self.person)
            if let found = AuthorNames.joined(people) { return found }
        }
        return nil
    }

    /// `Ann Ferry`, of an element `name` or of `ann@example.org (Ann Ferry)`.
    private static func person(_ element: XMLElement) -> String? {
        guard
            let text = element.text(of: "name", "email")
                ?? (element.hasElements ? nil : element.text)
        else { return nil }
        guard text.contains("@") else { return text }
        let parts = text.split { "()<>".contains($0) }.map { String($0).trimmed }
        return parts.first { !$0.isEmpty && !$0.contains("@") } ?? text
    }

    /// The language of the entry, else of the feed.
    var language: String? {
        element[attribute: "lang"] ?? element.text(of: "dc:language", "language")
            ?? feed[attribute: "lang"] ?? feed.text(of: "language", "dc:language")
    }
}

/// Whether a text only begins or sums up an article.
enum Teaser {
    /// How many bytes a description has that is taken for the whole article.
    private static let fullLength = 1500

    /// The text without a mark of how much of it is missing, such as `[+1234 chars]`; nil if it has
    /// none.
    static func withoutCount(_ text: String) -> String? {
        let end = " chars]"
        guard text.hasSuffix(end), let start = text.lastIndex(of: "[") else { return nil }
        let count = text[start...].dropFirst().dropLast(end.count)
        guard count.first == "+", count.count > 1, count.dropFirst().allSatisfy(\.isNumber) else {
            return nil
        }
        var text = text[..<start]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// Whether a description, which may be either, is no whole article: it is short, or ends in
    /// dots or an invitation to read on.
    static func isTeaser(description text: String) -> Bool {
        isCut(text) || (text.utf8.count < fullLength && text.split(separator: "\n\n").count < 3)
    }

    /// Whether the text ends in dots or an invitation to read on.
    static func isCut(_ text: String) -> Bool {
        let end = text.suffix(60).lowercased()
        return endings.contains { end.hasSuffix($0) }
    }

    private static let endings = [
        "…", "...", "[…]", "[...]", "(...)", "…]", "read more", "read more »", "read more →",
        "continue reading", "continue reading →", "weiterlesen", "lire la suite", "leer más",
        "читать далее", "leggi tutto", "leia mais",
    ]
}
