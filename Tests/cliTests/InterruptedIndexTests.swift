import Archive
import Foundation
import GRDB
import TestSupport
import Testing

/// An indexer that is killed and run again ends in the archive of one that was left alone.
struct InterruptedIndexTests {
    @Test func `killed at any moment and run again, the archive is the same row for row`() throws {
        let tool = CommandLineTool(home: try TemporaryFolder())
        try corpus().write(
            to: tool.home.url.appendingPathComponent("in.jsonl"), atomically: false, encoding: .utf8
        )
        let start = ContinuousClock.now
        #expect(try tool.run("index", "--archive", "whole.db", "in.jsonl").status == 0)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let whole = try rows(of: "whole.db", in: tool)
        #expect(whole.count == Self.articles)

        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededGenerator(seed: seed)
        var kills = 0
        for attempt in 0..<8 {
            let name = "killed-\(attempt).db"
            let wait = Double.random(in: 0.02...1, using: &random) * seconds
            kills += try index(name, in: tool, killedAfter: wait) ? 1 : 0
            let outcome = try tool.run("index", "--archive", name, "in.jsonl")
            #expect(outcome.status == 0, "seed \(seed): \(outcome.errors)")
            #expect(try rows(of: name, in: tool) == whole, "seed \(seed), after \(wait) s")
            let archive = try Archive(
                opening: tool.home.url.appendingPathComponent(name).path, mode: .write)
            #expect(try archive.check().isSound, "seed \(seed), after \(wait) s")
        }
        // A test that never kills would show nothing.
        #expect(kills > 2, "only \(kills) of 8 runs were killed")
    }

    private static let articles = 1500

    /// Articles in no order of date, 4.5 MB: two transactions.
    private func corpus() -> String {
        var random = SeededGenerator(seed: 7)
        let words = ["harbour", "council", "vote", "dam", "talks", "river", "inch", "promise"]
        return (0..<Self.articles).map { number in
            let body = (0..<500).map { _ in words.randomElement(using: &random) ?? "" }
            let day = Int.random(in: 10...28, using: &random)
            return
                #"{"id": "a\#(number)", "headline": "Report \#(number)", "date": "2021-03-\#(day)","#
                + #" "body": "\#(body.joined(separator: " "))."}"# + "\n"
        }.joined()
    }

    /// Runs the indexer and kills it; false if it was quicker.
    private func index(
        _ archive: String, in tool: CommandLineTool, killedAfter seconds: Double
    ) throws -> Bool {
        let process = Process()
        process.executableURL = CommandLineTool.program
        process.arguments = ["index", "--archive", archive, "in.jsonl"]
        process.currentDirectoryURL = tool.home.url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        let isKilled = process.isRunning
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return isKilled
    }

    /// All that is stored of each article, but for the time it was added.
    private func rows(of archive: String, in tool: CommandLineTool) throws -> [Row] {
        let queue = try DatabaseQueue(path: tool.home.url.appendingPathComponent(archive).path)
        return try queue.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    select id, key, published, date, file, position, content_hash, headline,
                        entities, body from article order by id
                    """)
        }
    }
}
