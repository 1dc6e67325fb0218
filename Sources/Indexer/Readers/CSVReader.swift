internal import Analysis
internal import Archive

extension ArticleFormat {
    static let csv = ArticleFormat(
        name: "CSV", summary: "rows under a header; also between semicolons or tabs",
        of: { start in
            !start.isMarkup && !JSONValuesReader.opensObject(start.text)
                && (["csv", "tsv"].contains(start.suffix)
                    || CSVReader.statedSeparator(start.firstLine) != nil
                    || CSVReader.isHeader(start.firstLine, fields: start.fields))
        },
        reader: { try CSVReader($0, options: $1) })
}

extension CSVReader {
    /// Whether the line names columns of an article.
    static func isHeader(_ line: ArraySlice<UInt8>, fields: FieldMap) -> Bool {
        guard line.count < 4096 else { return false }
        let separator = CSVReader.separator(inHeader: line)
        let row = line.last == 0x0D ? line.dropLast() : line
        let columns = CSVRow.fields(Array(row), separator: separator)
        let known = columns.filter { column in
            FieldMap.Field.main.contains { fields.isName(column.oneLine, of: $0) }
        }
        return columns.count > 1 && known.count > 1 && known.count * 3 >= columns.count
    }
}

/// Rows under a header: commas, semicolons or tabs, quotes as in RFC 4180.
///
/// Spreadsheets and scrapers quote carelessly, so a quote counts only at the start of a field. A
/// quote that is never closed costs one row: reading goes on at the next line.
struct CSVReader: ArticleReader {
    private var input: InputBuffer
    private let separator: UInt8
    private var line = 1
    /// Whether a row, good or not, has come.
    private var hasRows = false
    /// How many bytes may still be read a second time because of a quote that was never closed;
    /// after that a row is a line, so that time stays linear.
    private var patience = 8 * InputBuffer.recordLimit
    let parser: any RecordParser

    /// Reads the header.
    ///
    /// - Throws: ``SkipReason`` if no column holds a headline or body.
    init(_ start: InputBuffer, options: ReadOptions) throws {
        var header = try Self(beforeHeader: start, options: options)
        guard case .record(let record)? = try header.nextFilledRow() else {
            throw SkipReason.emptyFile
        }
        separator = header.separator
        input = header.input
        line = header.line
        let columns = CSVRow.fields(record.bytes, separator: separator).map(\.trimmed)
        let fields = options.fields
        guard
            columns.contains(where: {
                fields.isName($0, of: .headline) || fields.isName($0, of: .body)
            })
        else { throw SkipReason.noArticleColumns(columns) }
        parser = CSVArticleParser(columns: columns, separator: separator, options: options)
    }

    private init(beforeHeader input: InputBuffer, options: ReadOptions) throws(ReadError) {
        var input = input
        try input.fill(atLeast: 3)
        if input.waiting.starts(with: [0xEF, 0xBB, 0xBF]) { input.drop(3) }
        while true {
            // Empty lines say nothing of the separator.
            let space = input.waiting.prefix {
                $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
            }
            line += space.count { $0 == UInt8(ascii: "\n") }
            input.drop(space.count)
            guard input.count == 0, try input.fill() else { break }
        }
        var separator = try Self.separator(of: &input)
        if let stated = Self.statedSeparator(input.waiting.prefix(8)) {
            separator = stated
            line += 1
            try input.skipLine()
        }
        self.separator = separator
        self.input = input
        parser = CSVArticleParser(columns: [], separator: separator, options: options)
    }

    /// The likeliest separator of the first line.
    private static func separator(of input: inout InputBuffer) throws(ReadError) -> UInt8 {
        while input.distance(to: UInt8(ascii: "\n")) == nil, input.count < 1 << 16,
            try input.fill()
        {}
        return separator(inHeader: input.waiting.prefix { $0 != UInt8(ascii: "\n") })
    }

    /// What a line `sep=;` says, which spreadsheets read and write before the header.
    static func statedSeparator(_ line: ArraySlice<UInt8>) -> UInt8? {
        guard line.prefix(4).elementsEqual("sep=".utf8), let byte = line.dropFirst(4).first,
            (line.dropFirst(5).first ?? 0x0A).isJSONSpace, byte != UInt8(ascii: "\"")
        else { return nil }
        return byte
    }

    static func separator(inHeader header: ArraySlice<UInt8>) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")]
        let counts = candidates.map { byte in header.lazy.filter { $0 == byte }.count }
        return zip(candidates, counts).max { $0.1 < $1.1 }?.0 ?? UInt8(ascii: ",")
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        let row = try nextFilledRow()
        defer { hasRows = true }
        return row ?? (hasRows ? nil : .skipped(position: line, .noArticles("CSV")))
    }

    private mutating func nextFilledRow() throws(ReadError) -> RecordResult? {
        while let row = try nextRow() {
            if case .record(let record) = row, record.bytes.allSatisfy(\.isJSONSpace) { continue }
            return row
        }
        return nil
    }

    private mutating func nextRow() throws(ReadError) -> RecordResult? {
        var scan = RowScan(separator: separator, ignoresQuotes: patience < 0)
        while true {
            let length = input.waiting.withUnsafeBufferPointer { scan.end(in: $0) }
            if let length { return .record(take(length)) }
            let isTooLong = input.count > InputBuffer.recordLimit
            if !isTooLong, !scan.isBroken, try input.fill() { continue }
            if scan.isUnclosed {
                patience -= scan.index
                let start = line
                line += 1
                try input.skipLine()
                return .skipped(position: start, .unclosedQuote)
            }
            if isTooLong {
                line += 1
                try input.skipLine()
                return .skipped(position: line - 1, .tooLong(limit: InputBuffer.recordLimit))
            }
            return input.count > 0 ? .record(take(input.count)) : nil
        }
    }

    private mutating func take(_ length: Int) -> RawRecord {
        var bytes = input.take(length)
        input.drop(1)
        let record = RawRecord(bytes: [], position: line)
        line += 1 + bytes.lazy.filter { $0 == UInt8(ascii: "\n") }.count
        // Line ends that went through a wrong conversion have two.
        while bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        return RawRecord(bytes: bytes, position: record.position)
    }
}

