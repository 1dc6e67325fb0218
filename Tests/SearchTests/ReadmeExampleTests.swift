import Analysis
import Archive
import Foundation
import Indexer
import Search
import Testing

/// The library example of README.md, compiled and run; the file is compared with it.
struct ReadmeExampleTests {
    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test func `the example of the README works`() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/newsfind-\(UUID())"
        try FileManager.default.createDirectory(
            atPath: folder + "/articles", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let line = #"{"headline": "Talks", "body": "Not a single inch, she said.", "date": "2021"}"#
        try (line + "\n").write(
            toFile: folder + "/articles/a.jsonl", atomically: true, encoding: .utf8)
        var printed: [String] = []
        func print(_ items: String...) { printed.append(items.joined(separator: " ")) }

        let archive = try Archive(opening: folder + "/news.db", mode: .create)
        let report = try await Indexer().index([folder + "/articles/"], into: archive)
        print("added \(report.added), skipped \(report.skipped)")
        let searcher = Searcher(archive)
        for hit in try searcher.search(Query(arguments: ["not a single inch"])).hits {
            print(hit.article.date?.text ?? "undated", hit.article.headline, hit.snippets[0].text)
        }

        #expect(printed == ["added 1, skipped [:]", "2021 Talks Not a single inch, she said."])
    }

    /// The lines above are those of the README, the folder apart.
    @Test func `the README shows the example that is tested`() throws {
        let readme = try String(
            contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        let test = try String(contentsOfFile: #filePath, encoding: .utf8)
            .replacing("folder + \"/", with: "\"")
        let example = try #require(readme.firstMatch(of: /```swift\n([^`]*)```/)).output.1
        let lines = example.split(separator: "\n")
        #expect(lines.count == 10)
        for line in lines { #expect(test.contains(line), "\(line)") }
    }

    @Test func `the documents name only files and types that exist`() throws {
        let enumerator = FileManager.default.enumerator(
            at: Self.root.appendingPathComponent("Sources"), includingPropertiesForKeys: nil)
        var sources = ""
        while let file = enumerator?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            sources += try String(contentsOf: file, encoding: .utf8)
        }
        for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] {
            let text = try String(
                contentsOf: Self.root.appendingPathComponent(name), encoding: .utf8)
            for match in text.matches(of: /\]\(([^):]+)\)/) + [] {
                let path = Self.root.appendingPathComponent(String(match.output.1)).path
                #expect(FileManager.default.fileExists(atPath: path), "\(name): \(match.output.1)")
            }
            for match in text.matches(of: /`((?:Sources|Tests|Tools|Samples)\/[A-Za-z\/.0-9-]*)`/) {
                let path = Self.root.appendingPathComponent(String(match.output.1)).path
                #expect(FileManager.default.fileExists(atPath: path), "\(name): \(match.output.1)")
            }
            for match in text.matches(of: /`([A-Z][a-z]+(?:[A-Z][A-Za-z]*)+)`/) {
                let type = String(match.output.1)
                #expect(sources.contains(" \(type)"), "\(name): \(type)")
            }
        }
    }

    @Test func `the README lists every command`() throws {
        let readme = try String(
            contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        let makefile = try String(
            contentsOf: Self.root.appendingPathComponent("Makefile"), encoding: .utf8)
        let root = try String(
            contentsOf: Self.root.appendingPathComponent("Sources/cli/Newsfind.swift"),
            encoding: .utf8)
        for match in root.matches(of: /([A-Z][a-z]+)Command\.self/) {
            #expect(readme.contains("newsfind \(match.output.1.lowercased())"))
        }
        for match in readme.matches(of: /make ([a-z]+)/) {
            #expect(makefile.contains("\n\(match.output.1):"), "make \(match.output.1)")
        }
    }
}
