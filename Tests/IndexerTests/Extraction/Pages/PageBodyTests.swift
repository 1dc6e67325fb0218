import Indexer
import Testing

/// What of a page is its article's body.
@Suite struct PageBodyTests {
    private static let first =
        "The ferry to Sundrey was late again on Monday, the harbour office said, and nobody could"
        + " say when the next one would sail, if it sailed at all."
    private static let second =
        "Passengers waited on the quay in the rain, some of them since dawn, and the kiosk had run"
        + " out of tea before the first of them was told anything."
    private static let third =
        "The master of the ferry, who has sailed the strait for thirty years, said that the fog had"
        + " been the worst since the winter of the long frost."

    private func body(_ html: String) -> [String] {
        ArticleExtractor().extract(html: Array(html.utf8)).body
            .split(separator: "\n").map(String.init)
    }

    private static let layouts: [(String, String)] = [
        ("paragraphs", "<div><p>\(first)</p><p>\(second)</p><p>\(third)</p></div>"),
        ("line breaks", "<div>\(first)<br><br>\(second)<br/> <br/>\(third)</div>"),
        ("divs", "<div><div>\(first)</div><div>\(second)</div><div>\(third)</div></div>"),
        (
            "table cells",
            "<table><tr><td><p>\(first)</p><p>\(second)</p><p>\(third)</p></td></tr></table>"
        ),
        ("open tags", "<body><p>\(first)<p>\(second)<p>\(third)"),
        (
            "sections",
            "<article><section><p>\(first)</p></section><section><p>\(second)</p></section>"
                + "<section><p>\(third)</p></section></article>"
        ),
        ("items of a list", "<ul><li>\(first)</li><li>\(second)</li><li>\(third)</li></ul>"),
        (
            "below a button that is never closed",
            "<header><button>Menu<div>Open</button></header><main><p>\(first)</p><p>\(second)</p>"
                + "<p>\(third)</p></main>"
        ),
        (
            "sections in columns",
            "<div class=col><div class=s><p>\(first)</p><p>\(second)</p></div></div>"
                + "<div class=col><div class=s><p>\(third)</p></div></div>"
        ),
        (
            "a layout shown to screens of two widths",
            "<div><div class=a><p>\(first)</p><p>\(second)</p><p>\(third)</p></div>"
                + "<div class=b><p>\(first)</p></div></div>"
        ),
    ]

    @Test(arguments: layouts)
    func `an article is found however it is laid out`(name: String, html: String) {
        #expect(body(html) == [Self.first, Self.second, Self.third])
    }

    private static let intruders = [
        "<div class=\"share\"><p>Share this</p></div>",
        "<aside><p>\(second) \(first)</p></aside>",
        "<div class=\"related\"><a href=\"/a\">The pilot who would not sail, and what came of it</a></div>",
        "<ul><li><a href=\"/a\">Fog closes the strait for a third day</a></li><li><a href=\"/b\">Tea runs"
            + " out at the kiosk, and tempers with it</a></li></ul>",
        "<figure><img src=a.jpg><figcaption>The quay on Monday morning</figcaption></figure>",
        "<form><label>Your address</label><input name=mail><button>Send</button></form>",
        "<div style=\"display: none\"><p>Hidden words for machines, long enough to be a paragraph.</p></div>",
        "<div><p><a href=\"/a\">The pilot who would not sail, and what the office made of it</a></p>"
            + "<p><a href=\"/b\">Tea runs out at the kiosk, and tempers with it</a></p></div>",
        "<noscript><p>Please turn on scripts to read on.</p></noscript>",
        "<p>Subscribe to our newsletter and never miss a story.</p>",
        "<p><a href=\"/a\"><b>FOG CLOSES THE STRAIT FOR A THIRD DAY</b></a></p>",
        "<p>This slideshow requires JavaScript.</p>", "<p>Advert</p>",
        "<script>document.write('<p>written</p>')</script>",
        "<!-- <p>a comment</p> -->",
    ]

    @Test(arguments: intruders)
    func `what stands between paragraphs and is no part of them is left out`(intruder: String) {
        let html =
            "<div class=text><p>\(Self.first)</p>\(intruder)<p>\(Self.second)</p><p>\(Self.third)</p></div>"
        #expect(body(html) == [Self.first, Self.second, Self.third])
    }

    private static let belongings: [(String, String)] = [
        ("<h2>What the master said</h2>", "What the master said"),
        ("<ul><li>Fog, said the office.</li></ul>", "Fog, said the office."),
        ("<blockquote><p>Nobody sails in this.</p></blockquote>", "Nobody sails in this."),
        ("<p>It was <a href=\"/fog\">the fog</a>.</p>", "It was the fog."),
        (
            "<div>Nobody sails in this fog, said <a href=\"/office\">the harbour office</a>.</div>",
            "Nobody sails in this fog, said the harbour office."
        ),
        (
            "<p><a href=\"https://post.example/the/fog/of/monday\">https://post.example/the/fog/of/monday</a></p>",
            "https://post.example/the/fog/of/monday"
        ),
        ("<p>The har\u{AD}bour is shut.</p>", "The harbour is shut."),
        ("<table><tr><th>Day</th><td>late by two hours</td></tr></table>", "late by two hours"),
    ]

    @Test(arguments: belongings)
    func `headings, items, quotations and facts between paragraphs are kept`(
        html: String, text: String
    ) {
        let page = "<div><p>\(Self.first)</p>\(html)<p>\(Self.second)</p><p>\(Self.third)</p></div>"
        #expect(body(page).contains(text))
    }

    @Test func `a lead between headline and body opens the body`() {
        let html = """
            <header><h1>Ferry late again</h1><p>\(Self.first)</p></header>
            <div class="article-body"><p>\(Self.second)</p><p>\(Self.third)</p></div>
            """
        #expect(body(html) == [Self.first, Self.second, Self.third])
    }

    @Test(arguments: ["<p>Late.", "<body>Late.", "<div><span>Late.</span></div>", "<td>Late."])
    func `a page of a word or two is not lost`(html: String) {
        #expect(body(html) == ["Late."])
    }

    @Test func `a refrain is the author's`() {
        let html =
            "<article><div><p>\(Self.first)</p><p>\(Self.second)</p></div><div><p>\(Self.third)</p>"
            + "<p>\(Self.first)</p></div></article>"
        #expect(body(html) == [Self.first, Self.second, Self.third, Self.first])
    }

    @Test func `a page that is all menus but a line is that line`() {
        let menus = (1...9).map { "<li><a href=/\($0)>Section \($0)</a></li>" }.joined()
        #expect(body("<nav><ul>\(menus)</ul></nav><div>Closed today</div>") == ["Closed today"])
    }

    @Test func `white space and entities are what a reader sees`() {
        let html = "<p>Tea\n  &amp;&nbsp;toast&#8212;&eacute;t&eacute; &lt;3</p>"
        #expect(body(html) == ["Tea & toast—été <3"])
    }
}
