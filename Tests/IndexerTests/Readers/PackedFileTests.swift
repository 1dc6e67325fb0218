import Analysis
import Archive
import Foundation
import TestSupport
import Testing

@testable import Indexer

@Suite struct PackedFileTests {
    private static let three = [
        "Ferry strike enters third day", "Mayor Brandt opens quay", "Storm bends the pier",
    ]

    private func read(_ name: String) async throws -> Reading {
        try await Reading.of(paths: [Fixture.path("packed/\(name)")])
    }

    @Test(arguments: ["news.jsonl.gz", "news.jsonl.bz2", "news.jsonl.xz", "news.jsonl.zst"])
    func `a compressed file is read`(name: String) async throws {
        let reading = try await read(name)
        #expect(reading.headlines == Self.three)
        #expect(reading.positions == [1, 2, 3])
        #expect(
            reading.articles.map(\.origin.file)
                == [String](repeating: Fixture.path("packed/\(name)"), count: 3))
        #expect(reading.failed.isEmpty && reading.skipped.isEmpty)
    }

    @Test(arguments: ["news.jsonl.gz", "news.jsonl.bz2", "news.jsonl.xz", "news.jsonl.zst"])
    func `the kind is told by the content`(name: String) async throws {
        let reading = try await Reading.of(Fixture.bytes("packed/\(name)"), name: "0001.dat")
        #expect(reading.headlines == Self.three)
    }

    @Test(arguments: ["news.jsonl.gz", "news.jsonl.bz2", "news.jsonl.xz", "news.jsonl.zst"])
    func `compressed files one after the other are one`(name: String) async throws {
        let bytes = try Fixture.bytes("packed/\(name)")
        let reading = try await Reading.of(bytes + bytes, name: name)
        #expect(reading.headlines == Self.three + Self.three)
        #expect(reading.positions == [1, 2, 3, 4, 5, 6])
        #expect(reading.failed.isEmpty)
    }

    @Test func `a zip is read file by file`() async throws {
        let reading = try await read("news.zip")
        let zip = Fixture.path("packed/news.zip")
        #expect(reading.headlines == ["Lighthouse sold"] + Self.three + ["Deep news"])
        #expect(
            reading.articles.map(\.origin.file) == [
                "\(zip)/more.csv", "\(zip)/gzipped.jsonl.gz", "\(zip)/gzipped.jsonl.gz",
                "\(zip)/gzipped.jsonl.gz", "\(zip)/sub/deep.jsonl",
            ])
        #expect(reading.positions == [2, 1, 2, 3, 1])
        #expect(reading.failed.isEmpty && reading.skipped.isEmpty)
    }

    @Test(arguments: ["news.tar", "news.tar.gz"])
    func `a tar is read file by file`(name: String) async throws {
        let reading = try await read(name)
        let tar = Fixture.path("packed/\(name)")
        #expect(reading.headlines == ["Lighthouse sold"] + Self.three + ["Deep news"])
        #expect(reading.articles.last?.origin.file == "\(tar)/sub/deep.jsonl")
        #expect(reading.failed.isEmpty && reading.skipped.isEmpty)
    }

    @Test(arguments: ["empty.gz", "empty.bz2", "empty.xz", "empty.zst", "empty.zip"])
    func `a packed nothing is an empty file`(name: String) async throws {
        let reading = try await read(name)
        #expect(reading.articles.isEmpty && reading.failed.isEmpty)
        #expect(reading.reasons == [.emptyFile])
    }

    @Test func `compressions are opened five deep and no deeper`() async throws {
        #expect(try await read("five-deep.gz").headlines == Self.three)
        let reading = try await read("six-deep.gz")
        #expect(reading.articles.isEmpty)
        #expect(reading.failed.map(\.error) == [.nestedTooDeep])
        #expect("\(ReadError.nestedTooDeep)" == "archives within archives are read five deep")
    }

    @Test func `what unpacks without end is left, and told as what it is`() async throws {
        // A megabyte of one letter is a kilobyte, and hundreds of those are a kilobyte again.
        let head = try #require(Self.gzip(Array("title,body\nFerry,".utf8)))
        let letters = try #require(Self.gzip([UInt8](repeating: 0x61, count: 1 << 20)))
        let layer = head + [[UInt8]](repeating: letters, count: 400).flatMap(\.self)
        let bomb = try #require(Self.gzip(layer))
        let folder = try TemporaryFolder()
        let tar =
            Tar.file("bomb.csv.gz.gz", bomb) + Tar.file("b.jsonl", Array("{\"title\":\"B\"}".utf8))
        try folder.write(tar + Tar.end, to: "bomb.tar")
        try folder.write("{\"title\":\"C\"}", to: "c.jsonl")
        let reading = try await Reading.of(paths: [folder.path])
        #expect(reading.failed.first?.error == .bomb)
        #expect(reading.headlines.contains("C"))
    }

    @Test func `pages of a web archive that unpack without end are told too`() async throws {
        let letters = try #require(Self.gzip([UInt8](repeating: 0x61, count: 1 << 20)))
        let body = [[UInt8]](repeating: letters, count: 320).flatMap(\.self)
        let head = Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".utf8)
        let reading = try await Reading.of(
            WARC.response("http://courier.example/x.jsonl", head + body)
                + WARC.response("http://courier.example/y.txt", HTTP.page("Ferry\n\nIt sails.")),
            name: "bomb.warc")
        #expect(reading.failed.map(\.error) == [.bomb])
        #expect(reading.headlines.isEmpty)
    }

    @Test(arguments: [0, 1, 2])
    func `a web archive in zstd is read with its dictionary, and behind what is skipped`(
        kind: Int
    ) async throws {
        let record = WARC.response("http://courier.example/y.txt", HTTP.page("Ferry\n\nIt sails."))
        let packed = Stored.zstd(Array(record))
        let dictionary = Array("Ferry sails ".utf8)
        let skipped: [[UInt8]] = [
            [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3],
            [0x5D, 0x2A, 0x4D, 0x18, UInt8(dictionary.count), 0, 0, 0] + dictionary,
            [0x5D, 0x2A, 0x4D, 0x18, UInt8(Stored.zstd(dictionary).count), 0, 0, 0]
                + Stored.zstd(dictionary),
        ]
        let reading = try await Reading.of(skipped[kind] + packed + packed, name: "x.warc.zst")
        #expect(reading.headlines == ["Ferry", "Ferry"])
        #expect(reading.failed.isEmpty)
    }

    @Test func `what a dictionary abbreviates is written out`() async throws {
        // By zstd -D with this dictionary, which is all there is to say.
        let dictionary = Array("{\"title\":\"Ferry strike enters third day\"}\n".utf8)
        let mark: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18, UInt8(dictionary.count), 0, 0, 0]
        let frame: [UInt8] = [
            0x28, 0xB5, 0x2F, 0xFD, 0x20, 0x2A, 0x3D, 0, 0, 8, 0x7B, 1, 0, 0x1A, 0xA4, 0x84,
        ]
        let bytes = mark + dictionary + frame
        let reading = try await Reading.of(bytes, name: "x.jsonl.zst")
        #expect(reading.headlines == ["Ferry strike enters third day"])
        let cut = try await Reading.of(bytes.dropLast(4), name: "x.jsonl.zst")
        #expect(cut.failed.map(\.error) == [.truncated])
        var endless = bytes
        endless.replaceSubrange(4..<8, with: [0xFF, 0xFF, 0xFF, 0x7F])
        let refused = try await Reading.of(endless, name: "x.jsonl.zst")
        #expect(refused.failed.map(\.error) == [.damaged("a dictionary of more than 16 MB")])
    }

    @Test(arguments: ["[Content_Types].xml", "_rels/.rels"])
    func `an office file is told once`(first: String) async throws {
        let content = Array("<x/>".utf8)
        let files = [first, "word/document.xml", "docProps/app.xml"]
        let reading = try await Reading.of(
            files.flatMap { Zip.file($0, content) } + Zip.end, name: "x.docx")
        #expect(reading.reasons == [.unsupported("office file")])
    }

    /// Deflated by the system's gzip.
    private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        let folder = try? TemporaryFolder()
        guard let path = try? folder?.write(bytes, to: "x") else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-9", path]
        try? process.run()
        process.waitUntilExit()
        return (try? Data(contentsOf: URL(fileURLWithPath: path + ".gz"))).map { Array($0) }
    }

    @Test func `a truncated gzip gives what came before the cut`() async throws {
        let whole = try Fixture.bytes("packed/many.jsonl.gz")
        #expect(try await Reading.of(whole).articles.count == 400)
        var least = 0
        for cut in stride(from: 200, to: whole.count, by: 997) {
            let reading = try await Reading.of(whole.prefix(cut), name: "many.jsonl.gz")
            #expect(reading.failed.map(\.error) == [.truncated])
            #expect(reading.skipped.isEmpty, "cut at \(cut)")
            #expect(
                reading.articles.map(\.key)
                    == (1...400).prefix(reading.articles.count).map { "m\($0)" })
            #expect(reading.articles.count >= least)
            least = reading.articles.count
        }
        #expect(least > 300)
        let reading = try await Reading.of(whole.dropLast(8))
        #expect(reading.articles.count == 400)
        #expect(reading.failed.map(\.error) == [.truncated])
    }

    @Test func `a damaged gzip gives what came before the damage`() async throws {
        var bytes = try Fixture.bytes("packed/many.jsonl.gz")
        bytes[bytes.count / 2] ^= 0x55
        let reading = try await Reading.of(bytes)
        #expect(reading.articles.count > 50)
        #expect(reading.failed.count == 1)
    }

    @Test func `a checksum that does not match is told and all is kept`() async throws {
        var bytes = try Fixture.bytes("packed/many.jsonl.gz")
        bytes[bytes.count - 6] ^= 0xFF
        let reading = try await Reading.of(bytes)
        #expect(reading.articles.count == 400)
        #expect(reading.failed.map(\.error) == [.damaged("incorrect data check")])
    }

    @Test func `zeros that pad a gzip are no error`() async throws {
        let bytes = try Fixture.bytes("packed/news.jsonl.gz") + [UInt8](repeating: 0, count: 700)
        let reading = try await Reading.of(bytes)
        #expect(reading.headlines == Self.three)
        #expect(reading.failed.isEmpty)
    }

    @Test(arguments: ["news.jsonl.bz2", "news.jsonl.xz", "news.jsonl.zst", "news.zip", "news.tar"])
    func `any other truncated file is told as such`(name: String) async throws {
        let bytes = try Fixture.bytes("packed/\(name)")
        let cut = name == "news.tar" ? 1700 : name == "news.zip" ? 300 : bytes.count * 2 / 3
        let reading = try await Reading.of(bytes.prefix(cut), name: name)
        #expect(reading.failed.count == 1)
        #expect(reading.failed.first?.error == .truncated)
    }

    @Test(arguments: [
        "news.jsonl.gz", "news.jsonl.bz2", "news.jsonl.xz", "news.jsonl.zst", "news.zip",
        "news.tar.gz",
    ])
    func `damage anywhere does no harm`(name: String) async throws {
        let whole = try Fixture.bytes("packed/\(name)")
        let folder = try TemporaryFolder()
        var random = SeededGenerator(seed: UInt64(whole.count))
        var paths: [String] = []
        for number in 0..<60 {
            var bytes = whole
            for _ in 0...random.below(3) {
                bytes[random.below(bytes.count)] = UInt8(random.below(256))
            }
            if random.below(3) == 0 { bytes.removeLast(random.below(bytes.count)) }
            paths.append(try folder.write(bytes, to: "\(number)"))
        }
        let reading = try await Reading.of(paths: paths)
        #expect(reading.articles.count <= 60 * 5)
    }

    @Test func `each damaged file of an archive is told`() async throws {
        let whole = try Fixture.bytes("packed/many.jsonl.gz")
        let half = Array(whole.prefix(whole.count / 2))
        let tar =
            Tar.file("a.jsonl.gz", half) + Tar.file("b.jsonl.gz", half)
            + Tar.file("c.jsonl", Array("{\"title\":\"C\"}\n".utf8)) + Tar.end
        let reading = try await Reading.of(tar, name: "news.tar")
        #expect(reading.failed.map(\.file) == ["a.jsonl.gz", "b.jsonl.gz"])
        #expect(reading.failed.map(\.error) == [.truncated, .truncated])
        #expect(reading.report.failedFiles == 2)
        #expect(reading.headlines.last == "C")
    }

    @Test func `a truncated archive is told once and gives what came before`() async throws {
        let tar =
            Tar.file("a.jsonl", Array("{\"title\":\"A\"}\n".utf8))
            + Tar.file("b.jsonl", Array(String(repeating: "{\"title\":\"B\"}\n", count: 99).utf8))
        let reading = try await Reading.of(tar.prefix(1024 + 512 + 140), name: "news.tar")
        #expect(reading.headlines.first == "A")
        #expect(reading.headlines.count > 5)
        #expect(reading.failed.map(\.error) == [.truncated])
    }

    @Test func `an archive in an archive has the names of both`() async throws {
        let inner = Tar.file("x/a.jsonl", Array("{\"title\":\"A\"}\n".utf8)) + Tar.end
        let tar =
            Tar.file("in.tar", inner) + Tar.file("b.jsonl", Array("{\"title\":\"B\"}".utf8))
            + Tar.end
        let folder = try TemporaryFolder()
        let path = try folder.write(tar, to: "out.tar")
        let reading = try await Reading.of(paths: [path])
        #expect(
            reading.articles.map(\.origin.file) == ["\(path)/in.tar/x/a.jsonl", "\(path)/b.jsonl"])
    }
}

/// Writes zips that are read as they come, without a directory:
/// <https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT>.
enum Zip {
    static let end: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)

    static func file(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let size: [UInt8] = [UInt8(content.count), 0, 0, 0]
        let head: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        return head + [0, 0, 0, 0] + size + size + [UInt8(name.utf8.count), 0, 0, 0]
            + Array(name.utf8) + content
    }
}

/// Writes tar files: <https://www.gnu.org/software/tar/manual/html_node/Standard.html>.
enum Tar {
    static let end = [UInt8](repeating: 0, count: 1024)

    static func file(_ name: String, _ content: [UInt8]) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            header.replaceSubrange(offset..<offset + text.utf8.count, with: text.utf8)
        }
        func octal(_ number: Int, _ width: Int) -> String {
            let digits = String(number, radix: 8)
            return String(repeating: "0", count: width - digits.count) + digits
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(content.count, 11), at: 124)
        put("00000000000", at: 136)
        put("        ", at: 148)
        put("0", at: 156)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6), at: 148)
        header[154] = 0
        let padding = (512 - content.count % 512) % 512
        return header + content + [UInt8](repeating: 0, count: padding)
    }
}
