/// The first bytes of a file, by which its format is told; its name only helps where they do not say.
struct FileStart {
    /// How many bytes are looked at.
    static let length = 1 << 16

    /// The bytes, without a byte order mark of UTF-8.
    let bytes: ArraySlice<UInt8>
    /// The bytes from the first that is no white space.
    let text: ArraySlice<UInt8>
    /// The last part of the file's name, in lower case: `jsonl`.
    let suffix: String
    /// Which columns hold which field.
    let fields: FieldMap
    /// Whether the bytes cannot be text: control characters other than white space do not stand
    /// in it.
    let isBinary: Bool
    /// The element that it begins with, if it is XML or looks like it.
    let xmlRoot: XMLRoot?

    /// - Parameters:
    ///   - start: The file's first bytes, at most ``length`` of them.
    ///   - name: The file's name.
    init(_ start: ArraySlice<UInt8>, name: String, fields: FieldMap) {
        bytes = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start
        text = bytes.drop(while: \.isJSONSpace)
        suffix = name.split(separator: ".").last?.lowercased() ?? ""
        self.fields = fields
        isBinary = Self.isBinary(bytes)
        xmlRoot = XMLRoot(text)
    }

    /// The first line that is not empty.
    var firstLine: ArraySlice<UInt8> { text.prefix { $0 != UInt8(ascii: "\n") } }

    /// Whether it opens with a tag, a comment or a declaration.
    var isMarkup: Bool {
        guard text.first == UInt8(ascii: "<"), let next = text.dropFirst().first else {
            return false
        }
        return next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= next
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= next
    }

    /// Whether it is a page's markup.
    var isHTML: Bool { HTMLStart.isPage(text) }

    private static func isBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (odd, nuls) = (0, 0)
        bytes.withUnsafeBufferPointer { bytes in
            for byte in bytes where byte < 0x20 && !byte.isJSONSpace {
                if byte == 0 {
                    nuls += 1
                } else if byte != 0x0C, byte != 0x1B {
                    odd += 1
                }
            }
        }
        // A stray NUL is a scraper's slip; a picture or a program has many.
        return nuls * 200 > bytes.count + 400 || odd * 50 > bytes.count + 100
    }
}
