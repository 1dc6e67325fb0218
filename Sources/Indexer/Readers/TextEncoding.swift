internal import Archive
internal import CUchardet
#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Bytes in whatever encoding -> UTF-8 without NULs.
enum TextEncoding {
    /// A text, and whether bytes of it had to be replaced.
    struct Text {
        var bytes: [UInt8]
        var isMended = false
    }

    /// The text of some bytes.
    ///
    /// A byte order mark says what they are in; what is valid UTF-8 is that; then comes what was
    /// stated, and where that is wrong or missing, what the bytes look like.
    ///
    /// - Parameter stated: Encodings that a server or the text itself names, the most telling first.
    static func utf8(_ bytes: [UInt8], stated: [String]) -> Text {
        for (mark, name) in marks where bytes.starts(with: mark) {
            return convert(Array(bytes.dropFirst(mark.count)), from: name)
        }
        let names = stated.map(normalized)
        let isShifting = names.first.map { $0.hasPrefix("ISO-2022") || $0 == "HZ" } ?? false
        if !isShifting, isUTF8(bytes) { return withoutNULs(bytes) }
        // A text that claims UTF-8 and is not: a few slips in it, or another encoding throughout.
        if names.first == "UTF-8", hasFewSlips(bytes) { return convert(bytes, from: "UTF-8") }
        for name in names where name != "UTF-8" {
            if let text = converted(bytes, from: name) { return text }
        }
        return convert(bytes, from: guess(bytes) ?? "WINDOWS-1252")
    }

    private static let marks: [([UInt8], String)] = [
        ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0xFF, 0xFE], "UTF-16LE"),
        ([0xFE, 0xFF], "UTF-16BE"),
    ]

    /// Names as iconv has them. What claims an ISO encoding is in the Windows one that extends it
    /// (<https://encoding.spec.whatwg.org/#names-and-labels>).
    private static func normalized(_ name: String) -> String {
        let name = name.trimmed.uppercased()
        return wider[name] ?? name
    }

    private static let wider = [
        "UTF8": "UTF-8", "ISO-8859-1": "WINDOWS-1252", "ISO8859-1": "WINDOWS-1252",
        "LATIN1": "WINDOWS-1252", "LATIN-1": "WINDOWS-1252", "ASCII": "WINDOWS-1252",
        "US-ASCII": "WINDOWS-1252", "ISO-8859-9": "WINDOWS-1254", "ISO-8859-11": "CP874",
        "TIS-620": "CP874", "GB2312": "GB18030", "GBK": "GB18030", "X-GBK": "GB18030",
        "SHIFT_JIS": "CP932", "SHIFT-JIS": "CP932", "X-SJIS": "CP932", "SJIS": "CP932",
        "EUC-KR": "CP949", "KS_C_5601-1987": "CP949", "BIG5": "BIG5-HKSCS", "X-EUC-JP": "EUC-JP",
        "WIN-1251": "WINDOWS-1251", "UNICODE": "UTF-16LE",
    ]

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil }
    }

    /// Whether at most one in fifty bytes beyond ASCII is no UTF-8.
    private static func hasFewSlips(_ bytes: [UInt8]) -> Bool {
        let high = bytes.count { $0 >= 0x80 }
        let mended = String(decoding: bytes, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
        return mended * 50 <= high + 50
    }

    private static func withoutNULs(_ bytes: [UInt8]) -> Text {
        guard hasNUL(bytes) else { return Text(bytes: bytes) }
        return Text(bytes: bytes.map { $0 == 0 ? 0x20 : $0 }, isMended: true)
    }

    private static func hasNUL(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        }
    }

    private static func convert(_ bytes: [UInt8], from name: String) -> Text {
        if name == "UTF-8" {
            if isUTF8(bytes) { return withoutNULs(bytes) }
            let text = withoutNULs(Array(String(decoding: bytes, as: UTF8.self).utf8))
            return Text(bytes: text.bytes, isMended: true)
        }
        return converted(bytes, from: name) ?? convert(bytes, from: "UTF-8")
    }

    /// The encoding that the bytes look to be in.
    private static func guess(_ bytes: [UInt8]) -> String? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        // Half a megabyte tells; the detector reads 20 MB a second.
        let start = bytes.prefix(1 << 19)
        let isTold = start.withUnsafeBytes {
            uchardet_handle_data(
                detector, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) == 0
        }
        uchardet_data_end(detector)
        guard isTold, let name = uchardet_get_charset(detector) else { return nil }
        let text = normalized(String(cString: name))
        return text.isEmpty ? nil : text
    }

    /// The text by iconv, with U+FFFD for what it does not know; nil if it knows no such encoding.
    private static func converted(_ bytes: [UInt8], from name: String) -> Text? {
        guard !name.utf8.contains(UInt8(ascii: "/")), let iconv = Converter(name) else { return nil }
        var text = iconv.convert(bytes)
        if hasNUL(text.bytes) {
            text = Text(bytes: text.bytes.map { $0 == 0 ? 0x20 : $0 }, isMended: true)
        }
        return text
    }
}

/// One of iconv's converters to UTF-8.
private final class Converter {
    private let handle: iconv_t

    init?(_ name: String) {
        guard let opened = iconv_open("UTF-8", name), opened != iconv_t(bitPattern: -1) else {
            return nil
        }
        handle = opened
    }

    deinit { iconv_close(handle) }

    func convert(_ bytes: [UInt8]) -> TextEncoding.Text {
        var text = TextEncoding.Text(bytes: [])
        text.bytes.reserveCapacity(bytes.count + bytes.count / 2)
        var bytes = bytes
        var room = [UInt8](repeating: 0, count: 1 << 16)
        bytes.withUnsafeMutableBytes { input in
            var rest: UnsafeMutablePointer<CChar>? = input.baseAddress?
                .assumingMemoryBound(to: CChar.self)
            var count = input.count
            while count > 0 {
                let written = room.withUnsafeMutableBytes { room -> (Int, Bool) in
                    var out: UnsafeMutablePointer<CChar>? = room.baseAddress?
                        .assumingMemoryBound(to: CChar.self)
                    var left = room.count
                    let result = iconv(handle, &rest, &count, &out, &left)
                    return (room.count - left, result == -1 && errno != E2BIG)
                }
                text.bytes += room[..<written.0]
                guard written.1, count > 0 else { continue }
                // A byte that the encoding does not have, or half a character at the end.
                text.bytes += [0xEF, 0xBF, 0xBD]
                text.isMended = true
                rest = rest?.advanced(by: 1)
                count -= 1
            }
        }
        return text
    }
}
