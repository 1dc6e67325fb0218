internal import Analysis

/// The header of one capture in a web archive; its block of ``length`` bytes follows.
struct WebRecord {
    enum Kind {
        /// What a server answered, HTTP and all, or a file as it is.
        case capture
        /// A page that had not changed since an earlier visit: there is no text here.
        case revisit
        /// What the crawler says of itself and its requests.
        case other
    }

    var kind: Kind
    var url: String
    var date: ArticleDate?
    var type: MediaType
    var length: Int
}

/// How the records of a web archive begin; the blocks between them are ``WebArchive``'s.
protocol WebRecordFormat: Sendable {
    /// Whether a line may be the first of a record.
    static func isStart(_ line: ArraySlice<UInt8>) -> Bool
    /// Takes the header of the next record, whose first line is one by ``isStart(_:)``; nil if the
    /// header is no good.
    static func record(_ input: inout InputBuffer) throws(ReadError) -> WebRecord?
}

/// WARC 0.17 to 1.1: <https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/>.
enum WARC: WebRecordFormat {
    static func isStart(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: Array("WARC/0.".utf8)) || line.starts(with: Array("WARC/1.".utf8))
    }

    static func record(_ input: inout InputBuffer) throws(ReadError) -> WebRecord? {
        guard let header = try input.takeHeader() else { return nil }
        let fields = HeaderFields(header[...])
        guard let length = fields["content-length"].flatMap(WebRecord.length) else { return nil }
        // Wget writes the address between angle brackets, as the standard once had it.
        let url = (fields["warc-target-uri"] ?? "").filter { $0 != "<" && $0 != ">" }
        return WebRecord(
            kind: kind(fields["warc-type"] ?? ""), url: url,
            date: fields["warc-date"].flatMap { ArticleDate($0) },
            type: MediaType(fields["content-type"]), length: length)
    }

    private static func kind(_ type: String) -> WebRecord.Kind {
        switch type.lowercased() {
        case "response", "resource", "conversion": .capture
        case "revisit": .revisit
        default: .other
        }
    }
}

/// ARC 1 and 2: <https://archive.org/web/researcher/ArcFileFormat.php>. A header is one line:
///
///     http://host/path 192.0.2.1 20140216050221 text/html 1591
///
/// Version 2 has status, checksum, redirect, offset and file name before the length.
enum ARC: WebRecordFormat {
    static func isStart(_ line: ArraySlice<UInt8>) -> Bool { record(line) != nil }

    static func record(_ input: inout InputBuffer) throws(ReadError) -> WebRecord? {
        guard case .text(let line)? = try input.nextLine() else { return nil }
        return record(line[...])
    }

    private static func record(_ line: ArraySlice<UInt8>) -> WebRecord? {
        guard line.count < 1 << 14 else { return nil }
        let fields = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard fields.count >= 5, let url = fields.first, url.contains(":"),
            let length = fields.last.flatMap({ WebRecord.length(String($0).oneLine) })
        else { return nil }
        // An address may have blanks, so that the other fields are counted from the end.
        for width in [5, 10] where fields.count >= width {
            let rest = fields.suffix(width - 1).map(String.init)
            let isDate = 12...18 ~= rest[1].count && rest[1].allSatisfy(\.isNumber)
            guard isDate else { continue }
            let url = fields.dropLast(width - 1).joined(separator: " ")
            return WebRecord(
                kind: url.hasPrefix("filedesc:") ? .other : .capture, url: url,
                date: ArticleDate(String(rest[1].prefix(14))), type: MediaType(rest[2]),
                length: length)
        }
        return nil
    }
}

extension WebRecord {
    /// A length that can be one: not negative, and less than a petabyte.
    static func length(_ text: String) -> Int? {
        Int(text).flatMap { 0..<(1 << 50) ~= $0 ? $0 : nil }
    }
}
