import Analysis
import Archive
import Testing

@testable import Indexer

@Suite struct JSONLinesTests {
    @Test func `a line is an article`() async throws {
        let reading = try await Reading.of(
            """
            {"id":"a","headline":"Ferry late","body":"It came at ten."}
            {"id":"b","headline":"Ferry early","body":"It came at six."}
            """)
        #expect(reading.headlines == ["Ferry late", "Ferry early"])
        #expect(reading.articles.map(\.key) == ["a", "b"])
        #expect(reading.positions == [1, 2])
        #expect(reading.skipped.isEmpty && reading.failed.isEmpty)
    }

    @Test func `line ends of any system and a byte order mark are no matter`() async throws {
        let reading = try await Reading.of(
            "\u{FEFF}{\"title\":\"A\"}\r\n\r\n  \n{\"title\":\"B\"}\r\n{\"title\":\"C\"}")
        #expect(reading.headlines == ["A", "B", "C"])
        #expect(reading.positions == [1, 4, 5])
    }

    @Test func `a broken line is skipped with its number and the next is read`() async throws {
        let reading = try await Reading.of(
            """
            {"title":"A"}
            {"title":"B"
            {"title":"C"}
            not JSON at all
            [1,2]
            "text"
            {"title":"D"} trailing
            {"colour":"neither"}
            {"title":"  ","body":"\\n"}
            {"title":"E"}
            """)
        #expect(reading.headlines == ["A", "C", "E"])
        #expect(reading.positions == [1, 3, 10])
        #expect(reading.skipped.map(\.position) == [2, 4, 5, 6, 7, 8, 9])
        #expect(
            reading.reasons.map(\.kind) == [
                "invalid JSON", "invalid JSON", "not a JSON object", "not a JSON object",
                "invalid JSON", "no headline or body", "no headline or body",
            ])
        #expect(reading.report.skipped["invalid JSON"] == 3)
        #expect(reading.report.added == 3)
    }

    @Test func `a broken first line does not make prose of JSON Lines`() async throws {
        let reading = try await Reading.of("oops\n{\"title\":\"A\"}\n", name: "a.jsonl")
        #expect(reading.headlines == ["A"])
        #expect(reading.skipped.map(\.position) == [1])
    }

    @Test func `what scrapers get wrong is mended`() async throws {
        let lines = [
            "{\"title\":\"Two\ttabs\",\"body\":\"a\u{1}b\",\"author\":NaN,\"x\":[Infinity,-Infinity]}",
            #"{"title":"half \ud83d pair","body":"whole 😀 \ud83d\ude00 and \\ud83d"}"#,
            #"{"title":"low \ude00 first","body":"NaN stays \"NaN\" here"}"#,
            #"{"title":"zero \u0000 byte","source":"S\u0000T"}"#,
        ]
        let reading = try await Reading.of(lines.joined(separator: "\n"), name: "a.jsonl")
        #expect(reading.skipped.isEmpty)
        #expect(
            reading.headlines == [
                "Two tabs", "half \u{FFFD} pair", "low \u{FFFD} first", "zero \u{FFFD} byte",
            ])
        #expect(reading.articles[0].body == "a\u{1}b")
        #expect(reading.articles[0].author == nil)
        #expect(reading.articles[1].body == "whole 😀 😀 and \\ud83d")
        #expect(reading.articles[2].body == "NaN stays \"NaN\" here")
        #expect(reading.articles[3].source == "ST")
        #expect(reading.noted.map(\.position) == [2, 3, 4])
        #expect(reading.noted.allSatisfy { $0.note == .mendedText })
    }

    @Test func `stray bytes in what is otherwise UTF-8 are replaced and told`() async throws {
        let bytes =
            Array("{\"title\":\"caf".utf8) + [0xE9]
            + Array("\",\"body\":\"çà et là\"}\n{\"title\":\"B\"}".utf8)
        let reading = try await Reading.of(bytes, name: "a.jsonl")
        #expect(reading.headlines == ["caf\u{FFFD}", "B"])
        #expect(reading.noted.map(\.position) == [1])
        #expect(reading.report.noted == ["invalid characters replaced": 1])
    }

    @Test func `a stray NUL between articles costs its line only`() async throws {
        let reading = try await Reading.of("{\"title\":\"A\"}\n\0\n{\"title\":\"B\"}\n")
        #expect(reading.headlines == ["A", "B"])
        #expect(reading.skipped.map(\.position) == [2])
    }

    @Test func `a date that is not understood leaves the article undated and is told`() async throws
    {
        let reading = try await Reading.of(
            #"{"title":"A","date":"the day after"}"# + "\n" + #"{"title":"B","date":"2021-02-31"}"#
                + "\n" + #"{"title":"C","date":""}"#)
        #expect(reading.articles.map(\.date) == [nil, nil, nil])
        #expect(
            reading.noted.map(\.note) == [
                .unknownDate("the day after"), .unknownDate("2021-02-31"),
            ])
    }

    @Test func `a line over the limit is skipped and the next is read`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: InputBuffer.recordLimit + 1_000_000)
        let bytes =
            Array("{\"title\":\"A\"}\n{\"title\":\"B\",\"body\":\"".utf8) + body
            + Array("\"}\n{\"title\":\"C\"}\n".utf8)
        let reading = try await Reading.of(bytes, name: "a.jsonl")
        #expect(reading.headlines == ["A", "C"])
        #expect(reading.positions == [1, 3])
        #expect(reading.skipped.map(\.position) == [2])
        #expect(reading.reasons == [.tooLong(limit: InputBuffer.recordLimit)])
    }

    @Test func `deep nesting is refused without harm`() async throws {
        let deep = String(repeating: "[", count: 200_000)
        let reading = try await Reading.of(
            "{\"title\":\"A\",\"x\":\(deep)\n{\"title\":\"B\"}\n", name: "a.jsonl")
        #expect(reading.headlines == ["B"])
        #expect(reading.reasons.map(\.kind) == ["invalid JSON"])
    }
}
