import Foundation
import Testing

/// Streams that are pipes, full, closed, or not terminals.
struct OutputTests {
    @Test(arguments: [
        "harbour | head -1", "--format jsonl harbour | head -c 10", "export | head -c 1",
        "show post-1 | head -1", "timeline | true", "extract articles.jsonl | head -c 5",
        "stats | true", "--queries queries.tsv | true", "index articles.jsonl | true",
    ])
    func `a reader that has seen enough is no trouble`(line: String) throws {
        let archive = try SampleArchive()
        try archive.write(String(repeating: "harbour\n", count: 200), to: "queries.tsv")
        let run = try archive.tool.shell(
            "{ $N \(line.replacing("|", with: "; echo $? > status; } |"))")
        #expect(run.errors.isEmpty, "\(run)")
        let status = try String(
            contentsOf: archive.folder.appendingPathComponent("status"), encoding: .utf8)
        #expect(status == "0\n")
    }

    @Test(arguments: [
        "harbour", "--count harbour", "--format json harbour", "show post-1", "stats", "export",
        "timeline", "extract articles.jsonl", "index articles.jsonl", "check", "optimize",
        "backup copy.db", "remove post-1", "--queries queries.tsv",
    ])
    func `a full disk under the output is told`(line: String) throws {
        let archive = try SampleArchive()
        try archive.write("harbour\n", to: "queries.tsv")
        let run = try archive.tool.shell("$N \(line) > /dev/full")
        #expect(run.status == 2, "\(run)")
        #expect(
            run.errors == "newsfind: the output cannot be written: No space left on device\n")
    }

    @Test(arguments: [("zeppelin", 1), ("harbour", 0), ("--formt harbour", 2), ("index none", 2)])
    func `whether anybody sees the notes changes nothing`(line: String, status: Int32) throws {
        let archive = try SampleArchive()
        #expect(try archive.tool.shell("$N \(line) 2> /dev/full").status == status)
        #expect(try archive.tool.shell("$N \(line) 2>&-").status == status)
    }

    @Test(
        arguments: [
            ([:], "", false), ([:], "--color always", true), ([:], "--color never", false),
            (["CLICOLOR_FORCE": "1"], "", true), (["CLICOLOR_FORCE": "0"], "", false),
            (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], "", false),
            (["CLICOLOR_FORCE": "1", "NO_COLOR": ""], "", true),
            (["CLICOLOR_FORCE": "1"], "--color never", false),
            (["NO_COLOR": "1", "TERM": "dumb"], "--color always", true),
            (["TERM": "xterm-256color"], "", false),
        ] as [([String: String], String, Bool)])
    func `colour is used where it is wanted`(
        environment: [String: String], option: String, isColoured: Bool
    ) throws {
        let tool = try SampleArchive().tool
        for command in ["harbour", "show post-1", "timeline harbour"] {
            let run = try tool.shell("$N \(command) \(option)", with: environment)
            #expect(run.output.contains("\u{1B}[") == isColoured, "\(command)")
            if command == "harbour" { #expect(run.output.contains("**") != isColoured) }
        }
    }

    /// Escape sequences of our own are taken away; what is left came from an article.
    @Test(arguments: [
        "harbour", "show evil-1", "show evil-1 --query harbour", "stats", "--source bad",
    ])
    func `an article cannot steer the terminal`(line: String) throws {
        let tool = try SampleArchive().tool
        let plain = try tool.shell("$N \(line)").output
        for scalar in plain.unicodeScalars {
            let isControl =
                scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value)
            #expect(!isControl, "\(scalar.debugDescription)")
            #expect(!(0x202A...0x202E).contains(scalar.value))
        }
        #expect(plain.contains("Bad\u{FFFD}[5m Source") || line.hasPrefix("--archive"))
        guard line != "stats" else { return }
        let colored = try tool.shell("$N \(line) --color always").output
        let own = colored.replacing(/\u{1B}\[[0-9;]*m/, with: "")
            .replacing(/\u{1B}\]8;;[!-~]*\u{1B}\\/, with: "")
        #expect(!own.contains("\u{1B}"))
        #expect(!colored.contains("\u{1B}[31m"))
        #expect(!colored.contains("\u{1B}[5m"))
    }

    /// `script` runs a line on a terminal of its own.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
    func `a pager has the terminal's keys and all of the output`() throws {
        let archive = try SampleArchive()
        try archive.write(
            """
            read -r _ _ _ _ group _ _ foreground _ < /proc/self/stat
            test "$group" = "$foreground" && echo in the foreground > group
            cat > paged

            """, to: "pager.sh")
        let run = try archive.tool.shell(
            "script -qec '$N --color never harbour' /dev/null",
            with: ["PAGER": "sh pager.sh", "TERM": "xterm"])
        #expect(run.status == 0)
        let plain = try archive.tool.run("harbour").output
        func file(_ name: String) throws -> String {
            try String(contentsOf: archive.folder.appendingPathComponent(name), encoding: .utf8)
        }
        #expect(try file("paged") == plain)
        #expect(try file("group") == "in the foreground\n")
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")),
        arguments: ["PAGER=nowhere-to-be-found", "PAGER=", "PAGER=cat", "TERM=dumb"])
    func `without a pager the text is shown as it is`(variable: String) throws {
        let tool = try SampleArchive().tool
        let run = try tool.shell(
            "TERM=xterm script -qec '\(variable) $N --color never harbour' /dev/null")
        #expect(run.status == 0)
        let plain = try tool.run("harbour").output
        #expect(run.output.replacing("\r\n", with: "\n") == plain)
    }

    @Test func `only addresses of the web become links`() throws {
        let tool = try SampleArchive().tool
        let output = try tool.run("--color", "always", "harbour").output
        #expect(output.contains("\u{1B}]8;;https://post.example/2021/harbour\u{1B}\\"))
        #expect(!output.contains("8;;ftp:"))
        #expect(!output.contains("8;;https://bad.example"))
        let plain = try tool.run("harbour").output
        #expect(!plain.contains("]8;;"))
    }

    @Test func `a file's name in a note is harmless too`() throws {
        let tool = try SampleArchive().tool
        let run = try tool.run("extract", "none\u{1B}[31m.jsonl")
        #expect(run.errors.hasPrefix("newsfind: none\u{FFFD}[31m.jsonl: "))
    }

    @Test func `what was left out is listed, a line each`() throws {
        let archive = try SampleArchive()
        try archive.write("{\"id\": 1}\n{\n\n{\"headline\": \"Dam\"}\n", to: "odd\tname.jsonl")
        let run = try archive.tool.run("index", "odd\tname.jsonl", "--skipped", "list.tsv")
        #expect(run.output.hasPrefix("added 1, refreshed 0, unchanged 0, skipped 2 ("))
        let list = try String(
            contentsOf: archive.folder.appendingPathComponent("list.tsv"), encoding: .utf8)
        let rows = list.split(separator: "\n").map { $0.split(separator: "\t") }
        #expect(rows.map(\.count) == [3, 3])
        #expect(rows.map { $0[0] } == ["odd name.jsonl", "odd name.jsonl"])
        #expect(rows.map { $0[1] } == ["1", "2"])
    }
}
