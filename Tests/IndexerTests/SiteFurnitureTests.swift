import Archive
import Foundation
import Testing

@testable import Indexer

/// What the pages of a site teach of each other.
@Suite struct SiteFurnitureTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let plea = "The Sundrey Post lives of its readers, not of the shipping lines."

    /// Paragraphs that no other number has.
    private static func story(_ number: Int) -> [String] {
        [
            "The ferry number \(number) left the harbour of Sundrey on Monday with forty passengers on"
                + " board, and came back within the hour, since the fog was too thick to sail in.",
            "Its master said of trip \(number) that nobody had been in danger, and that the tea on board"
                + " had been free for all who waited.",
        ]
    }

    private func write(_ paragraphs: [String], to name: String, site: String = "post.example")
        throws
    {
        let body = paragraphs.map { "<p>\($0)</p>" }.joined()
        try folder.write(
            "<html><head><title>Ferry \(name)</title><link rel=canonical href=https://\(site)/\(name)>"
                + "</head><body><h1>Ferry \(name)</h1><article>\(body)</article></body></html>",
            to: "in/\(name).html")
    }

    /// The bodies that are stored, by headline.
    private func bodies(memory: Int = 96 << 20) async throws -> [String: String] {
        let archive = try folder.archive()
        let writer = IndexWriter(archive, recognizer: NoNames(), memory: memory)
        _ = try await Indexer().explain([folder.file("in")]) { try writer.add($0) }
        _ = try await writer.commit()
        var bodies: [String: String] = [:]
        try archive.forEachArticle { bodies[$0.headline] = $0.body }
        return bodies
    }

    @Test(arguments: [96 << 20, 1])
    func `a line on most pages of a site is in no article, not even the first`(
        memory: Int
    ) async throws {
        for number in 1...6 {
            let story = Self.story(number)
            try write([story[0], Self.plea, story[1]], to: "\(number)")
        }
        let bodies = try await bodies(memory: memory)
        #expect(bodies.count == 6)
        for number in 1...6 {
            #expect(
                bodies["Ferry \(number)"] == Self.story(number).joined(separator: "\n\n"))
        }
    }

    /// What stays, with the pages that have it.
    private static let kept: [(String, [[String]])] = [
        ("on three pages", (1...6).map { $0 <= 3 ? story($0) + [plea] : story($0) }),
        ("on few of many pages", (1...24).map { $0 <= 4 ? story($0) + [plea] : story($0) }),
        (
            "long",
            (1...6).map {
                story($0) + ["The strait is closed in fog: " + plea + plea + plea + plea]
            }
        ),
        ("in reprints of one article", (1...6).map { _ in story(1) + [plea] }),
        ("alone on its pages", (1...6).map { _ in [plea] }),
    ]

    @Test(arguments: kept)
    func `a line stays that is`(name: String, pages: [[String]]) async throws {
        for (number, page) in pages.enumerated() { try write(page, to: "\(number + 1)") }
        let bodies = try await bodies()
        for (number, page) in pages.enumerated() {
            #expect(bodies["Ferry \(number + 1)"] == page.joined(separator: "\n\n"))
        }
    }

    @Test func `sites teach each other nothing`() async throws {
        for number in 1...6 {
            try write(
                Self.story(number) + [Self.plea], to: "\(number)", site: "paper\(number).example")
        }
        for body in try await bodies().values { #expect(body.hasSuffix(Self.plea)) }
    }

    @Test func `what is no page is stored as it is`() async throws {
        let lines = try (1...6).map { number -> String in
            let article = [
                "title": "Ferry \(number)", "url": "https://post.example/\(number)",
                "body": (Self.story(number) + [Self.plea]).joined(separator: "\n\n"),
            ]
            return String(decoding: try JSONEncoder().encode(article), as: UTF8.self)
        }
        try folder.write(lines.joined(separator: "\n"), to: "in/news.jsonl")
        let bodies = try await bodies()
        #expect(bodies.count == 6)
        for body in bodies.values { #expect(body.hasSuffix(Self.plea)) }
    }

    /// A page of a site, with three lines that only it and the page after it have.
    private static func page(_ number: Int) -> ArticleDraft {
        let lines = (0..<6).map { "This stands on two pages only: \(number / 2).\($0)." }
        return ArticleDraft(
            headline: "Ferry \(number)",
            body: (story(number) + [plea] + lines).joined(separator: "\n\n"),
            url: "https://post.example/\(number)",
            origin: .init(file: "ferry.html", position: number, format: .page))
    }

    @Test func `lines are forgotten that few pages have, once there are too many`() {
        var furniture = SiteFurniture(limit: 50)
        for number in 0..<1000 {
            furniture.learn(from: Self.page(number))
            #expect(furniture.count <= 200 + 10)
        }
        let kept = furniture.removed(from: Self.page(999)).body
        #expect(!kept.contains(Self.plea))
        #expect(kept.contains(Self.story(999)[1]) && kept.contains("only: 499.5."))
    }

    @Test func `the same pages again change nothing`() async throws {
        for number in 1...6 { try write(Self.story(number) + [Self.plea], to: "\(number)") }
        let archive = try folder.archive()
        let indexer = Indexer(recognizer: NoNames())
        let first = try await indexer.index([folder.file("in")], into: archive)
        let second = try await indexer.index([folder.file("in")], into: archive)
        #expect(first.added == 6 && second.unchanged == 6)
    }
}
