import Foundation
import Testing

/// `--format trec`: run files for trec_eval and its kin.
struct RunFileTests {
    private struct Line {
        var query: String
        var key: String
        var rank: Int
        var score: Float
    }

    private func lines(_ text: String) throws -> [Line] {
        try text.split(separator: "\n").map { line in
            let fields = line.split(separator: " ", omittingEmptySubsequences: false).map(
                String.init)
            try #require(
                fields.count == 6 && fields[1] == "Q0" && fields[5] == "newsfind", "\(line)")
            return Line(
                query: fields[0], key: fields[2], rank: try #require(Int(fields[3])),
                score: try #require(Float(fields[4])))
        }
    }

    private static let queries =
        "q1\tharbour\nq 2\tnot a single inch\n\tdam\nzeppelin\nharbour inch\n"

    @Test(arguments: ["", "--sort newest", "--sort oldest", "--recency 1d", "--any", "--related"])
    func `the scores give our order, in single precision too`(options: String) throws {
        let archive = try SampleArchive()
        try archive.write(Self.queries, to: "queries.tsv")
        let run = try archive.tool.shell("$N --queries queries.tsv --format trec \(options)")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let lines = try lines(run.output)
        #expect(Set(lines.map(\.query)).isSubset(of: ["q1", "q_2", "3", "4", "5"]))
        let answers = try archive.tool.shell("$N --queries queries.tsv \(options)").output
        let expected = try answers.split(separator: "\n").map { line in
            let json = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return (json?["hits"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
        }
        for (number, id) in ["q1", "q_2", "3", "4", "5"].enumerated() {
            let own = lines.filter { $0.query == id }
            #expect(own.map(\.key) == expected[number])
            #expect(own.map(\.rank) == Array(own.indices.map { $0 + 1 }))
            #expect(zip(own, own.dropFirst()).allSatisfy { $0.score > $1.score })
        }
        #expect(lines.count > 8)
    }

    @Test func `words together score above any others`() throws {
        let run = try SampleArchive().tool.run("--format", "trec", "not", "a", "single", "inch")
        let lines = try lines(run.output)
        #expect(lines.map(\.key) == ["post-1", "post-2"])
        #expect(lines[0].score > 2_000)
        #expect(lines[1].score < 2_000)
        #expect(lines.allSatisfy { $0.query == "1" })
    }

    @Test func `articles without a score keep their order`() throws {
        let tool = try SampleArchive().tool
        let lines = try lines(tool.run("--format", "trec", "date:2021..").output)
        #expect(lines.count == 6)
        #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.score > $1.score })
    }

    @Test func `a page goes on where the last one ended`() throws {
        let tool = try SampleArchive().tool
        let lines = try lines(
            tool.run("--format", "trec", "--offset", "2", "-n", "2", "harbour").output)
        #expect(lines.map(\.rank) == [3, 4])
    }
}
