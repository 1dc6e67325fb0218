internal import Archive
internal import CUchardet

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A character encoding, by the name that iconv has for it.
struct TextEncoding: Hashable, Sendable {
    let name: String

    static let utf8 = TextEncoding(name: "UTF-8")
    static let windows1252 = TextEncoding(name: "CP1252")

    private init(name: String) { self.name = name }

    /// The encoding that a label names; nil if iconv has none of that name, or if it has no ASCII in
    /// units of one byte, as UTF-16: such a text is known by its bytes (``wide(_:)``), and has become
    /// UTF-8 long before its label is read.
    ///
    /// As in browsers, `iso-8859-1` is Windows' superset of it, and so with others:
    /// <https://encoding.spec.whatwg.org/#names-and-labels>.
    init?(label: String?) {
        guard let label = label?.trimmed.lowercased(), !label.isEmpty, label.utf8.count < 40,
            // iconv reads options such as //TRANSLIT from names.
            label.utf8.allSatisfy({ $0.isLabelByte })
        else { return nil }
        let name = Self.supersets[label] ?? label.uppercased()
        let encoding = TextEncoding(name: name)
        guard let converter = TextConverter(encoding),
            converter.converted(Self.probe[...]).text == Self.probe
        else { return nil }
        self = encoding
    }

    private static let probe = Array("News".utf8)

    private static let supersets = [
        "utf8": "UTF-8", "utf-8": "UTF-8", "unicode-1-1-utf-8": "UTF-8",
        "us-ascii": "CP1252", "ascii": "CP1252", "iso-8859-1": "CP1252", "iso8859-1": "CP1252",
        "iso_8859-1": "CP1252", "latin1": "CP1252", "l1": "CP1252", "windows-1252": "CP1252",
        "iso-8859-9": "CP1254", "latin5": "CP1254", "iso-8859-11": "CP874", "tis-620": "CP874",
        "windows-874": "CP874", "gb2312": "GB18030", "gbk": "GB18030", "x-gbk": "GB18030",
        "gb_2312-80": "GB18030", "big5": "BIG5-HKSCS", "big5-hkscs": "BIG5-HKSCS",
        "shift_jis": "CP932", "shift-jis": "CP932", "sjis": "CP932", "x-sjis": "CP932",
        "windows-31j": "CP932", "euc-kr": "CP949", "ks_c_5601-1987": "CP949", "uhc": "CP949",
        "iso-8859-8-i": "ISO-8859-8", "x-mac-cyrillic": "MAC-CYRILLIC", "x-mac-roman": "MACINTOSH",
        "macintosh": "MACINTOSH",
    ]

    // MARK: By the bytes

    /// Whether its text is ASCII throughout, with marks between which letters stand for others.
    var isShifting: Bool { ["ISO-2022", "ISO2022", "HZ", "UTF-7"].contains(where: name.contains) }

    /// The encoding of bytes: UTF-8 if they are that but for a few slips, else the one that was stated,
    /// else the likeliest.
    static func of(_ bytes: ArraySlice<UInt8>, stated: TextEncoding?) -> TextEncoding {
        let (good, bad) = countUTF8(bytes)
        if let stated, stated.isShifting, good + bad == 0 { return stated }
        if good > bad || bad == 0 { return .utf8 }
        if let stated, stated != .utf8 { return stated }
        return guess(bytes)
    }

    /// How many sequences of more than one byte are UTF-8, and how many bytes cannot be; the last
    /// character may be cut.
    private static func countUTF8(_ bytes: ArraySlice<UInt8>) -> (good: Int, bad: Int) {
        var (good, bad) = (0, 0)
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let first = bytes[index]
                index += 1
                guard first >= 0x80 else { continue }
                let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1
                guard 0xC2...0xF4 ~= first else {
                    bad += 1
                    continue
                }
                let tail = bytes[index..<min(index + more, bytes.count)]
                if tail.allSatisfy({ $0 & 0xC0 == 0x80 }) {
                    good += tail.count == more ? 1 : 0
                    index += tail.count
                } else {
                    bad += 1
                }
            }
        }
        return (good, bad)
    }

    /// What uchardet takes the bytes for; Windows' Latin-1 where it does not know.
    ///
    /// A few accents make it guess anything: a language that is not of Western Europe has more than
    /// one letter in fifty that is not ASCII.
    static func guess(_ bytes: ArraySlice<UInt8>) -> TextEncoding {
        guard bytes.lazy.filter({ $0 >= 0x80 }).count * 50 >= bytes.count,
            let detector = uchardet_new()
        else { return .windows1252 }
        defer { uchardet_delete(detector) }
        _ = bytes.withUnsafeBytes { all in
            uchardet_handle_data(
                detector, all.baseAddress?.assumingMemoryBound(to: CChar.self), all.count)
        }
        uchardet_data_end(detector)
        let name = uchardet_get_charset(detector).map { String(cString: $0).lowercased() } ?? ""
        let found = TextEncoding(label: mistaken[name] ?? name)
        return found.flatMap { $0 == .utf8 ? nil : $0 } ?? .windows1252
    }

    /// What uchardet says of what is nearly always something else.
    private static let mistaken = ["mac-cyrillic": "windows-1251", "koi8-r": "koi8-u"]

    /// The encoding of a text in units of two or four bytes, by its byte order mark or by where its
    /// zeros stand.
    static func wide(_ start: ArraySlice<UInt8>) -> TextEncoding? {
        for (mark, name) in marks where start.starts(with: mark) { return TextEncoding(name: name) }
        // What is no text, as a picture, has zeros in no such order.
        let units = start.prefix(start.count / 4 * 4).prefix(1 << 12)
        let count = units.count / 4
        guard count >= 2 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (offset, byte) in units.enumerated() where byte == 0 { zeros[offset % 4] += 1 }
        // Letters of other scripts have no zeros, but the blanks between them do.
        let even = zeros[0] + zeros[2]
        let odd = zeros[1] + zeros[3]
        if zeros[0] == count, zeros[1] * 10 >= count * 7, zeros[3] * 50 < count {
            return TextEncoding(name: "UTF-32BE")
        }
        if zeros[3] == count, zeros[2] * 10 >= count * 7, zeros[0] * 50 < count {
            return TextEncoding(name: "UTF-32LE")
        }
        // A stray zero is a scraper's slip.
        let least = max(4, count / 20)
        if odd == 0, even >= least { return TextEncoding(name: "UTF-16BE") }
        if even == 0, odd >= least { return TextEncoding(name: "UTF-16LE") }
        return nil
    }

    /// The longest first: the mark of UTF-16 is the start of that of UTF-32.
    private static let marks: [([UInt8], String)] = [
        ([0xFF, 0xFE, 0, 0], "UTF-32LE"), ([0, 0, 0xFE, 0xFF], "UTF-32BE"),
        ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]
}

extension TextEncoding {
    /// The text of bytes; what is not in the encoding becomes U+FFFD.
    func text(_ bytes: [UInt8]) -> String {
        guard self != .utf8, let converter = TextConverter(self) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        return String(decoding: converter.converted(bytes[...]).text, as: UTF8.self)
    }

    /// The text of bytes whose encoding may be stated.
    static func text(_ bytes: [UInt8], label: String?) -> String {
        (wide(bytes[...]) ?? of(bytes[...], stated: TextEncoding(label: label))).text(bytes)
    }
}

extension UInt8 {
    /// Whether a name of an encoding may have it.
    fileprivate var isLabelByte: Bool {
        0x61...0x7A ~= self || 0x30...0x39 ~= self || self == 0x2D || self == 0x5F || self == 0x2E
            || self == 0x3A
    }
}
