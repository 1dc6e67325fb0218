internal import Archive
internal import Indexer

/// How the fields of an article were found -> text: what won, by which rule, and what it beat.
struct EvidenceRenderer {
    let terminal: Terminal

    func text(_ draft: ArticleDraft) -> String {
        let style = StyledText(usesColor: terminal.usesColor)
        var lines = [style.bold("\(draft.origin.file):\(draft.origin.position)")]
        if draft.evidence.isEmpty { lines.append("  every field as the input names it") }
        for evidence in draft.evidence {
            let name = evidence.field.rawValue
            let gap = String(repeating: " ", count: max(1, 10 - name.count))
            lines.append("  \(name)\(gap)\(Self.short(evidence.found.value, in: evidence.field))")
            let reason = Self.reason(evidence)
            lines.append(style.dim("            \(reason)"))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `by JSON-LD, as Open Graph; beat <title>: …`.
    private static func reason(_ evidence: FieldEvidence) -> String {
        let rule = evidence.found.rule
        let alike = evidence.beaten.filter { $0.value == evidence.found.value && $0.rule != rule }
        let other = evidence.beaten.filter { $0.value != evidence.found.value }
        var text = "by \(rule.label)"
        var seen: Set<String> = []
        let labels = alike.map(\.rule.label).filter { seen.insert($0).inserted }
        if !labels.isEmpty { text += ", as \(labels.joined(separator: ", "))" }
        let beaten = other.prefix(6).map {
            "\($0.rule.label): \(short($0.value, in: evidence.field))"
        }
        return beaten.isEmpty ? text : text + "; beat \(beaten.joined(separator: ", "))"
    }

    /// A value on one line: of a body how long it is and how it begins.
    private static func short(_ value: String, in field: ArticleField) -> String {
        let line = StyledText.line(String(value.prefix(field == .body ? 60 : 120)))
        guard field == .body else { return value.count > 120 ? line + "…" : line }
        let paragraphs = value.split(separator: "\n", omittingEmptySubsequences: true).count
        let unit = paragraphs == 1 ? "paragraph" : "paragraphs"
        return "\(paragraphs) \(unit), \(value.count) characters: \(line)…"
    }
}
