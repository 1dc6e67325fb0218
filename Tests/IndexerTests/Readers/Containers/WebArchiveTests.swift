import Analysis
import Archive
import Foundation
import TestSupport
import Testing

@testable import Indexer

@Suite struct WebArchiveTests {
    private static let ferry = "http://courier.example/ferry.txt"
    private static let text = "Ferry to run again\n\nThe crews of Port Ellery sail on Monday.\n"

    @Test(arguments: ["WARC/0.17", "WARC/0.18", "WARC/1.0", "WARC/1.1"])
    func `the answers in a WARC are articles under their addresses`(version: String) async throws {
        let folder = try TemporaryFolder()
        let bytes =
            WARC.record("warcinfo", "", "software: quay 1.0\r\n", version: version)
            + WARC.record("request", Self.ferry, "GET / HTTP/1.1\r\n\r\n", version: version)
            + WARC.response(Self.ferry, HTTP.page(Self.text), version: version)
            + WARC.record("metadata", Self.ferry, "via: harbour", version: version)
        let path = try folder.write(bytes, to: "crawl.warc")
        let reading = try await Reading.of(paths: [path])
        #expect(reading.headlines == ["Ferry to run again"])
        #expect(reading.articles.first?.origin.file == "\(path)/\(Self.ferry)")
        #expect(reading.articles.first?.url == Self.ferry)
        #expect(reading.skipped.isEmpty && reading.failed.isEmpty && reading.passedOver.isEmpty)
    }

