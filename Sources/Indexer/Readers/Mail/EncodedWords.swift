/// The words of a mail's header that are not ASCII: `=?utf-8?Q?F=C3=A4hre?=` (RFC 2047).
enum EncodedWords {
    /// The text of a field.
    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        var plain: [UInt8] = []
        // A character may begin in one word and end in the next.
        var run: (charset: String, bytes: [UInt8])?
        func end() {
            if let run { text += TextEncoding.text(run.bytes, label: run.charset) }
            run = nil
        }
        var rest = bytes[...]
        while let first = rest.first {
            if let word = word(rest) {
                // White space between two encoded words is none of the text.
                if run == nil || !plain.allSatisfy(\.isJSONSpace) {
                    end()
                    text += TextEncoding.text(plain, label: nil)
                }
                plain = []
                if run?.charset != word.charset {
                    end()
                    run = (word.charset, [])
                }
                run?.bytes += word.bytes
                rest = rest.dropFirst(word.length)
            } else {
                plain.append(first)
                rest = rest.dropFirst()
            }
        }
        end()
        return (text + TextEncoding.text(plain, label: nil)).oneLine
    }

    /// The encoded word that begins here, if one does.
    private static func word(
        _ bytes: ArraySlice<UInt8>
    ) -> (charset: String, bytes: [UInt8], length: Int)? {
        guard bytes.starts(with: [0x3D, 0x3F]) else { return nil }
        // Words are of 75 bytes; some senders make longer ones.
        let window = bytes.prefix(4096).dropFirst(2)
        guard let charsetEnd = window.firstIndex(of: 0x3F),
            charsetEnd + 2 < window.endIndex, window[charsetEnd + 2] == 0x3F
        else { return nil }
        let start = charsetEnd + 3
        var end = start
        while end + 1 < window.endIndex, window[end] != 0x3F || window[end + 1] != 0x3D { end += 1 }
        guard end + 1 < window.endIndex else { return nil }
        // RFC 2231 allows a language behind the charset.
        let charset = String(
            decoding: window[..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self
        ).lowercased()
        let content = window[start..<end]
        let decoded: [UInt8]
        switch window[charsetEnd + 1] | 0x20 {
        case UInt8(ascii: "b"): decoded = TransferEncoding.base64(content)
        case UInt8(ascii: "q"):
            decoded = TransferEncoding.quotedPrintable(content, isHeader: true)
        default: return nil
        }
        return (charset, decoded, end + 2 - bytes.startIndex)
    }
}
