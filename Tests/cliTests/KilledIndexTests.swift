import Archive
import Foundation
import GRDB
import Search
import TestSupport
import Testing

/// Loads and optimizes that are killed leave a sound archive with all that was committed.
struct KilledIndexTests {
    private static let loadArticles = 40
    private static let loads = 30

    /// A program's run that is killed after a while; false if it was quicker.
    private func run(
        _ script: String, in tool: CommandLineTool, killedAfter seconds: Double
    ) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = tool.home.url
        process.environment = [
            "PATH": "/usr/bin:/bin", "N": CommandLineTool.program.path, "HOME": tool.home.url.path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        Thread.sleep(forTimeInterval: seconds)
        let isKilled = process.isRunning
        // Foundation gives each process a group of its own: the shell and what it has started.
        kill(-process.processIdentifier, SIGKILL)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return isKilled
    }

    /// Runs a command on copies of an archive and kills each run after a while; gives each copy to
    /// `check`, and how many runs were killed.
    private func killed(
        _ command: String, on path: String, in tool: CommandLineTool, times: Int,
        _ check: (_ copy: String, _ name: String) throws -> Void
    ) throws -> Int {
        let folder = tool.home.url
        let start = ContinuousClock.now
        try Archive(opening: path).backup(to: path + ".copy")
        #expect(try tool.shell("\"$N\" \(command) --archive news.db.copy").status == 0)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        var random = SeededGenerator(seed: 22)
        var kills = 0
        for number in 0..<times {
            let copy = "killed-\(number).db"
            try Archive(opening: path).backup(to: folder.appendingPathComponent(copy).path)
            let wait = Double.random(in: 0.05...0.9, using: &random) * seconds
            let script = "exec \"$N\" \(command) --archive \(copy)"
            kills += try run(script, in: tool, killedAfter: wait) ? 1 : 0
            try check(copy, "\(command) killed after \(wait) s")
        }
        return kills
    }

    private func write(_ load: Int, to folder: URL, articles: Int = loadArticles) throws {
        var random = SeededGenerator(seed: UInt64(load))
        let words = ["harbour", "council", "vote", "dam", "talks", "river", "inch", "promise"]
        let text: String = (0..<articles).map { number in
            let body = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }
            return #"{"id": "a\#(load)-\#(number)", "headline": "Report", "date": "2021-03-11","#
                + #" "body": "\#(body.joined(separator: " ")) load\#(load)."}"# + "\n"
        }.joined()
        try text.write(
            to: folder.appendingPathComponent("\(load).jsonl"), atomically: false, encoding: .utf8)
    }

    /// The archive is sound, and what answers is what SQLite finds.
    private func check(_ path: String, atLeast least: Int, _ name: String) throws {
        let archive = try Archive(opening: path, mode: .write)
        let report = try archive.check()
        #expect(report.isSound, "\(name): \(report)")
        let count = try archive.articleCount()
        #expect(count >= least && count % Self.loadArticles == 0, "\(name): \(count) articles")
        let searcher = try Searcher(opening: path)
        var options = SearchOptions()
        options.explains = true
        let stock = try DatabaseQueue(path: path)
        for text in ["dam", "\"dam vote\"", "load3", "load17", "pro*"] {
            let match = text.contains("*") ? "pro *" : "\"\(text.replacing("\"", with: ""))\""
            let ids = try stock.read { db in
                try Int.fetchOne(
                    db, sql: "select count(*) from article_fts where article_fts match ?",
                    arguments: [match])
            }
            let found = try searcher.search(Query(parsing: text), options: options)
            #expect(found.total == ids, "\(name) \(text), \(found.explanation?.engine ?? .fts5)")
        }
    }

    @Test func `killed in the middle of loads, all that was committed is there and found`() throws {
        let tool = CommandLineTool(home: try TemporaryFolder())
        for load in 0..<Self.loads { try write(load, to: tool.home.url) }
        var random = SeededGenerator(seed: 21)
        var kills = 0
        var next = 0
        // On a busy machine more runs are killed before they have stored anything.
        while next < Self.loads, kills < 6 || (next <= 8 && kills < 60) {
            // Each load is a transaction; eight make a merge.
            let script = """
                for n in $(seq \(next) \(Self.loads - 1)); do "$N" index --archive news.db \
                $n.jsonl && touch done-$n || exit 1; done
                """
            let wait = Double.random(in: 0.3...1.2, using: &random)
            kills += try run(script, in: tool, killedAfter: wait) ? 1 : 0
            let folder = tool.home.url
            while FileManager.default.fileExists(
                atPath: folder.appendingPathComponent("done-\(next)").path)
            {
                next += 1
            }
            let path = folder.appendingPathComponent("news.db").path
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try check(path, atLeast: next * Self.loadArticles, "kill \(kills), load \(next)")
        }
        #expect(kills > 1 && next > 8, "\(kills) kills, \(next) loads")
    }

    @Test func `killed while it becomes compact, an archive has the same articles`() throws {
        let tool = CommandLineTool(home: try TemporaryFolder())
        for load in 0..<4 {
            try write(load, to: tool.home.url, articles: Self.loadArticles * 25)
            #expect(try tool.run("index", "--archive", "news.db", "\(load).jsonl").status == 0)
        }
        let path = tool.home.url.appendingPathComponent("news.db").path
        let whole = try tool.run("export", "--archive", "news.db").output
        let kills = try killed("index --compact", on: path, in: tool, times: 8) { copy, name in
            let file = tool.home.url.appendingPathComponent(copy).path
            try check(file, atLeast: 100 * Self.loadArticles, name)
            #expect(try tool.run("export", "--archive", copy).output == whole, "\(name)")
            // Run again, it does the rest.
            #expect(try tool.run("index", "--compact", "--archive", copy).status == 0)
            try check(file, atLeast: 100 * Self.loadArticles, name)
            #expect(try tool.run("export", "--archive", copy).output == whole, "\(name)")
            let left = try DatabaseQueue(path: file).read { db in
                try Int.fetchOne(
                    db, sql: "select count(*) from article where typeof(body) = 'text'")
            }
            #expect(left == 0, "\(name)")
        }
        #expect(kills > 0)
    }

    @Test func `killed while it optimizes, an archive is what it was`() throws {
        let tool = CommandLineTool(home: try TemporaryFolder())
        for load in 0..<4 {
            try write(load, to: tool.home.url, articles: Self.loadArticles * 10)
            #expect(try tool.run("index", "--archive", "news.db", "\(load).jsonl").status == 0)
        }
        let path = tool.home.url.appendingPathComponent("news.db").path
        let kills = try killed("optimize", on: path, in: tool, times: 5) { copy, name in
            let file = tool.home.url.appendingPathComponent(copy).path
            try check(file, atLeast: 40 * Self.loadArticles, name)
        }
        #expect(kills > 0)
    }
}
