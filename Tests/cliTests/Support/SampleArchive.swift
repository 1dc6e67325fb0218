import Foundation

/// A small archive of invented articles, made by `newsfind index` in a folder of its own.
final class SampleArchive {
    let folder: URL
    let tool: CommandLineTool

    /// The folder of the test fixtures.
    static let fixtures = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// Copies the articles to `articles.jsonl` and indexes them into `news.db`.
    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("newsfind-cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: Self.fixtures.appendingPathComponent("articles.jsonl"),
            to: folder.appendingPathComponent("articles.jsonl"))
        tool = CommandLineTool(folder: folder, environment: ["NEWSFIND_ARCHIVE": "news.db"])
        let outcome = try tool.run("index", "articles.jsonl")
        guard outcome.status == 0 else { throw Failure(errors: outcome.errors) }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file into the folder.
    func write(_ text: String, to name: String) throws {
        try text.write(
            to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }

    private struct Failure: Error { var errors: String }
}
