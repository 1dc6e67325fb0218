import Analysis
import Archive
import Foundation
import Testing

@testable import Indexer

/// A folder that goes with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "newsfind-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, and the folders it stands in.
    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        let url = URL(fileURLWithPath: file(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(text.utf8, to: name) }

    func archive(_ name: String = "news.db") throws -> Archive {
        try Archive(opening: file(name), mode: .create)
    }
}

/// Finds nothing, quickly.
struct NoNames: EntityRecognizer {
    var version = "none 1"
    func entities(headline: String, body: String, language: String?) -> [Entity] { [] }
}

/// All that reading some paths gave.
struct Reading {
    var articles: [Article] = []
    /// The file's last name, the position and the reason.
    var skipped: [(file: String, position: Int, reason: SkipReason)] = []
    var noted: [(position: Int, note: ReadNote)] = []
    var failed: [(file: String, error: ReadError)] = []
    var passedOver: [String: Int] = [:]
    var report = IndexReport()

    var headlines: [String] { articles.map(\.headline) }
    var positions: [Int] { articles.map(\.origin.position) }
    var reasons: [SkipReason] { skipped.map(\.reason) }

    mutating func observe(_ event: IndexEvent) {
        switch event {
        case .skipped(let origin, let reason):
            skipped.append((Self.leaf(origin.file), origin.position, reason))
        case .noted(let origin, let note): noted.append((origin.position, note))
        case .failed(let file, let error): failed.append((Self.leaf(file), error))
        case .passedOver(_, let kinds): passedOver.merge(kinds, uniquingKeysWith: +)
        case .progress: break
        }
    }

    static func leaf(_ path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }

    /// Reads paths as they would be stored.
    static func of(paths: [String], options: ReadOptions = ReadOptions()) async throws -> Reading {
        var reading = Reading()
        var events: [IndexEvent] = []
        let indexer = Indexer(options: options, recognizer: NoNames())
        reading.report = try await indexer.extract(paths, observe: { events.append($0) }) {
            reading.articles.append($0)
        }
        for event in events { reading.observe(event) }
        return reading
    }

    /// Reads one file of these bytes.
    static func of(
        _ bytes: some Sequence<UInt8>, name: String = "input", options: ReadOptions = ReadOptions()
    ) async throws -> Reading {
        let folder = try TemporaryFolder()
        return try await of(paths: [folder.write(bytes, to: name)], options: options)
    }

    static func of(
        _ text: String, name: String = "input", options: ReadOptions = ReadOptions()
    ) async throws -> Reading {
        try await of(Array(text.utf8), name: name, options: options)
    }
}

/// The files under Tests/Fixtures.
enum Fixture {
    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures").appendingPathComponent(name).path
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }
}

/// A text that is made when it is read: it would fill the log.
struct Monster: CustomTestStringConvertible, Sendable {
    var name: String
    var text: @Sendable () -> String
    var testDescription: String { name }
}
