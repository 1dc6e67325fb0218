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
        let stated = TextEncoding(label: charset) ?? TextEncoding(label: HTMLStart.charset(page))
        bytes = page.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(page.dropFirst(3)) : page
        // What shifts between character sets is in ASCII throughout.
        let isShifting = stated.map { $0.name.hasPrefix("ISO-2022") || $0.name == "HZ" } ?? false
        if isShifting || !Self.isUTF8(bytes) { convert(stated, isShifting: isShifting) }
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

    private mutating func convert(_ stated: TextEncoding?, isShifting: Bool) {
        let encoding = isShifting ? stated : TextEncoding.of(bytes[...], stated: stated)
        if let encoding, encoding != .utf8, let converter = TextConverter(encoding) {
            bytes = converter.converted(bytes)
            isMended = Self.hasReplacement(bytes)
        } else {
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
            isMended = true
        }
    }
}