    @Test func `the answers in an ARC of either version are read`() async throws {
        let answer = HTTP.page(Self.text)
        let one = "\(Self.ferry) 192.0.2.1 20210311060000 text/html \(answer.utf8.count)\n"
        let two =
            "http://courier.example/a b.txt 192.0.2.1 20210311060000 text/html 200 - - 0 x.arc"
            + " \(answer.utf8.count)\n"
        let info = "1 0 Sundrey Library\n"
        let bytes =
            "filedesc://x.arc 192.0.2.1 20210311060000 text/plain \(info.utf8.count)\n\(info)\n"
            + "\(one)\(answer)\n\(two)\(answer)\n"
        let reading = try await Reading.of(bytes, name: "x.arc")
        #expect(reading.headlines == ["Ferry to run again", "Ferry to run again"])
        #expect(
            reading.articles.map(\.url) == [Self.ferry, "http://courier.example/a%20b.txt"])
        #expect(reading.failed.isEmpty && reading.passedOver.isEmpty)
    }

    private static let left: [(String, String, String?)] = [
        ("HTTP/1.1 301 Moved\r\n", "http://courier.example/old", "redirects"),
        ("HTTP/1.1 404 No\r\n", "http://courier.example/gone", "pages not found"),
        ("HTTP/2 503\r\n", "http://courier.example/busy", "answers with HTTP status 503"),
        ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", "http://courier.example/x", "images"),
        (
            "HTTP/1.1 200 OK\r\nContent-Type: text/css; charset=utf-8\r\n",
            "http://courier.example/x", "style sheets"
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Type: application/javascript\r\n",
            "http://courier.example/x", "scripts"
        ),
        ("HTTP/1.1 200 OK\r\n", "http://courier.example/FONT.woff2?v=1", "fonts"),
        (
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n",
            "http://courier.example/robots.txt", "robots.txt"
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Encoding: compress\r\n", "http://courier.example/x",
            "pages compressed with compress"
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Encoding: \(String(repeating: "gzip, ", count: 9))\r\n",
            "http://courier.example/x", "pages compressed again and again"
        ),
        ("HTTP/1.1 200 OK\r\n", "dns:courier.example", nil),
        ("no answer at all\r\n", "http://courier.example/x", "damaged records"),
    ]

    @Test(arguments: left)
    func `what holds no news is counted and not told line by line`(
        header: String, url: String, kind: String?
    ) async throws {
        let bytes =
            WARC.response(url, header + "\r\n\(Self.text)")
            + WARC.response(Self.ferry, HTTP.page(Self.text))
        let reading = try await Reading.of(bytes)
        #expect(reading.articles.map(\.url) == [Self.ferry])
        #expect(reading.skipped.isEmpty && reading.failed.isEmpty)
        #expect(reading.passedOver == (kind.map { [$0: 1] } ?? [:]))
        #expect(reading.report.passedOver == reading.passedOver)
    }

    @Test func `a page seen again unchanged is counted`() async throws {
        let bytes = WARC.record("revisit", Self.ferry, HTTP.page(""))
        let reading = try await Reading.of(bytes)
        #expect(reading.passedOver == ["pages unchanged since an earlier visit": 1])
    }

    @Test func `text that a crawler has converted is read`() async throws {
        let bytes = WARC.record(
            "conversion", Self.ferry, Self.text, type: "text/plain", version: "WARC/1.0")
        let reading = try await Reading.of(bytes, name: "crawl.wet")
        #expect(reading.headlines == ["Ferry to run again"])
    }

    // MARK: HTTP

    @Test func `a scheme in capitals is one`() async throws {
        let reading = try await Reading.of(
            WARC.response("HTTP://courier.example/ferry", HTTP.page(Self.text)))
        #expect(reading.headlines == ["Ferry to run again"])
    }

    @Test(arguments: ["gzip", "deflate", "raw deflate", "identity", "x-gzip", "br", "zstd"])
    func `the compression and the chunks of the transfer are undone`(coding: String) async throws {
        let body: [UInt8]
        switch coding {
        case "deflate": body = [0x78, 0x9C] + Stored.deflate(Array(Self.text.utf8))
        case "raw deflate": body = Stored.deflate(Array(Self.text.utf8))
        case "identity": body = Array(Self.text.utf8)
        case "br": body = Stored.brotli(Array(Self.text.utf8))
        case "zstd":  // It may be of several frames.
            let text = Array(Self.text.utf8)
            body = Stored.zstd(Array(text.prefix(20))) + Stored.zstd(Array(text.dropFirst(20)))
        default: body = Stored.gzip(Array(Self.text.utf8))
        }
        let header =
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-encoding:"
            + " \(coding.replacing("raw ", with: ""))\r\n\r\n"
        for size in [1, 7, 1000] {
            let bytes = WARC.record(
                "response", Self.ferry, Array(header.utf8) + HTTP.chunks(body, size),
                type: "application/http; msgtype=response")
            let reading = try await Reading.of(bytes)
            #expect(reading.articles.map(\.headline) == ["Ferry to run again"])
            #expect(reading.articles.first?.body == "The crews of Port Ellery sail on Monday.")
        }
    }

    @Test func `Brotli is undone with its dictionary, and behind another coding`() async throws {
        // The text of these tests, as the library's encoder has it at its best.
        let packed: [UInt8] = [
            0x1B, 0x3C, 0x00, 0xF8, 0x45, 0xDD, 0xD6, 0x5F, 0xD2, 0x42, 0xB2, 0x34, 0x6D, 0x36,
            0x43, 0x39, 0x78, 0x51, 0x38, 0x3F, 0x5C, 0x0D, 0x87, 0x0D, 0x38, 0x21, 0x0F, 0xC3,
            0x00, 0x74, 0xB9, 0x01, 0xA0, 0xA2, 0x17, 0x8B, 0xEC, 0x26, 0x11, 0x89, 0xE7, 0x88,
            0x6F, 0x30, 0x44, 0x63, 0x0B, 0x7A, 0x2E, 0x7C, 0x6D, 0xF9, 0x56, 0x55, 0x89, 0xC4,
            0xE5, 0xA3, 0x70, 0x43, 0xC7, 0xC9, 0x59, 0x08,
        ]
        for (coding, body) in [("br", packed), ("br, gzip", Stored.gzip(packed))] {
            let header = "HTTP/1.1 200 OK\r\nContent-Encoding: \(coding)\r\n\r\n"
            let bytes = WARC.record(
                "response", Self.ferry, Array(header.utf8) + body, type: "application/http")
            let reading = try await Reading.of(bytes)
            #expect(reading.headlines == ["Ferry to run again"])
            #expect(reading.articles.first?.body == "The crews of Port Ellery sail on Monday.")
        }
    }

    @Test(arguments: [
        "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
        "Content-Encoding: UTF-8\r\n", "Content-Encoding: none\r\n",
        "Content-Encoding: identity, identity, identity, identity, identity, identity\r\n",
        "Content-Encoding: br\r\n", "Content-Encoding: zstd\r\n",
        "Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n",
    ])
    func `a body that was unpacked when it was archived is taken as it is`(
        header: String
    ) async throws {
        let bytes = WARC.response(Self.ferry, "HTTP/1.1 200 OK\r\n\(header)\r\n\(Self.text)")
        #expect(try await Reading.of(bytes).headlines == ["Ferry to run again"])
    }

    @Test(arguments: ["gzip", "br", "zstd"])
    func `a body that was cut short is read up to the cut`(coding: String) async throws {
        let long = (0..<400).map { "Crew \($0) of the ferry sails on day \($0 * 7).\n\n" }.joined()
        let text = Array("Ferry to run again\n\n\(long)".utf8)
        let packed =
            switch coding {
            case "gzip": Stored.gzip(text)
            case "br": Stored.brotli(text)
            default: Stored.zstd(text)
            }
        let bytes = WARC.record(
            "response", Self.ferry,
            Array("HTTP/1.1 200 OK\r\nContent-Encoding: \(coding)\r\n\r\n".utf8)
                + packed.prefix(packed.count / 2), type: "application/http")
        let reading = try await Reading.of(
            bytes + WARC.response(Self.ferry + "2", HTTP.page(Self.text)))
        #expect(reading.headlines == ["Ferry to run again", "Ferry to run again"])
        #expect(reading.failed.isEmpty)
    }

    @Test(arguments: ["Bad weather stops the ferry", "Add 5; then go", "12 crews sail"])
    func `a text that begins like the size of a chunk keeps its first line`(
        headline: String
    ) async throws {
        let bytes = WARC.response(
            Self.ferry,
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(headline)\n\nThe crews wait.\n")
        #expect(try await Reading.of(bytes).headlines == [headline])
    }

    @Test func `the charset of the answer is that of the text`() async throws {
        let header = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n"
        // "Паром" in KOI8-R.
        let bytes = WARC.record(
            "response", Self.ferry, Array(header.utf8) + [0xF0, 0xC1, 0xD2, 0xCF, 0xCD],
            type: "application/http")
        #expect(try await Reading.of(bytes).articles.map(\.body) == ["Паром"])
    }

    // MARK: Damage

    private static let broken: [(String, String)] = [
        ("a record without a length", "WARC/1.0\r\nWARC-Type: response\r\n\r\nlost\r\n\r\n"),
        ("a length that is none", "WARC/1.0\r\nContent-Length: -1\r\n\r\n\r\n"),
        ("rubbish between records", "lost\r\nand found\r\n"),
        ("a version that is none", "WARC/x\r\nContent-Length: 4\r\n\r\nlost\r\n\r\n"),
    ]

    @Test(arguments: broken)
    func `a damaged record costs itself`(name: String, damage: String) async throws {
        let good = WARC.response(Self.ferry, HTTP.page(Self.text))
        let reading = try await Reading.of(good + Array(damage.utf8) + good)
        #expect(reading.articles.count == 2, "\(name)")
        #expect(reading.passedOver == ["damaged records": 1], "\(name)")
        #expect(reading.failed.isEmpty)
    }

    @Test func `behind a damaged gzip member reading goes on at the next`() async throws {
        let pages = (0..<4).map { number in
            Stored.gzip(
                WARC.response(
                    "http://courier.example/\(number)", HTTP.page("Page \(number) of the news")))
        }
        var damaged = pages[1]
        damaged[damaged.count / 2] ^= 0x10
        damaged[12] = 0xFF
        let reading = try await Reading.of(
            pages[0] + damaged + pages[2] + pages[3], name: "crawl.warc.gz")
        #expect(
            reading.articles.map(\.body) == [
                "Page 0 of the news", "Page 2 of the news", "Page 3 of the news",
            ])
        #expect(reading.passedOver == ["damaged records": 1])
        #expect(reading.failed.isEmpty)
    }

    @Test func `an archive that is cut short is told, and gives what came before`() async throws {
        let good = WARC.response(Self.ferry, HTTP.page(Self.text))
        for bytes in [good + good.dropLast(40), Stored.gzip(good) + Stored.gzip(good).dropLast(60)]
        {
            let reading = try await Reading.of(bytes)
            #expect(reading.headlines.first == "Ferry to run again")
            #expect(reading.failed.map(\.error) == [.truncated])
        }
    }

    @Test func `a header without end is no record`() async throws {
        let endless = "WARC/1.0\r\n" + String(repeating: "X-Quay: north\r\n", count: 40_000)
        let reading = try await Reading.of(
            Array(endless.utf8) + WARC.response(Self.ferry, HTTP.page(Self.text)))
        #expect(reading.headlines == ["Ferry to run again"])
        #expect(reading.passedOver == ["damaged records": 1])
    }

    @Test func `damage anywhere does no harm`() async throws {
        let page = WARC.response(
            Self.ferry,
            Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
                + HTTP.chunks(Array(Self.text.utf8), 9))
        let whole = [page + page + page, Stored.gzip(page) + Stored.gzip(page)]
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: 17)
        var paths: [String] = []
        for number in 0..<80 {
            var bytes = whole[number % 2]
            for _ in 0...random.below(4) {
                bytes[random.below(bytes.count)] = UInt8(random.below(256))
            }
            if random.below(3) == 0 { bytes.removeLast(random.below(bytes.count)) }
            paths.append(try folder.write(bytes, to: "\(number)"))
        }
        let reading = try await Reading.of(paths: paths)
        #expect(reading.articles.count <= 80 * 4)
    }
}

