/// Tables and lists that are known and hold no articles.
enum KnownTables {
    /// Why a file that begins so is not read; nil if it is no such table.
    static func reason(for start: FileStart) -> SkipReason? {
        isOfWebArchive(start) ? .notArticles("a list of the pages of a web archive") : gdelt(start)
    }

    /// Whether it says where the records of a web archive lie, as those in a WACZ do beside it.
    ///
    /// Sources: <https://iipc.github.io/warc-specifications/specifications/cdx-format/cdx-2015/>,
    /// <https://specs.webrecorder.net/cdxj/latest/> and <https://specs.webrecorder.net/wacz/latest/>.
    private static func isOfWebArchive(_ start: FileStart) -> Bool {
        let line = start.firstLine
        // A CDX names its columns by letters.
        if start.bytes.starts(with: " CDX ".utf8) { return true }
        if line.first == UInt8(ascii: "{") {
            let text = String(decoding: start.text.prefix(400), as: UTF8.self)
            return text.contains("\"json-pages-") || text.contains("\"wacz_version\"")
        }
        // A CDXJ has the host backwards, a time and an object: `example,courier)/news 20211223101500 {`.
        let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        return parts.count == 3 && parts[0].contains(UInt8(ascii: ")"))
            && parts[0].contains(UInt8(ascii: ",")) && parts[1].count == 14
            && parts[1].allSatisfy { $0 &- 0x30 < 10 } && parts[2].first == UInt8(ascii: "{")
    }

    /// GDELT's have no header: https://data.gdeltproject.org/documentation/
    private static func gdelt(_ start: FileStart) -> SkipReason? {
        let columns = start.firstLine.split(
            separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard columns.count >= 11, let first = columns.first, let second = columns.dropFirst().first
        else { return nil }
        let isNumbered = first.allSatisfy {
            $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "T")
        }
        let isDated = second.count >= 8 && second.allSatisfy { $0 &- 0x30 < 10 }
        let isHeader = start.firstLine.starts(with: "DATE\tNUMARTS".utf8)
        guard isHeader || first.count >= 8 && isNumbered && isDated else { return nil }
        return .notArticles("a GDELT table, which names articles by address and holds no text")
    }
}
