import Analysis
import Foundation
import Testing

@testable import cli

/// What is a word of a query, and what is an option.
struct WordsTests {
    @Test(arguments: [
        ("-inch", "-inch"), ("harbour -quay", "harbour -quay"), ("-- --limit 3", "limit 3"),
        ("search -- -n", "-n"), ("'-- a dash'", "\"a dash\""), ("'- a dash'", "\"a dash\""),
        ("harbour -- --any", "harbour any"), ("-- -x", "-x"), ("-- harbour", "harbour"),
        ("putin -nato", "putin -nato"), ("-nato putin", "-nato putin"), ("-n5 -nato", "-nato"),
        ("-headline:dam harbour", "-headline:dam harbour"), ("'-\"red lines\"'", "-\"red lines\""),
        ("'-(dam OR flu)' x", "-(dam OR flu) x"), ("a NOT b", "a -b"), ("not a b", "not a b"),
        ("dam OR flood crack", "dam OR (flood crack)"), ("'dam OR flood'", "dam OR flood"),
        ("dam NEAR/3 crack", "dam NEAR/3 crack"), ("'red lines' =votes", "\"red lines\" \"votes\""),
        ("'expan*'", "expan*"), ("headline:dam", "headline:dam"), ("date:2021-12", "date:2021-12"),
        ("'source:\"Orsa Herald\"'", "source:\"Orsa Herald\""),
        ("'dam near/3 crack'", "dam \"near 3\" crack"),
        ("search index", "index"), ("search stats", "stats"), ("search search", "search"),
        ("'index the harbour'", "\"index the harbour\""), ("harbour index", "harbour index"),
        ("harbour --any -quay", "harbour -quay"), ("'not'", "not"), ("OR AND", "or and"),
        ("harbour --any quay", "harbour OR quay"),
        ("'“single inch”' harbour", "\"single inch\" harbour"), ("2021 -5", "2021 5"),
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
            (["---", "---foo", "-="], ["\0---", "\0---foo", "\0-="]), (["--=x"], ["\0--=x"]),
            (["-n", "3", "-h"], ["-n", "3", "-h"]), (["-"], ["-"]),
            (["--limit", "-1", "x"], ["--limit=-1", "x"]),
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
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        #expect(EditDistance.between(a, b, atMost: 4) == distance)
        #expect(EditDistance.between(b, a, atMost: 4) == distance)
        #expect(EditDistance.between(a, b, atMost: distance - 1) == nil || distance == 0)
    }
}
