import Foundation
import Testing

@testable import cli

/// The page of `--format html`.
struct HTMLPageTests {
    @Test(arguments: [
        ("plain é 港", "plain é 港"), ("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b"),
        ("\"x\" 'y'", "&quot;x&quot; &#39;y&#39;"), ("&amp;", "&amp;amp;"),
        ("a\tb\nc", "a b\nc"), ("a\u{1B}\0\u{9B}b", "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
        ("\u{202E}x\u{2066}", "\u{FFFD}x\u{FFFD}"),
        ("<\u{301}script>", "&lt;\u{301}script&gt;"), ("a\r\nb", "a \nb"),
    ])
    func `a text is nothing but text`(text: String, html: String) {
        #expect(Array(HTMLPage.escaped(text).unicodeScalars) == Array(html.unicodeScalars))
    }

    private static let hostile = """
        {"id": "\\"><script>alert(1)</script>", "headline": "<img src=x onerror=alert(2)> harbour", \
        "body": "</p></li><script>alert(3)</script> harbour <b>", "source": "<i>Post</i>", \
        "url": "javascript:alert(4)", "entities": ["<svg/onload=alert(5)>"], "language": "en\\" x=\\"", \
        "date": "2021-12-23"}
        {"id": "two", "headline": "Harbour", "body": "harbour", \
        "url": "https://post.example/?a=1&b=\\"onclick='x'", "author": "<u>"}

        """

    @Test func `a hostile article stays text`() throws {
        let archive = try SampleArchive()
        try archive.write(Self.hostile, to: "hostile.jsonl")
        let index = try archive.tool.run("index", "--archive", "hostile.db", "hostile.jsonl")
        #expect(index.output.hasPrefix("added 2"), "\(index)")
        let run = try archive.tool.run(
            "--archive", "hostile.db", "--format", "html", "--explain", "harbour",
            "<script>\"'&amp;", "--any")
        #expect(run.status == 0)
        let page = run.output
        #expect(page.contains("<h1 dir=\"auto\">harbour &lt;script&gt;&quot;&#39;&amp;amp;</h1>"))
        #expect(page.contains("&lt;img src=x onerror=alert(2)&gt; <mark>harbour</mark>"))
        let tags = Set(page.matches(of: /<\/?([A-Za-z][A-Za-z0-9]*)/).map { String($0.1) })
        #expect(
            tags.isSubset(of: [
                "html", "head", "meta", "title", "style", "body", "header", "main", "h1", "h2", "p",
                "ol", "li", "span", "a", "mark", "code",
            ]), "\(tags)")
        let names = Set(page.matches(of: /<[a-z][^>]*?\s([a-z-]+)=/).map { String($0.1) })
        #expect(
            names.isSubset(of: [
                "lang", "charset", "name", "http-equiv", "class", "id", "dir", "href",
            ]),
            "\(names)")
        #expect(!page.contains("href=\"javascript"))
        #expect(page.contains("href=\"https://post.example/?a=1&amp;b=&quot;onclick=&#39;x&#39;\""))
        #expect(page.contains("&lt;svg/onload=alert(5)&gt;"))
    }

    @Test func `the page needs nothing else and runs nothing`() throws {
        let page = try SampleArchive().tool.run("--format", "html", "harbour").output
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(page.hasSuffix("</html>\n"))
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        for word in ["<script", "<link", "<img", "src=", "url(", "@import", "onload"] {
            #expect(!page.contains(word), "\(word)")
        }
        #expect(page.matches(of: /<li id="hit-[0-9]+"/).count == 6)
        // What steers a terminal, and what may not stand in HTML.
        for scalar in page.unicodeScalars {
            #expect(
                scalar == "\n" || !(scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)))
        }
    }

    @Test func `what is lit is what json says is lit`() throws {
        let tool = try SampleArchive().tool
        let page = try tool.run("--format", "html", "harbour", "inch", "--any", "--snippets", "3")
            .output
        let lit = page.matches(of: /<mark>(.*?)<\/mark>/).map { String($0.1) }
        let text = try tool.run("--format", "json", "harbour", "inch", "--any", "--snippets", "3")
            .output
        let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let hits = try #require(json?["hits"] as? [[String: Any]])
        let expected = hits.flatMap { hit -> [String] in
            var spans = Self.spans(hit["headline"] as? String ?? "", hit["headline_highlights"], 0)
            for snippet in hit["snippets"] as? [[String: Any]] ?? [] {
                spans += Self.spans(
                    snippet["text"] as? String ?? "", snippet["highlights"],
                    snippet["offset"] as? Int ?? 0)
            }
            return spans
        }
        #expect(lit == expected)
        #expect(lit.count > 6)
    }

    private static func spans(_ text: String, _ ranges: Any?, _ offset: Int) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return (ranges as? [[Int]] ?? []).map {
            String(String.UnicodeScalarView(scalars[$0[0] - offset..<$0[1] - offset]))
        }
    }

    @Test func `the page says what was made of the query`() throws {
        let tool = try SampleArchive().tool
        func page(_ words: String) throws -> String {
            try tool.shell("$N --format html \(words)").output
        }
        #expect(try page("harbour -n 2").contains("<p>1 to 2 of 6 articles</p>"))
        #expect(try page("harbour -n 2 --offset 2").contains("<li id=\"hit-3\""))
        #expect(try page("harbour -n 1 --offset 1").contains("<p>2 of 6 articles</p>"))
        #expect(try !page("harbour").contains("Understood"))
        #expect(
            try page("harbour OR dam inch").contains(
                "Understood as <code>harbour OR (dam inch)</code>."))
        #expect(
            try page("'a not single inch'").contains(
                "Nothing has <code>&quot;a not single inch&quot;</code> as it stands"))
        #expect(try page("'harbour OR'").contains("OR joins nothing here"))
        #expect(try page("harbuor").contains("Did you mean <code>harbour</code>?"))
        #expect(try page("zeppelin").contains("<p>0 articles</p>"))
        #expect(try page("--source post").contains("<h1 dir=\"auto\">All articles</h1>"))
    }
}
