#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The bytes of a page as UTF-8 without NULs, as its parser takes them.
struct PageText {
    private(set) var bytes: [UInt8]
    /// Whether bytes had to be replaced.
    private(set) var isMended = false

    /// The text of a page.
    ///
    /// - Parameter charset: The encoding that its server stated; it comes before the page's own word,
    ///   and the bytes themselves before both.
    init(_ page: [UInt8], charset: String?) {
        let stated = TextEncoding(label: charset) ?? HTMLStart.encoding(page)
        bytes = page.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(page.dropFirst(3)) : page
        if stated?.isShifting == true || !Self.isUTF8(bytes) { convert(stated) }
        let hasNUL = bytes.withUnsafeBytes { all in
            all.baseAddress.map { memchr($0, 0, all.count) != nil } ?? false
        }
        if hasNUL {
            bytes = bytes.map { $0 == 0 ? 0x20 : $0 }
            isMended = true
        }
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    /// Whether U+FFFD is among them, EF BF BD.
    private static func hasReplacement(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.indices.dropLast(2).contains {
                bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD
            }
        }
    }

    private mutating func convert(_ stated: TextEncoding?) {
        let encoding = TextEncoding.of(bytes[...], stated: stated)
        if encoding != .utf8, let converter = TextConverter(encoding) {
            bytes = converter.converted(bytes[...]).text
            isMended = Self.hasReplacement(bytes)
        } else if !Self.isUTF8(bytes) {
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
            isMended = true
        }
    }
}
