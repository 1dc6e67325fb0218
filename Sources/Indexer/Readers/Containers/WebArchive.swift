internal import Analysis

extension ContainerFormat {
    static let warc = ContainerFormat(
        name: "WARC", summary: "a web archive; the pages and feeds that servers answered with",
        isFormat: { WARC.isStart($0.text.prefix(16)) },
        open: { WebArchive($0, of: WARC.self, meter: $1) })

    static let arc = ContainerFormat(
        name: "ARC", summary: "a web archive of the older kind",
        isFormat: { $0.text.starts(with: Array("filedesc://".utf8)) },
        open: { WebArchive($0, of: ARC.self, meter: $1) })
}

/// The pages in a web archive, each under its address.
///
/// Records are read one after the other, in constant memory. What is damaged is passed over up to
/// the next record; behind a damaged member of a gzip that is the next member.
final class WebArchive: FileContainer {
    private let format: any WebRecordFormat.Type
    private let block: BlockSource
    private let meter: ExpansionMeter
    private var body: any ByteSource
    private(set) var facts = FileFacts()
    private(set) var passedOver: [String: Int] = [:]
    private var isAtEnd = false

    /// How long the name of a file gets; addresses with forms in them have no end.
    private static let nameLimit = 1000
    private static let damaged = "damaged records"
    /// What pages have for addresses; crawlers put their notes under others: `metadata:`, `dns:`.
    private static let schemes = ["http", "https", "ftp", "file"]

    init(
        _ input: InputBuffer, of format: any WebRecordFormat.Type, meter: ExpansionMeter
    ) {
        self.format = format
        self.meter = meter
        block = BlockSource(input)
        body = block
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        do throws(ReadError) {
            return try body.read(into: buffer)
        } catch {
            // It comes up again, and is told, when the next record is looked for.
            return 0
        }
    }

    func nextFile() throws(ReadError) -> String? {
        while !isAtEnd {
            do throws(ReadError) {
                // What is too much in one page ends them all.
                try meter.count(0)
                try block.skip()
                guard let record = try nextRecord() else { break }
                if let name = try open(record) { return name }
            } catch {
                block.begin(0)
                guard try block.input.resume() else {
                    isAtEnd = true
                    throw error
                }
                passOver(Self.damaged)
            }
        }
        isAtEnd = true
        return nil
    }

    private func passOver(_ kind: String) { passedOver[kind, default: 0] += 1 }

    /// The header of the next record; nil behind the last one.
    private func nextRecord() throws(ReadError) -> WebRecord? {
        var isLost = false
        while true {
            try skipBlankLines()
            guard let line = try block.input.peekLine(within: 1 << 14) else { return nil }
            if format.isStart(line), let record = try format.record(&block.input) { return record }
            if !isLost { passOver(Self.damaged) }
            isLost = true
            try block.input.skipLine()
        }
    }

    private func skipBlankLines() throws(ReadError) {
        while true {
            let blank = block.input.waiting.prefix { $0 == 0x0D || $0 == 0x0A }
            block.input.drop(blank.count)
            if block.input.count > 0 { return }
            guard try block.input.fill() else { return }
        }
    }

    /// Steps into a record that may hold an article; else nil.
    private func open(_ record: WebRecord) throws(ReadError) -> String? {
        block.begin(record.length)
        body = block
        switch record.kind {
        case .capture: break
        case .revisit:
            passOver("pages unchanged since an earlier visit")
            return nil
        case .other: return nil
        }
        let scheme = record.url.prefix { $0 != ":" }.lowercased()
        guard Self.schemes.contains(scheme) else { return nil }
        var type = record.type
        if let response = try HTTPResponse(block) {
            type = response.type
            if let kind = response.kindWithoutNews {
                passOver(kind)
                return nil
            }
            body = response.body(block, meter: meter)
        } else if type.name == "application/http" {
            passOver(Self.damaged)
            return nil
        }
        if let kind = type.kindWithoutNews(at: record.url) {
            passOver(kind)
            return nil
        }
        facts = FileFacts(url: record.url, charset: type["charset"], collected: record.date)
        return String(record.url.prefix(Self.nameLimit))
    }
}
