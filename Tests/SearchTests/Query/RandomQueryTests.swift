import Foundation
import TestSupport
import Testing

@testable import Search

/// Nothing a person can type is an error, and nothing takes long.
@Suite(.serialized) struct RandomQueryTests {
    /// How many strings are tried; a million takes a release build.
    private static let wanted = ProcessInfo.processInfo.environment["NEWSFIND_RANDOM_STRINGS"]
        .flatMap { Int($0) }
    /// How long a string may take in a release build.
    private static let limit = Duration.milliseconds(50)

    private static func archive() async throws -> TestArchive {
        try await TestArchive([
            draft("a", "The dam and the flood", "Not a single flood, said Čapek of AT&T."),
            draft("b", "Harbour vote", "港湾 🌊 harbour or dam; dam0 dam1 NATO拡大."),
            draft(
                "c", "Über die Brücke", "Fußweg über 12,000 Brücken.", entities: ["Čapek"],
                date: "2021-12-23", source: "Orsa Post"),
            draft("d", "การขยายตัว", "שלום مرحبا 한국 확대 👩‍👩‍👧", date: "2022"),
        ])
    }

    @Test func `random strings are answered, and their trees printed and read again`()
        async throws
    {
        let archive = try await Self.archive()
        let seed: UInt64 = 20_211_223
        var random = RandomText(seed: seed)
        var slowest = (time: Duration.zero, number: 0, text: "")
        for number in 0..<(Self.wanted ?? 8_000) {
            let text = random.next()
            let matching: Query.Matching = number % 4 == 0 ? .any : .all
            let (query, time, error) = Self.answered(
                text, matching, isArgument: number % 3 == 0, in: archive)
            if let error {
                Issue.record("seed \(seed), string \(number): \(error): \(Self.shown(text))")
            }
            if time > slowest.time { slowest = (time, number, text) }
            if Self.wanted != nil, time > Self.limit {
                Issue.record("seed \(seed), string \(number) took \(time): \(Self.shown(text))")
            }
            if let fault = Self.misreading(of: query) {
                Issue.record(
                    "seed \(seed), string \(number): \(fault.prefix(500)): \(Self.shown(text))")
            }
        }
        print(
            "slowest: string \(slowest.number) of seed \(seed), \(slowest.time),",
            "\(slowest.text.utf8.count) bytes: \(Self.shown(slowest.text))")
    }

    /// Parses and answers a string, and says how long both took. What seems slow is timed again:
    /// other programs may have had the processor.
    private static func answered(
        _ text: String, _ matching: Query.Matching, isArgument: Bool, in archive: TestArchive
    ) -> (query: Query, time: Duration, error: (any Error)?) {
        var best = Duration.seconds(1_000)
        var failure: (any Error)?
        while true {
            let start = ContinuousClock.now
            let query =
                isArgument
                ? Query(arguments: [text], matching: matching)
                : Query(parsing: text, matching: matching)
            do { _ = try archive.searcher.search(query) } catch { failure = error }
            let time = ContinuousClock.now - start
            let isBetter = time < best * 0.9
            best = min(best, time)
            if wanted == nil || best <= limit / 2 || !isBetter { return (query, best, failure) }
        }
    }

    /// How a printed tree is read otherwise; nil if it is read as it was.
    private static func misreading(of query: Query) -> String? {
        for root in [query.root, query.fallback].compactMap(\.self) {
            let again = Query(parsing: root.description)
            if again.root != root { return "\(root) was read as \(again)" }
        }
        return nil
    }

    /// The beginning of a string.
    private static func shown(_ text: String) -> String {
        String(text.prefix(120)).debugDescription
    }

    @Test func `a hundred kilobytes are answered`() async throws {
        let archive = try await Self.archive()
        // A tenth of it takes a debug build as long.
        for text in RandomText.longTexts(of: Self.wanted == nil ? 10_000 : 100_000) {
            for matching in Query.Matching.allCases {
                let (query, time, error) = Self.answered(
                    text, matching, isArgument: matching == .any, in: archive)
                #expect(error == nil, "\(Self.shown(text))")
                #expect(Self.wanted == nil || time <= Self.limit, "\(Self.shown(text)): \(time)")
                #expect(Self.misreading(of: query) == nil, "\(Self.shown(text))")
            }
        }
    }
}

