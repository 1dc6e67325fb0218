import Analysis
import Archive
import Foundation
import TestSupport
import Testing

@testable import Indexer

@Suite struct ArticleFormatTests {
    private func format(
        _ text: String, _ name: String = "input"
    ) throws(SkipReason) -> ArticleFormat {
        try format(bytes: Array(text.utf8), name)
    }

    private func format(
        bytes: [UInt8], _ name: String = "input"
    ) throws(SkipReason) -> ArticleFormat {
        try .of(FileStart(bytes[...], name: name, fields: FieldMap()))
    }

    private static let formats: [(String, String, ArticleFormat)] = [
        ("{\"title\":\"A\"}\n{\"title\":\"B\"}", "x.txt", .jsonLines),
        ("{}", "x", .jsonLines),
        ("{\n  \"title\": \"A\"\n}", "x", .jsonValues),
        ("{\"title\":\"A\",\n\"body\":\"B\"}", "x", .jsonValues),
        ("{\"title\":\"A\"},\n{\"title\":\"B\"}", "x.jsonl", .jsonValues),
        ("[{\"title\":\"A\"}]", "x.txt", .jsonValues),
        ("[\n\n", "x", .jsonValues),
        ("title,body\nA,B", "x.txt", .csv),
        ("a,b\nA,B", "x.csv", .csv),
        ("a\tb\nA\tB", "x.TSV", .csv),
        ("Ferry late, date unknown\n\nIt came.", "x.txt", .textDump),
        ("[Photo: the quay]\nIt came.", "x.txt", .textDump),
        ("{curly} words are prose", "x.txt", .textDump),
        ("< 5 metres of water", "x.txt", .textDump),
        ("oops\n{\"title\":\"A\"}", "x.ndjson", .jsonLines),
    ]

    @Test(arguments: formats)
    func `a file's content tells its format`(
        text: String, name: String, expected: ArticleFormat
    ) throws {
        #expect(try format(text, name).name == expected.name)
        #expect(try format("\u{FEFF}" + text, name).name == expected.name)
        #expect(try format("\n \r\n" + text, name).name == expected.name)
    }

    @Test(arguments: ["", " \n\r\n\t", "\u{FEFF}"])
    func `a file without text is empty`(text: String) {
        #expect(throws: SkipReason.emptyFile) { try format(text) }
    }

    private static let otherXML: [(String, SkipReason)] = [
        ("<?xml version=\"1.0\"?><ferry a='b'>", .unsupported("XML <ferry>")),
        (
            "<opml version=\"2.0\"><head><title>x",
            .notArticles("an OPML list of feeds, which newsfind fetch reads")
        ),
        ("<!-- x --><urlset xmlns=\"y\">", .notArticles("a sitemap, a list of addresses")),
        ("<?xml version=\"1.0\"?> ", .unsupported("XML")),
    ]

    @Test(arguments: otherXML)
    func `other XML is told as such`(text: String, reason: SkipReason) {
        #expect(throws: reason) { try format(text) }
    }

