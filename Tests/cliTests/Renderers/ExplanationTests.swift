import Foundation
import Testing

/// `--explain`: how a query was answered, and sums that add up.
struct ExplanationTests {
    @Test func `the text shows tree, terms, rows and sums`() throws {
        let tool = try SampleArchive().tool
        let run = try tool.run("--explain", "harbour", "vote", "OR", "dam")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        let lines = run.output.components(separatedBy: "\n")
        #expect(lines[0] == "means     (harbour vote) OR dam")
        #expect(lines.contains("          vote: vote, voted, votes"))
        #expect(
            lines.contains { $0.hasPrefix("rows      from article") && $0.contains("\"voted\"") })
        #expect(
            lines.contains { $0.contains(/^ +[0-9.]+ = [0-9.]+ harbour \+ [0-9.]+ vote$/) })
    }

    @Test(arguments: [
        ("not a single inch", "inch; words together"),
        ("single harbour", "; words in order, near each other\n"),
        ("dam crowns signed hills", "; words scattered\n"), ("harbour", "harbour\n"),
        ("--any inch quay", "inch + "), ("vote ADJ/9 harbour", "harbour\n"),
    ])
    func `where the words stand is told where it counts`(words: String, says: String) throws {
        let run = try SampleArchive().tool.shell(
            "$N search --explain -n 1 \(words)", with: ["COLUMNS": "100"])
        #expect(run.output.contains(says), "\(run)")
    }

    @Test func `what was simplified is shown as it was read too`() throws {
        let tool = try SampleArchive().tool
        let lines = try tool.run("--explain", "((harbour)", "harbour)").output
            .components(separatedBy: "\n")
        #expect(lines[0] == "read as   harbour harbour")
        #expect(lines[1] == "means     harbour")
    }

    @Test func `parts and age give the score`() throws {
        let tool = try SampleArchive().tool
        for options in ["", "--recency 90d", "--sort newest"] {
            let run = try tool.shell(
                "$N --explain \(options) --format json harbour inch vote --any")
            let json =
                try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            let explanation = try #require(json?["explanation"] as? [String: Any])
            #expect(explanation["parsed"] is String)
            #expect(explanation["statement"] is String)
            #expect((explanation["terms"] as? [[String: Any]])?.count == 3)
            let hits = try #require(json?["hits"] as? [[String: Any]])
            #expect(hits.count == 6)
            for hit in hits {
                let score = try #require(hit["score"] as? Double)
                let sum = try #require(hit["explanation"] as? [String: Any])
                let parts = try #require(sum["parts"] as? [[String: Any]])
                let age = try #require(sum["recency"] as? Double)
                let total = parts.reduce(0) { $0 + ($1["score"] as? Double ?? 0) }
                if options != "--sort newest" {
                    #expect(abs(total * age - score) < 0.001, "\(hit)")
                }
            }
        }
    }

    @Test func `without it nothing is explained`() throws {
        let text = try SampleArchive().tool.run("--format", "json", "harbour").output
        #expect(!text.contains("explanation"))
    }
}