/// Strings such as nobody should type.
struct RandomText {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private static let pieces = [
        "dam", "flood", "harbour", "NOT", "AND", "OR", "NEAR", "NEAR/3", "ADJ", "ADJ/2", "ADJ/0",
        "NEAR/99999", "near/5", "not", "and", "or", "(", ")", "((", "))", "（", "）", "*", "^", ":",
        "：", "-", "--", "+", "=", "==", "dam*", "=dam", "-dam", "-(", "-\"", "=\"", "\"*", "\"",
        "\"",
        "'", "‘", "’", "“", "”", "„", "‟", "«", "»", "‹", "›", "「", "」", "『", "』", "《", "》", "〈",
        "〉", "〝", "〞", "〟", "＂", "5\"", "headline:", "title:", "body:", "entity:", "source:",
        "author:", "language:", "key:", "url:", "date:", "before:", "after:", "headline：",
        "headline:(", "source:\"Orsa Post\"", "source:Orsa", "language:de", "key:-", "date:2021..",
        "2021-12", "2021-12-23T10:15:00Z", "..", "yesterday", "\"last week\"", "before:2021",
        "entities :", "{headline body}:", "\\", "%", "_", ";", "\0", "\u{1}", "\u{7F}", "\u{85}",
        "\n", "\t", "\r\n", "\u{2028}", "\u{202E}", "\u{200F}", "\u{200B}", "\u{200D}", "\u{FEFF}",
        "\u{E000}", "שלום", "مرحبا", "Čapek", "e\u{301}", "\u{301}", "\u{20E3}", "港湾", "港", "한국",
        "NATO拡大", "การ", "🌊", "👩‍👩‍👧", "🇸🇪", "🇸", "U.S.", "US", "AT&T", "dam's", "l'encre",
        "off-beat", "1,000.5", "12,000", "12000", "#RedLines", "@dam", "ﬁ", "Ａ", "ß", "İ", "ı", "ſ",
        "\u{FFFD}", "\u{10FFFF}", "https://", "www.orsa.example/a", "https://x.example/5\"a",
        "select", "--any",
    ]

    mutating func next() -> String {
        if random.once(in: 4_000) { return long() }
        if random.once(in: 10) { return bytes() }
        let count = random.once(in: 200) ? random.number(50...600) : random.number(0...12)
        var text = ""
        for _ in 0..<count {
            if random.once(in: 6) {
                text.unicodeScalars.append(scalar())
            } else {
                text += random.pick(Self.pieces)
            }
            if !random.once(in: 3) { text += " " }
        }
        return text
    }

    /// Any scalar, those of the lower planes more often.
    private mutating func scalar() -> Unicode.Scalar {
        let highest = random.pick([0x7F, 0x24F, 0x2FFF, 0xFFFF, 0x1_FAFF, 0x10_FFFF])
        return Unicode.Scalar(UInt32(random.number(0...highest))) ?? "\u{FFFD}"
    }

    /// Bytes as they may come from a file that is none of text.
    private mutating func bytes() -> String {
        let count = random.number(0...40)
        let bytes = (0..<count).map { _ in UInt8(random.number(0...255)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A hundred kilobytes of one or a few pieces.
    private mutating func long() -> String {
        let kinds = random.number(1...5)
        let chosen = (0..<kinds).map { _ in
            random.once(in: 5) ? String(scalar()) : random.pick(Self.pieces)
        }
        let separator = random.pick(["", " ", " ", "-"])
        var text = ""
        var number = 0
        while text.utf8.count < 100_000 {
            text += random.pick(chosen)
            if random.once(in: 2) { text += "\(number)" }
            text += separator
            number += 1
        }
        return text
    }

    /// Long texts of what is the same over and over, or ever different.
    static func longTexts(of bytes: Int) -> [String] {
        let repeated = [
            "dam", "dam ", "\"", "“", "«", "(", ")", "-", "--", "- ", ":", "*", "dam* ", "=",
            "=dam ",
            "\"dam\" ", "\"dam ", "-(", "-\"", "(dam ", "(dam OR ", "dam OR ", "OR ", "AND ",
            "NOT ",
            "NOT (", "NEAR ", "dam NEAR ", "dam NEAR/3 flood ADJ ", "headline:", "headline:( ",
            "headline:dam ", "date:", "date:2021 ", "source:a ", "-source:a OR ", "key:-", "url:",
            "U.S. ", "12000 ", "dam's ", "off-beat-", "off-beat ", "#RedLines", "a.b.", "a-", "港",
            "港 ", "港a", "🌊", "🇸", "👩‍", "e\u{301}", "\u{301}", "\0", "5\"", "\u{202E}",
            "https://a", "(a OR b c) ", "((a b) OR ", "（", "，", "'", "d'", "@", "ﬁ",
        ]
        let numbered = [
            "dam# ", "\"dam#\" ", "dam# OR ", "-dam# ", "dam# NEAR ", "(dam# OR ", "dam#* ",
            "source:a# ", "author:\"a# b\" OR ", "date:2021-12-23 key:# ", "headline:dam# ", "港# ",
            "dam#-", "(dam# flood#) OR ", "(dam0 # OR dam1) ", "url:# ", "https://a.example/# ",
            "#0000 ", "dam NEAR/# flood ",
        ]
        return repeated.map { String(repeating: $0, count: bytes / $0.utf8.count) }
            + numbered.map { piece in
                (0..<(bytes / (piece.utf8.count + 4)))
                    .map { piece.replacing("#", with: "\($0)") }.joined()
            }
    }
}