    @Test func `what is not text is told as such`() {
        var random = SeededGenerator(seed: 3)
        let bytes = (0..<5000).map { _ in UInt8(random.below(256)) }
        #expect(throws: SkipReason.binary) {
            try format(bytes: bytes)
        }
        let png: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10] + [UInt8](repeating: 0, count: 99)
        #expect(throws: SkipReason.binary) {
            try format(bytes: png, "x.png")
        }
    }

    @Test func `a reason is told where it belongs`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "a.jsonl")
        try folder.write("<catalogue><p>x", to: "b.xml")
        try folder.write([UInt8](repeating: 0, count: 4000), to: "c.bin")
        try folder.write("{\"title\":\"D\"}", to: "d.jsonl")
        let reading = try await Reading.of(paths: [folder.path])
        #expect(reading.skipped.map(\.file) == ["a.jsonl", "b.xml", "c.bin"])
        #expect(reading.reasons == [.emptyFile, .unsupported("XML <catalogue>"), .binary])
        #expect(reading.headlines == ["D"])
    }

    private static let reasons: [(SkipReason, String, String)] = [
        (.empty, "no headline or body", "no headline and no body"),
        (.emptyFile, "empty file", "the file is empty"),
        (.invalidJSON("odd"), "invalid JSON", "not valid JSON: odd"),
        (.notAnObject, "not a JSON object", "not a JSON object with an article's fields"),
        (
            .wrongType(field: "body", found: "a number"), "wrong type",
            "the body is a number, not text"
        ),
        (
            .raggedRow(found: 3, expected: 2), "ragged row",
            "the row has 3 fields, the header 2"
        ),
        (.unclosedQuote, "unclosed quote", "a quote opened in this row is never closed"),
        (
            .noArticleColumns(["a", "b"]), "no article columns",
            "no column is a headline or a body; the columns are a, b; name one with --map "
                + "headline=COLUMN"
        ),
        (.tooLong(limit: 32 << 20), "too long", "longer than 32 MB"),
        (.binary, "binary file", "not text"),
        (.unsupported("XML"), "XML not read", "XML is not read yet"),
        (.noArticles("RSS"), "no articles in it", "the RSS file holds no articles"),
        (.notArticles("a sitemap"), "not an article", "not an article but a sitemap"),
        (
            .tooDeep(limit: 256), "nested too deep",
            "elements stand more than 256 deep in each other"
        ),
        (
            .entityBomb("a"), "entity bomb",
            "the entity &a; is made of other entities, or of too much text; what came before was read"
        ),
        (
            .externalEntity("a"), "external entity",
            "the entity &a; stands for another file, and newsfind reads no file that is not named to "
                + "it; what came before was read"
        ),
        (
            .endlessMarkup, "endless markup",
            "a name, a tag or a text of more than 10 MB, or a tag of more than 1000 attributes; what"
                + " came before was read"
        ),
        (
            .overgrown, "overgrown page",
            "the page nests deeper, or has longer tags, than newsfind reads, and no article comes "
                + "before that"
        ),
    ]

    @Test(arguments: reasons)
    func `every reason has a name and a sentence`(reason: SkipReason, kind: String, text: String) {
        #expect(reason.kind == kind)
        #expect("\(reason)" == text)
    }

    private static let errors: [(ReadError, String)] = [
        (.missing, "no such file or folder"),
        (.noPermission, "permission denied"),
        (.truncated, "the file is cut short; what came before was read"),
        (.damaged("odd"), "damaged: odd; what came before was read"),
        (.system("odd"), "odd"),
        (
            .bomb,
            "it unpacks to more than 400 times its size, as a zip bomb does; the rest was not read"
        ),
    ]

    @Test(arguments: errors)
    func `every reading error has a sentence`(error: ReadError, text: String) {
        #expect("\(error)" == text)
    }

    @Test func `every note has a name and a sentence`() {
        #expect(ReadNote.unknownDate("x").kind == "date not understood")
        #expect(
            "\(ReadNote.unknownDate("x"))" == "stored undated: the date \"x\" is not understood")
        #expect(ReadNote.mendedText.kind == "invalid characters replaced")
        #expect(
            "\(ReadNote.mendedText)"
                == "stored with U+FFFD for bytes and escapes that are not Unicode text")
        #expect(ReadNote.summaryOnly.kind == "summary only")
        #expect(
            "\(ReadNote.summaryOnly)" == "only a summary or the beginning of the article is here")
        #expect(ReadNote.cutShort.kind == "cut short")
        #expect(
            "\(ReadNote.cutShort)" == "stored as far as it goes: the file ends within the article")
        #expect(ReadNote.overgrown.kind == "overgrown page")
        #expect(
            "\(ReadNote.overgrown)"
                == "stored as far as it was read: the page nests deeper, or has longer tags, than "
                + "newsfind reads")
        #expect(ReadNote.embargoed("noon").kind == "under embargo")
        #expect("\(ReadNote.embargoed("noon"))" == "was under embargo until noon")
        #expect(ReadNote.withdrawn.kind == "withdrawn")
        #expect("\(ReadNote.withdrawn)" == "stored, though its agency withdrew it")
    }
}
