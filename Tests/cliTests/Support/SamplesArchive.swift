import Foundation

/// The archive of the project's own `Samples/`, made once.
struct SamplesArchive {
    let tool: CommandLineTool

    var path: String { tool.home.url.appendingPathComponent("news.db").path }

    /// The project's folder.
    static let project = SampleArchive.fixtures
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The one archive; tests only read it.
    static let shared = Result { try SamplesArchive() }

    private init() throws {
        tool = CommandLineTool(
            home: try TemporaryFolder(), environment: ["NEWSFIND_ARCHIVE": "news.db"])
        let samples = Self.project.appendingPathComponent("Samples").path
        let outcome = try tool.run("index", samples)
        guard outcome.status == 0 else { throw Failure(errors: outcome.errors) }
    }

    private struct Failure: Error { var errors: String }
}
