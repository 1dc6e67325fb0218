extension DraftBuilder {
    /// Puts in a body of which nobody says whether it is HTML: scrapers leave tags, or entities alone.
    mutating func fillBody(maybeHTML text: String?) throws(SkipReason) {
        body = text
        guard let text else { return }
        if HTMLText.isHTML(text) {
            let html = try HTMLText(text)
            body = html.body
            caption = html.caption
        } else if text.isEscaped {
            body = try HTMLText(text, keepsEmptyLines: true, keepsLines: true).body
        }
    }
}

extension String {
    /// Whether characters stand in it as entities, such as `&amp;`, and no tags.
    fileprivate var isEscaped: Bool {
        var text = self
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            var isEscaped = false
            while let start = rest.firstIndex(of: UInt8(ascii: "&")), !isEscaped {
                rest = rest[(start + 1)...]
                let name = rest.dropFirst(rest.first == UInt8(ascii: "#") ? 1 : 0).prefix(32)
                    .prefix { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 }
                isEscaped = !name.isEmpty && rest[name.endIndex...].first == UInt8(ascii: ";")
            }
            return isEscaped && !bytes.contains(UInt8(ascii: "<"))
        }
    }
}
