import Foundation

/// A small archive of invented articles, made by `newsfind index` in a folder of its own.
struct SampleArchive {
    let tool: CommandLineTool

    var folder: URL { tool.home.url }

    /// The folder of the test fixtures.
    static let fixtures = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// Copies the articles to `articles.jsonl` and indexes them into `news.db`.
    init() throws {
        tool = CommandLineTool(
            home: try TemporaryFolder(), environment: ["NEWSFIND_ARCHIVE": "news.db"])
        try FileManager.default.copyItem(
            at: Self.fixtures.appendingPathComponent("articles.jsonl"),
            to: tool.home.url.appendingPathComponent("articles.jsonl"))
        let outcome = try tool.run("index", "articles.jsonl")
        guard outcome.status == 0 else { throw Failure(errors: outcome.errors) }
    }

    /// Writes a file into the folder.
    func write(_ text: String, to name: String) throws {
        try text.write(
            to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
    }

    private struct Failure: Error { var errors: String }
}
