/// Text to tokens, exactly as FTS5's `unicode61 remove_diacritics 2` makes them.
///
/// Articles and queries are folded by this one code, so that what SQLite indexed and what is
/// highlighted agree:
///
/// ```swift
/// Analyzer().tokens(in: "Not a Čentimetre").map(\.term)  // ["not", "a", "centimetre"]
/// ```
///
/// Source: <https://www.sqlite.org/fts5.html#unicode61_tokenizer>; the character table is read off
/// SQLite itself (`Tools/unicode61-table.py`).
public struct Analyzer: Sendable {
    let table = CharacterTable.shared

    /// Creates an analyzer.
    public init() {}

    /// The tokens of a text, in order.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public func tokens(in text: String) -> [Token] {
        var tokens: [Token] = []
        forEachToken(in: text) { term, range in
            tokens.append(
                Token(
                    term: String(decoding: term, as: UTF8.self), range: range,
                    position: tokens.count))
            return true
        }
        return tokens
    }

    /// Calls `body` with each token's folded bytes and its range in UTF-8 bytes, until it says no.
    ///
    /// The bytes are valid only during the call.
    public func forEachToken(
        in text: String, _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Bool
    ) {
        var text = text
        text.withUTF8 { scan($0, body) }
    }

    /// Scans a text for tokens.
    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Bool
    ) {
        guard let text = bytes.baseAddress else { return }
        let count = bytes.count
        // Of the scalars that grow when they are folded, none grows by more than half.
        let term = UnsafeMutablePointer<UInt8>.allocate(capacity: count + count / 2 + 8)
        defer { term.deallocate() }
        Self.byteFold.withUnsafeBufferPointer { fold in
            var index = 0
            while index < count {
                if fold[Int(text[index])] == 0 {
                    index += 1
                    continue
                }
                let start = index
                var end = -1
                var termCount = 0
                while index < count {
                    let folded = fold[Int(text[index])]
                    if folded < 0x80 {
                        guard folded != 0 else { break }
                        term[termCount] = folded
                        termCount += 1
                        index += 1
                        end = index
                        continue
                    }
                    guard var rest = foldedScalar(bytes, at: &index, isInToken: end >= 0)
                    else { break }
                    while rest != 0 {
                        term[termCount] = UInt8(truncatingIfNeeded: rest)
                        termCount += 1
                        rest >>= 8
                    }
                    end = index
                }
                guard end >= 0 else { continue }
                let isWanted = body(
                    UnsafeBufferPointer(start: term, count: termCount), start..<end)
                if !isWanted { return }
            }
        }
    }

    /// What a byte becomes: an ASCII letter or digit its folded byte, a separator 0, and a part of a
    /// longer scalar 0xFF.
    package static let byteFold: [UInt8] = asciiFold + [UInt8](repeating: 0xFF, count: 128)

    /// Folds the scalar beyond ASCII that begins at `index`, and moves `index` behind it.
    ///
    /// - Returns: its UTF-8 bytes, the first one lowest, 0 if a token has it without a trace; nil if it
    ///   parts tokens.
    package func foldedScalar(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: inout Int, isInToken: Bool
    ) -> UInt32? {
        var next = index + 1
        let scalar = Self.decode(bytes, at: index, next: &next)
        index = next
        switch table.classify(scalar) {
        case .token: break
        case .joining where isInToken: break
        default: return nil
        }
        return Self.utf8(table.fold(scalar))
    }

    /// A scalar in UTF-8, the first byte lowest.
    private static func utf8(_ scalar: UInt32) -> UInt32 {
        func tail(_ shift: UInt32) -> UInt32 { scalar >> shift & 0x3F | 0x80 }
        if scalar < 0x80 { return scalar }
        if scalar < 0x800 { return scalar >> 6 | 0xC0 | tail(0) << 8 }
        if scalar < 0x10000 { return scalar >> 12 | 0xE0 | tail(6) << 8 | tail(0) << 16 }
        return scalar >> 18 | 0xF0 | tail(12) << 8 | tail(6) << 16 | tail(0) << 24
    }

    /// The folded byte of an ASCII letter or digit; 0 for a separator.
    static let asciiFold: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"):
            UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) + 32
        default: 0
        }
    }

    /// Decodes one scalar of valid UTF-8 and moves `next` behind it.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, next: inout Int
    ) -> UInt32 {
        var scalar = UInt32(bytes[index])
        scalar &= scalar >= 0xF0 ? 0x07 : scalar >= 0xE0 ? 0x0F : 0x1F
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 {
            scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
            next += 1
        }
        return scalar
    }

    static func append(_ scalar: UInt32, to term: inout [UInt8]) {
        guard scalar != 0, let scalar = Unicode.Scalar(scalar) else { return }
        term.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
    }
}
