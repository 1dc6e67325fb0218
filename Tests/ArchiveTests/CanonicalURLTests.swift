import Archive
import TestSupport
import Testing

@Suite struct CanonicalURLTests {
    @Test(arguments: [
        ("https://example.org/a", "example.org/a"),
        ("http://www.example.org/a/", "example.org/a"),
        ("HTTPS://WWW.Example.ORG/A", "example.org/A"),
        ("//example.org/a", "example.org/a"),
        ("example.org/a", "example.org/a"),
        ("  https://example.org/a\n", "example.org/a"),
        ("https://example.org:443/a", "example.org/a"),
        ("http://example.org:80/a", "example.org/a"),
        ("http://example.org:8080/a", "example.org:8080/a"),
        ("https://ilse:secret@example.org/a", "example.org/a"),
        ("https://example.org/a#comments", "example.org/a"),
        ("https://example.org/a?#x", "example.org/a"),
        ("https://example.org/a?id=7", "example.org/a?id=7"),
        ("https://example.org/a/?b=2&a=1", "example.org/a?a=1&b=2"),
        ("https://example.org/a?utm_source=x&UTM_Medium=y&id=7", "example.org/a?id=7"),
        ("https://example.org/a?fbclid=1&gclid=2&mc_cid=3&_ga=4", "example.org/a"),
        ("https://example.org/a?utmost=1", "example.org/a?utmost=1"),
        ("https://example.org?id=7", "example.org?id=7"),
        ("https://example.org/", "example.org"),
        ("https://example.org", "example.org"),
        ("https://example.org./a", "example.org./a"),
        ("https://example.org/?u=http://other.org/b", "example.org?u=http://other.org/b"),
        ("example.org/?u=http://other.org/b", "example.org?u=http://other.org/b"),
        ("https://127.0.0.1/a", "127.0.0.1/a"),
        ("https://пример.рф/а", "пример.рф/а"),
    ])
    func `spellings of one address become one`(url: String, text: String) {
        #expect(CanonicalURL(url)?.text == text)
    }

    @Test(arguments: [
        "", " ", "/2021/a.html", "a", "N/A", "n.a.", "n.a", "1.5", "-", "none",
        "ftp://example.org/a",
        "mailto:ilse@example.org", "https://", "https:///a", "https://localhost/a", "two words.org",
        "https://example.org/a b", "file:///tmp/a.html", "#top", "...", "https://www.", "?a=b.org",
    ])
    func `what is no address of the web is none`(url: String) {
        #expect(CanonicalURL(url) == nil)
    }

    @Test func `the host is without www`() {
        #expect(CanonicalURL("https://www.quay.example/a")?.host == "quay.example")
        #expect(CanonicalURL("https://wwwhat.example/a")?.host == "wwwhat.example")
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `the canonical text is its own canonical text`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let parts = [
            "http", "https", "://", "/", "//", "?", "&", "=", "#", ":", "@", ".", "www.", "a",
            "b.org",
            "quay.example", ":80", ":443", "utm_a=1", "é", "%20", "\u{301}", "\u{0}", "[", "]",
        ]
        for _ in 0..<30 {
            let url = (0..<random.below(12)).map { _ in random.pick(parts) }.joined()
            guard let one = CanonicalURL("https://quay.example/" + url) else { continue }
            #expect(CanonicalURL("https://" + one.text)?.text == one.text, "seed \(seed): \(url)")
        }
    }
}
