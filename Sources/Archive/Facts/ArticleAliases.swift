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

    /// How many bytes of letters and digits a text must have: `This story will be updated` is the text
    /// of many.
    private static let leastText = 200

    package init(headline: String, body: String, url: String?) {
        let canonical = url.flatMap(CanonicalURL.init).flatMap { $0.isHomePage ? nil : $0.text }
        urlKey = canonical.map { Fingerprint([$0]).shortText }
        self.url = canonical.map { Self.hash("url", $0) }
        let letters = Self.letters(of: headline, body)
        text = letters.count < Self.leastText ? nil : Int64(bitPattern: Fingerprint(letters).low)
    }

    /// A hash for the id of a version that was merged into an article with another key.
    static func id(_ identity: ArticleIdentity) -> Int64 {
        Int64(bitPattern: identity.hash)
    }

    private static func hash(_ kind: String, _ text: String) -> Int64 {
        Int64(bitPattern: Fingerprint([kind, text]).low)
    }

    /// The letters and digits of texts: capitals of ASCII made small, white space and marks left out,
    /// those of U+0080 to U+00BF and of U+2000 to U+207F among them.
    private static func letters(of texts: String...) -> [UInt8] {
        let length = texts.reduce(0) { $0 + $1.utf8.count }
        return [UInt8](unsafeUninitializedCapacity: length) { kept, count in
            for var text in texts {
                text.withUTF8 { bytes in
                    kinds.withUnsafeBufferPointer { kinds in
                        count += copyLetters(
                            of: bytes, kinds,
                            to: UnsafeMutableBufferPointer(rebasing: kept[count...]))
                    }
                }
            }
        }
    }

    /// - Parameter kept: As long as the bytes at least.
    private static func copyLetters(
        of bytes: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<UInt8>,
        to kept: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0xC2 || byte == 0xE2 {
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                if byte == 0xC2 || next & 0xFE == 0x80 {
                    index += byte == 0xC2 ? 2 : 3
                    continue
                }
            }
            // Written always and kept or not: no branch that would be foreseen wrongly.
            let kind = kinds[Int(byte)]
            kept[count] = kind
            count += kind == 0 ? 0 : 1
            index += 1
        }
        return count
    }

    /// What is kept of each byte; zero is nothing.
    private static let kinds = (0...UInt8.max).map { byte in
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...: byte
        case 0x41...0x5A: byte | 0x20
        default: UInt8(0)
        }
    }
}
