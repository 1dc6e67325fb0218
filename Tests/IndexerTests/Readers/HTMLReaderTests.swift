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

    private static let charsets: [String] = [
        "<meta charset=windows-1251>", "<META CHARSET = 'WINDOWS-1251'>",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
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
            Array("<meta charset=utf-8><p>The ferry".utf8) + [0xFF, 0x00] + Array(" was late.".utf8))
        #expect(reading.articles.map(\.body) == ["The ferry\u{FFFD} was late."])
        #expect(reading.noted.map(\.note) == [.mendedText])
    }
}
