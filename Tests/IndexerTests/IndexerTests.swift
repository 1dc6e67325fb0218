import Analysis
import Archive
import Foundation
import TestSupport
import Testing

@testable import Indexer

@Suite struct IndexerTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func index(
        _ paths: [String], into archive: Archive, options: ReadOptions = ReadOptions()
    ) async throws -> IndexReport {
        try await Indexer(options: options, recognizer: NoNames()).index(paths, into: archive)
    }

    @Test func `a folder of everything becomes an archive and stays one`() async throws {
        try folder.write(
            #"{"id":"j1","title":"Ferry late","body":"Ten.","date":"2021-12-23","source":"Pier Times"}"#
                + "\n{broken\n", to: "in/a.jsonl")
        try folder.write("title,body,date\nQuay opens,At noon.,2020\nodd\n", to: "in/b/c.csv")
        try folder.write("[{\"title\":\"Undated\",\"body\":\"x\"}]", to: "in/d.json")
        for name in ["news.zip", "news.tar.gz", "many.jsonl.gz"] {
            try folder.write(Fixture.bytes("packed/\(name)"), to: "in/\(name)")
        }
        let archive = try folder.archive()
        let first = try await index([folder.file("in")], into: archive)
        // The zip and the tar hold the same five articles.
        #expect(first.added == 3 + 400 + 5)
        #expect(first.unchanged == 5)
        #expect(first.superseded == 0)
        #expect(first.skipped == ["invalid JSON": 1, "ragged row": 1])
        #expect(first.failedFiles == 0)
        let before = try await Snapshot.of(archive)
        let second = try await index([folder.file("in")], into: archive)
        #expect(second.added == 0 && second.refreshed == 0 && second.unchanged == first.stored)
        #expect(try await Snapshot.of(archive) == before)
        #expect(try archive.check().isSound)
    }

    /// What `newsfind export` prints of an article.
    private func line(_ article: Article) throws -> String {
        let object: [String: Any] = [
            "key": article.key, "headline": article.headline, "body": article.body,
            "entities": article.entities, "date": article.date?.text as Any? ?? NSNull(),
            "source": article.source as Any? ?? NSNull(), "url": article.url as Any? ?? NSNull(),
            "author": article.author as Any? ?? NSNull(),
            "language": article.language as Any? ?? NSNull(), "added": article.added,
            "origin": ["file": article.origin.file, "position": article.origin.position],
        ]
        return String(
            decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `what is exported is read back to an equal archive`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let texts = [
            "Ferry late", "  spaced   out ", "a\u{2028}b", "tab\there", "NUL\u{0}inside",
            "“quoted”",
            "multi\r\nline\rends\n\nparagraph", "😀 \u{301}", "", "; , |", "null", "\\ud83d",
        ]
        let dates: [Any] = ["2021", "2021-12", "23.12.2021", 1_640_254_500, "nonsense", NSNull()]
        let lines = try (0..<60).map { number -> String in
            var object: [String: Any] = [
                "title": random.pick(texts) + " \(number)", "text": random.pick(texts),
                "date": random.pick(dates), "author": random.pick(texts),
            ]
            if random.below(2) == 0 {
                object["id"] = random.pick(["\(number % 20)", "a/\(number)"])
            }
            if random.below(2) == 0 {
                object["source"] = random.pick(["Pier Times", "Quay Herald"])
            }
            if random.below(3) == 0 {
                object["url"] = "https://www.quay.example/\(number % 30)?utm_x=1"
            }
            if random.below(2) == 0 { object["entities"] = [random.pick(texts), "Ilse; Brandt"] }
            return String(
                decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
        }
        try folder.write(lines.joined(separator: "\n"), to: "in.jsonl")
        let archive = try folder.archive()
        let report = try await index([folder.file("in.jsonl")], into: archive)
        #expect(report.added > 20)
        let stored = try await Snapshot.of(archive)
        try folder.write(stored.articles.map(line).joined(separator: "\n"), to: "out.jsonl")
        let copy = try folder.archive("copy.db")
        let back = try await index([folder.file("out.jsonl")], into: copy)
        #expect(back.added == stored.articles.count, "seed \(seed)")
        #expect(try await Snapshot.of(copy) == stored, "seed \(seed)")
        let again = try await index([folder.file("out.jsonl")], into: archive)
        #expect(again.added + again.refreshed == 0)
        #expect(again.unchanged == stored.articles.count)
    }

    @Test func `extract gives the articles in the order of the input and counts them`() async throws
    {
        let lines = (0..<3000).map { number in
            let body = String(repeating: "word ", count: number % 7 * 300)
            return number % 100 == 7
                ? "{broken" : "{\"id\":\"\(number)\",\"title\":\"T\",\"body\":\"\(body)\"}"
        }
        let reading = try await Reading.of(lines.joined(separator: "\n"), name: "a.jsonl")
        #expect(reading.positions == (1...3000).filter { $0 % 100 != 8 })
        #expect(reading.skipped.map(\.position) == (1...3000).filter { $0 % 100 == 8 })
        #expect(reading.report.added == 2970)
        #expect(reading.report.skipped == ["invalid JSON": 30])
    }

    @Test func `what the receiver throws ends the run and comes out as itself`() async throws {
        struct Enough: Error {}
        try folder.write(
            String(repeating: "{\"title\":\"T\"}\n{broken\n", count: 20_000), to: "a.jsonl")
        let indexer = Indexer(recognizer: NoNames())
        await #expect(throws: Enough.self) {
            _ = try await indexer.extract([folder.path]) { _ in throw Enough() }
        }
        await #expect(throws: SkipReason.binary) {
            _ = try await indexer.extract([folder.path]) { _ in throw SkipReason.binary }
        }
    }

    @Test func `records close to the limit are read one by one`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: 20 << 20)
        var bytes: [UInt8] = []
        for number in 0..<4 {
            bytes += Array("{\"id\":\"\(number)\",\"body\":\"".utf8) + body + Array("\"}\n".utf8)
        }
        try folder.write(bytes, to: "a.jsonl")
        var lengths: [Int] = []
        _ = try await Indexer(recognizer: NoNames()).extract([folder.file("a.jsonl")]) {
            lengths.append($0.body.utf8.count)
        }
        #expect(lengths == [Int](repeating: 20 << 20, count: 4))
    }

    @Test func `a page of text is one article`() async throws {
        let reading = try await Reading.of(
            "Ferry late again\n\nThe ferry came at ten on Monday, the harbour master said.\n",
            name: "page.txt")
        #expect(reading.headlines == ["Ferry late again"])
        #expect(reading.positions == [1])
    }

    private static let seeds: [String] = [
        "{\"id\":\"1\",\"title\":\"A\\u00e9 \\ud83d\\ude00\",\"body\":[\"x\",null],\"date\":1640254500}\n{\"title\":\"B\"}\n",
        "[{\"title\":\"A\",\"entities\":[{\"name\":\"NATO\"}]},\n {\"title\":\"B\",\"source\":{\"name\":\"S\"}}]",
        "{\n \"title\": \"A\",\n \"body\": \"B\"\n}\n{\n \"title\": \"C\"\n}",
        "id,title,body,date\n1,\"A, \"\"b\"\"\",\"x\ny\",2021\n2,C,D,23.12.2021\n",
        "title\tbody\nA\t\"B\nC\"\nD\tE\n",
        "Ferry late\n23.12.2021\n\nThe ferry came at ten, Ilse Brandt said.\n\nRelated: more\n",
    ]

    @Test func `an archive among its corpus is not read`() async throws {
        try folder.write("{\"title\":\"A\"}", to: "in/a.jsonl")
        let archive = try folder.archive("in/news.db")
        for added in [1, 0] {
            let report = try await index([folder.file("in")], into: archive)
            #expect(report.added == added && report.skipped.isEmpty)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `mangled input of any kind does no harm`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let marks = Array("{}[]\",:;\t\n\r\\u0 \0<".utf8) + [0xFF, 0xC3, 0xEF, 0x1F, 0x8B]
        let whole = try ["news.zip", "news.tar.gz", "news.jsonl.zst", "news.jsonl.xz"].map {
            try Fixture.bytes("packed/\($0)")
        }
        var paths: [String] = []
        for number in 0..<50 {
            var bytes: [UInt8]
            switch random.below(8) {
            case 0: bytes = (0..<random.below(600)).map { _ in UInt8(random.below(256)) }
            case 1: bytes = (0..<random.below(300)).map { _ in random.pick(marks) }
            case 2: bytes = random.pick(whole)
            default: bytes = Array(random.pick(Self.seeds).utf8)
            }
            for _ in 0..<random.below(6) where !bytes.isEmpty {
                let place = random.below(bytes.count)
                switch random.below(5) {
                case 0: bytes[place] = UInt8(random.below(256))
                case 1: bytes.insert(random.pick(marks), at: place)
                case 2: bytes.remove(at: place)
                case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
                default:
                    bytes.insert(contentsOf: bytes[place...].prefix(random.below(40)), at: place)
                }
            }
            paths.append(try folder.write(bytes, to: "in/\(number)"))
        }
        let archive = try folder.archive()
        let first = try await index(paths, into: archive)
        let second = try await index(paths, into: archive)
        #expect(second.added == 0 && second.refreshed == 0, "seed \(seed)")
        #expect(second.unchanged == first.stored, "seed \(seed)")
        #expect(second.skipped == first.skipped, "seed \(seed)")
        #expect(try archive.check().isSound, "seed \(seed)")
    }
}
