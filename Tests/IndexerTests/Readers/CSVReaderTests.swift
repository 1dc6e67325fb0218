import Analysis
import Archive
import TestSupport
import Testing

@testable import Indexer

@Suite struct CSVReaderTests {
    @Test(arguments: [",", ";", "\t"])
    func `columns are found by the header`(separator: String) async throws {
        let lines = [
            ["id", "Title", "Text", "pub_date", "Outlet", "link", "by-line", "lang", "persons"],
            [
                "a1", "Ferry late", "It came at ten.", "2021-12-23", "Pier Times",
                "https://a.org/1",
                "Jo Quill", "en", "Ilse Brandt|Al Reed",
            ],
        ]
        let text = lines.map { $0.joined(separator: separator) }.joined(separator: "\n")
        let article = try #require(try await Reading.of(text).articles.first)
        #expect(article.key == "a1")
        #expect(article.headline == "Ferry late")
        #expect(article.body == "It came at ten.")
        #expect(article.date?.text == "2021-12-23")
        #expect(article.source == "Pier Times")
        #expect(article.url == "https://a.org/1")
        #expect(article.author == "Jo Quill")
        #expect(article.language == "en")
        #expect(article.entities == ["Ilse Brandt", "Al Reed"])
        #expect(article.origin.position == 2)
    }

    @Test func `quotes hold separators line ends and quotes`() async throws {
        let reading = try await Reading.of(
            "headline,body\r\n\"A, \"\"the\"\" first\",\"One.\r\n\r\nTwo.\"\r\n\"\",\"B\"\r\nC,\"\"\"D\"\"\"\r\n"
        )
        #expect(reading.headlines == ["A, \"the\" first", "", "C"])
        #expect(reading.articles.map(\.body) == ["One.\n\nTwo.", "B", "\"D\""])
        #expect(reading.positions == [2, 5, 6])
        #expect(reading.skipped.isEmpty)
    }

    @Test func `a byte order mark and empty lines are no matter`() async throws {
        let reading = try await Reading.of(
            "\u{FEFF}\"title\"\tbody\n\nA\tB\n\t\n  \nC\tD", name: "a.tsv")
        #expect(reading.headlines == ["A", "C"])
        #expect(reading.positions == [3, 6])
    }

    @Test func `empty lines before the header are passed over and counted`() async throws {
        let reading = try await Reading.of("\n\r\ntitle\tbody\nA\tB\n", name: "a.tsv")
        #expect(reading.headlines == ["A"])
        #expect(reading.positions == [4])
    }

