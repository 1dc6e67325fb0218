import Testing

@testable import Indexer

/// Feeds as they are, and files that mean harm.
@Suite struct BrokenXMLTests {
    private func feed(_ items: String, before: String = "") -> String {
        before + "<rss><channel><title>Sundrey Courier</title>\(items)</channel></rss>"
    }

    private func headlines(_ text: String) throws -> [String] {
        try FormatReading.of(text).drafts.map(\.headline)
    }

    // MARK: Mistakes

    @Test func `entities of HTML need no declaration`() throws {
        let item = "<item><title>Caf&eacute;&nbsp;&ndash; 5 &euro;</title></item>"
        #expect(try headlines(feed(item)) == ["Café – 5 €"])
    }

    @Test func `entities that nobody knows are left out`() throws {
        #expect(try headlines(feed("<item><title>A &ferry; B</title></item>")) == ["A B"])
    }

    @Test func `entities are read behind mistakes too`() throws {
        let items = "<item><title>A & B &#5; &lt; &eacute;&nope;&amp;</title></item>"
        #expect(try headlines(feed(items)) == ["A B < é&"])
    }

    @Test func `entities that are declared are read`() throws {
        let type = "<!DOCTYPE rss [<!ENTITY quay \"the quay\">]>"
        #expect(
            try headlines(feed("<item><title>At &quay;</title></item>", before: type)) == [
                "At the quay"
            ])
    }

    @Test func `a lone ampersand costs nothing else`() throws {
        let items = "<item><title>Fish & chips</title></item><item><title>B</title></item>"
        let found = try headlines(feed(items))
        #expect(found.count == 2)
        #expect(found.last == "B")
    }

    @Test(arguments: ["\n\n", "\u{FEFF}", "\u{FEFF}\r\n "])
    func `white space may stand before the declaration`(space: String) throws {
        let start = space + "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
        #expect(try headlines(feed("<item><title>A</title></item>", before: start)) == ["A"])
    }

    @Test func `control characters become spaces`() throws {
        #expect(try headlines(feed("<item><title>A\u{0}\u{1B}B\u{1F}</title></item>")) == ["A B"])
    }

    @Test func `an item that is never closed costs no other`() throws {
        let items = """
            <item><title>A</title><b>x</item><item><title>B</title></item>
            <item><title>C</title></item>
            """
        #expect(try headlines(feed(items)).sorted() == ["A", "B", "C"])
    }

    @Test func `what a cut file holds is read and noted`() throws {
        let cut = try FormatReading.of(
            "<rss><channel><item><title>A</title></item><item><title>B</title>")
        #expect(cut.drafts.map(\.headline) == ["A", "B"])
        #expect(cut.drafts.map { $0.notes.contains(.cutShort) } == [false, true])
    }

    // MARK: Encodings

    private static let encodings: [(String, String, [UInt8])] = [
        ("iso-8859-1", "Café", [0x43, 0x61, 0x66, 0xE9]),
        ("utf-8", "Café", [0x43, 0x61, 0x66, 0xE9]),
        ("iso-8859-1", "Café", [0x43, 0x61, 0x66, 0xC3, 0xA9]),
        ("windows-1251", "Порт", [0xCF, 0xEE, 0xF0, 0xF2]),
        ("koi8-r", "Порт", [0xF0, 0xCF, 0xD2, 0xD4]),
        ("Shift_JIS", "港", [0x8D, 0x60]),
        ("us-ascii", "5 €", [0x35, 0x20, 0x80]),
        ("no-such-thing", "Café", [0x43, 0x61, 0x66, 0xC3, 0xA9]),
    ]

    @Test(arguments: encodings)
    func `a wrong declaration does no harm`(
        encoding: String, title: String, bytes: [UInt8]
    ) throws {
        let before = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><rss><channel><item><title>"
        let text = Array(before.utf8) + bytes + Array("</title></item></channel></rss>".utf8)
        for piece in [Int.max, 1, 7] {
            #expect(try FormatReading.of(text, piece: piece).draft.headline == title)
        }
    }

    @Test func `a slip in UTF-8 costs nothing else`() throws {
        let text =
            Array("<rss><channel><item><title>Čapek’s “caf".utf8) + [0xE9]
            + Array("” Ž</title></item></channel></rss>".utf8)
        #expect(try FormatReading.of(text).draft.headline == "Čapek’s “café” Ž")
    }

    @Test func `UTF-16 is read`() async throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + feed("<item><title>Café</title></item>")
        let units = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [units, [0xFF, 0xFE] + units] {
            #expect(try await Reading.of(bytes).headlines == ["Café"])
        }
    }

    // MARK: Harm

    @Test func `an entity bomb is refused`() throws {
        var type = "<!DOCTYPE rss [<!ENTITY e0 \"ha\">"
        for level in 1...30 {
            type += "<!ENTITY e\(level) \"&e\(level - 1);&e\(level - 1);\">"
        }
        type += "]>"
        #expect(throws: SkipReason.entityBomb("e1")) {
            try FormatReading.of(feed("<item><title>&e30;</title></item>", before: type))
        }
    }

    @Test func `an entity used without end is refused`() throws {
        let type = "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "a", count: 1000))\">]>"
        let uses = String(repeating: "&a;", count: 20_000)
        let reading = try FormatReading.of(
            feed("<item><title>\(uses)</title></item>", before: type))
        #expect(reading.skipped == [.entityBomb("a")])
    }

    @Test(arguments: ["SYSTEM \"file:///etc/hostname\"", "PUBLIC \"x\" \"http://127.0.0.1:9/x\""])
    func `no other file is read`(id: String) throws {
        let type = "<!DOCTYPE rss [<!ENTITY x \(id)>]>"
        let reading = try FormatReading.of(
            feed("<item><title>A &x; B</title></item>", before: type))
        #expect(reading.drafts.isEmpty)
        #expect(reading.skipped == [.externalEntity("x")])
    }

    @Test func `parameter entities and outer document types are passed over`() throws {
        let type = """
            <!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd" [
            <!ENTITY % all SYSTEM "file:///etc/hostname"> %all; <!ENTITY quay "quay">]>
            """
        #expect(
            try headlines(feed("<item><title>A &quay;</title></item>", before: type)) == ["A quay"])
    }

    @Test(arguments: ["item", "channel", "b"])
    func `nesting without end is refused`(name: String) throws {
        let deep = String(repeating: "<\(name)>", count: 100_000)
        let reading = try FormatReading.of("<rss><channel><item><title>A</title>\(deep)")
        #expect(
            reading.skipped.contains { if case .tooDeep = $0 { true } else { false } },
            "\(reading.skipped.prefix(3))")
    }

    @Test func `HTML that nests without end costs its article`() throws {
        let deep = String(repeating: "&lt;b&gt;", count: 100_000)
        let items = "<item><title>A</title><description>\(deep)</description></item>"
        let reading = try FormatReading.of(feed(items + "<item><title>B</title></item>"))
        #expect(reading.skipped == [.tooDeep(limit: 1024)])
        #expect(reading.drafts.map(\.headline) == ["B"])
    }

    @Test(arguments: ["<!-- %", "<%", "<a b=\"%", "<item %", "<?%", "&%"])
    func `names and tags without end are refused`(start: String) throws {
        let long = String(repeating: "x", count: 12 << 20)
        let reading = try FormatReading.of(
            "<rss><channel><item><title>A</title></item>" + start.replacing("%", with: long))
        #expect(reading.drafts.map(\.headline) == ["A"])
        #expect(reading.skipped == [.endlessMarkup])
    }

    private static func attributes(_ count: Int, _ name: String = "a", _ value: String = "''")
        -> String
    {
        (0..<count).map { "\(name)\($0)=\(value)" }.joined(separator: " ")
    }

    /// Tags, by what there is too much of.
    private static let overgrown: [String: (before: String, tag: String)] = [
        "attributes": ("", "<foo \(attributes(20_000))/>"),
        "values that seem to end it": ("", "<foo \(attributes(20_000, "a", "'>'"))/>"),
        "values with blanks around": ("", "<foo \(attributes(20_000, "a", " \"'\""))/>"),
        "namespaces": (
            "", (0..<9).map { "<foo \(attributes(200, "xmlns:n\($0)_", "'u'"))>" }.joined()
        ),
        "attributes that go without saying": (
            "<!DOCTYPE rss [<!ATTLIST b "
                + attributes(60).replacing("=''", with: " CDATA 'x'") + ">]>", "<b/>"
        ),
    ]

    @Test(arguments: overgrown.keys.sorted())
    func `a tag of attributes beyond number ends the document`(name: String) throws {
        let (before, tag) = try #require(Self.overgrown[name])
        let reading = try FormatReading.of(
            feed(
                "<item><title>A</title></item>\(tag)<item><title>B</title></item>", before: before))
        #expect(reading.drafts.map(\.headline) == ["A"])
        #expect(reading.skipped == [.endlessMarkup])
    }

    @Test func `many attributes, and long ones, are no reason to stop`() throws {
        let text = String(repeating: "Ann said: \"a='1'\", it's = 'so'. ", count: 10)
            .replacing("\"", with: "&quot;")
        let data = String(repeating: "iVBORw0KGgo=", count: 200_000)
        let tags = "<foo \(Self.attributes(300)) b=\"\(text)\"/><foo a=\"\(data)\"/>"
        let comment = "<!-- \(Self.attributes(20_000)) --><![CDATA[\(Self.attributes(20_000))]]>"
        let items = "<item><title>A</title></item>\(tags)\(comment)<item><title>B</title></item>"
        #expect(try headlines(feed(items)) == ["A", "B"])
    }

    @Test func `an item over the limit costs itself`() throws {
        let long = String(repeating: "word ", count: 7 << 20)
        let items = "<item><title>A</title><p>\(long)</p></item><item><title>B</title></item>"
        let reading = try FormatReading.of(feed(items))
        #expect(reading.drafts.map(\.headline) == ["B"])
        #expect(reading.skipped == [.tooLong(limit: InputBuffer.recordLimit)])
    }

    @Test func `a text of many pieces takes linear time`() throws {
        let pieces = String(repeating: "<![CDATA[a]]>b<!---->", count: 200_000)
        let reading = try FormatReading.of(
            feed("<item><title>A</title><description>\(pieces)</description></item>"))
        #expect(try reading.draft.body.utf8.count == 400_000)
    }

    // MARK: All formats

    @Test(arguments: Samples.all)
    func `a file may end at any byte`(sample: Samples.Sample) throws {
        let bytes = Array(sample.text.utf8)
        let whole = try FormatReading.of(bytes)
        #expect(whole.format == sample.format)
        #expect(!whole.drafts.isEmpty)
        for length in 0..<bytes.count {
            do throws(any Error) {
                let reading = try FormatReading.of(Array(bytes[..<length]))
                #expect(reading.drafts.count <= whole.drafts.count)
            } catch {
                #expect(error is SkipReason, "\(error)")
            }
        }
        #expect(try FormatReading.of(bytes, piece: 1).drafts == whole.drafts)
    }
}
