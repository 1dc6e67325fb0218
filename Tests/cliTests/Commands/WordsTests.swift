import Foundation
import Testing

@testable import cli

/// What is a word of a query, and what is an option.
struct WordsTests {
    @Test(arguments: [
        ("-inch", "inch"), ("harbour -quay", "harbour AND quay"), ("-- --limit 3", "limit AND 3"),
        ("search -- -n", "n"), ("'-- a dash'", "\"a dash\""), ("'- a dash'", "\"a dash\""),
        ("harbour -- --any", "harbour AND any"), ("-- -x", "x"), ("-- harbour", "harbour"),
        ("search index", "index"), ("search stats", "stats"), ("search search", "search"),
        ("'index the harbour'", "\"index the harbour\""), ("harbour index", "harbour AND index"),
        ("harbour --any -quay", "harbour OR quay"), ("'not'", "not"), ("OR AND", "or AND and"),
        ("'“single inch”' harbour", "\"single inch\" AND harbour"), ("2021 -5", "2021 AND 5"),
        ("search -- -- x", "x"), ("'--not an option'", "\"not an option\""),
    ])
    func `words are understood as they were meant`(line: String, meaning: String) throws {
        let archive = try SampleArchive()
        let words = line.hasPrefix("search ") ? line.dropFirst(7) : line[...]
        let run = try archive.tool.shell("$N search --format json --exact \(words)")
        let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(json?["interpretation"] as? String == meaning, "\(run)")
    }

    @Test func `a file whose name begins with a dash is a file to the other commands`() throws {
        let archive = try SampleArchive()
        try archive.write("{\"id\": \"x\", \"headline\": \"Dash\"}\n", to: "-dash.jsonl")
        let run = try archive.tool.run("index", "--", "-dash.jsonl")
        #expect(run.output.hasPrefix("added 1"), "\(run)")
    }

    @Test(
        arguments: [
            (["harbour"], ["harbour"]), (["-inch"], ["\0-inch"]),
            (["--limit", "3"], ["--limit", "3"]),
            (["-n", "-5"], ["-n", "-5"]), (["-n5"], ["-n5"]),
            (["-n=5"], ["-n=5"]), (["index", "--", "-abc"], ["index", "--", "-abc"]),
            (["timeline", "-abc"], ["timeline", "\0-abc"]), (["--", "-abc"], ["--", "-abc"]),
            (["--archive", "-abc", "-abc"], ["--archive", "-abc", "\0-abc"]),
            (["--archive", "a.db", "index", "x"], ["index", "--archive", "a.db", "x"]),
            (["--archive=a.db", "show", "x"], ["show", "--archive=a.db", "x"]),
            (["--archive", "a.db", "harbour"], ["--archive", "a.db", "harbour"]),
            (["--archive"], ["--archive"]), ([], []),
        ] as [([String], [String])])
    func `a command line is made ready`(arguments: [String], prepared: [String]) throws {
        #expect(try Arguments.prepared(arguments) == prepared)
    }

    @Test(arguments: ["index", "show", "remove", "stats", "help"])
    func `a long option with one dash is none`(command: String) {
        #expect(throws: CommandError.singleDash("-archive")) {
            try Arguments.prepared([command, "-archive", "news.db"])
        }
    }

    @Test(arguments: [
        ("plain", "plain"), ("a b", "'a b'"), ("", "''"), ("it's", "'it'\\''s'"),
        ("a/b.json", "a/b.json"), ("é", "é"), ("$x", "'$x'"), ("*", "'*'"),
    ])
    func `an argument is quoted for the shell`(argument: String, quoted: String) {
        #expect(Arguments.quoted(argument) == quoted)
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "ab", 2), ("index", "index", 0), ("indx", "index", 1),
        ("idnex", "index", 1), ("imdexx", "index", 2), ("show", "stats", 4), ("ab", "ba", 1),
        ("--formt", "--format", 1),
    ])
    func `the distance of two words counts their differences`(a: String, b: String, distance: Int) {
        #expect(Mistakes.distance(a, b) == distance)
        #expect(Mistakes.distance(b, a) == distance)
    }
}
