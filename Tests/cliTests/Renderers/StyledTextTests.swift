import TestSupport
import Testing

@testable import cli

struct StyledTextTests {
    private let plain = StyledText(usesColor: false)
    private let colored = StyledText(usesColor: true)

    @Test func `text is wrapped at words`() {
        #expect(
            plain.wrapped("The council of Pellmouth voted.", columns: 20, indent: "")
                == "The council of\nPellmouth voted.")
        #expect(
            plain.wrapped("The council\n\n  of\tPellmouth", columns: 30, indent: "  ", first: "1.")
                == "1.The council of Pellmouth")
        #expect(plain.wrapped("", columns: 40).isEmpty)
        #expect(plain.wrapped(" \n ", columns: 40).isEmpty)
    }

    @Test func `hits are marked by stars without colour`() {
        #expect(
            plain.wrapped("A red dam.", highlights: [2..<9], columns: 40) == "A **red dam**.")
        #expect(plain.wrapped("dam", highlights: [0..<3], columns: 40) == "**dam**")
    }

    @Test func `lit text goes on over the end of a line`() {
        let text = colored.wrapped(
            "The council of Pellmouth", highlights: [4..<24], columns: 20, indent: "> ")
        #expect(
            text == "> The \u{1B}[1;33mcouncil of\u{1B}[0m\n> \u{1B}[1;33mPellmouth\u{1B}[0m")
    }

    @Test func `each line is a link of its own, so that the indent is none`() {
        let text = colored.wrapped(
            "The council of Pellmouth", columns: 20, indent: "  ", url: "https://a.example/")
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("  \u{1B}]8;;https://a.example/\u{1B}\\") })
        #expect(lines.allSatisfy { $0.hasSuffix("\u{1B}]8;;\u{1B}\\") })
    }

    @Test func `Japanese is wrapped between characters, but not before a full stop`() {
        let text = plain.wrapped("試験航海が四日に行われ、午前九時すぎ。", columns: 24)
        #expect(text == "試験航海が四日に行われ、\n午前九時すぎ。")
        let stop = plain.wrapped("試験航海が四日に行われ、午前", columns: 22)
        #expect(stop == "試験航海が四日に行わ\nれ、午前")
        #expect(
            plain.wrapped("試験航海が四日に行われた", highlights: [2..<4], columns: 80)
                == "試験**航海**が四日に行われた")
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `no line is too long, and nothing is lost`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for number in 0..<400 {
            let text = random.text(0...80)
            let columns = Int.random(in: 20...90, using: &random)
            let indent = String(repeating: " ", count: Int.random(in: 0...4, using: &random))
            let highlights = Self.highlights(text, &random)
            let wrapped = plain.wrapped(
                text, highlights: highlights, columns: columns, indent: indent)
            let note = "seed \(seed), text \(number): \(text.debugDescription)"
            for line in wrapped.split(separator: "\n") {
                let words = line.split(whereSeparator: \.isWhitespace)
                let limit = max(columns, 20 + indent.count)
                #expect(DisplayWidth.of(String(line)) <= limit || words.count == 1, "\(note)")
            }
            let stars = plain.wrapped(text, columns: columns, indent: indent)
            let bareText = String(String.UnicodeScalarView(Self.squeezed(text)))
            #expect(
                Self.squeezed(stars) == Self.squeezed(StyledText.harmless(bareText)), "\(note)")
            let ours = Self.stars(wrapped) - Self.stars(stars)
            #expect(ours == highlights.count * 4, "\(note)")
            let lit = colored.wrapped(
                text, highlights: highlights, columns: columns, indent: indent)
            let bare = lit.replacing(/\u{1B}\[[0-9;]*m/.matchingSemantics(.unicodeScalar), with: "")
            #expect(Self.squeezed(bare) == Self.squeezed(stars), "\(note)")
        }
    }

    private static func stars(_ text: String) -> Int { text.unicodeScalars.count { $0 == "*" } }

    private static func squeezed(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    /// A few ranges that begin and end with a letter, as matches do.
    private static func highlights(
        _ text: String, _ random: inout SeededGenerator
    ) -> [Range<Int>] {
        let scalars = Array(text.unicodeScalars)
        var ranges: [Range<Int>] = []
        var start = 0
        while start < scalars.count {
            let end = min(scalars.count, start + Int.random(in: 1...12, using: &random))
            if scalars[start].properties.isAlphabetic, scalars[end - 1].properties.isAlphabetic {
                ranges.append(start..<end)
            }
            start = end + Int.random(in: 0...9, using: &random)
        }
        return ranges
    }

    @Test(arguments: [
        ("plain", "plain"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"),
        ("a\u{9B}b\u{7F}", "a\u{FFFD}b\u{FFFD}"),
        ("a\tb\nc", "a\tb\nc"), ("\u{202E}x\u{2066}", "\u{FFFD}x\u{FFFD}"),
        ("a\r\nb", "a\u{FFFD}\nb"),
    ])
    func `what steers a terminal is not shown`(text: String, shown: String) {
        #expect(Array(StyledText.harmless(text).unicodeScalars) == Array(shown.unicodeScalars))
    }

    @Test func `a fact is one line`() {
        #expect(StyledText.line(" a\n b\tc\u{7}") == "a b c\u{FFFD}")
    }

    @Test(arguments: [
        ("https://a.example/x", true), ("http://a.example", true), ("ftp://a.example", false),
        ("javascript:x", false), ("https://a.example/ x", false),
        ("https://a.example/\u{1B}", false),
        ("https://é.example", false), ("", false),
    ])
    func `only plain addresses of the web are links`(url: String, isLink: Bool) {
        #expect((colored.link("x", to: url) != "x") == isLink)
        #expect(plain.link("x", to: url) == "x")
    }
}
