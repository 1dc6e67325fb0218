/// What a file holds, told by its content; its name only helps where the content does not say.
enum FileKind: Hashable, Sendable {
    case jsonLines
    /// A JSON array, or JSON objects that are spread over lines.
    case jsonValues
    case csv
    case page

    /// How many bytes are looked at.
    static let peek = 1 << 16

    /// - Parameters:
    ///   - start: The file's first bytes, at most ``peek`` of them.
    ///   - name: The file's name.
    init(start: ArraySlice<UInt8>, name: String, fields: FieldMap) throws(SkipReason) {
        var start = start
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
        let suffix = name.split(separator: ".").last?.lowercased() ?? ""
        let text = start.drop(while: \.isJSONSpace)
        if text.isEmpty, start.count < Self.peek { throw .emptyFile }
        if Self.isBinary(start) { throw .binary }
        let firstLine = text.prefix { $0 != UInt8(ascii: "\n") }
        switch text.first {
        case UInt8(ascii: "{") where Self.opensObject(text):
            self =
                Self.isSpread(firstLine) && firstLine.count < text.count ? .jsonValues : .jsonLines
        case UInt8(ascii: "[") where Self.opensArray(text):
            self = .jsonValues
        case UInt8(ascii: "<") where Self.isMarkup(text):
            throw .unsupported(Self.isHTML(text) ? "HTML" : "XML")
        default:
            if ["csv", "tsv"].contains(suffix) || Self.isHeader(firstLine, fields: fields) {
                self = .csv
            } else if ["jsonl", "ndjson"].contains(suffix) {
                // A broken first line must not turn a file of JSON Lines into prose.
                self = .jsonLines
            } else {
                self = .page
            }
        }
    }

    /// Control characters other than white space do not stand in text.
    private static func isBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
        let odd = bytes.lazy.filter { byte in
            byte < 0x20 && !byte.isJSONSpace && byte != 0x0C && byte != 0x1B && byte != 0
        }.count
        let nuls = bytes.lazy.filter { $0 == 0 }.count
        // A stray NUL is a scraper's slip; a picture or a program has many.
        return nuls * 200 > bytes.count + 400 || odd * 50 > bytes.count + 100
    }

    private static func opensObject(_ text: ArraySlice<UInt8>) -> Bool {
        let next = text.dropFirst().first { !$0.isJSONSpace }
        return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") || next == nil
    }

    private static func opensArray(_ text: ArraySlice<UInt8>) -> Bool {
        guard let next = text.dropFirst().first(where: { !$0.isJSONSpace }) else { return true }
        return [UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "[")].contains(next)
            || (next == UInt8(ascii: "\"") && text.contains(UInt8(ascii: "]")))
    }

    /// Whether an object that begins on this line goes on on the next.
    private static func isSpread(_ line: ArraySlice<UInt8>) -> Bool {
        guard let last = line.last(where: { !$0.isJSONSpace }) else { return false }
        return [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ",")].contains(last)
    }

    private static func isMarkup(_ text: ArraySlice<UInt8>) -> Bool {
        guard let next = text.dropFirst().first else { return false }
        return next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= next
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= next
    }

    private static func isHTML(_ text: ArraySlice<UInt8>) -> Bool {
        let start = String(decoding: text.prefix(1024), as: UTF8.self).lowercased()
        return start.contains("<html") || start.contains("<!doctype html")
            || start.contains("<head")
    }

    /// Whether the first line names columns of an article.
    private static func isHeader(_ line: ArraySlice<UInt8>, fields: FieldMap) -> Bool {
        guard line.count < 4096 else { return false }
        let separator = CSVReader.separator(inHeader: line)
        let row = line.last == 0x0D ? line.dropLast() : line
        let columns = CSVRow.fields(Array(row), separator: separator)
        let known = columns.filter { column in
            FieldMap.Field.allCases.contains { fields.isName(column.oneLine, of: $0) }
        }
        return columns.count > 1 && known.count > 1 && known.count * 3 >= columns.count
    }
}
