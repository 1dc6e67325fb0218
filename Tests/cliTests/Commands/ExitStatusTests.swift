import Foundation
import Testing

/// 0 found, 1 nothing, 2 trouble; and what is said then, on standard error.
struct ExitStatusTests {
    /// A run and what it should say.
    struct Case: CustomTestStringConvertible, Sendable {
        var line: String
        var status: Int32
        var says: String
        var testDescription: String { line }

        init(_ line: String, _ status: Int32, _ says: String = "") {
            self.line = line
            self.status = status
            self.says = says
        }
    }

    static let found = [
        Case("harbour", 0), Case("search harbour", 0), Case("--count harbour", 0),
        Case("--format json harbour", 0), Case("-n 0 harbour", 0), Case("-n3 harbour", 0),
        Case("-n=3 harbour", 0), Case("--limit=3 harbour", 0), Case("--source herald", 0),
        Case("--entity pellmouth --from 2021 --to 2021-12", 0),
        Case("--queries queries.tsv", 0), Case("--queries - < queries.tsv", 0),
        Case("--offset 500 harbour", 0, "newsfind: there are 6 articles\n"),
        Case(
            "'a not single inch'", 0,
            "newsfind: nothing has \"a not single inch\" as it stands; these have all its words"
                + " (--exact forbids that)\n"),
        Case("harbour -zeppelin", 0), Case("'harbour OR zeppelin'", 0), Case("-zeppelin", 0),
        Case("help query", 0), Case("--like post-1", 0, "newsfind: looks for any of: "),
        Case("--format trec --queries queries.tsv", 0), Case("--format html harbour", 0),
        Case("--recency 30d harbour", 0), Case("--snippets 3 harbour", 0),
        Case("--explain harbour", 0),
        Case("--offset 9 'not a single inch'", 0, "newsfind: there is 1 article\n"),
        Case(
            "harbour OR dam inch", 0, "newsfind: understood as: harbour OR (dam inch)\n"),
        Case(
            "'harbour OR'  --any", 0,
            "newsfind: OR joins nothing here and is taken as a word; an operator stands between words"
                + "\n    harbour OR\n            ^^\n"),
        Case(
            "timeline '(harbour'", 0),
        Case(
            "timeline '(harbour OR dam'", 0,
            "newsfind: a parenthesis without its partner is left out\n    (harbour OR dam\n    ^\n"),
        Case("timeline harbour", 0), Case("timeline", 0), Case("show post-1", 0), Case("stats", 0),
        Case("check", 0), Case("optimize", 0), Case("export", 0), Case("backup copy.db", 0),
        Case("remove post-1", 0), Case("extract articles.jsonl", 0),
        Case("index articles.jsonl", 0),
        Case("index --archive deep/er/news.db articles.jsonl", 0), Case("--help", 0), Case("", 0),
        Case("--version", 0), Case("help index", 0), Case("timeline --help", 0),
        Case("--archive news.db stats", 0), Case("--archive=news.db show post-1", 0),
        Case(
            "remove post-1 nobody", 0, "newsfind: no article has the key 'nobody'\n"),
    ]

    static let nothing = [
        Case("zeppelin", 1, "newsfind: no article matches zeppelin\n"),
        Case(
            "harbour zeppelin", 1,
            "newsfind: no article matches harbour zeppelin; --any finds articles with some of"
                + " the words\n"),
        Case("--any zeppelin airship", 1, "newsfind: no article matches zeppelin OR airship\n"),
        Case(
            "--exact 'a not single inch'", 1, "newsfind: no article matches \"a not single inch\"\n"
        ),
        Case("'!!!'", 1, "newsfind: '!!!' has no word to look for\n"),
        Case("--count zeppelin", 1),
        Case(
            "harbour source:'Pellmouth Post'", 1,
            "newsfind: source: goes with 'Pellmouth' only; with all of it: newsfind"
                + " 'source:\"Pellmouth Post\"'\n"),
        Case(
            "harbuor", 1,
            "newsfind: no article matches harbuor\nnewsfind: did you mean: newsfind harbour\n"),
        Case(
            "harbuor single", 1,
            "newsfind: no article matches harbuor single; --any finds articles with some of the words"
                + "\nnewsfind: did you mean: newsfind harbour single\n"),
        Case("harbour -harbour", 1, "newsfind: no article matches harbour -harbour"),
        Case(
            "--like nobody", 1,
            "newsfind: no article has the key 'nobody'; search shows each article's key\n"),
        Case("--format json zeppelin", 1, "newsfind: no article matches"),
        Case(
            "--source Nobody", 1,
            "newsfind: no source is called 'Nobody'\nnewsfind: no article is left by these options\n"
        ),
        Case("--entity '!!!'", 1, "newsfind: no article is left by these options\n"),
        Case(
            "--from 2030 harbour", 1,
            "newsfind: no article matches harbour within these options\n"),
        Case("--queries nothing.tsv", 1), Case("--queries empty.tsv", 1),
        Case("timeline zeppelin", 1, "newsfind: no article matches zeppelin\n"),
        Case("timeline --source Nobody", 1, "newsfind: no source is called 'Nobody'\n"),
        Case(
            "show nobody", 1,
            "newsfind: no article has the key 'nobody'; search shows each article's key\n"),
        Case("remove nobody", 1, "newsfind: no article has the key 'nobody'\n"),
        Case("index empty.tsv", 1), Case("extract empty.tsv", 1),
    ]

