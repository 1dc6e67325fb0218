internal import Indexer

/// What `newsfind help formats` prints: the formats that are read, as the readers themselves list them.
enum FormatList {
    static var page: String {
        """
        What newsfind reads, told by content and not by name; also compressed (gzip, bzip2, xz, zstd,
        lz4) and in zips and tars, five deep.

        \(table(ContainerFormat.all.map { ($0.name, $0.summary) }))

        \(table(ArticleFormat.all.map { ($0.name, $0.summary) }))

        What a file is skipped for is told with --skipped FILE.

        """
    }

    /// Names and summaries in two columns.
    private static func table(_ rows: [(name: String, summary: String)]) -> String {
        let width = rows.map { DisplayWidth.of($0.name) }.max() ?? 0
        return rows.map { row in
            let gap = String(repeating: " ", count: width - DisplayWidth.of(row.name) + 2)
            return row.name + gap + row.summary
        }.joined(separator: "\n")
    }
}
