import Archive
import Testing

@Suite struct ArticleIdentityTests {
    private func identity(
        id: String? = nil, headline: String = "H", body: String = "B", date: String? = nil,
        source: String? = nil, url: String? = nil, file: String = "a.jsonl"
    ) -> ArticleIdentity {
        ArticleIdentity(
            id: id, headline: headline, body: body, date: date, source: source, url: url, file: file
        )
    }

    @Test(arguments: [
        "1", "allsides-00FT", "a.b_c~d-e", "A", ".", "~", "0123456789abcdef0123456789abcdef",
        String(repeating: "x", count: 64),
    ])
    func `an id that is safe in a URL is the key`(id: String) {
        #expect(identity(id: id).key == id)
        #expect(identity(id: "  \(id)\n").key == id)
    }

    @Test(arguments: [
        "a b", "a/b", "-rf", "é", "a?b", "a%20b", "tag:example.org,2021:7", "{1}",
        "https://a.org/1",
        String(repeating: "x", count: 65), "a\u{0}b",
    ])
    func `any other id is hashed into a short key`(id: String) {
        let key = identity(id: id).key
        #expect(key.count == 13)
        #expect(key.utf8.allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".utf8.contains($0) })
        #expect(key == identity(id: id, headline: "Another", source: "Another").key)
        #expect(key != identity(id: id + "x").key)
    }

    @Test(arguments: [nil, "", "  \n"])
    func `without an id the address is the key`(id: String?) {
        let url = "https://www.tidewater.example/2021/harbour?utm_source=feed"
        let key = identity(id: id, url: url).key
        #expect(
            key == identity(headline: "Changed", url: "http://tidewater.example/2021/harbour/").key)
        #expect(key != identity(url: "https://tidewater.example/2021/harbor").key)
        #expect(key.count == 13)
    }

    @Test(arguments: [
        nil, "", "n.a.", "N/A", "https://tidewater.example/", "www.tidewater.example",
    ])
    func `without either the content is the key`(url: String?) {
        let key = identity(url: url).key
        #expect(key == identity(url: url, file: "other.csv").key)
        #expect(key != identity(headline: "Other", url: url).key)
        #expect(key != identity(body: "Other", url: url).key)
        #expect(key != identity(date: "2021", url: url).key)
        #expect(key != identity(headline: "HB", body: "", url: url).key)
    }

    @Test func `keys stay the same from version to version of newsfind`() {
        #expect(identity(id: "a b").key == "5de1vwavbjn7j")
        #expect(identity(url: "https://tidewater.example/7").key == "4cq57t0bxk3z6")
        #expect(identity(date: "2021-12-23", source: "S").key == "6jvx9e11e0wqj")
    }

    @Test func `an id belongs to its source and else to its site and else to its file`() throws {
        let one = identity(id: "7", source: "Tidewater Post")
        #expect(one.matches(source: "TIDEWATER POST", url: nil, file: "x"))
        #expect(!one.matches(source: "Quay Herald", url: nil, file: "a.jsonl"))
        let two = identity(id: "7", url: "https://www.quay.example/a")
        #expect(two.matches(source: nil, url: "http://quay.example/b", file: "x"))
        #expect(!two.matches(source: nil, url: "http://tide.example/b", file: "a.jsonl"))
        let three = identity(id: "7", file: "./quay/a.jsonl")
        #expect(three.matches(source: nil, url: nil, file: "quay/a.jsonl"))
        #expect(three.matches(source: nil, url: nil, file: "/srv/ilse/quay/a.jsonl"))
        #expect(!three.matches(source: nil, url: nil, file: "tide/a.jsonl"))
        #expect(!three.matches(source: nil, url: nil, file: "/tide/quay/b.jsonl"))
    }

    @Test func `what an address or the content names has no owner`() {
        let article = identity(url: "https://quay.example/a")
        #expect(article.scope == nil)
        #expect(article.matches(source: "Other", url: "https://tide.example", file: "x"))
        #expect(article.candidate(1) == nil)
    }

    @Test func `an id that is taken gets a suffix of its source`() throws {
        let article = identity(id: "7", source: "Tidewater Post")
        let candidates = (0...9).map { article.candidate($0) }
        #expect(candidates[0] == "7")
        #expect(candidates[9] == nil)
        let suffixed = try #require(candidates[1])
        #expect(suffixed.hasPrefix("7-") && suffixed.count == 8)
        #expect(Set(candidates.compactMap(\.self)).count == 9)
        #expect(suffixed == identity(id: "7", headline: "X", source: "tidewater post").candidate(1))
    }
}
