/// The `Title: …`, `Date: …` lines some texts open with, as mail does.
struct HeaderBlock {
    /// What a header line gives.
    enum Field {
        case headline, date, author, source, url, language, body, other
    }

    /// Values by field, the first of each.
    private(set) var values: [Field: String] = [:]

    /// The first line after the block; 0 without one.
    private(set) var end = 0

    /// Where the body starts, when a `Body:` line gives it.
    private(set) var bodyOffset: Int?

    /// Reads the block at the top of a text; its first line must hold a known field.
    init(_ lines: [PageLine], _ bytes: [UInt8]) {
        var index = 0
        while index < lines.count, index < 40 {
            let line = lines[index]
            guard let (field, value) = HeaderBlock.parse(line, bytes),
                field != nil || index > 0 && line.blanksBefore == 0
            else { return }
            if field == .body {
                bodyOffset = value < line.end ? value : nil
                end = bodyOffset == nil ? index + 1 : index
                return
            }
            let text = LineSplitter.text(bytes, value, line.end)
            if let field, field != .other, !text.isEmpty, values[field] == nil {
                values[field] = text
            }
            index += 1
            end = index
        }
    }

    /// The field of a `Key: value` line, nil for one unknown, and where its value starts; nil
    /// for other lines.
    private static func parse(_ line: PageLine, _ bytes: [UInt8]) -> (Field?, Int)? {
        var offset = line.start
        var key: [UInt8] = []
        while offset < line.end, bytes[offset] != 0x3A {
            guard key.count < 24 else { return nil }
            let byte = bytes[offset]
            key.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            offset += 1
        }
        guard offset < line.end, !key.isEmpty else { return nil }
        let name = String(decoding: key, as: UTF8.self)
        // A sentence can hold a colon, and so can an address; neither is a field.
        guard let field = fields[name] else {
            let isName = key.allSatisfy { $0 &- 0x61 < 26 || $0 == 0x2D } && line.words <= 30
            let isAddress = offset + 1 < line.end && bytes[offset + 1] == 0x2F
            return isName && !isAddress ? (nil, offset + 1) : nil
        }
        return (field, offset + 1)
    }

    private static let fields: [String: Field] = {
        let names: [(Field, String)] = [
            (.headline, "title headline subject titel überschrift titre título titolo заголовок"),
            (
                .date,
                "date published pubdate published_at publish_date publication-date datum fecha data"
                    + " дата posted created"
            ),
            (.author, "author authors by byline autor auteur autore автор writer"),
            (.source, "source publisher outlet publication newspaper quelle fuente fonte источник"),
            (.url, "url link permalink canonical address"),
            (.language, "language lang sprache langue"),
            (.body, "body text content article"),
            (
                .other,
                "from to cc received message-id content-type mime-version reply-to id section"
                    + " category tags keywords updated modified"
            ),
        ]
        var fields: [String: Field] = [
            "publication date": .date, "published on": .date, "date published": .date,
            "publish date": .date, "published at": .date,
        ]
        for (field, list) in names {
            for name in list.split(separator: " ") { fields[String(name)] = field }
        }
        return fields
    }()
}
