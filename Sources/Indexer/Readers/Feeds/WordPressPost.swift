/// What a WordPress export (WXR) says of an item beside RSS.
struct WordPressPost {
    private let element: XMLElement
    private let channel: XMLElement

    /// Nil if the item is none of WordPress.
    init?(_ element: XMLElement, channel: XMLElement) {
        guard element.elements.contains(where: { $0.name == "wp:post_type" }) else { return nil }
        self.element = element
        self.channel = channel
    }

    /// - Throws: ``SkipReason/notArticles(_:)`` for what is not on the site's pages.
    func check() throws(SkipReason) {
        let kind = element.text(of: "wp:post_type") ?? "post"
        if Self.kindsWithoutNews.contains(kind) || kind.hasPrefix("wp_") {
            throw .notArticles("a WordPress \(kind)")
        }
        let status = element.text(of: "wp:status") ?? "publish"
        if Self.hiddenStates.contains(status) {
            throw .notArticles("a WordPress post that is not public (\(status))")
        }
    }

    /// What WordPress keeps beside posts, as it keeps all that begins with `wp_`; sites make kinds of
    /// their own for news: <https://developer.wordpress.org/themes/basics/post-types/>.
    private static let kindsWithoutNews: Set<String> = [
        "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset",
        "oembed_cache", "user_request",
    ]
    private static let hiddenStates: Set<String> = [
        "draft", "auto-draft", "trash", "pending", "private", "future",
    ]

    /// In UTC; zeros stand for a post that never came out.
    var date: String? {
        guard let date = element.text(of: "wp:post_date_gmt"), !date.hasPrefix("0000") else {
            return nil
        }
        return date + " UTC"
    }

    /// The name of the one whose login the item has.
    var author: String? {
        guard let login = element.text(of: "dc:creator") else { return nil }
        let author = channel.all("wp:author").first { $0.text(of: "wp:author_login") == login }
        return author?.text(of: "wp:author_display_name") ?? login
    }

    /// The text without shortcodes: `[gallery ids="1,2"]` and `[caption]…[/caption]` go, what
    /// others enclose stays.
    static func withoutShortcodes(_ html: String) -> String {
        guard html.utf8.contains(UInt8(ascii: "[")) else { return html }
        let pieces = html.split(separator: "[", omittingEmptySubsequences: false)
        let codes = pieces.map { piece in piece.firstIndex(of: "]").map { piece[..<$0] } }
        let closed = Set(codes.compactMap { $0 }.filter { $0.first == "/" }.map { $0.dropFirst() })
            .filter { $0.utf8.allSatisfy(isNameByte) }
        var text = String(pieces[0])
        for (index, piece) in pieces.enumerated().dropFirst() {
            guard let code = codes[index] else {
                text += "[" + piece
                continue
            }
            let next = index + 1 < codes.count ? codes[index + 1] : nil
            if code.hasPrefix("caption"), next == "/caption" { continue }
            let name = code.drop { $0 == "/" }.prefix { !$0.isWhitespace }
            let isShortcode =
                closed.contains(name) || embedded.contains { code.hasPrefix($0) }
                || !name.isEmpty && name.utf8.allSatisfy(isNameByte) && code.contains("=\"")
            text += isShortcode ? piece[code.endIndex...].dropFirst() : "[" + piece
        }
        return text
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }

    private static let embedded = ["gallery", "embed", "audio", "video", "playlist"]
}
