import Testing

@testable import Indexer

/// Files that would hang a careless reader.
@Suite struct HostileInputTests {
    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    private static func feed(_ item: String) -> String {
        "<rss><channel><item><title>Ferry late</title>\(item)</item></channel></rss>"
    }

    private static func post(_ html: String) -> String {
        feed(
            "<wp:post_type>post</wp:post_type><content:encoded><![CDATA[\(html)]]></content:encoded>"
        )
    }

    private static func wire(_ text: String) -> String {
        "\u{16}\u{16}\u{1}a1 f i x\r\n\u{2}\(text)\r\n\u{3}\u{4}"
    }

    private static func mail(_ subject: String) -> String {
        "From: a@post.example\nMessage-ID: <1@post.example>\nSubject: \(subject)\n\nFerry late.\n"
    }

    private static let monsters = [
        Monster(name: "a caption of dashes") {
            "Ferry late\n\na\(repeated(" -", 100_000)), 1920\n\nThe ferry was late, the harbour said.\n"
        },
        Monster(name: "a count behind blanks") {
            #"{"title": "Ferry late", "body": "x\#(repeated(" ", 60_000))x chars]"}"#
        },
        Monster(name: "a subject of many words") { mail(repeated("=?utf-8?q?a?=\n ", 400_000)) },
        Monster(name: "a header without end") { mail("x\n" + repeated("a:b\n", 2_000_000)) },
        Monster(name: "keywords and blanks") { wire("BC-x\(repeated(" ", 60_000))y") },
        Monster(name: "marks of the end") { wire("^Ferry late<\r\n\tIt" + repeated("<", 100_000)) },
        Monster(name: "rows") { wire("^Ferry late<\r\n\tIt;1<" + repeated("\r\n\ta;b<", 60_000)) },
        Monster(name: "shortcodes that are open") { post(repeated("[caption ", 60_000) + "]") },
        Monster(name: "shortcodes that are closed") {
            post((0..<60_000).map { "[a\($0)]x[/b\($0)]" }.joined())
        },
        Monster(name: "authors") {
            feed((0..<100_000).map { "<author>Ann \($0)</author>" }.joined())
        },
        Monster(name: "attributes in a feed") {
            let tag = (0..<400_000).map { "a\($0)=''" }.joined(separator: " ")
            return feed("</item><b \(tag)/><item>")
        },
        Monster(name: "attributes in JSON") {
            let tag = (0..<200_000).map { "a\($0)=''" }.joined(separator: " ")
            return #"{"title": "Ferry late", "body": "<p \#(tag)>It was late.</p>"}"#
        },
    ]

    /// What is quadratic does not end while anybody waits.
    @Test(arguments: monsters)
    func `a monstrous file is read`(monster: Monster) async throws {
        let reading = try await Reading.of(Array(monster.text().utf8))
        #expect(reading.articles.count == 1, "\(reading.reasons)")
    }
}
