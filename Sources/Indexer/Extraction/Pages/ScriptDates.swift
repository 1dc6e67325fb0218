#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Finds `"publishedAt": "2021-12-23…"` and the like in the scripts of pages that make themselves.
enum ScriptDates {
    /// The values of the first members that name a date of publication.
    static func find(in script: [UInt8]) -> [String] {
        var found: [String] = []
        script.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while found.count < 2, let at = firstStem(UnsafeRawBufferPointer(rebasing: rest)) {
                rest = rest.dropFirst(at + stem.count)
                if let value = value(rest) { found.append(value) }
            }
        }
        return found
    }

    /// What all names have in common: `datePublished`, `publish_date`, `publicationDate`.
    private static let stem = Array("ubli".utf8)
    /// How such a name ends.
    private static let endings: Set<String> = [
        "shed", "shedat", "shed_at", "shdate", "sh_date", "sheddate", "shed_date", "shedtime",
        "shed_time", "shtime", "shedon", "shed_on", "shedatutc", "cationdate", "cation_date",
    ]

    /// Where the stem first stands: its `b` is the rarest of its letters.
    private static func firstStem(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard let start = bytes.baseAddress else { return nil }
        var offset = 1
        while offset < bytes.count,
            let found = memchr(start + offset, Int32(UInt8(ascii: "b")), bytes.count - offset)
        {
            offset = UnsafeRawPointer(found) - start
            if bytes[(offset - 1)...].starts(with: stem) { return offset - 1 }
            offset += 1
        }
        return nil
    }

    /// The text or number after the end of a name; nil if it is another name.
    private static func value(_ rest: Slice<UnsafeRawBufferPointer>) -> String? {
        let head = Array(rest.prefix(96))
        let name = head.prefix { $0 == UInt8(ascii: "_") || ($0 | 0x20) &- 0x61 < 26 }
        guard endings.contains(String(decoding: name, as: UTF8.self).lowercased()) else {
            return nil
        }
        let marks = Set("\"'\\:= ".utf8)
        let value = head[name.count...].drop(while: marks.contains)
        guard value.startIndex - name.count <= 8, let first = value.first, first &- 0x30 < 10 else {
            return nil
        }
        let text = value.prefix {
            !marks.subtracting(": ".utf8).contains($0) && $0 != 0x2C && $0 != 0x7D
        }
        return text.count < 40 ? String(decoding: text, as: UTF8.self) : nil
    }
}
