import Foundation

/// A folder that is gone when it is no longer used.
final class TemporaryFolder: Sendable {
    let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("newsfind-cli-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// The built `newsfind`, run as a person would run it.
struct CommandLineTool {
    /// What a run gave.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Where it is run.
    var home: TemporaryFolder
    /// The whole environment of the run; nothing of the test's own.
    var environment: [String: String] = [:]

    private var folder: URL { home.url }

    /// The program, beside the test bundle in the build folder.
    static let program: URL = {
        var folder = Bundle.main.bundleURL
        for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
            folder = bundle.bundleURL.deletingLastPathComponent()
        }
        let places = [
            folder, Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0]),
        ]
        for place in places {
            var place = place
            for _ in 0..<4 {
                let program = place.appendingPathComponent("newsfind")
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: program.path, isDirectory: &isFolder),
                    !isFolder.boolValue
                {
                    return program
                }
                place.deleteLastPathComponent()
            }
        }
        return folder.appendingPathComponent("newsfind")
    }()

    /// Runs it with arguments.
    ///
    /// - Parameter more: Environment variables besides those of the tool.
    func run(
        _ arguments: String..., input: String? = nil, with more: [String: String] = [:]
    ) throws -> Outcome {
        try execute(Self.program.path, arguments, input: input, more)
    }

    /// Runs a shell line, in which `$N` is the program.
    func shell(_ line: String, with more: [String: String] = [:]) throws -> Outcome {
        try execute("/bin/sh", ["-c", line], input: nil, more)
    }

    private func execute(
        _ program: String, _ arguments: [String], input: String?, _ more: [String: String]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "/usr/bin:/bin", "N": Self.program.path, "HOME": folder.path,
        ]
        .merging(environment) { $1 }.merging(more) { $1 }
        // Files, not pipes: nothing can fill up.
        let name = UUID().uuidString
        let files = ["in", "out", "err"].map { folder.appendingPathComponent("\(name).\($0)") }
        try (input ?? "").write(to: files[0], atomically: false, encoding: .utf8)
        for file in files[1...] { try Data().write(to: file) }
        let handles = [
            try FileHandle(forReadingFrom: files[0]), try FileHandle(forWritingTo: files[1]),
            try FileHandle(forWritingTo: files[2]),
        ]
        process.standardInput = handles[0]
        process.standardOutput = handles[1]
        process.standardError = handles[2]
        try process.run()
        process.waitUntilExit()
        defer { for file in files { try? FileManager.default.removeItem(at: file) } }
        for handle in handles { try handle.close() }
        let status = process.terminationStatus
        return Outcome(
            status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
            output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
    }
}
