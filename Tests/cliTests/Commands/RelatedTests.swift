import Foundation
import Testing

/// `--like`, `--related`, `--recency` and `--snippets`, on the project's samples.
struct RelatedTests {
    private func keys(_ arguments: String) throws -> [String] {
        let tool = try SamplesArchive.shared.get().tool
        let run = try tool.shell("$N --format trec \(arguments)")
        return run.output.split(separator: "\n").map { String($0.split(separator: " ")[2]) }
    }

    @Test(arguments: [
        ("nw-210309-014", "azzd0dxh93kgv"), ("nw-220114-040", "4r5bq30pphn4m"),
        ("nw-230214-044", "dxmt1kkfp51bp"), ("nw-220425-003", "9r30m945w9jd4"),
        ("nw-210930-077", "dxmt1kkfp51bp"),
    ])
    func `the article most like one is its reprint or its sequel`(key: String, like: String) throws
    {
        let keys = try keys("--like \(key) 2> /dev/null")
        #expect(keys.first == like)
        #expect(!keys.contains(key))
    }

    @Test func `the words that were looked for are told`() throws {
        let tool = try SamplesArchive.shared.get().tool
        let run = try tool.shell("$N --like nw-220114-040 -n 1")
        #expect(run.errors.contains(/^newsfind: looks for any of: [^,\n]+(, [^,\n]+)+\n$/))
        #expect(run.errors.contains("flu"))
        let related = try tool.shell("$N --related 'single inch' -n 1")
        #expect(related.errors.contains(/newsfind: added: [^,\n]+(, [^,\n]+)+\n/))
        let none = try tool.shell("$N --related zeppelin")
        #expect(none.status == 1)
        #expect(none.errors.contains("nothing was found to widen the query by\n"))
    }

    @Test func `related articles come behind what has the words`() throws {
        let plain = try keys("flu wards")
        let wider = try keys("--related flu wards -n 46 2> /dev/null")
        #expect(wider.count > plain.count)
        #expect(Set(wider.prefix(plain.count)) == Set(plain))
        let without = try keys("--related flu wards -schools date:2022 -n 46 2> /dev/null")
        let allowed = try Set(keys("date:2022 -schools -n 46"))
        #expect(Set(without).isSubset(of: allowed))
    }

    @Test func `filters hold for related articles`() throws {
        let keys = try keys("--like nw-210930-077 --source courier -n 46 2> /dev/null")
        let courier = try Set(self.keys("--source courier -n 46"))
        #expect(!keys.isEmpty)
        #expect(Set(keys).isSubset(of: courier))
    }

    @Test func `recency puts the newest of equals first`() throws {
        let plain = try keys("harbour -n 46")
        let recent = try keys("--recency 7d harbour -n 46")
        #expect(Set(plain) == Set(recent))
        #expect(plain != recent)
        #expect(recent.first == "8ytj55x8tjq6v")
        #expect(Set(recent.suffix(2)) == ["ed9dq24qfwnct", "3yjemw9s6bptt"])
    }

    @Test(arguments: [1, 2, 3])
    func `as many passages are shown as were asked for`(count: Int) throws {
        let tool = try SamplesArchive.shared.get().tool
        let run = try tool.shell("$N --format jsonl -n 20 --snippets \(count) pact")
        var most = 0
        for line in run.output.split(separator: "\n") {
            let hit = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let key = try #require(hit?["key"] as? String)
            let snippets = try #require(hit?["snippets"] as? [[String: Any]])
            #expect((1...count).contains(snippets.count))
            most = max(most, snippets.count)
            let shown = try tool.run("show", "--format", "json", key).output
            let article = try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any]
            let body = Array((article?["body"] as? String ?? "").unicodeScalars)
            var end = 0
            for snippet in snippets {
                let text = Array((snippet["text"] as? String ?? "").unicodeScalars)
                let offset = try #require(snippet["offset"] as? Int)
                #expect(offset >= end)
                end = offset + text.count
                #expect(Array(body[offset..<end]) == text)
                for span in snippet["highlights"] as? [[Int]] ?? [] {
                    let lit = String(String.UnicodeScalarView(body[span[0]..<span[1]]))
                    #expect(lit.lowercased().hasPrefix("pact"))
                    #expect(span[0] >= offset && span[1] <= end)
                }
            }
        }
        #expect(most == count)
    }
}
