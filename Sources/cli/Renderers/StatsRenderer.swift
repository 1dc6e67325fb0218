internal import Archive

/// An archive's numbers -> text or JSON.
enum StatsRenderer {
    /// How many sources and languages are listed in text.
    private static let listed = 15

    static func text(_ stats: Archive.Stats, path: String) -> String {
        var lines = [
            "archive   \(path) (format \(stats.format)\(stats.isCompact ? ", compact" : ""))",
            "articles  \(stats.articles), \(stats.undated) of them undated",
        ]
        if let earliest = stats.earliest, let latest = stats.latest {
            lines.append("dates     \(earliest) to \(latest)")
        }
        lines.append(
            "size      \(ByteCount.text(stats.fileBytes)), text \(ByteCount.text(stats.textBytes))")
        lines += list("sources", stats.sources)
        lines += list("languages", stats.languages)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ title: String, _ names: [Archive.NameCount]) -> [String] {
        guard names.contains(where: { !$0.name.isEmpty }) else { return [] }
        let width = String(names.first?.articles ?? 0).count
        var lines = [title]
        for entry in names.prefix(listed) {
            let count = String(entry.articles)
            let name = entry.name.isEmpty ? "(unknown)" : StyledText.harmless(entry.name)
            lines.append(
                "  " + String(repeating: " ", count: width - count.count) + "\(count)  \(name)")
        }
        if names.count > listed { lines.append("  and \(names.count - listed) more") }
        return lines
    }

    static func object(_ stats: Archive.Stats) -> JSON {
        func counts(_ names: [Archive.NameCount]) -> JSON {
            .list(
                names.map {
                    .object([
                        ("name", $0.name.isEmpty ? .null : .text($0.name)),
                        ("articles", .number($0.articles)),
                    ])
                })
        }
        return .object([
            ("schema", .number(ResultsRenderer.schema)),
            ("format", .number(stats.format)),
            ("compact", .bool(stats.isCompact)),
            ("articles", .number(stats.articles)),
            ("undated", .number(stats.undated)),
            ("earliest", .optional(stats.earliest)),
            ("latest", .optional(stats.latest)),
            ("file_bytes", .number(stats.fileBytes)),
            ("text_bytes", .number(stats.textBytes)),
            ("sources", counts(stats.sources)),
            ("languages", counts(stats.languages)),
        ])
    }
}

/// Bytes for people: `147.2 MB`.
enum ByteCount {
    static func text(_ bytes: Int) -> String {
        let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
        guard let (size, unit) = units.first(where: { bytes >= $0.0 }) else { return "\(bytes) B" }
        let tenths = (bytes * 10 + size / 2) / size
        return "\(tenths / 10).\(tenths % 10) \(unit)"
    }
}
