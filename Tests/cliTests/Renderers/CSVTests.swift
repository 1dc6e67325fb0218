import TestSupport
import Testing

@testable import cli

struct CSVTests {
    @Test(
        arguments: [
            (["a", "b"], "a,b\n"), ([""], "\n"), (["a,b", "c"], "\"a,b\",c\n"),
            (["say \"no\""], "\"say \"\"no\"\"\"\n"), (["a\nb"], "\"a\nb\"\n"),
            (["a\r\nb"], "\"a\r\nb\"\n"),
            (["\"\u{301}"], "\"\"\"\u{301}\"\n"), (["é", " x "], "é, x \n"),
        ] as [([String], String)])
    func `a row is quoted where need be`(fields: [String], row: String) {
        #expect(Array(CSV.row(fields).unicodeScalars) == Array(row.unicodeScalars))
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any fields are read back as they were`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let fields = (0..<Int.random(in: 2...5, using: &random)).map { _ in random.text(0...12)
            }
            let rows = try #require(CSVRows.parse(CSV.row(fields)), "seed \(seed)")
            let scalars = rows.map { $0.map { Array($0.unicodeScalars) } }
            #expect(scalars == [fields.map { Array($0.unicodeScalars) }], "seed \(seed)")
        }
    }
}
