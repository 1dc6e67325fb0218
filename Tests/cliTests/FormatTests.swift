import Foundation
import Testing

/// The formats for programs are what they say they are.
struct FormatTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `json has the members it is known for`() throws {
        let tool = try SampleArchive().tool
        let json = try object(tool.run("--format", "json", "not a single inch").output)
        #expect(
            Set(json.keys) == [
                "schema", "query", "parsed", "interpretation", "notes", "suggestion", "fallback",
                "total",
                "took_us", "hits",
            ])
        #expect(json["schema"] as? Int == 2)
        #expect(json["query"] as? String == "not a single inch")
        #expect(json["interpretation"] as? String == "\"not a single inch\"")
        #expect(json["total"] as? Int == 1)
        let hit = try #require((json["hits"] as? [[String: Any]])?.first)
        #expect(
            Set(hit.keys) == [
                "key", "headline", "source", "date", "url", "entities", "score", "closeness",
                "headline_highlights", "snippets",
            ])
        #expect(hit["closeness"] as? String == "verbatim")
        let snippets = try #require(hit["snippets"] as? [[String: Any]])
        #expect(snippets.map { Set($0.keys) } == [["text", "offset", "highlights"]])
        let spans = try #require(snippets[0]["highlights"] as? [[Int]])
        let key = try #require(hit["key"] as? String)
        let article = try object(tool.run("show", key, "--format", "json").output)
        let scalars = Array((article["body"] as? String ?? "").unicodeScalars)
        let lit = spans.map { String(String.UnicodeScalarView(scalars[$0[0]..<$0[1]])) }
        #expect(lit == ["Not a single inch"])
    }

    @Test func `json tells what was made of a query`() throws {
        let tool = try SampleArchive().tool
        let repaired = try object(tool.run("--format", "json", "harbour OR").output)
        let note = try #require((repaired["notes"] as? [[String: Any]])?.first)
        #expect(Set(note.keys) == ["text", "range"])
        #expect(note["range"] as? [Int] == [8, 10])
        #expect((note["text"] as? String)?.hasPrefix("OR joins nothing here") == true)
        #expect(repaired["interpretation"] as? String == "harbour or")
        let misspelt = try object(tool.run("--format", "json", "harbuor").output)
        #expect(misspelt["suggestion"] as? String == "harbour")
        #expect(misspelt["total"] as? Int == 0)
        let apart = try object(tool.run("--format", "json", "a not single inch").output)
        #expect(apart["fallback"] as? Bool == true)
        #expect(apart["interpretation"] as? String == "a not single inch")
        let closeness = (apart["hits"] as? [[String: Any]])?.map { $0["closeness"] as? String }
        #expect(closeness == ["ordered", "scattered"])
    }

    @Test func `json lines are an object a hit, whatever an article holds`() throws {
        let run = try SampleArchive().tool.run("--format", "jsonl", "harbour")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 6)
        for line in lines { #expect(try object(String(line))["key"] is String) }
        #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!run.output.unicodeScalars.contains { (0x7F..<0xA0).contains($0.value) })
    }

    @Test func `csv has as many fields in every row, quoted where need be`() throws {
        let run = try SampleArchive().tool.run("--format", "csv", "harbour")
        let rows = try #require(CSVRows.parse(run.output))
        #expect(
            rows.first
                == ["key", "headline", "source", "date", "url", "entities", "score", "snippet"])
        #expect(rows.count == 7)
        #expect(rows.allSatisfy { $0.count == 8 })
        #expect(rows.contains { $0[1] == "A dam in the hills, and what it cost" })
        #expect(rows.contains { $0[7].contains("\"give or take\"") })
    }

    @Test func `what export prints, index reads back to an equal archive`() throws {
        let archive = try SampleArchive()
        let exported = try archive.tool.run("export")
        try archive.write(exported.output, to: "export.jsonl")
        let copied = try archive.tool.run("index", "--archive", "copy.db", "export.jsonl")
        #expect(copied.output.hasPrefix("added 7, refreshed 0, unchanged 0, skipped 0 in"))
        #expect(try archive.tool.run("export", "--archive", "copy.db").output == exported.output)
        let again = try archive.tool.run("index", "export.jsonl")
        #expect(again.output.hasPrefix("added 0, "), "\(again)")
        #expect(try archive.tool.run("export").output.contains("\"key\":\"undated-1\""))
    }

    @Test func `a timeline's csv and json say the same`() throws {
        let tool = try SampleArchive().tool
        let csv = try tool.run("timeline", "--format", "csv", "--by", "month", "harbour").output
        let rows = try #require(CSVRows.parse(csv))
        #expect(rows.first == ["bucket", "start", "matches", "total", "share"])
        #expect(rows.last == ["undated", "", "1", "1", "1.0"])
        let json = try object(
            tool.run("timeline", "--format", "json", "--by", "month", "harbour").output)
        let buckets = try #require(json["buckets"] as? [[String: Any]])
        #expect(buckets.count == rows.count - 2)
        for (bucket, row) in zip(buckets, rows.dropFirst()) {
            #expect(bucket["bucket"] as? String == row[0])
            #expect(bucket["matches"] as? Int == Int(row[2]))
            #expect(bucket["total"] as? Int == Int(row[3]))
        }
    }
}

/// A reader of RFC 4180 for the tests.
enum CSVRows {
    /// The rows; nil if a quotation mark is out of place.
    static func parse(_ text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var wasQuoted = false
        var rest = text.unicodeScalars[...]
        func endField() {
            row.append(String(field))
            field = String.UnicodeScalarView()
            wasQuoted = false
        }
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"" where isQuoted && rest.first == "\"":
                field.append(scalar)
                rest.removeFirst()
            case "\"" where isQuoted:
                isQuoted = false
                wasQuoted = true
            case "\"" where field.isEmpty && !wasQuoted: isQuoted = true
            case "\"": return nil
            case _ where isQuoted: field.append(scalar)
            case ",": endField()
            case "\n":
                endField()
                rows.append(row)
                row = []
            case _ where wasQuoted: return nil
            default: field.append(scalar)
            }
        }
        return isQuoted || !row.isEmpty || !field.isEmpty ? nil : rows
    }
}
