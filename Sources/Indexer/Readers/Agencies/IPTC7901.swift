internal import Analysis
internal import Archive

extension ArticleFormat {
    static let iptc7901 = ArticleFormat(
        name: "IPTC 7901", summary: "the wire format of European agencies, of one or more stories",
        kind: .agency,
        isText: false,
        of: { start in
            start.text.first == 0x01 && start.bytes.prefix(2048).contains(0x02)
                || start.text.starts(with: "ZCZC".utf8) && start.bytes.prefix(2048).contains(0x02)
        },
        reader: { WireReader($0, end: 0x04, parser: IPTC7901Parser(options: $1)) })
}

/// A story in IPTC 7901: a header (source, priority, category, words), keywords, and behind the
/// start of text (STX) the headline up to ` =` and the text, then (ETX) the time of sending.
///
/// https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf
struct IPTC7901Parser: RecordParser {
    let options: ReadOptions

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        var builder = DraftBuilder(
            origin: .init(file: file, position: record.position), dateOrder: options.dateOrder)
        let text = String(decoding: record.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        let parts = text.split(separator: "\u{2}", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw .notArticles("an IPTC 7901 message without a story") }
        let story = parts[1].split(
            separator: "\u{3}", maxSplits: 1, omittingEmptySubsequences: false
        ).map(String.init)
        builder.date = story.count > 1 ? Self.date(story[1]) : nil
        builder.source = Self.source(parts[0])
        builder.section = Self.keywords(parts[0])
        fill(&builder, story.first ?? "")
        return try builder.draft()
    }

    private func fill(_ builder: inout DraftBuilder, _ story: String) {
        let lines = story.split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0).replacing("\r", with: "")
        }
        let marked = lines.prefix(12).firstIndex { $0.trimmed.hasSuffix("=") }
        let end = marked ?? lines.firstIndex { !$0.trimmed.isEmpty } ?? 0
        let heads = lines.prefix(end + 1).map { line in
            line.trimmed.hasSuffix("=") ? String(line.trimmed.dropLast()).trimmed : line.trimmed
        }
        builder.author = heads.first { $0.hasPrefix("By ") || $0.hasPrefix("Von ") }
            .flatMap { AgencyText.author($0) }
        let headline = heads.filter { !$0.isEmpty && !Self.isStatus($0) }
        builder.headline = headline.joined(separator: " ")
        let body = lines.dropFirst(end + 1).prefix { !Self.endsStory($0) }
        builder.body = WireText.paragraphs(of: body.joined(separator: "\n"))
    }

    /// Whether a line above the headline only says which version this is: `1ST LEAD`, `(Achtung)`,
    /// or whose it is.
    private static func isStatus(_ line: String) -> Bool {
        line.hasPrefix("By ") || line.hasPrefix("Von ")
            || (line.hasPrefix("(") && line.hasSuffix(")"))
            || [
                "LEAD", "REFILE", "EXTRA", "URGENT", "CORRECTION", "EILMELDUNG", "ADVANCE",
                "WRAPUP",
            ]
            .contains { line.hasSuffix($0) }
    }

    /// Whether what follows is for editors, not for readers: `# Notebook`.
    private static func endsStory(_ line: String) -> Bool {
        line.hasPrefix("# ") || line.hasPrefix("The following information is not for publication")
    }

    /// The agency's sign, last but one in the header: `eca062 4 i 211 ccccb   dpa 061`.
    private static func source(_ header: String) -> String? {
        let line = header.split(whereSeparator: \.isNewline).first {
            !$0.allSatisfy(\.isWhitespace)
        }
        let words = line?.split(separator: " ") ?? []
        guard words.count > 4, words.last?.allSatisfy(\.isNumber) == true else { return nil }
        return words.dropLast().last.map(String.init)
    }

    /// The first of the keywords: `Germany` of `Germany-football/Munich/`.
    private static func keywords(_ header: String) -> String? {
        let lines = header.split(whereSeparator: \.isNewline).map { String($0).trimmed }
        return lines.first { $0.hasSuffix("/") }.map { String($0.dropLast()) }
    }

    /// `131137 GMT Nov 13`: day, hour and minute, then the month and the year.
    private static func date(_ end: String) -> String? {
        guard
            let match = end.firstMatch(
                of: /(\d\d)(\d\d)(\d\d) ([A-Z]{1,4}) ([A-Za-z]{3}) (\d\d)\b/)
        else { return nil }
        return "\(match.1) \(match.5) \(match.6) \(match.2):\(match.3) \(match.4)"
    }
}
