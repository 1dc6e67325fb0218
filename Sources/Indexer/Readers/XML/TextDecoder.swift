#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Bytes of any encoding -> UTF-8 that XML may hold, block by block.
///
/// What is declared is often not what is there: UTF-8 with a few bytes of windows-1252 pasted in,
/// or UTF-8 under the name of Latin-1. Bytes that are not UTF-8 are read as windows-1252, and
/// control characters, which no XML may hold, become spaces.
struct TextDecoder {
    private enum Encoding {
        case utf8, windows1252
        /// Through iconv.
        case other(Converter)
    }

    private let encoding: Encoding
    private let keepsControls: Bool
    /// The bytes of a character that the next block goes on with.
    private var unfinished: [UInt8] = []

    /// - Parameters:
    ///   - start: The first bytes, by which the declaration is checked.
    ///   - declared: The encoding that the text or its server states.
    ///   - keepsControls: Whether control characters stay, as texts of wires need them.
    init(_ start: ArraySlice<UInt8>, declared: String?, keepsControls: Bool = false) {
        self.keepsControls = keepsControls
        let name = Self.mark(of: start) ?? declared?.lowercased() ?? "utf-8"
        if ["utf-8", "utf8", "unicode-1-1-utf-8"].contains(name) {
            encoding = .utf8
        } else if [
            "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252",
        ]
        .contains(name) {
            encoding = Self.isUTF8(start) ? .utf8 : .windows1252
        } else {
            encoding = Converter(name).map(Encoding.other) ?? .utf8
        }
    }

    /// The text of a block.
    mutating func decode(_ block: ArraySlice<UInt8>, isLast: Bool = false) -> [UInt8] {
        switch encoding {
        case .other(let converter):
            var text = converter.decode(block)
            for index in text.indices where isControl(text[index]) { text[index] = 0x20 }
            return text
        case .windows1252: return mended(block, isUTF8: false, isLast: true)
        case .utf8:
            let all = unfinished.isEmpty ? block : (unfinished + block)[...]
            unfinished = []
            return mended(all, isUTF8: true, isLast: isLast)
        }
    }

    private mutating func mended(
        _ block: ArraySlice<UInt8>, isUTF8: Bool, isLast: Bool
    ) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(block.count + 64)
        let bytes = block.span
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                text.append(isControl(byte) ? 0x20 : byte)
                index += 1
                continue
            }
            let length = isUTF8 ? Self.sequence(in: bytes, at: index) : 0
            if length > 0 {
                for offset in index..<index + length { text.append(bytes[offset]) }
                index += length
            } else if length < 0, !isLast {
                unfinished = Array(block.suffix(bytes.count - index))
                break
            } else {
                text.append(contentsOf: Self.windows1252[Int(byte) - 0x80])
                index += 1
            }
        }
        return text
    }

    /// How many bytes the character has that begins here; 0 if it is none, -1 if it may go on
    /// behind the block.
    private static func sequence(in bytes: Span<UInt8>, at index: Int) -> Int {
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return -1 }
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return 0 }
            guard offset == 1 else { continue }
            switch (bytes[index], byte) {
            case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return 0
            default: break
            }
        }
        return length
    }

    private func isControl(_ byte: UInt8) -> Bool {
        !keepsControls && byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// Whether there is a character beyond ASCII, and all such are UTF-8.
    private static func isUTF8(_ start: ArraySlice<UInt8>) -> Bool {
        let bytes = start.span
        var index = 0
        var found = false
        while index < bytes.count {
            guard bytes[index] >= 0x80 else {
                index += 1
                continue
            }
            let length = sequence(in: bytes, at: index)
            if length < 0 { return found }
            guard length > 0 else { return false }
            found = true
            index += length
        }
        return found
    }

    /// The encoding that the first bytes show: a byte order mark, or how `<` is written.
    static func mark(of start: ArraySlice<UInt8>) -> String? {
        let marks: [([UInt8], String)] = [
            ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32"),
            ([0, 0, 0xFE, 0xFF], "utf-32"), ([0xFF, 0xFE], "utf-16"), ([0xFE, 0xFF], "utf-16"),
            ([0x3C, 0, 0, 0], "utf-32le"), ([0, 0, 0, 0x3C], "utf-32be"),
            ([0x3C, 0], "utf-16le"), ([0, 0x3C], "utf-16be"), ([0x4C, 0x6F, 0xA7, 0x94], "ibm037"),
        ]
        return marks.first { start.starts(with: $0.0) }?.1
    }

    /// The characters of the bytes from 0x80; WHATWG Encoding Standard, index windows-1252.
    private static let windows1252: [[UInt8]] = {
        let first: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
            0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
            0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
        ]
        return (first + Array(0xA0...0xFF)).map { value in
            Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? [0x3F]
        }
    }()
}

/// An encoding that iconv knows. What has no character becomes U+FFFD.
private final class Converter {
    private let handle: iconv_t
    /// The bytes of a character that the next block goes on with.
    private var unfinished: [UInt8] = []

    init?(_ name: String) {
        guard !name.utf8.contains(UInt8(ascii: "/")), let opened = iconv_open("UTF-8", name),
            opened != iconv_t(bitPattern: -1)
        else { return nil }
        handle = opened
    }

    deinit { iconv_close(handle) }

    func decode(_ block: ArraySlice<UInt8>) -> [UInt8] {
        var input = unfinished + block
        unfinished = []
        var text: [UInt8] = []
        text.reserveCapacity(input.count * 2)
        var room = [CChar](repeating: 0, count: 1 << 14)
        input.withUnsafeMutableBytes { bytes in
            var rest: UnsafeMutablePointer<CChar>? =
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var count = bytes.count
            while count > 0 {
                let (result, written) = room.withUnsafeMutableBufferPointer { room in
                    var out = room.baseAddress
                    var left = room.count
                    let result = iconv(handle, &rest, &count, &out, &left)
                    return (result == -1 ? errno : 0, room.count - left)
                }
                text.append(contentsOf: room[..<written].lazy.map { UInt8(bitPattern: $0) })
                if result == EINVAL {
                    unfinished = Array(bytes.suffix(count))
                    return
                }
                guard result == EILSEQ else { continue }
                text.append(contentsOf: "\u{FFFD}".utf8)
                rest = rest.map { $0 + 1 }
                count -= 1
            }
        }
        return text
    }
}
