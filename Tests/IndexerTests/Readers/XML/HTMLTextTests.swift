import Testing

@testable import Indexer

@Suite struct HTMLTextTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("a &amp; b", "a & b"), ("5 < 6", "5 < 6"),
        ("<p>A</p><p>B</p>", "A\n\nB"), ("<p>A</p>B<p>C", "A\n\nB\n\nC"),
        ("A<br>B", "A\nB"), ("A<br/><br/>B", "A\n\nB"), ("A\n\nB", "A\n\nB"), ("A\nB", "A B"),
        ("<p>A\n\nB</p>", "A B"), ("<p>A</p>\n\n\n<p>&nbsp;</p><p>B</p>", "A\n\nB"),
        ("<h2>A</h2>B", "A\n\nB"), ("<ul><li>A</li><li>B</li></ul>C", "A\nB\n\nC"),
        (
            "<table><tr><th>A</th><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>",
            "A | B\nC | D"
        ),
        ("A<table><tr><td></td><td>B</td></tr></table>", "A\n\n| B"),
        ("<pre>a\n  b\n\nc</pre>", "a\nb\n\nc"), ("<div>A<div>B</div>C</div>", "A\n\nB\n\nC"),
        ("<p>A<script>x</script><b>B</b></p><form>z</form>", "AB"),
        ("<b>A</b><i>B</i> C", "AB C"),
        ("Čapek&rsquo;s <b>caf&eacute;</b>&nbsp;5&nbsp;€", "Čapek’s café 5 €"),
        ("<P>A<P>B", "A\n\nB"), ("<body><p>A</p></body>", "A"),
    ])
    func `blocks are paragraphs`(html: String, text: String) throws {
        #expect(try HTMLText(html).body == text)
    }

    @Test func `text is read behind names beyond number`() throws {
        let attributes = (0..<20_000).map { "a\($0)=\"\"" }
        for separator in ["", " "] {
            let tag = "<b \(attributes.joined(separator: separator))>"
            #expect(
                try HTMLText("<p>A</p>\(tag)B</b><p>C<ul><li>D</ul>").body == "A\n\nB\n\nC\n\nD")
        }
    }

    @Test func `captions stand apart`() throws {
        let text = try HTMLText(
            "<p>A</p><figure><img><figcaption>The <b>quay</b></figcaption></figure><p>B</p>")
        #expect(text.body == "A\n\nB")
        #expect(text.caption == "The quay")
    }

    @Test func `lines stay where WordPress has it so`() throws {
        let text = try HTMLText("A\nB\n\n<b>C</b>\r\nD", keepsEmptyLines: true, keepsLines: true)
        #expect(text.body == "A\nB\n\nC\nD")
    }

    @Test(arguments: [
        ("Tom &amp; Ann", "Tom & Ann"), ("A & B", "A & B"), ("1 &lt; 2", "1 < 2"),
        ("<b> &amp; so", "<b> &amp; so"), ("AT&T; so", "AT&T; so"),
    ])
    func `entities that scrapers leave are read`(text: String, plain: String) {
        #expect(HTMLText.withoutEntities(text) == plain)
    }

    @Test(arguments: [
        ("It came.", false), ("5 < 6 and 7 > 6", false), ("a <b>bold</b> word", false),
        ("<p>A</p>", true), ("A<br/>B", true), ("A<BR>B", true), ("see <a href='x'>it</a>", true),
        ("the <p> element", false),
    ])
    func `a text that may be either is HTML by its closing tags`(text: String, isHTML: Bool) {
        #expect(HTMLText.isHTML(text) == isHTML)
    }
}