    static let trouble = [
        Case("''", 2, "newsfind: what is to be found? newsfind \"not a single inch\"\n"),
        Case("' ' ''", 2, "newsfind: what is to be found?"),
        Case("search", 2, "newsfind: what is to be found?"),
        Case("index", 2, "newsfind: name files or folders to index"),
        Case("index --compact --archive none.db", 2, "newsfind: there is no archive at none.db"),
        Case("-n 3", 2, "newsfind: what is to be found?"),
        Case(
            "--archive none.db harbour", 2,
            "newsfind: there is no archive at none.db; make one with: newsfind index --archive"
                + " none.db FOLDER\n"),
        Case("--archive none.db stats", 2, "newsfind: there is no archive at none.db"),
        Case("timeline --archive none.db", 2, "newsfind: there is no archive at none.db"),
        Case("show --archive none.db x", 2, "newsfind: there is no archive at none.db"),
        Case("check --archive none.db", 2, "newsfind: there is no archive at none.db"),
        Case("optimize --archive none.db", 2, "newsfind: there is no archive at none.db"),
        Case("export --archive none.db", 2, "newsfind: there is no archive at none.db"),
        Case("backup --archive none.db x", 2, "newsfind: there is no archive at none.db"),
        Case("remove --archive none.db x", 2, "newsfind: there is no archive at none.db"),
        Case(
            "--archive articles.jsonl harbour", 2,
            "newsfind: articles.jsonl is not a newsfind archive; name another file with --archive\n"
        ),
        Case(
            "indx articles.jsonl", 2,
            "newsfind: 'indx' is not a command; did you mean: newsfind index articles.jsonl\n"
                + "To search for these words: newsfind search indx articles.jsonl\n"),
        Case("imdex ./nowhere", 2, "newsfind: 'imdex' is not a command"),
        Case("extarct 'a b'/", 2, "did you mean: newsfind extract 'a b/'"),
        Case(
            "harbour --formt json", 2,
            "newsfind: there is no option --formt; did you mean --format?\n"
                + "To search for it: newsfind search -- --formt\n"),
        Case(
            "harbour --zeppelin", 2,
            "newsfind: there is no option --zeppelin; newsfind --help lists"),
        Case("harbour --limt=3", 2, "newsfind: there is no option --limt; did you mean --limit?"),
        Case("harbour -x", 2, "newsfind: there is no option -x"),
        Case("timeline --bye month", 2, "newsfind: there is no option --bye; did you mean --by?"),
        Case("stats --formt json", 2, "newsfind: Unknown option '--formt'"),
        Case(
            "--from 2021-13 harbour", 2,
            "'2021-13' is not a date; write 2021, 2021-12 or 2021-12-23"),
        Case("--to tomorrow harbour", 2, "'tomorrow' is not a date"),
        Case("timeline --from 31.02.2021", 2, "'31.02.2021' is not a date"),
        Case(
            "--from 2022 --to 2021-12 harbour", 2,
            "newsfind: --from 2022 is later than --to 2021-12\n"),
        Case(
            "timeline --from 2022 --to 2021", 2, "newsfind: --from 2022 is later than --to 2021\n"),
        Case("--limit=-1 harbour", 2, "newsfind: --limit -1 is less than 0\n"),
        Case("--limit -1 harbour", 2, "newsfind: --limit -1 is less than 0\n"),
        Case("--offset=-1 harbour", 2, "newsfind: --offset -1 is less than 0\n"),
        Case("timeline !!", 1, "newsfind: '!!' has no word to look for\n"),
        Case("--snippets 0 harbour", 2, "newsfind: --snippets 0 is less than 1\n"),
        Case(
            "--recency soon harbour", 2,
            "newsfind: --recency 'soon' is not an age; write 12h, 30d, 2w, 6m or 1y\n"),
        Case("--recency 0d harbour", 2, "newsfind: --recency '0d' is not an age"),
        Case(
            "--like post-1 harbour", 2,
            "newsfind: --like KEY makes the query itself; leave out the other words\n"),
        Case("-n many harbour", 2, "newsfind: The value 'many' is invalid for '-n <number>'"),
        Case("harbour --limit", 2, "newsfind: Missing value for '--limit <number>'"),
        Case("--sort best harbour", 2, "'relevance', 'newest' or 'oldest'"),
        Case(
            "--format xml harbour", 2, "- text\n  - json\n  - jsonl\n  - csv\n  - html\n  - trec\n"),
        Case("timeline --by decade", 2, "'day', 'week', 'month', 'quarter' or 'year'"),
        Case(
            "--queries none.tsv", 2, "newsfind: none.tsv cannot be read: there is no such file\n"),
        Case("--queries .", 2, "newsfind: . cannot be read: it is a folder\n"),
        Case(
            "--queries queries.tsv harbour", 2,
            "newsfind: --queries takes the queries from a file; leave out harbour\n"),
        Case(
            "--queries queries.tsv --format csv", 2,
            "newsfind: --queries answers in JSON Lines or as a trec run, not as csv\n"),
        Case("index none.jsonl", 2, "newsfind: none.jsonl: no such file or folder\n"),
        Case(
            "index --archive new.db none.jsonl", 2, "newsfind: none.jsonl: no such file or folder\n"
        ),
        Case(
            "index -archive new.db articles.jsonl", 2,
            "newsfind: there is no option -archive; long options take two dashes, and a file of"
                + " that name is ./-archive\n"),
        Case("stats -formatjson", 2, "newsfind: there is no option -formatjson"),
        Case("extract none.jsonl", 2, "newsfind: none.jsonl: no such file or folder\n"),
        Case(
            "index articles.jsonl --skipped none/list", 2,
            "newsfind: none/list cannot be written: check the folder and its permissions\n"),
        Case(
            "index articles.jsonl --map colour=red", 2,
            "newsfind: '--map colour=red' is not FIELD=COLUMN; the fields are id, headline,"),
        Case("backup articles.jsonl", 2, "newsfind: articles.jsonl exists already"),
        Case("show", 2, "newsfind: Missing expected argument '<key>'"),
        Case("backup", 2, "newsfind: Missing expected argument '<file>'"),
        Case("remove", 2, "newsfind: Missing expected argument '<key> ...'"),
    ]

    @Test(arguments: found + nothing + trouble)
    func `a run ends as it should and says why`(run: Case) throws {
        let archive = try SampleArchive()
        try archive.write("one\tharbour\n", to: "queries.tsv")
        try archive.write("zeppelin\nempty\t\n", to: "nothing.tsv")
        try archive.write("", to: "empty.tsv")
        let outcome = try archive.tool.shell("$N \(run.line)")
        #expect(outcome.status == run.status, "\(outcome)")
        if run.says.hasPrefix("newsfind: ") {
            #expect(outcome.errors.hasPrefix(run.says), "\(outcome)")
        } else if !run.says.isEmpty {
            #expect(outcome.errors.contains(run.says), "\(outcome)")
        }
        if run.status == 0, run.says.isEmpty { #expect(outcome.errors.isEmpty, "\(outcome)") }
    }

    @Test func `no archive is made by a mistyped path`() throws {
        let archive = try SampleArchive()
        _ = try archive.tool.run("index", "--archive", "new.db", "none.jsonl")
        let made = archive.folder.appendingPathComponent("new.db").path
        #expect(!FileManager.default.fileExists(atPath: made))
    }
}
