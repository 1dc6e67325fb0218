import Foundation
import TestSupport
import Testing

@testable import cli

struct JSONTests {
    @Test(
        arguments: [
            (.null, "null"), (.bool(true), "true"), (.number(-3), "-3"), (.real(0.5), "0.5"),
            (.real(.nan), "null"), (.real(.infinity), "null"), (.text(""), "\"\""),
            (.list([]), "[]"),
            (.object([]), "{}"), (.optional(nil), "null"), (.optional("a"), "\"a\""),
            (.list([.number(1), .text("a")]), "[1,\"a\"]"),
            (.object([("b", .number(1)), ("a", .list([.null]))]), "{\"b\":1,\"a\":[null]}"),
            (
                .text("a\"b\\c\n\r\t\u{0}\u{1B}\u{7F}\u{9B}\u{2028}é🌊"),
                #""a\"b\\c\n\r\t\u0000\u001b\u007f\u009b\u2028é🌊""#
            ),
        ] as [(JSON, String)])
    func `a value is written on one line`(value: JSON, text: String) {
        #expect(value.rendered() == text)
    }

    @Test func `an indented value has a member a line, and pairs of numbers on one`() {
        let value = JSON.object([
            ("a", .list([.list([.number(1), .number(2)]), .list([])])), ("b", .object([])),
            ("c", .object([("d", .text("x"))])),
        ])
        #expect(
            value.rendered(indented: true) == """
                {
                  "a": [
                    [1,2],
                    []
                  ],
                  "b": {},
                  "c": {
                    "d": "x"
                  }
                }
                """)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `any text is read back as it was`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let text = random.text(0...40)
            let json = JSON.object([("text", .text(text))]).rendered()
            let value = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String]
            let back = try #require(value?["text"])
            #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars), "seed \(seed)")
        }
    }
}
