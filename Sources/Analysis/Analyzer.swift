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
        text.withUTF8 { bytes in
            scan(bytes, intoPieces: false) { term, range, _, _ in body(term, range) }
        }
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
