/// By what an article is known again when it comes in another form, without its key: its address, and
/// its text.
package struct ArticleAliases: Hashable, Sendable {
    /// A hash of the canonical address; nil if it has none.
    let url: Int64?
    /// The key that an article without an id of its own has by its address.
    let urlKey: String?
    /// A hash of the letters and digits of headline and body; nil if they are too few to tell articles
    /// apart.
    let text: Int64?

    /// How many bytes of letters and digits a body must have: `This story will be updated` is the text
    /// of many.
    private static let leastText = 200

    package init(headline: String, body: String, url: String?) {
        let canonical = url.flatMap(CanonicalURL.init).flatMap { $0.isHomePage ? nil : $0.text }
        urlKey = canonical.map { Fingerprint([$0]).shortText }
        self.url = canonical.map { Self.hash("url", $0) }
        let letters = Self.letters(of: body)
        text =
            letters.utf8.count < Self.leastText
            ? nil : Self.hash("text", Self.letters(of: headline) + letters)
    }

    /// A hash for the id of a version that was merged into an article with another key.
    static func id(_ identity: ArticleIdentity) -> Int64 {
        Int64(bitPattern: identity.hash)
    }

    private static func hash(_ kind: String, _ text: String) -> Int64 {
        Int64(bitPattern: Fingerprint([kind, text]).low)
    }

    /// The letters and digits of a text: capitals of ASCII made small, white space and marks left out,
    /// those of the block of quotation marks and dashes (U+2000 to U+206F) among them.
    private static func letters(of text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { kept in
                var count = 0
                var index = 0
                while index < bytes.count {
                    let byte = bytes[index]
                    if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] & 0xFE == 0x80 {
                        index += 3
                        continue
                    }
                    if byte == 0xC2, index + 1 < bytes.count {
                        index += 2
                        continue
                    }
                    index += 1
                    switch byte {
                    case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: kept[count] = byte
                    case 0x41...0x5A: kept[count] = byte | 0x20
                    default: continue
                    }
                    count += 1
                }
                return count
            }
        }
    }
}
