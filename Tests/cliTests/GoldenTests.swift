import Foundation
import Testing

/// What the program prints, byte for byte.
///
/// `RECORD_GOLDEN=1 swift test --filter GoldenTests` records it anew.
struct GoldenTests {
    /// A recorded run.
    struct Golden: CustomTestStringConvertible, Sendable {
        var name: String
        var arguments: String
        var testDescription: String { name }
    }

    static let all = [
        Golden(name: "search.txt", arguments: "harbour"),
        Golden(name: "search-colour.txt", arguments: "--color always -n 3 harbour"),
        Golden(name: "search-narrow.txt", arguments: "-n 5 harbour --color always"),
        Golden(name: "search-phrase.txt", arguments: "'not a single inch'"),
        Golden(name: "search-fallback.txt", arguments: "'a not single inch'"),
        Golden(name: "search-mentioned.txt", arguments: "date-mentioned:2021-12"),
        Golden(name: "search-page.txt", arguments: "-n 2 --offset 2 harbour"),
        Golden(name: "search-japanese.txt", arguments: "--source 汐ヶ浦新報"),
        Golden(name: "search.json", arguments: "--format json -n 2 harbour"),
        Golden(name: "search-nothing.json", arguments: "--format json zeppelin"),
        Golden(name: "search.jsonl", arguments: "--format jsonl harbour"),
        Golden(name: "search.csv", arguments: "--format csv harbour"),
        Golden(name: "search.html", arguments: "--format html -n 3 harbour OR dam inch"),
        Golden(name: "search-explain.txt", arguments: "--explain -n 2 harbour vote"),
        Golden(name: "search-passages.txt", arguments: "--snippets 3 --any fishermen lost voted"),
        Golden(name: "queries.trec", arguments: "--queries queries.tsv --format trec"),
        Golden(name: "timeline.txt", arguments: "timeline harbour"),
        Golden(name: "timeline-colour.txt", arguments: "timeline --color always --by year harbour"),
        Golden(name: "timeline.json", arguments: "timeline --format json --by quarter harbour"),
        Golden(name: "timeline.csv", arguments: "timeline --format csv --by month harbour"),
        Golden(name: "show.txt", arguments: "show post-1"),
        Golden(name: "show-query.txt", arguments: "show herald-1 --query 'orsa dam'"),
        Golden(
            name: "show-colour.txt",
            arguments: "show post-1 --query 'not a single inch' --color always"),
        Golden(name: "show.json", arguments: "show herald-1 --format json"),
        Golden(name: "show-dates.txt", arguments: "show post-1 --dates"),
        Golden(name: "show-dates.json", arguments: "show post-1 --dates --format json"),
        Golden(name: "stats.txt", arguments: "stats"),
        Golden(name: "stats.json", arguments: "stats --format json"),
        Golden(name: "export.jsonl", arguments: "export"),
        Golden(name: "extract.jsonl", arguments: "extract articles.jsonl"),
        Golden(name: "extract-explain.txt", arguments: "extract --explain page.html"),
        Golden(name: "queries.jsonl", arguments: "--queries queries.tsv -n 1"),
        Golden(name: "help.txt", arguments: "--help"),
        Golden(name: "help-search.txt", arguments: "help search"),
    ]

    @Test(arguments: all)
    func `the output is as recorded`(golden: Golden) throws {
        let archive = try SampleArchive()
        try archive.write("one\tharbour\n\ntwo\t\"single inch\"\nzeppelin\n", to: "queries.tsv")
        let page = SampleArchive.fixtures.appendingPathComponent("page.html")
        try archive.write(try String(contentsOf: page, encoding: .utf8), to: "page.html")
        let width = golden.name.contains("narrow") ? "40" : "80"
        let run = try archive.tool.shell("$N \(golden.arguments)", with: ["COLUMNS": width])
        let output = Self.steady(run.output)
        let file = SampleArchive.fixtures.appendingPathComponent("golden/\(golden.name)")
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try output.write(to: file, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: file, encoding: .utf8)
        let isSame = output.utf8.elementsEqual(recorded.utf8)
        #expect(isSame, "\(golden.name):\n\(output)")
    }

    /// Times and sizes differ from run to run.
    private static func steady(_ text: String) -> String {
        text.replacing(/"took_us":( ?)[0-9]+/) { "\"took_us\":\($0.1)0" }
            .replacing(/"file_bytes": [0-9]+/, with: "\"file_bytes\": 0")
            .replacing(/"added":( ?)[0-9]+/) { "\"added\":\($0.1)0" }
            .replacing(/size      [0-9.]+ [kM]?B/, with: "size      0 kB")
    }
}
