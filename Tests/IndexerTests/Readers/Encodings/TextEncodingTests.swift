import Archive
import Foundation
import Testing

@testable import Indexer

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct TextEncodingTests {
    private static let german =
        "Die Fähre fährt wieder\n\nDie Mannschaften von Port Ellery hätten längere Pausen verlangt,"
        + " für die es nun grünes Licht gibt. Über die Löhne müssen sie noch weiter verhandeln.\n"
    private static let russian =
        "Паром снова в пути\n\nЭкипажи порта Эллери требовали более долгих перерывов и получат их"
        + " этим летом, сообщил оператор после девяти дней переговоров.\n"
    private static let greek =
        "Το πλοίο ξεκινά ξανά\n\nΤα πληρώματα ζήτησαν μεγαλύτερα διαλείμματα και θα τα έχουν από το"
        + " καλοκαίρι, ανακοίνωσε ο φορέας μετά από εννέα ημέρες συνομιλιών.\n"
    private static let japanese =
        "フェリー運航再開\n\nエレリー港の乗組員は休憩時間の延長を求めていたが、夏から実施されることになったと、"
        + "九日間の交渉の末に運航会社が発表した。\n"

    /// Texts and encodings they come in, by iconv's names.
    private static let texts: [(String, String, String)] = [
        (german, "CP1252", "Die Fähre fährt wieder"),
        (german, "ISO-8859-1", "Die Fähre fährt wieder"),
        (russian, "CP1251", "Паром снова в пути"),
        (greek, "CP1253", "Το πλοίο ξεκινά ξανά"),
        (japanese, "SHIFT_JIS", "フェリー運航再開"),
        (japanese, "EUC-JP", "フェリー運航再開"),
        (german, "UTF-16", "Die Fähre fährt wieder"),
        (german, "UTF-16LE", "Die Fähre fährt wieder"),
        (german, "UTF-16BE", "Die Fähre fährt wieder"),
        (german, "UTF-32", "Die Fähre fährt wieder"),
        (german, "UTF-32LE", "Die Fähre fährt wieder"),
        (russian, "UTF-8", "Паром снова в пути"),
    ]

    @Test(arguments: [
        ("ISO-2022-JP", "フェリー運航再開\n\n港の乗組員は休憩を求めた。\n"), ("UTF-7", german),
        // Its last letter may be held back for the point within it.
        ("CP1255", "שלום עולם\n\nהמעבורת יוצאת לדרך מחר בבוקר"),
    ])
    func `a text is read in the encoding that is stated, to its last letter`(
        encoding: String, text: String
    ) async throws {
        let bytes = try Self.bytes(text, in: encoding)
        let mail = "Message-ID: <1@courier.example>\nSubject: Ferry\nMIME-Version: 1.0\n"
        let type = "text/plain; charset=\(encoding)"
        let sent = try await Reading.of(
            Array("\(mail)Content-Type: \(type)\n\n".utf8) + bytes, name: "x.eml")
        let crawled = try await Reading.of(
            WARC.response(
                "http://courier.example/1",
                Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n".utf8) + bytes))
        let last = try #require(text.split(separator: "\n").last.map(String.init))
        for reading in [sent, crawled] {
            let article = try #require(reading.articles.first)
            #expect(article.body.hasSuffix(last))
            #expect(reading.articles.count == 1 && reading.noted.isEmpty)
        }
    }

    @Test func `text in ASCII or UTF-8 under the name of another is as it is`() async throws {
        for text in ["Ferry\n\nThe crews sail.\n", Self.german] {
            let source = TextSource(
                PrefixedSource(Array(text.utf8)[...], then: NoBytes()),
                stated: TextEncoding(label: "iso-2022-jp"))
            var input = InputBuffer(source)
            try input.fill(atLeast: 10_000)
            #expect(String(decoding: input.waiting, as: UTF8.self) == text)
        }
    }

    private final class NoBytes: ByteSource {
        func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int { 0 }
    }

    @Test(arguments: ["title,body\rFerry,It is late.\rQuay,It is wet.\r"])
    func `lines of old Macs are lines`(text: String) async throws {
        let reading = try await Reading.of(text, name: "x")
        #expect(reading.headlines == ["Ferry", "Quay"])
        #expect(reading.positions == [2, 3])
    }

    private static func bytes(_ text: String, in encoding: String) throws -> [UInt8] {
        let handle = iconv_open(encoding, "UTF-8")
        try #require(handle != iconv_t(bitPattern: -1))
        defer { iconv_close(handle) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 4 * input.count + 16)
        var (left, room) = (input.count, output.count)
        let failures = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(handle, &from, &left, &to, &room)
            }
        }
        try #require(failures == 0)
        return output.dropLast(room).map { UInt8(bitPattern: $0) }
    }

    @Test(arguments: texts)
    func `a text of any encoding is read`(
        text: String, encoding: String, headline: String
    ) async throws {
        let bytes = try Self.bytes(text, in: encoding)
        let reading = try await Reading.of(bytes, name: "0001.txt")
        #expect(reading.headlines == [headline])
        #expect(reading.noted.isEmpty)
        let body = text.split(separator: "\n").last.map(String.init)
        #expect(reading.articles.first?.body == body)
    }

    @Test(arguments: [
        ("news.csv", "title,body\nFähre,Die Fähre fährt über den Fluß für Gäste.\n"),
        ("news.jsonl", #"{"title":"Fähre","body":"Die Fähre fährt über den Fluß für Gäste."}"#),
        ("news.json", #"[{"title":"Fähre","body":"Die Fähre fährt über den Fluß für Gäste."}]"#),
    ])
    func `a table or JSON of another encoding is read`(name: String, text: String) async throws {
        for encoding in ["CP1252", "UTF-16", "UTF-16LE"] {
            let bytes = try Self.bytes(text, in: encoding)
            let reading = try await Reading.of(bytes, name: name)
            #expect(reading.headlines == ["Fähre"], "\(encoding)")
            #expect(reading.articles.first?.body == "Die Fähre fährt über den Fluß für Gäste.")
        }
    }

    @Test func `stray bytes in UTF-8 are replaced and told`() async throws {
        let bytes = Array(Self.german.utf8) + [0xE9, 0x20, 0xFF] + Array(" end\n".utf8)
        let reading = try await Reading.of(bytes, name: "0001.txt")
        #expect(reading.noted.map(\.note) == [.mendedText])
        #expect(reading.articles.first?.body.contains("längere Pausen") == true)
    }

    @Test func `the first byte that is not ASCII may come late, and at any block's end`()
        async throws
    {
        for length in [65_535, 65_536, 262_143, 262_144, 300_001] {
            let filler = String(repeating: "a b ", count: length / 4) + "c".prefix(length % 4)
            let text = "title,body\nFerry," + filler + "für Gäste über Öl\nQuay,grün\n"
            let bytes = try Self.bytes(text, in: "CP1252")
            let reading = try await Reading.of(bytes, name: "x.csv")
            #expect(reading.articles.map { $0.body.suffix(6) } == ["ber Öl", "grün"])
        }
    }

    @Test func `a text of many blocks is converted without a seam`() async throws {
        let rows = (0..<20_000).map { "Паром \($0),экипаж \($0) в пути" }
        let text = "title,body\n" + rows.joined(separator: "\n")
        for encoding in ["CP1251", "UTF-16LE", "UTF-32BE"] {
            let bytes = try Self.bytes(text, in: encoding)
            let reading = try await Reading.of(bytes, name: "x.csv")
            #expect(reading.articles.map { "\($0.headline),\($0.body)" } == rows, "\(encoding)")
        }
    }

    @Test(arguments: [
        ("iso-8859-1", "CP1252"), ("Shift_JIS", "CP932"), ("utf8", "UTF-8"), (" GBK ", "GB18030"),
        ("windows-1251", "WINDOWS-1251"), ("quay", nil), ("", nil), ("utf-8//TRANSLIT", nil),
        (nil, nil),
        // What has units of more than a byte is known by its bytes.
        ("utf-16", nil), ("utf16", nil), ("unicode", nil), ("ucs-2", nil), ("utf-32le", nil),
    ])
    func `a label names an encoding as in browsers`(label: String?, name: String?) {
        #expect(TextEncoding(label: label)?.name == name)
    }

    @Test func `what cannot be in the encoding becomes a replacement`() throws {
        let japanese = try #require(TextEncoding(label: "shift_jis"))
        #expect(japanese.text([0x82, 0xA0, 0xFF, 0x41, 0x82]) == "あ\u{FFFD}A\u{FFFD}")
    }
}
