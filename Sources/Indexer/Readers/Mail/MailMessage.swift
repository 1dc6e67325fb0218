internal import Analysis
internal import Archive

/// A mail: what its header says, and the text in it that people are to read (RFC 5322, RFC 2046).
struct MailMessage {
    let fields: HeaderFields
    private var html: Part?
    private var plain: Part?
    private var parts = 0

    /// How many parts of a mail are looked at, and how deep within each other.
    private static let partLimit = (count: 1000, depth: 10)

    /// A part that is no container of others.
    private struct Part {
        let fields: HeaderFields
        let type: MediaType
        let body: ArraySlice<UInt8>

        var bytes: [UInt8] {
            TransferEncoding.decoded(body, fields["content-transfer-encoding"])
        }
    }

    init(_ bytes: ArraySlice<UInt8>) {
        let (fields, body) = Self.split(bytes)
        self.fields = fields
        find(fields, body, depth: 0)
    }

    /// The header and what is below it; of a header over the limit, the lines that begin it.
    private static func split(
        _ bytes: ArraySlice<UInt8>
    ) -> (fields: HeaderFields, body: ArraySlice<UInt8>) {
        let length = HeaderFields.length(in: bytes) ?? bytes.count
        let fields = HeaderFields(bytes.prefix(min(length, HeaderFields.limit)))
        return (fields, bytes.dropFirst(length))
    }

    /// Looks for the first text of either kind in a part and those within it.
    private mutating func find(_ fields: HeaderFields, _ body: ArraySlice<UInt8>, depth: Int) {
        parts += 1
        guard parts <= Self.partLimit.count, depth <= Self.partLimit.depth else { return }
        let type = MediaType(fields["content-type"] ?? "text/plain")
        if type.name.hasPrefix("multipart/"), let boundary = type["boundary"] {
            for part in Self.parts(body, between: boundary) {
                let (fields, body) = Self.split(part)
                find(fields, body, depth: depth + 1)
            }
        } else if type.name == "message/rfc822" {
            let (fields, body) = Self.split(body)
            find(fields, body, depth: depth + 1)
        } else if fields["content-disposition"]?.lowercased().hasPrefix("attachment") != true {
            let part = Part(fields: fields, type: type, body: body)
            guard !body.allSatisfy(\.isJSONSpace) else { return }
            if type.name == "text/html" || type.name == "application/xhtml+xml" {
                html = html ?? part
            } else if type.name.hasPrefix("text/plain") || type.name == "text" {
                plain = plain ?? part
            }
        }
    }

    /// What stands between the lines `--boundary`; the last part may not be closed.
    private static func parts(
        _ body: ArraySlice<UInt8>, between boundary: String
    ) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = body.startIndex
        while line < body.endIndex, parts.count < partLimit.count {
            let end = body[line...].firstIndex(of: 0x0A) ?? body.endIndex
            if body[line..<end].starts(with: mark) {
                if let start { parts.append(body[start..<line]) }
                start =
                    body[line..<end].dropFirst(mark.count).starts(with: [0x2D, 0x2D])
                    ? nil : min(end + 1, body.endIndex)
            }
            line = end + 1
        }
        if let start, start < body.endIndex { parts.append(body[start...]) }
        return parts
    }

    // MARK: What is in it

    /// The text, as a page or as plain text under a line with its subject, and its encoding; nil if
    /// the mail has none.
    var text: (bytes: [UInt8], charset: String?)? {
        if let html { return (Self.page(html.bytes), html.type["charset"]) }
        guard let plain else { return nil }
        let text = PlainMail(
            TextEncoding.text(plain.bytes, label: plain.type["charset"]),
            isFlowed: plain.type["format"]?.lowercased() == "flowed",
            deletesBlanks: plain.type["delsp"]?.lowercased() == "yes"
        ).text
        guard !text.isEmpty else { return nil }
        // The header tells the reader that all below is the article.
        return (Array("Subject: \(headline ?? "")\n\n\(text)\n".utf8), TextEncoding.utf8.name)
    }

    /// Markup that says what it is; in mail it often begins with any tag.
    private static func page(_ bytes: [UInt8]) -> [UInt8] {
        let start = String(decoding: bytes.prefix(1 << 10), as: UTF8.self).lowercased()
        let isPage = start.contains("<html") || start.contains("<!doctype html")
        return isPage ? bytes : Array("<!DOCTYPE html>\n".utf8) + bytes
    }

    /// What the container knows of the text.
    var facts: FileFacts {
        let date = fields["date"].flatMap { ArticleDate(Self.withoutComments($0)) }
        var facts = FileFacts(charset: text?.charset, collected: date)
        if let saved = fields["snapshot-content-location"] ?? savedAddress {
            facts.url = saved
        } else {
            facts.envelope = Envelope(
                id: fields["message-id"]?.filter { $0 != "<" && $0 != ">" }, headline: headline,
                source: sender, date: date)
        }
        return facts
    }

    /// The address of a page that a browser has saved as a mail to nobody (MHTML).
    private var savedAddress: String? {
        let isSaved =
            fields["from"]?.lowercased().hasPrefix("<saved by") == true
            || fields["x-mimeole"]?.contains("MHTML") == true
        return isSaved ? html?.fields["content-location"] ?? "" : nil
    }

    /// The subject, without the mark that a mailing list puts before it.
    private var headline: String? {
        guard let bytes = fields.bytes(of: "subject") else { return nil }
        let subject = EncodedWords.text(bytes)
        guard fields["list-id"] != nil, subject.hasPrefix("["),
            let end = subject.firstIndex(of: "]")
        else { return subject.isEmpty ? nil : subject }
        let rest = String(subject[subject.index(after: end)...]).trimmed
        return rest.isEmpty ? subject : rest
    }

    /// The name of the sender, else where the mail comes from: `Bay Courier <news@courier.example>`.
    private var sender: String? {
        guard let bytes = fields.bytes(of: "from") else { return nil }
        let address = bytes.split(separator: UInt8(ascii: "<"), maxSplits: 1)
        let name = EncodedWords.text(Array(address.first ?? [])).filter { $0 != "\"" }.trimmed
        if !name.isEmpty, !name.contains("@") { return name }
        let text = String(decoding: bytes, as: UTF8.self)
        if let comment = text.split(separator: "(").dropFirst().first?.prefix(while: { $0 != ")" })
        {
            return EncodedWords.text(Array(comment.utf8))
        }
        let host = text.split(separator: "@").last?.prefix { $0 != ">" && !$0.isWhitespace }
        return host.map { String($0) }
    }

    /// `Tue, 10 Mar 2015 14:17:01 -0700 (PDT)` without what stands in brackets.
    private static func withoutComments(_ text: String) -> String {
        var depth = 0
        return text.filter { character in
            if character == "(" { depth += 1 }
            defer { if character == ")" { depth = max(0, depth - 1) } }
            return depth == 0
        }
    }
}