/// Writes web archives.
extension WARC {
    static func record(
        _ kind: String, _ url: String, _ block: some Sequence<UInt8>,
        type: String = "application/warc-fields", version: String = "WARC/1.0"
    ) -> [UInt8] {
        let block = Array(block)
        let header = """
            \(version)\r
            WARC-Type: \(kind)\r
            WARC-Target-URI: \(url)\r
            WARC-Date: 2021-03-11T06:00:00Z\r
            Content-Type: \(type)\r
            Content-Length: \(block.count)\r
            \r\n
            """
        return Array(header.utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func record(
        _ kind: String, _ url: String, _ block: String, type: String = "application/warc-fields",
        version: String = "WARC/1.0"
    ) -> [UInt8] {
        record(kind, url, block.utf8, type: type, version: version)
    }

    static func response(
        _ url: String, _ answer: some Sequence<UInt8>, version: String = "WARC/1.0"
    ) -> [UInt8] {
        record(
            "response", url, answer, type: "application/http; msgtype=response", version: version)
    }

    static func response(
        _ url: String, _ answer: String, version: String = "WARC/1.0"
    ) -> [UInt8] {
        response(url, answer.utf8, version: version)
    }
}

/// Writes what servers answer.
enum HTTP {
    static func page(_ text: String, type: String = "text/plain") -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n\(text)"
    }

    static func chunks(_ bytes: [UInt8], _ size: Int) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            let chunk = bytes[start..<min(start + size, bytes.count)]
            result += Array((String(chunk.count, radix: 16) + ";quay=north\r\n").utf8) + chunk
            result += [0x0D, 0x0A]
        }
        return result + Array("0\r\n\r\n".utf8)
    }
}

