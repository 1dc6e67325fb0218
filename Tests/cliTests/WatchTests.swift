import Archive
import Foundation
import Testing

/// `newsfind index --watch` as a person runs it.
struct WatchTests {
    private let tool: CommandLineTool
    private var folder: URL { tool.home.url }

    init() throws {
        tool = CommandLineTool(home: try TemporaryFolder())
        try write("Ferry late", to: "in/first.jsonl")
    }

    private func write(_ headline: String, to name: String) throws {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try "{\"title\":\"\(headline)\"}\n".write(to: url, atomically: false, encoding: .utf8)
    }

    private func start(_ arguments: String...) throws -> Process {
        let process = Process()
        process.executableURL = CommandLineTool.program
        process.arguments = ["index", "--archive", "in/news.db"] + arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
        let errors = folder.appendingPathComponent("errors")
        try Data().write(to: errors)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        return process
    }

    /// Waits until the archive has so many articles; gives how many it has.
    private func articles(atLeast count: Int) throws -> Int {
        let path = folder.appendingPathComponent("in/news.db").path
        var found = 0
        for _ in 0..<200 where found < count {
            Thread.sleep(forTimeInterval: 0.1)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            found = try Archive(opening: path).articleCount()
        }
        return found
    }

    private func errors() throws -> [String] {
        try String(contentsOf: folder.appendingPathComponent("errors"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `what is written is found soon, until a signal ends it`(signal: Int32) throws {
        let process = try start("--watch", "in")
        defer { process.terminate() }
        #expect(try articles(atLeast: 1) == 1)
        try write("Mayor opens quay", to: "in/second.jsonl")
        #expect(try articles(atLeast: 2) == 2)
        try write("Storm bends pier", to: "in/sub/third.jsonl.part")
        try FileManager.default.moveItem(
            at: folder.appendingPathComponent("in/sub/third.jsonl.part"),
            to: folder.appendingPathComponent("in/sub/third.jsonl"))
        #expect(try articles(atLeast: 3) == 3)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        let lines = try errors()
        #expect(lines.first == "newsfind: watching in; Ctrl-C ends it")
        #expect(lines.count == 3, "\(lines)")
        #expect(lines.dropFirst().first?.hasPrefix("newsfind: in/second.jsonl: added 1,") == true)
        let archive = try Archive(
            opening: folder.appendingPathComponent("in/news.db").path, mode: .write)
        #expect(try archive.check().isSound)
    }

    @Test func `watching needs a folder`() throws {
        let outcome = try tool.run("index", "--watch", "in/first.jsonl", "--archive", "news.db")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("--watch needs a folder to follow"))
    }
}
