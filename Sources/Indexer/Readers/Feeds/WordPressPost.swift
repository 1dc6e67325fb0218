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
        guard ["attachment", "nav_menu_item", "revision", "custom_css"].contains(kind) else {
            let status = element.text(of: "wp:status") ?? "publish"
            guard ["draft", "auto-draft", "trash", "pending", "private"].contains(status) else {
                return
            }
            throw .notArticles("a WordPress post that is not public (\(status))")
        }
        throw .notArticles("a WordPress \(kind)")
    }

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
        var html = html.replacing(
            /\[caption[^\]]*\][^\[]*\[\/caption\]|\[(gallery|embed|audio|video|playlist)[^\]]*\]/,
            with: "")
        let names = Set(html.matches(of: /\[\/([a-z_]+)\]/).prefix(100).map { String($0.1) })
        for name in names {
            html = html.replacing("[/\(name)]", with: "").replacing("[\(name)]", with: "")
        }
        return html
    }
}
