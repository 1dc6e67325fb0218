import Foundation
import GRDB
import TestSupport
import Testing

/// `newsfind index --compact`, as a person would use it.
struct CompactArchiveTests {
    private static let commands = [
        "harbour", "'not a single inch' --format json", "--any fishermen lost voted --snippets 3",
        "--source 汐ヶ浦新報", "港湾 --format jsonl", "--explain -n 2 harbour vote", "zeppelin",
        "--like post-1", "--related dam", "show post-1 --query 'single inch'", "show herald-1",
        "show herald-1 --format json", "timeline harbour", "export",
        "harbour NEAR/5 vote --format csv", "--queries queries.tsv", "remove post-1 nobody",
        "check", "optimize | cut -c1-9", "export",
    ]

    /// Articles that lose much when they are compressed.
    private static func longArticles() -> String {
        var random = SeededGenerator(seed: 31)
        let words = [
            "harbour", "fishermen", "vote", "dam", "lost", "inch", "港湾", "“single”", "mayor",
        ]
        return (0..<24).map { number in
            let body = (0..<200).map { _ in words.randomElement(using: &random) ?? "" }
            return
                #"{"id":"n\#(number)","headline":"Report \#(number)","date":"2021-12-\#(number + 1)","#
                + #""body":"\#(body.joined(separator: " "))."}"# + "\n"
        }.joined()
    }

    /// What differs from run to run.
    private static func steady(_ text: String) -> String {
        text.replacing(/"took_us":( ?)[0-9]+/) { "\"took_us\":\($0.1)0" }
            .replacing(/"added":( ?)[0-9]+/) { "\"added\":\($0.1)0" }
    }

    private func frames(_ archive: SampleArchive) throws -> Int {
        let path = archive.folder.appendingPathComponent("news.db").path
        return try DatabaseQueue(path: path).read { db in
            try Int.fetchOne(db, sql: "select count(*) from article where typeof(body) = 'blob'")
                ?? 0
        }
    }

    @Test func `every command gives what it gives for a plain archive`() throws {
        let (plain, compact) = (try SampleArchive(), try SampleArchive())
        for archive in [plain, compact] {
            try archive.write(Self.longArticles(), to: "long.jsonl")
            #expect(try archive.tool.run("index", "long.jsonl").status == 0)
        }
        let run = try compact.tool.run("index", "--compact")
        #expect(run.status == 0 && run.output == "")
        #expect(run.errors.hasPrefix("newsfind: news.db: compressed the bodies of "))
        #expect(try frames(compact) > 20)
        for archive in [plain, compact] {
            try archive.write("one\tharbour\ntwo\t\"single inch\"\nzeppelin\n", to: "queries.tsv")
        }
        for command in Self.commands {
            let line = command.hasPrefix("optimize") ? "$N \(command)" : "$N \(command) 2>&1"
            let (one, other) = (try plain.tool.shell(line), try compact.tool.shell(line))
            #expect(one.status == other.status, "\(command)")
            #expect(Self.steady(one.output) == Self.steady(other.output), "\(command)")
        }
    }

    @Test func `it is said once, and what is added later is compressed too`() throws {
        let archive = try SampleArchive()
        #expect(try archive.tool.run("index", "--compact", "articles.jsonl").status == 0)
        let before = try frames(archive)
        let body = String(repeating: "The harbour master would not move a single inch. ", count: 30)
        try archive.write(#"{"id":"new","headline":"Inch","body":"\#(body)"}"#, to: "new.jsonl")
        #expect(try archive.tool.run("index", "new.jsonl").output.hasPrefix("added 1,"))
        #expect(try frames(archive) == before + 1)
        #expect(
            try archive.tool.run("stats").output.hasPrefix("archive   news.db (format 5, compact)"))
        #expect(
            try archive.tool.run("stats", "--format", "json").output.contains("\"compact\": true"))
        let again = try archive.tool.run("index", "--compact")
        #expect(
            again.errors == "newsfind: news.db: no body is left that would be smaller compressed\n")
        #expect(try archive.tool.run("check").status == 0)
    }

    @Test func `an export makes a plain archive again`() throws {
        let archive = try SampleArchive()
        #expect(try archive.tool.run("index", "--compact").status == 0)
        let run = try archive.tool.shell(
            "$N export > all.jsonl && $N index --archive plain.db all.jsonl && "
                + "$N export --archive plain.db > again.jsonl && cmp all.jsonl again.jsonl")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try archive.tool.run("stats", "--archive", "plain.db").output.contains("format 5)"))
    }

    @Test func `a body can be read with the zstd of the shell`() throws {
        let archive = try SampleArchive()
        #expect(try archive.tool.run("index", "--compact").status == 0)
        let path = archive.folder.appendingPathComponent("news.db").path
        let frame = try #require(
            try DatabaseQueue(path: path).read { db in
                try Data.fetchOne(db, sql: "select body from article where key = 'post-1'")
            })
        try frame.write(to: archive.folder.appendingPathComponent("body.zst"))
        let run = try archive.tool.shell("command -v zstd >&2 && zstd -dc body.zst")
        // Not every machine has it.
        guard run.status == 0 else { return }
        #expect(run.output.contains("“Not a single inch of the old quay will be lost,” said Varn."))
    }

    @Test func `a damaged body is told, with what to do`() throws {
        let archive = try SampleArchive()
        #expect(try archive.tool.run("index", "--compact").status == 0)
        let path = archive.folder.appendingPathComponent("news.db").path
        try DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: """
                    drop trigger article_updated;
                    update article set body = substr(body, 1, 30) where key = 'post-1'
                    """)
        }
        let shown = try archive.tool.run("show", "post-1")
        #expect(shown.status == 2)
        #expect(
            shown.errors == "newsfind: news.db is damaged (the body of article 'post-1' cannot be"
                + " decompressed (src size is incorrect)); run newsfind check, and restore a backup"
                + " if it agrees\n")
        let check = try archive.tool.run("check")
        #expect(check.status == 2)
        #expect(
            check.errors
                == "newsfind: the body of article 'post-1' cannot be decompressed (src size"
                + " is incorrect)\nnewsfind: restore a backup, or remove these articles (newsfind"
                + " remove KEY) and index their files again\n")
        #expect(try archive.tool.run("remove", "post-1").status == 0)
        #expect(try archive.tool.run("check").status == 0)
        #expect(try archive.tool.run("index", "articles.jsonl").output.hasPrefix("added 1,"))
        #expect(try archive.tool.run("show", "post-1").status == 0)
    }
}
