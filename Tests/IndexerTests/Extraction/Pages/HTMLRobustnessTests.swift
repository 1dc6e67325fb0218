import Foundation
import Testing

@testable import Indexer

/// Pages that would hang, crash or fill the memory of a careless reader.
@Suite struct HTMLRobustnessTests {
    private static let sentence = "The ferry to Sundrey was late again, the harbour office said. "

    private static let monsters: [(String, String)] = [
        ("nesting", String(repeating: "<div>", count: 100_000) + sentence),
        ("inline nesting", String(repeating: "<span><b>", count: 100_000) + sentence),
        (
            "end tags without a start",
            String(repeating: "<span>", count: 900) + String(repeating: "</i>", count: 200_000)
        ),
        ("open tables", String(repeating: "<table><tr><td>", count: 30_000)),
        ("one attribute", "<p title=\"" + String(repeating: "x", count: 5_000_000)),
        (
            "attributes",
            "<p " + (0..<300_000).map { "a\($0)" }.joined(separator: " ") + ">" + sentence
        ),
        (
            "tags of many attributes",
            String(
                repeating: "<p " + (0..<2_000).map { "a\($0)" }.joined(separator: " ") + ">",
                count: 300)
        ),
        ("classes", "<p class=\"" + String(repeating: "comment ", count: 500_000) + "\">"),
        ("comments", String(repeating: "<!-- -- >", count: 200_000) + sentence),
        ("entities", String(repeating: "&amp;&#x41;&bogus;&#99999999;", count: 100_000)),
        (
            "an open script",
            "<script>" + String(repeating: "if (a < b) { c(\"</\") }", count: 200_000)
        ),
        (
            "nested JSON-LD",
            "<script type=\"application/ld+json\">" + String(repeating: "{\"a\":[", count: 100_000)
        ),
        ("small tags", String(repeating: "<a>x", count: 400_000)),
        ("long lines", "<p>" + String(repeating: "1 May 2021, ", count: 200_000)),
        ("metas", String(repeating: "<meta name=date content=x>", count: 60_000)),
        ("times", String(repeating: "<time datetime=2021-12-23>x</time>", count: 40_000)),
        ("headings", "<title>a b c</title>" + String(repeating: "<h1>a b c</h1>", count: 60_000)),
    ]

    @Test(arguments: monsters)
    func `a monstrous page is read in little time`(name: String, html: String) {
        let bytes = Array(html.utf8)
        let clock = ContinuousClock()
        let time = clock.measure { _ = ArticleExtractor().extract(html: bytes) }
        // A debug build on a busy machine; what is quadratic takes minutes.
        #expect(time < .seconds(60), "\(name)")
    }

    @Test func `a page that is cut short gives what came before`() {
        let attributes = (0..<100_000).map { "a\($0)" }.joined(separator: " ")
        let html = "<p>\(Self.sentence)</p><p \(attributes)>Not this."
        let page = HTMLParser.parse(Array(html.utf8))
        #expect(page.isCutShort)
        #expect(ArticleExtractor().extract(html: Array(html.utf8)).body == Self.sentence.dropLast())
    }

    @Test func `long data in an attribute is no reason to stop`() {
        let data = String(repeating: "iVBORw0KGgo", count: 200_000)
        let html = "<p><img src=\"data:image/png;base64,\(data)\">\(Self.sentence)</p>"
        #expect(ArticleExtractor().extract(html: Array(html.utf8)).body == Self.sentence.dropLast())
    }

    @Test func `every prefix of a page is read`() throws {
        let bytes = try Fixture.bytes("page.html")
        for length in stride(from: 0, to: bytes.count, by: 7) {
            let article = ArticleExtractor().extract(html: Array(bytes.prefix(length)))
            #expect(article.body.utf8.count < bytes.count)
        }
    }

    @Test func `a page with any bytes changed is read`() throws {
        let bytes = try Fixture.bytes("page.html")
        let seed = UInt64.random(in: .min ... .max)
        print("HTMLRobustnessTests seed \(seed)")
        var random = Random(seed)
        let marks = Array("<>\"'=/&;{}[]-! \n".utf8)
        for _ in 0..<150 {
            var changed = bytes
            for _ in 0..<(1 + random.below(40)) {
                let place = random.below(changed.count)
                changed[place] =
                    random.below(2) == 0 ? random.pick(marks) : UInt8(random.below(256))
            }
            let parser = HTMLPageParser(options: ReadOptions())
            _ = try? parser.parse(RawRecord(bytes: changed, position: 1), file: "a.html")
        }
    }
}