/// Compressed forms that compress nothing: RFC 1951, section 3.2.4.
enum Stored {
    static func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 1000) {
            let part = bytes[start..<min(start + 1000, bytes.count)]
            let length = UInt16(part.count)
            result.append(start + 1000 >= bytes.count ? 1 : 0)
            result += [UInt8(length & 0xFF), UInt8(length >> 8)]
            result += [UInt8(~length & 0xFF), UInt8(~length >> 8)] + part
        }
        return result
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        return header + deflate(bytes) + little(crc(bytes)) + little(UInt32(bytes.count))
    }

    /// Meta-blocks that are not compressed: RFC 7932, section 9.2.
    static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        // The first one begins with a bit for the window; the bits of a head are padded to 3 bytes.
        for start in stride(from: 0, to: bytes.count, by: 1000) {
            let part = bytes[start..<min(start + 1000, bytes.count)]
            let head = UInt32(part.count - 1) << 3 | 1 << 19
            result += little(start == 0 ? head << 1 : head).prefix(3) + part
        }
        return result + [3]
    }

    /// A frame of raw blocks with a window of 1 MB: RFC 8878, section 3.1.1.
    static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0x50]
        for start in stride(from: 0, to: bytes.count, by: 1000) {
            let part = bytes[start..<min(start + 1000, bytes.count)]
            let isLast: UInt32 = start + 1000 >= bytes.count ? 1 : 0
            result += little(UInt32(part.count) << 3 | isLast).prefix(3) + part
        }
        return result
    }

    private static func little(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { crc, byte in
            (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
                crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1
            }
        }
    }
}
