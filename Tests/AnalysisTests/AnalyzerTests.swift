import GRDB
import TestSupport
import Testing

@testable import Analysis

struct AnalyzerTests {
    @Test func `words are folded and separated as a reader would expect`() {
        let terms = Analyzer().tokens(in: "“Not a single inch”, said Čapek’s U.S. envoy.").map(
            \.term)
        #expect(terms == ["not", "a", "single", "inch", "said", "capek", "s", "u", "s", "envoy"])
    }

    @Test func `a token knows its bytes and its position`() {
        let tokens = Analyzer().tokens(in: "à Évian")
        #expect(tokens.map(\.range) == [0..<2, 3..<9])
        #expect(tokens.map(\.position) == [0, 1])
    }

    @Test func `an empty text has no tokens`() {
        #expect(Analyzer().tokens(in: "").isEmpty)
        #expect(Analyzer().tokens(in: " — … ").isEmpty)
    }

    /// The oracle is the tokenizer of the SQLite that is linked.
    @Test func `every scalar is treated as SQLite treats it`() throws {
        let probe = try UnicodeProbe()
        var wrong: [String] = []
        for code in UInt32(1)..<0x110000 {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let text = "\(scalar) a\(scalar)b"
            let ours = Analyzer().tokens(in: text).map(\.term)
            let theirs = try probe.terms(of: text)
            if ours != theirs { wrong.append("U+\(String(code, radix: 16)): \(ours) \(theirs)") }
        }
        #expect(wrong.count == 0, "\(wrong.prefix(5))")
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `random text gives SQLite's tokens at SQLite's places`(seed: UInt64) throws {
        let probe = try UnicodeProbe()
        var random = SeededGenerator(seed: seed)
        let pools: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA0...0x24F, 0x300...0x36F, 0x370...0x52F, 0x590...0x6FF,
            0x1E00...0x20CF, 0x3040...0x30FF, 0x4E00...0x4FFF, 0x1F300...0x1F6FF, 0x20000...0x200FF,
        ]
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                let pool = pools[Int.random(in: 0..<pools.count, using: &random)]
                if let scalar = Unicode.Scalar(UInt32.random(in: pool, using: &random)) {
                    text.unicodeScalars.append(scalar)
                }
            }
            #expect(
                Analyzer().tokens(in: text).map { [$0.term, "\($0.range)"] }
                    == (try probe.tokens(of: text)), "seed \(seed)")
        }
    }
}

/// SQLite's own unicode61.
private final class UnicodeProbe {
    let queue: DatabaseQueue
    init() throws { queue = try DatabaseQueue() }

    func tokens(of text: String) throws -> [[String]] {
        try queue.read { db in
            let tokenizer = try db.makeTokenizer(.unicode61(diacritics: .remove))
            return try tokenizer.tokenizeWithRanges(text)
        }
    }

    func terms(of text: String) throws -> [String] {
        try tokens(of: text).compactMap(\.first)
    }
}

/// What a C callback collects.
private final class TokenBox { var tokens: [[String]] = [] }

extension FTS5Tokenizer {
    /// Tokens as `[term, "start..<end"]`, in UTF-8 bytes.
    fileprivate func tokenizeWithRanges(_ text: String) throws -> [[String]] {
        let box = TokenBox()
        var text = text
        try text.withUTF8 { bytes in
            try bytes.withMemoryRebound(to: CChar.self) { chars in
                let context = Unmanaged.passUnretained(box).toOpaque()
                let code = tokenize(
                    context: context, tokenization: .document, pText: chars.baseAddress,
                    nText: CInt(chars.count)
                ) { context, _, term, count, start, end in
                    guard let context, let term else { return 0 }
                    let box = Unmanaged<TokenBox>.fromOpaque(context).takeUnretainedValue()
                    let bytes = UnsafeRawBufferPointer(start: term, count: Int(count))
                    box.tokens.append([String(decoding: bytes, as: UTF8.self), "\(start..<end)"])
                    return 0
                }
                if code != 0 { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            }
        }
        return box.tokens
    }
}
