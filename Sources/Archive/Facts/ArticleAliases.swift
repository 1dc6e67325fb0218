/// By what an article is known again when it comes in another form, without its key: its address, and
/// its text.
package struct ArticleAliases: Hashable, Sendable {
    /// A hash of the canonical address; nil if it has none.
    let url: Int64?
    /// The key that an article without an id of its own has by its address.
    let urlKey: String?
    /// A hash of the letters and digits of the headline and of the beginning and the end of the body;
    /// nil if they are too few to tell articles apart.
    let text: Int64?

    /// How many bytes of letters and digits a text must have: `This story will be updated` is the text
    /// of many.
    private static let leastText = 200
    /// How many bytes of them count at either end of the body, and how many bytes of text are looked
    /// at for those.
    private static let end = 300, reach = 600

    package init(headline: String, body: String, url: String?) {
        let canonical = url.flatMap(CanonicalURL.init).flatMap { $0.isHomePage ? nil : $0.text }
        urlKey = canonical.map { Fingerprint([$0]).shortText }
        self.url = canonical.map { Self.hash("url", $0) }
        let letters =
            Self.letters(of: headline) + Self.letters(of: body).prefix(Self.end)
            + Self.letters(of: body, fromEnd: true).suffix(Self.end)
        text = letters.count < Self.leastText ? nil : Int64(bitPattern: Fingerprint(letters).low)
    }

    /// A hash for the id of a version that was merged into an article with another key.
    static func id(_ identity: ArticleIdentity) -> Int64 {
        Int64(bitPattern: identity.hash)
    }

    private static func hash(_ kind: String, _ text: String) -> Int64 {
        Int64(bitPattern: Fingerprint([kind, text]).low)
    }

    /// The letters and digits of a text: capitals of ASCII made small, white space and marks left out,
    /// those of U+0080 to U+00BF and of U+2000 to U+207F among them; from its first bytes, or its last.
    private static func letters(of text: String, fromEnd: Bool = false) -> [UInt8] {
        var text = text
        return text.withUTF8 { all in
            var bytes = all[...]
            bytes = fromEnd ? bytes.suffix(reach) : bytes.prefix(reach)
            bytes = bytes.drop { $0 & 0xC0 == 0x80 }
            return letters(of: UnsafeBufferPointer(rebasing: bytes))
        }
    }

    private static func letters(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            if byte == 0xC2 || (byte == 0xE2 && next & 0xFE == 0x80) {
                index += byte == 0xC2 ? 2 : 3
                continue
            }
            index += 1
            let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if small >= 0x80 || small &- 0x61 < 26 || small &- 0x30 < 10 { kept.append(small) }
        }
        return kept
    }
}