/// Finds where a row ends; goes on where it stopped when more bytes have come.
private struct RowScan {
    let separator: UInt8
    let ignoresQuotes: Bool
    /// A quote was opened, and not closed yet or not where a field ends.
    var isUnclosed: Bool { state == .quoted || isBroken }

    private enum State { case fieldStart, plain, quoted, closed }
    private var state = State.fieldStart
    /// How many bytes have been looked at.
    private(set) var index = 0
    private var hasLineEnd = false
    private(set) var isBroken = false

    init(separator: UInt8, ignoresQuotes: Bool) {
        self.separator = separator
        self.ignoresQuotes = ignoresQuotes
    }

    /// The length of the row; nil if its end is not among the bytes, or if it is unclosed.
    mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        while index < bytes.count, !isBroken {
            let byte = bytes[index]
            if state == .quoted {
                if byte == UInt8(ascii: "\"") { state = .closed }
                if byte == UInt8(ascii: "\n") { hasLineEnd = true }
            } else if byte == UInt8(ascii: "\n") {
                return index
            } else if byte == separator {
                state = .fieldStart
            } else if byte == UInt8(ascii: "\""), state != .plain, !ignoresQuotes {
                // A doubled quote closes and opens again: the same in the end.
                state = .quoted
            } else if byte != UInt8(ascii: "\r") {
                // Text behind the quote that closes a field of several lines: rather, that quote
                // opens a field of the next row, and the one before was never closed.
                isBroken = state == .closed && hasLineEnd
                state = .plain
            }
            index += 1
        }
        return nil
    }
}

/// A row's fields, unquoted.
enum CSVRow {
    static func fields(_ row: [UInt8], separator: UInt8) -> [String] {
        let quote = UInt8(ascii: "\"")
        var fields: [String] = []
        var field: [UInt8] = []
        var index = 0
        while true {
            field.removeAll(keepingCapacity: true)
            if index < row.count, row[index] == quote {
                index += 1
                while index < row.count {
                    if row[index] == quote {
                        guard index + 1 < row.count, row[index + 1] == quote else { break }
                        index += 1
                    }
                    field.append(row[index])
                    index += 1
                }
                index += 1
            }
            while index < row.count, row[index] != separator {
                field.append(row[index])
                index += 1
            }
            fields.append(String(decoding: field, as: UTF8.self))
            guard index < row.count else { return fields }
            index += 1
        }
    }
}

/// A row -> article, by the names in the header.
struct CSVArticleParser: RecordParser {
    private let columns: [String]
    private let separator: UInt8
    private let dateOrder: DateOrder
    /// The columns of each field, the likeliest first.
    private let places: [FieldMap.Field: [Int]]

    init(columns: [String], separator: UInt8, options: ReadOptions) {
        self.columns = columns
        self.separator = separator
        dateOrder = options.dateOrder
        let names = columns.map(FieldMap.normalized)
        var places: [FieldMap.Field: [Int]] = [:]
        for field in FieldMap.Field.allCases {
            places[field] = options.fields.names(of: field).compactMap { names.firstIndex(of: $0) }
        }
        self.places = places
    }

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        var fields = CSVRow.fields(record.bytes, separator: separator)
        // Spreadsheets end rows with empty cells.
        while fields.count > columns.count, fields.last?.isEmpty == true { fields.removeLast() }
        guard fields.count == columns.count else {
            throw .raggedRow(found: fields.count, expected: columns.count)
        }
        func text(_ field: FieldMap.Field) -> String? {
            places[field]?.lazy.map { fields[$0] }.first { !$0.isEmpty }
        }
        var builder = DraftBuilder(
            origin: .init(file: file, position: record.position), dateOrder: dateOrder)
        builder.id = text(.id)
        builder.headline = text(.headline).map(HTMLText.withoutEntities)
        try builder.fillBody(maybeHTML: text(.body) ?? text(.summary))
        builder.isSummary = text(.body) == nil && builder.body != nil
        builder.date = text(.date) ?? text(.updated)
        builder.updated = text(.updated)
        builder.section = text(.section)
        builder.source = text(.source)
        builder.url = text(.url)
        builder.author = text(.author)
        builder.language = text(.language)
        let lists = (places[.entities] ?? []).map { fields[$0] }.filter { !$0.isEmpty }
        builder.entities = lists.isEmpty ? nil : lists.flatMap(FieldMap.names(inList:))
        if String(validating: record.bytes, as: UTF8.self) == nil {
            builder.notes.append(.mendedText)
        }
        return try builder.draft()
    }
}
