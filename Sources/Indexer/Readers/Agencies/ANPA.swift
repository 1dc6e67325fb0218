internal import Analysis
internal import Archive

extension ArticleFormat {
    static let anpa = ArticleFormat(
        name: "ANPA 1312", summary: "the wire format of American agencies, of one or more stories",
        kind: .agency,
        isText: false,
        of: { start in start.bytes.starts(with: [0x16, 0x16, 0x01]) },
        reader: { WireReader($0, end: 0x04, parser: ANPAParser(options: $1)) })
}

/// A story in ANPA 1312: a header, a line of keywords, lines marked by a caret, then the text, in
/// which a tab or three blanks begin a paragraph and `<` ends a line that stays one.
struct ANPAParser: RecordParser {
    let options: ReadOptions

    func parse(_ record: RawRecord, file: String) throws(SkipReason) -> ArticleDraft {
        var builder = DraftBuilder(
            origin: .init(file: file, position: record.position), dateOrder: .monthFirst)
        let text = String(decoding: record.bytes, as: UTF8.self)
        let parts = text.split(separator: "\u{2}", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw .notArticles("an ANPA message without a story") }
        let story = parts[1].split(separator: "\u{3}", maxSplits: 1).map(String.init)
        builder.section = Self.section(parts[0])
        builder.date = Self.date(story.count > 1 ? story[1] : story[0])
        builder.language = "en"
        builder.source = text.contains("(AP)") || text.contains("AP-WF-") ? "AP" : nil
        fill(&builder, story.first ?? "")
        return try builder.draft()
    }

    private func fill(_ builder: inout DraftBuilder, _ story: String) {
        var heads: [String] = []
        var body: [String] = []
        for line in story.split(whereSeparator: \.isNewline).map(String.init) {
            let marked = line.trimmed
            if marked.hasPrefix("^"), body.isEmpty {
                heads += marked.split(separator: "^").map { String($0).trimmed }
            } else if marked.hasPrefix("^AP-") || marked.hasPrefix("^\u{3}") {
                break
            } else if !marked.isEmpty {
                append(line, to: &body)
            }
        }
        // A number behind a star is the message's.
        heads.removeAll { $0.hasPrefix("*") || $0.isEmpty }
        let slug = heads.first.map { Self.slug(Self.clean($0)) }
        let rest = heads.dropFirst()
        let byline = rest.first { $0.hasPrefix("By ") }.map(Self.clean)
        builder.author = AgencyText.author(byline)
        let headlines = rest.filter(Self.isHeadline).map(Self.clean)
        builder.headline = headlines.first ?? slug
        if body.isEmpty { body = Array(headlines.dropFirst()) }
        builder.body = body.joined(separator: "\n\n")
    }

    /// A line that begins a paragraph, or goes on with it.
    private func append(_ line: String, to body: inout [String]) {
        let begins = line.utf8.first == 0x09 || line.hasPrefix("   ") || body.isEmpty
        let stays = line.trimmed.hasSuffix("<")
        let text = Self.clean(line)
        if !begins {
            body[body.count - 1] += " " + text
        } else if stays, isRow(text), isRow(Self.lastLine(of: body)) {
            body[body.count - 1] += "\n" + text
        } else {
            body.append(text)
        }
    }

    /// Rows follow on rows alone: the last one tells of all above it.
    private static func lastLine(of body: [String]) -> Substring {
        let last = body.last ?? ""
        return last.lastIndex(of: "\n").map { last[last.index(after: $0)...] } ?? last[...]
    }

    private func isRow(_ text: some StringProtocol) -> Bool {
        text.contains(";") && !text.contains(". ")
    }

    /// Whether a line above the story says what it is about, not who wrote it (those are centred,
    /// by `=`), what editors should know or which pictures there are.
    private static func isHeadline(_ line: String) -> Bool {
        !line.hasSuffix("=") && !line.hasPrefix("Eds") && !line.hasPrefix("(Eds")
            && line.firstMatch(of: /^[A-Z]+ (Photo|Graphic|Video|Interactive)/) == nil
    }

    /// The text without the marks of its end, in today's signs: a lone `_` is a dash.
    private static func clean(_ line: String) -> String {
        var line = line.trimmed[...]
        while let last = line.last, "<=".contains(last) || last.isWhitespace { line.removeLast() }
        if line.hasPrefix("^") { line.removeFirst() }
        return String(line).replacing(" _ ", with: " — ").replacing("``", with: "“").replacing(
            "''", with: "”")
    }

    /// The keywords without the version and the number of words: `BC-LT--Fish Market`.
    private static func slug(_ line: String) -> String {
        let line = line.trimmed
        let digits = line.reversed().prefix(6).prefix(while: \.isWholeNumber).count
        let before = line.dropLast(digits).trimmed
        let slug = 1...5 ~= digits && before.hasSuffix(",") ? before.dropLast().trimmed : line
        return (slug.hasSuffix(",") ? slug.dropLast() : slug[...]).trimmed
    }

    /// Of `AP-WF-11-13-13 0049GMT`, which stands behind the story.
    private static func date(_ end: String) -> String? {
        guard
            let match = end.firstMatch(
                of: /\b(\d\d)-(\d\d)-(\d\d) (\d\d)(\d\d)(GMT|E[SD]T)/)
        else { return nil }
        let zone = match.6 == "GMT" ? "Z" : " \(match.6)"
        let century = match.3 < "69" ? "20" : "19"
        return "\(century)\(match.3)-\(match.1)-\(match.2)T\(match.4):\(match.5)\(zone)"
    }

    /// By the letter of the category, which stands behind that of the priority.
    private static func section(_ header: String) -> String? {
        let words = header.split { $0.isWhitespace || $0 == "\u{13}" || $0 == "\u{11}" }
        guard
            let place = words.indices.dropFirst().first(where: { index in
                words[index].count == 1 && words[index - 1].count == 1
            })
        else { return nil }
        return sections[words[place].lowercased()]
    }

    /// Categories of ANPA 1312, 1989, table A.
    private static let sections = [
        "a": "Domestic", "b": "Domestic", "c": "Features", "d": "Lifestyle", "e": "Entertainment",
        "f": "Business", "i": "International", "k": "Commentary", "l": "Lifestyle",
        "n": "State and regional", "o": "Weather", "p": "Politics", "q": "Sport", "r": "Racing",
        "s": "Sport", "t": "Travel", "w": "Washington",
    ]
}
