import Foundation
import Testing

struct QueryFileTests {
    private func answers(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map { line in
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
            return try #require(value as? [String: Any])
        }
    }

    private static let queries =
        "\u{FEFF}one\tharbour\r\n\r\n   \ntwo\t\"single inch\"\nzeppelin\nthree\t\nfour\ta\tharbour\n\t harbour"

    @Test(arguments: [true, false])
    func `each line is answered by a line`(isPiped: Bool) throws {
        let archive = try SampleArchive()
        try archive.write(Self.queries, to: "queries.tsv")
        let run = try archive.tool.run(
            "--queries", isPiped ? "-" : "queries.tsv", input: isPiped ? Self.queries : nil)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let answers = try answers(run.output)
        #expect(answers.map { $0["id"] as? String } == ["one", "two", nil, "three", "four", ""])
        #expect(answers.map { $0["total"] as? Int } == [6, 1, 0, 0, 6, 6])
        #expect(answers.map { $0["query"] as? String }.first == "harbour")
        #expect(answers[1]["interpretation"] as? String == "\"single inch\"")
    }

    @Test func `options hold for every line`() throws {
        let archive = try SampleArchive()
        let input = "harbour zeppelin\nharbour\n"
        let all = try answers(archive.tool.run("--queries", "-", "-n", "1", input: input).output)
        #expect(all.map { $0["total"] as? Int } == [0, 6])
        #expect(all.map { ($0["hits"] as? [Any])?.count } == [0, 1])
        let any = try answers(
            archive.tool.run("--queries", "-", "--any", "--source", "post", input: input).output)
        #expect(any.map { $0["total"] as? Int } == [3, 3])
        let count = try answers(archive.tool.run("--queries", "-", "--count", input: input).output)
        #expect(count.map { ($0["hits"] as? [Any])?.count } == [0, 0])
    }
}
