internal import Analysis
internal import Search

/// A timeline -> bars, JSON or CSV.
struct TimelineRenderer {
    enum Format: String, CaseIterable {
        case text, json, csv
    }

    let query: Query
    let terminal: Terminal

    func write(_ timeline: Timeline, as format: Format, to output: Output) throws {
        switch format {
        case .text: try writeText(timeline, to: output)
        case .json: try output.write(object(timeline).rendered(indented: true) + "\n")
        case .csv: try writeCSV(timeline, to: output)
        }
    }

    private func writeText(_ timeline: Timeline, to output: Output) throws {
        let style = StyledText(usesColor: terminal.usesColor)
        let rows = timeline.buckets.map { bucket in
            (bucket, ["\(bucket.matches)", "\(bucket.total)", Self.percent(bucket.share)])
        }
        let header = ["matches", "articles", "share"]
        let labelWidth = max(7, timeline.buckets.map(\.label.count).max() ?? 0)
        let widths = header.indices.map { column in
            max(header[column].count, rows.map { $0.1[column].count }.max() ?? 0)
        }
        let taken = labelWidth + widths.reduce(0) { $0 + $1 + 2 } + 2
        let barWidth = max(10, min(terminal.columns, 100) - taken)
        let most = timeline.buckets.map(\.matches).max() ?? 0
        func line(_ label: String, _ cells: [String], _ bar: String) -> String {
            let padded = zip(cells, widths).map { "  " + Self.padded($0, $1) }
            return label + String(repeating: " ", count: labelWidth - label.count)
                + padded.joined() + (bar.isEmpty ? "" : "  " + bar) + "\n"
        }
        if !rows.isEmpty { try output.write(style.dim(line(timeline.unit.rawValue, header, ""))) }
        for (bucket, cells) in rows {
            let bar = Self.bar(bucket.matches, of: most, width: barWidth)
            try output.write(line(bucket.label, cells, style.accent(bar)))
        }
        var summary = "\(timeline.matches) dated article\(timeline.matches == 1 ? "" : "s")"
        if timeline.undatedMatches > 0 { summary += ", \(timeline.undatedMatches) undated" }
        try output.write(style.dim(summary) + "\n")
    }

    /// Full blocks, and one that is an eighth to seven eighths wide.
    private static func bar(_ value: Int, of most: Int, width: Int) -> String {
        guard value > 0, most > 0 else { return "" }
        let eighths = max(1, value * width * 8 / most)
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private func object(_ timeline: Timeline) -> JSON {
        .object([
            ("schema", .number(ResultsRenderer.schema)),
            ("query", .text(query.text)),
            ("interpretation", .text(timeline.answered?.description ?? "")),
            ("fallback", .bool(timeline.isFallback)),
            ("by", .text(timeline.unit.rawValue)),
            (
                "buckets",
                .list(
                    timeline.buckets.map { bucket in
                        .object([
                            ("bucket", .text(bucket.label)),
                            ("start", .text(bucket.start.isoText)),
                            ("matches", .number(bucket.matches)),
                            ("total", .number(bucket.total)),
                            ("share", .real(Self.rounded(bucket.share))),
                        ])
                    })
            ),
            (
                "undated",
                .object([
                    ("matches", .number(timeline.undatedMatches)),
                    ("total", .number(timeline.undatedTotal)),
                ])
            ),
        ])
    }

    private func writeCSV(_ timeline: Timeline, to output: Output) throws {
        try output.write(CSV.row(["bucket", "start", "matches", "total", "share"]))
        for bucket in timeline.buckets {
            try output.write(
                CSV.row([
                    bucket.label, bucket.start.isoText, "\(bucket.matches)", "\(bucket.total)",
                    "\(Self.rounded(bucket.share))",
                ]))
        }
        let share =
            timeline.undatedTotal == 0
            ? 0 : Double(timeline.undatedMatches) / Double(timeline.undatedTotal)
        try output.write(
            CSV.row([
                "undated", "", "\(timeline.undatedMatches)", "\(timeline.undatedTotal)",
                "\(Self.rounded(share))",
            ]))
    }

    /// Six digits behind the point.
    private static func rounded(_ share: Double) -> Double {
        (share * 1_000_000).rounded() / 1_000_000
    }
}
