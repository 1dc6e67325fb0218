import Analysis
import Archive
import Foundation
import Testing

@testable import Indexer

@Suite struct HTMLReaderTests {
    private static let pages = [
        "<!DOCTYPE html><html><body>", "<html>", "<!-- x --><head><title>", "\n<HTML lang=en>",
        "<!-- saved from url=(0014)about:internet -->\r\n<!DOCTYPE HTML PUBLIC \"x\"><HTML>",
        "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\"><html>",
        "<div><p>A fragment", "<p>A paragraph", "<title>A title</title>", "<META charset=utf-8>",
    ]

    @Test(arguments: pages)
    func `HTML is told by its content`(text: String) throws {
        for bytes in [Array(text.utf8), Array(("\u{FEFF}" + text).utf8)] {
            let start = FileStart(bytes[...], name: "input", fields: FieldMap())
            #expect(try ArticleFormat.of(start).name == "HTML")
        }
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
    func `a page in UTF-16 is one too`(encoding: String.Encoding) async throws {
        let html = "\u{FEFF}<html><title>Ледокол</title><p>Ледокол вышел из порта на рассвете."
        let bytes = Array(try #require(html.data(using: encoding)))
        let reading = try await Reading.of(bytes)
        #expect(reading.headlines == ["Ледокол"])
        #expect(reading.articles.map(\.body) == ["Ледокол вышел из порта на рассвете."])
    }

    private static let others = [
        "<?xml version=\"1.0\"?><article><title>A</title></article>", "<opml>", "A < B", "<",
        "<!-- a comment -->", "<svg xmlns=\"http://www.w3.org/2000/svg\">",
    ]

    @Test(arguments: others)
    func `other markup is no page`(text: String) {
        #expect(!FileStart(Array(text.utf8)[...], name: "input", fields: FieldMap()).isHTML)
    }

    private static let charsets: [String] = [
        "<meta charset=windows-1251>", "<META CHARSET = 'WINDOWS-1251'>",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
        "<script src=x charset=utf-8></script><link charset=koi8-r><meta charset=windows-1251>",
        "<!-- <meta charset=koi8-r> --><meta charset=quay><meta charset=windows-1251>",
        "<meta name=\"charset\" content=koi8-r><meta charset=windows-1251>",
    ]

    @Test(arguments: charsets)
    func `a page says its encoding`(meta: String) async throws {
        let text = "<html>\(meta)<p>Уф"
        let bytes = Array(try #require(text.data(using: .windowsCP1251)))
        #expect(try await Reading.of(bytes).articles.map(\.body) == ["Уф"])
    }

    @Test func `a server that states the encoding is believed first`() throws {
        var options = ReadOptions()
        options.facts.charset = "windows-1251"
        options.facts.url = "https://post.example/ferry"
        let text = "<html><meta charset=koi8-r><p>Уф"
        let bytes = Array(try #require(text.data(using: .windowsCP1251)))
        let draft = try HTMLPageParser(options: options)
            .parse(RawRecord(bytes: bytes, position: 1), file: "a.html")
        #expect(draft.body == "Уф")
        #expect(draft.url == "https://post.example/ferry")
    }

    @Test func `an article of a page has all its fields`() throws {
        let bytes = try Fixture.bytes("page.html")
        let draft = try HTMLPageParser(options: ReadOptions())
            .parse(RawRecord(bytes: bytes, position: 1), file: "page.html")
        #expect(draft.section == "Local")
        #expect(draft.updated?.text == "2021-12-24T08:00:00+03:00")
        #expect(draft.caption == "The harbour wall at dawn. Photo: Tam Bellows")
        #expect(draft.notes.isEmpty)
        #expect(draft.evidence.isEmpty)
    }

    @Test func `a page without text is skipped with its reason`() async throws {
        let reading = try await Reading.of("<html><head><script>x()</script></head><body></body>")
        #expect(reading.reasons == [.empty])
    }

    @Test func `bytes that are no text are replaced and noted`() async throws {
        let reading = try await Reading.of(
            Array("<meta charset=utf-8><p>Die Fähre fährt spät".utf8) + [0xFF, 0x00, 0x2E])
        #expect(reading.articles.map(\.body) == ["Die Fähre fährt spät\u{FFFD} ."])
        #expect(reading.noted.map(\.note) == [.mendedText])
    }
}

@Suite struct PageTextTests {
    private static let russian = "Ледокол вышел из порта на рассвете и не вернулся к вечеру."
    private static let japanese = "汽船がまた遅れると港の事務所が月曜日に発表した。"

    private static let encodings: [(String.Encoding, String?, String)] = [
        (.utf8, nil, russian), (.utf8, "iso-8859-1", japanese),
        (.windowsCP1251, "windows-1251", russian), (.windowsCP1251, nil, russian),
        (.isoLatin1, "ISO-8859-1", "Café à Besançon"), (.shiftJIS, "Shift_JIS", japanese),
        (.iso2022JP, "iso-2022-jp", japanese),
        (.windowsCP1252, "latin1", "“Café” – 5 €"),
        // What is stated is wrong.
        (.windowsCP1251, "utf-8", russian), (.windowsCP1251, "no-such-encoding", russian),
        (.windowsCP1251, "utf-16", russian), (.windowsCP1252, "unicode", "Café à Besançon"),
    ]

    @Test(arguments: encodings)
    func `a page is read in its encoding`(
        encoding: String.Encoding, charset: String?, text: String
    ) throws {
        let bytes = Array(try #require(text.data(using: encoding)))
        let found = PageText(bytes, charset: charset)
        #expect(String(decoding: found.bytes, as: UTF8.self) == text)
        #expect(!found.isMended)
    }

    private static let broken: [([UInt8], String?, String)] = [
        (
            Array("Fähre ä ö ü".utf8) + [0xFF] + Array(" spät".utf8), "utf-8",
            "Fähre ä ö ü\u{FFFD} spät"
        ),
        ([0x41, 0x81, 0x42], "windows-1252", "A\u{FFFD}B"), ([0x41, 0x00, 0x42], nil, "A B"),
    ]

    @Test(arguments: broken)
    func `what cannot be text is replaced, and said`(
        bytes: [UInt8], charset: String?, expected: String
    ) {
        let found = PageText(bytes, charset: charset)
        #expect(String(decoding: found.bytes, as: UTF8.self) == expected)
        #expect(found.isMended)
    }
}
