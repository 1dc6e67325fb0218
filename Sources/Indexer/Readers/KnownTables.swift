/// Tables that are known and hold no articles.
enum KnownTables {
    /// Why a file that begins so is not read; nil if it is no such table.
    ///
    /// GDELT's have no header: https://data.gdeltproject.org/documentation/
    static func reason(for start: FileStart) -> SkipReason? {
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
