import Analysis
import Archive
import Testing

@testable import Indexer

@Suite struct JSONValuesTests {
    @Test(arguments: [
        #"[{"title":"A"},{"title":"B"},{"title":"C"}]"#,
        "[\n  {\"title\":\"A\"},\n  {\"title\":\"B\"},\n  {\"title\":\"C\"}\n]\n",
        "\u{FEFF} [ {\"title\":\"A\"} , {\"title\":\"B\"} , {\"title\":\"C\"} , ]",
        "{\n  \"title\": \"A\"\n}\n{\n  \"title\": \"B\"\n}\n{\n  \"title\": \"C\"\n}",
        "{\n\"title\":\"A\"}{\"title\":\"B\"}{\"title\":\"C\"}",
        #"{"title":"A"}{"title":"B"} {"title":"C"}"#,
        "{\"title\":\"A\"}{\"title\":\"B\"}\n{\"title\":\"C\"}\n",
        "{\"title\":\"A\"},\n{\"title\":\"B\"},\n{\"title\":\"C\"},\n",
        "[[{\"title\":\"A\"}],[{\"title\":\"B\"},{\"title\":\"C\"}]]",
        "[\r\n{\"title\":\"A\"},\r\n{\"title\":\"B\"},\r\n{\"title\":\"C\"}\r\n]\r\n",
    ])
    func `an array or a row of objects is articles numbered from 1`(text: String) async throws {
        let reading = try await Reading.of(text)
        #expect(reading.headlines == ["A", "B", "C"])
        #expect(reading.positions == [1, 2, 3])
        #expect(reading.skipped.isEmpty)
    }

    @Test func `one object on many lines is one article`() async throws {
        let reading = try await Reading.of(
            """
            {
              "title": "A \\"quoted\\" } brace",
              "body": "[ { \\\\",
              "entities": [
                {"name": "NATO"}
              ]
            }
            """, name: "a.json")
        #expect(reading.headlines == ["A \"quoted\" } brace"])
        #expect(reading.articles.first?.entities == ["NATO"])
    }

    @Test func `what is no object is skipped by its number`() async throws {
        let reading = try await Reading.of(
            #"[{"title":"A"}, 7, null, "text", {"title":"B"}, true, {"x":1}, {"title":"C"}]"#)
        #expect(reading.headlines == ["A", "B", "C"])
        #expect(reading.positions == [1, 5, 8])
        #expect(reading.skipped.map(\.position) == [2, 3, 4, 6, 7])
    }

    @Test(arguments: ["[]", " [ ] ", "[\n]\n"])
    func `an empty array is nothing`(text: String) async throws {
        let reading = try await Reading.of(text)
        #expect(reading.articles.isEmpty && reading.skipped.isEmpty)
    }

    @Test(arguments: [
        #"[{"title":"A"}},{"title":"B"}]"#,
        "[{\"title\":\"A\"}}\n,\n{\"title\":\"B\"}]",
        #"[{"title":"A"}}}}]]{"title":"B"}]"#,
    ])
    func `a brace too many costs at most itself`(text: String) async throws {
        let reading = try await Reading.of(text)
        #expect(reading.headlines == ["A", "B"])
        #expect(reading.skipped.count == 1)
    }

    @Test(arguments: [
        // A quote too few, on one line and on many.
        #"[{"title":"A"},{"title":"B},{"title":"C"},{"title":"D"}]"#,
        "[\n{\"title\":\"A\"},\n{\"title\":\"B},\n{\"title\":\"C\"},\n{\"title\":\"D\"}\n]",
        // A brace too few.
        "[\n{\"title\":\"A\"},\n{\"title\":\"B\",\n{\"title\":\"C\"},\n{\"title\":\"D\"}\n]",
        "{\n\"title\":\"A\"}\n{\n\"title\":\"B\"\n{\n\"title\":\"C\"}\n{\n\"title\":\"D\"}\n",
        // A quote too many.
        "[\n{\"title\":\"A\"},\n{\"title\":\"B\"\"},\n{\"title\":\"C\"},\n{\"title\":\"D\"}\n]",
    ])
    func `a value that is not closed does not cost the rest`(text: String) async throws {
        let reading = try await Reading.of(text)
        #expect(reading.headlines.first == "A")
        #expect(reading.headlines.last == "D")
        #expect(!reading.skipped.isEmpty)
    }

    @Test func `many broken values leave the others readable`() async throws {
        var text = "[\n"
        for number in 0..<300 {
            text += "{\"title\":\"Story \(number)\",\"body\":\"Ferry \(number).\"},\n"
            if number % 10 == 0 { text += "{\"title\":\"Broken \(number),\"body\":\"x\"},\n" }
        }
        let reading = try await Reading.of(text + "]")
        let whole = reading.headlines.filter { $0.hasPrefix("Story") }
        #expect(whole.count >= 240)
        #expect(whole.last == "Story 299")
    }

    @Test func `a file that is cut short gives what came before`() async throws {
        let reading = try await Reading.of(#"[{"title":"A"},{"title":"B"},{"title":"C","bo"#)
        #expect(reading.headlines == ["A", "B"])
        #expect(reading.skipped.map(\.position) == [3])
        #expect(reading.reasons.map(\.kind) == ["invalid JSON"])
    }

    @Test func `an object over the limit is skipped and the next is read`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: InputBuffer.recordLimit + 1_000_000)
        let bytes =
            Array("[{\"title\":\"A\"},\n{\"title\":\"B\",\"body\":\"".utf8) + body
            + Array("\"},\n{\"title\":\"C\"},{\"title\":\"D\"}]".utf8)
        let reading = try await Reading.of(bytes)
        #expect(reading.headlines == ["A", "C", "D"])
        #expect(reading.skipped.map(\.position) == [2])
        #expect(reading.reasons == [.tooLong(limit: InputBuffer.recordLimit)])
    }

    @Test func `thousands of broken values leave the others readable`() async throws {
        let text = (0..<5000).map { "{\"title\":\"S\($0)\"},\n{\"title\":\"B,\"body\":\"x\"},\n" }
        let reading = try await Reading.of("[\n" + text.joined() + "]")
        #expect(reading.headlines == (0..<5000).map { "S\($0)" })
        #expect(reading.skipped.count == 5000)
    }

    @Test func `unclosed values without end end`() async throws {
        let text = "[" + String(repeating: "\n{\"", count: 20_000)
        let reading = try await Reading.of(text)
        #expect(reading.articles.isEmpty)
        #expect(!reading.skipped.isEmpty)
    }
}
