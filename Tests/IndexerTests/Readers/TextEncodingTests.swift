import Foundation
import Testing

@testable import Indexer

@Suite struct TextEncodingTests {
    private static let russian = "Ледокол вышел из порта на рассвете и не вернулся к вечеру."
    private static let japanese = "汽船がまた遅れると港の事務所が月曜日に発表した。"

    private static let encodings: [(String.Encoding, [String], String)] = [
        (.utf8, [], russian), (.utf8, ["iso-8859-1"], japanese),
        (.windowsCP1251, ["windows-1251"], russian), (.windowsCP1251, [], russian),
        (.isoLatin1, ["ISO-8859-1"], "Café à Besançon"), (.shiftJIS, ["Shift_JIS"], japanese),
        (.japaneseEUC, ["euc-jp"], japanese), (.iso2022JP, ["iso-2022-jp"], japanese),
        (.utf16LittleEndian, [], "\u{FEFF}" + russian), (.utf16BigEndian, [], "\u{FEFF}" + japanese),
        (.windowsCP1252, ["latin1"], "“Café” – 5 €"),
        // What is stated is wrong.
        (.windowsCP1251, ["utf-8"], russian), (.windowsCP1251, ["no-such-encoding"], russian),
    ]

    @Test(arguments: encodings)
    func `text is read from its encoding`(
        encoding: String.Encoding, stated: [String], text: String
    ) throws {
        let bytes = Array(try #require(text.data(using: encoding)))
        let found = TextEncoding.utf8(bytes, stated: stated)
        #expect(String(decoding: found.bytes, as: UTF8.self) == text.replacing("\u{FEFF}", with: ""))
        #expect(!found.isMended)
    }

    private static let broken: [([UInt8], [String], String)] = [
        (Array("Fähre".utf8) + [0xFF] + Array(" spät".utf8), ["utf-8"], "Fähre\u{FFFD} spät"),
        ([0x41, 0x81, 0x42], ["windows-1252"], "A\u{FFFD}B"),
        ([0x41, 0x00, 0x42], ["utf-8"], "A B"),
        ([0xFF, 0xFE, 0x41, 0x00, 0x42], [], "A\u{FFFD}"),
    ]

    @Test(arguments: broken)
    func `what cannot be text is replaced, and said`(
        bytes: [UInt8], stated: [String], expected: String
    ) {
        let found = TextEncoding.utf8(bytes, stated: stated)
        #expect(String(decoding: found.bytes, as: UTF8.self) == expected)
        #expect(found.isMended)
    }
}
