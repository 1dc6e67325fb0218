import Foundation
import TestSupport
import Testing

@testable import Indexer

/// Pages that would hang, crash or fill the memory of a careless reader.
@Suite struct HTMLRobustnessTests {
    private static let sentence = "The ferry to Sundrey was late again, the harbour office said. "

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    private static func nested(_ property: String) -> String {
        repeated("<span itemprop=\(property)>", 900) + repeated("word ", 200_000)
    }

    private static func attributes(_ count: Int) -> String {
        (0..<count).map { "a\($0)" }.joined(separator: " ")
    }

    private static let monsters = [
        Monster(name: "nesting") { repeated("<div>", 100_000) + sentence },
        Monster(name: "inline nesting") { repeated("<span><b>", 100_000) + sentence },
        Monster(name: "end tags without a start") {
            repeated("<span>", 900) + repeated("</i>", 200_000)
        },
        Monster(name: "open tables") { repeated("<table><tr><td>", 30_000) },
        Monster(name: "one attribute") { "<p title=\"" + repeated("x", 5_000_000) },
        Monster(name: "attributes") { "<p \(attributes(300_000))>" + sentence },
        Monster(name: "tags of many attributes") { repeated("<p \(attributes(2_000))>", 300) },
        Monster(name: "classes") { "<p class=\"" + repeated("comment ", 500_000) + "\">" },
        Monster(name: "comments") { repeated("<!-- -- >", 200_000) + sentence },
        Monster(name: "entities") { repeated("&amp;&#x41;&bogus;&#99999999;", 100_000) },
        Monster(name: "an open script") {
            "<script>" + repeated("if (a < b) { c(\"</\") }", 200_000)
        },
        Monster(name: "nested JSON-LD") {
            "<script type=\"application/ld+json\">" + repeated("{\"a\":[", 100_000)
        },
        Monster(name: "small tags") { repeated("<a>x", 400_000) },
        Monster(name: "long lines") { "<p>" + repeated("1 May 2021, ", 200_000) },
        Monster(name: "metas") { repeated("<meta name=date content=x>", 60_000) },
        Monster(name: "times") { repeated("<time datetime=2021-12-23>x</time>", 40_000) },
        Monster(name: "times that differ") {
            (0..<40_000).map { "<time datetime=2021-12-23T10:15:\($0 % 60).\($0)>x</time>" }
                .joined()
        },
        Monster(name: "attributes without blanks") {
            "<p " + (0..<150_000).map { "a\($0)=\"\"" }.joined() + ">" + sentence
        },
        Monster(name: "dates in each other") { nested("datePublished") },
        Monster(name: "authors in each other") { nested("author") },
        Monster(name: "authors") {
            (0..<40_000).map { "<meta name=author content=\"Ann \($0)\">" }.joined() + sentence
        },
        Monster(name: "a long title") {
            "<title>\(repeated("aa ", 40_000))</title>" + repeated("<h1>b c</h1>", 40_000)
        },
        Monster(name: "headings") { "<title>a b c</title>" + repeated("<h1>a b c</h1>", 60_000) },
    ]

    @Test(arguments: monsters)
    func `a monstrous page is read in little time`(monster: Monster) {
        let bytes = Array(monster.text().utf8)
        let clock = ContinuousClock()
        let time = clock.measure { _ = ArticleExtractor().extract(html: bytes) }
        // A debug build on a busy machine; what is quadratic takes minutes.
        #expect(time < .seconds(60))
    }

    @Test func `a page that is cut short gives what came before`() async throws {
        let attributes = (0..<100_000).map { "a\($0)" }.joined(separator: " ")
        let html = "<p>\(Self.sentence)</p><p \(attributes)>Not this."
        let page = HTMLParser.parse(Array(html.utf8))
        #expect(page.isCutShort)
        #expect(ArticleExtractor().extract(html: Array(html.utf8)).body == Self.sentence.dropLast())
        let reading = try await Reading.of(html, name: "page.html")
        #expect(reading.noted.map(\.note) == [.overgrown])
        let nested = "<html>" + Self.repeated("<div>", 2_000) + Self.sentence
        #expect(try await Reading.of(nested, name: "page.html").reasons == [.overgrown])
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
        var random = SeededGenerator(seed: seed)
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
