import Foundation
import Testing

@testable import Indexer

@Suite struct PlainJSONTests {
    @Test(arguments: [
        #"{}"#, #" { "a" : "b" } "#, #"{"a": "x\"y\\z\/\b\f\n\r\t", "b": null, "c": []}"#,
        #"{"headline": "Łódź — \u0141\u00f3d\u017A \ud83c\udf0a", "people": ["A", "B\n"]}"#,
        #"{"": "", "nul": "a\u0000b"}"#,
    ])
    func `a plain object is what JSONSerialization reads`(text: String) throws {
        let object = try #require(PlainJSON.object(Array(text.utf8)))
        let expected = try JSONSerialization.jsonObject(with: Data(text.utf8))
        #expect(NSDictionary(dictionary: object) == expected as? NSDictionary)
    }

    @Test(arguments: [
        "", "{", "[]", #"{"a": 1}"#, #"{"a": {"b": "c"}}"#, #"{"a": true}"#, #"{"a": [1]}"#,
        #"{"a": "b",}"#, #"{"a": "b"} x"#, #"{"a": "\q"}"#, #"{"a": "\ud83c"}"#, "{\"a\": \"\n\"}",
        #"{"a": "1", "a": "2"}"#, #"{"a": "\u00g0"}"#, #"{"a": "open}"#, #"{"a": "\"#,
    ])
    func `whatever is not so plain is left to JSONSerialization`(text: String) {
        #expect(PlainJSON.object(Array(text.utf8)) == nil)
    }

    @Test func `text with random faults is never read otherwise than by JSONSerialization`() {
        var random = SystemRandomNumberGenerator()
        let whole = Array(
            #"{"id": "a\u0041", "headline": "x\\ \"y\" \n", "list": ["p", "q"], "n": null}"#.utf8)
        let pool = Array(#"{}[],:"\u0n 1"#.utf8)
        for _ in 0..<5_000 {
            var bytes = whole
            for _ in 0...Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = pool.randomElement(using: &random) ?? 0x20
                case 1: bytes.remove(at: place)
                default: bytes.insert(pool.randomElement(using: &random) ?? 0x20, at: place)
                }
            }
            guard let object = PlainJSON.object(bytes) else { continue }
            let expected = try? JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
            #expect(
                NSDictionary(dictionary: object) == expected,
                "\(String(decoding: bytes, as: UTF8.self))")
        }
    }
}