    @Test func `a row of another length is skipped and empty cells at its end are not counted`()
        async throws
    {
        let reading = try await Reading.of("title,body\nA,B\nC\nD,E,F\nG,H,,\nI,J\n")
        #expect(reading.headlines == ["A", "G", "I"])
        #expect(
            reading.reasons == [
                .raggedRow(found: 1, expected: 2), .raggedRow(found: 3, expected: 2),
            ])
        #expect(reading.skipped.map(\.position) == [3, 4])
    }

    @Test func `a quote counts only where a field begins`() async throws {
        let reading = try await Reading.of(
            "title,body\n5\" disk,A 3\"\" pipe\nHe said \"no\",x\"\n\"Done\" he said,y\nLast,z\n")
        #expect(
            reading.headlines == ["5\" disk", "He said \"no\"", "Done he said", "Last"])
        #expect(reading.articles[0].body == "A 3\"\" pipe")
        #expect(reading.skipped.isEmpty)
    }

    @Test func `a quote that is never closed costs one row`() async throws {
        let reading = try await Reading.of("title,body\nA,B\n\"C,D\nE,F\nG,H\n")
        #expect(reading.headlines == ["A", "E", "G"])
        #expect(reading.positions == [2, 4, 5])
        #expect(reading.skipped.map(\.position) == [3])
        #expect(reading.reasons == [.unclosedQuote])
    }

    @Test func `a quote that is never closed does not spoil the rows of several lines`()
        async throws
    {
        let reading = try await Reading.of(
            "title,body\n\"A,B\nC,\"D\n\nD2\"\nE,\"F\nF2\"\nG,H\n\"I,J\nK,\"L\nL2\"\n")
        #expect(reading.headlines == ["C", "E", "G", "K"])
        #expect(reading.articles.map(\.body) == ["D\n\nD2", "F\nF2", "H", "L\nL2"])
        #expect(reading.positions == [3, 6, 8, 10])
        #expect(reading.skipped.map(\.position) == [2, 9])
        #expect(reading.reasons == [.unclosedQuote, .unclosedQuote])
    }

    @Test func `two articles are never joined by a quote that is not closed`() async throws {
        let reading = try await Reading.of("title,body\n1,\"abc\n2,\"def\"\n3,ghi\n")
        #expect(reading.headlines == ["2", "3"])
        #expect(reading.reasons == [.unclosedQuote])
    }

    @Test func `unclosed quotes without end end`() async throws {
        let text = "title,body\n" + String(repeating: "\"A,B\n", count: 4001)
        let reading = try await Reading.of(text)
        #expect(reading.skipped.count + reading.articles.count >= 2000)
    }

    @Test func `a header without a headline or a body is told with its columns`() async throws {
        let reading = try await Reading.of("name,price\nA,1\n", name: "a.csv")
        #expect(reading.reasons == [.noArticleColumns(["name", "price"])])
        #expect(reading.skipped.map(\.position) == [1])
    }

    @Test func `any column can be mapped`() async throws {
        var options = ReadOptions()
        options.fields.map(.headline, to: "name")
        options.fields.map(.body, to: "Full Text")
        let reading = try await Reading.of(
            "name,full_text,title\nA,B,no\n", name: "a.csv", options: options)
        #expect(reading.headlines == ["A"])
        #expect(reading.articles.first?.body == "B")
    }

    @Test func `a table is told by its header whatever its name`() async throws {
        #expect(try await Reading.of("title,body\nA,B\n", name: "export.txt").headlines == ["A"])
        #expect(try await Reading.of("title;date\nA;2021\n", name: "export").headlines == ["A"])
    }

    @Test(arguments: ["title,body\n", "title,body", "title,body\r\n\r\n"])
    func `a header alone holds no articles`(text: String) async throws {
        let reading = try await Reading.of(text, name: "a.csv")
        #expect(reading.articles.isEmpty)
        #expect(reading.reasons == [.noArticles("CSV")])
    }

    @Test(arguments: [
        "title,body\r\r\nFerry,It is late.\r\r\n\"Quay\",\"It is wet.\"\r\r\n",
        "sep=;\r\ntitle;body\r\nFerry;It is late.\r\nQuay;It is wet.\r\n",
        "sep=|\ntitle|body\nFerry|It is late.\nQuay|It is wet.\n",
    ])
    func `what spreadsheets and wrong conversions write is read`(text: String) async throws {
        let reading = try await Reading.of(text)
        #expect(reading.headlines == ["Ferry", "Quay"])
        #expect(reading.articles.map(\.body) == ["It is late.", "It is wet."])
        #expect(reading.skipped.isEmpty)
    }

    @Test func `tags and entities in the cells become text`() async throws {
        let reading = try await Reading.of(
            "title,body\nA &amp; B,<p>It is late.</p><p>It &#8217;s wet.</p>\n"
                + "C,\"One &amp; two\n\nthree\"\nD < E,1 < 2 & 3\n")
        #expect(reading.headlines == ["A & B", "C", "D < E"])
        #expect(
            reading.articles.map(\.body)
                == ["It is late.\n\nIt ’s wet.", "One & two\n\nthree", "1 < 2 & 3"])
    }

    @Test func `stray bytes in what is otherwise UTF-8 are replaced and told`() async throws {
        let bytes = Array("title,body\ncaf".utf8) + [0xE9, 0x2C] + Array("çà et là\nA,B\n".utf8)
        let reading = try await Reading.of(bytes)
        #expect(reading.headlines == ["caf\u{FFFD}", "A"])
        #expect(reading.noted.map(\.position) == [2])
    }

    @Test func `a row over the limit is skipped and the next is read`() async throws {
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: InputBuffer.recordLimit + 1_000_000)
        let bytes = Array("title,body\nA,B\nC,".utf8) + body + Array("\nD,E\n".utf8)
        let reading = try await Reading.of(bytes)
        #expect(reading.headlines == ["A", "D"])
        #expect(reading.reasons == [.tooLong(limit: InputBuffer.recordLimit)])
        #expect(reading.positions == [2, 4])
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `what is written by the rules is read back`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let parts = ["a", "é", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", " ", "x\"y", "北"]
        let separator = random.pick([",", ";", "\t"])
        func cell() -> String { (0..<random.below(7)).map { _ in random.pick(parts) }.joined() }
        func quoted(_ text: String) -> String {
            "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
        let rows = (0..<random.below(20)).map { ("H\($0)", "." + cell() + ".") }
        let text =
            "title\(separator)body\n"
            + rows.map { quoted($0.0) + separator + quoted($0.1) + "\n" }.joined()
        let reading = try await Reading.of(text, name: "a.csv")
        #expect(reading.headlines == rows.map(\.0), "seed \(seed)")
        #expect(
            reading.articles.map(\.body) == rows.map { $0.1.replacing("\r\n", with: "\n") },
            "seed \(seed)")
        var line = 2
        for (article, row) in zip(reading.articles, rows) {
            #expect(article.origin.position == line, "seed \(seed)")
            line += 1 + row.1.utf8.count { $0 == 0x0A }
        }
    }
}
