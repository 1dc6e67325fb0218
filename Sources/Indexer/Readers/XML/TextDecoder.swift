/// Bytes of an XML document -> UTF-8 that XML may hold, block by block.
///
/// What is declared is often not what is there: UTF-8 with a few bytes of windows-1252 pasted in,
/// or UTF-8 under the name of Latin-1. Bytes that are not UTF-8 are read as windows-1252, and
/// control characters, which no XML may hold, become spaces.
struct TextDecoder {
    private enum Encoding {
        case utf8, windows1252
        case other(TextConverter)
    }

    private let encoding: Encoding
    /// The bytes of a character that the next block goes on with.
    private var unfinished: [UInt8] = []

    /// - Parameters:
    ///   - start: The first bytes, by which the declaration is checked.
    ///   - declared: The encoding that the text or its server states.
    init(_ start: ArraySlice<UInt8>, declared: String?) {
        let stated = TextEncoding(label: declared)
        let isASCII = start.allSatisfy { $0 < 0x80 }
        let found = isASCII ? stated ?? .utf8 : TextEncoding.of(start, stated: stated)
        switch found {
        case .utf8: encoding = .utf8
        case .windows1252: encoding = .windows1252
        default: encoding = TextConverter(found).map(Encoding.other) ?? .utf8
        }
    }

    /// The text of a block.
    mutating func decode(_ block: ArraySlice<UInt8>, isLast: Bool = false) -> [UInt8] {
        let all = unfinished.isEmpty ? block : (unfinished + block)[...]
        unfinished = []
        switch encoding {
        case .other(let converter): return converted(all, converter, isLast: isLast)
        case .windows1252: return mended(all, isUTF8: false, isLast: true)
        case .utf8: return mended(all, isUTF8: true, isLast: isLast)
        }
    }

    private mutating func converted(
        _ block: ArraySlice<UInt8>, _ converter: TextConverter, isLast: Bool
    ) -> [UInt8] {
        var (text, done) = converter.converted(block, isLast: isLast)
        unfinished = Array(block.dropFirst(done))
        for index in text.indices where Self.isControl(text[index]) { text[index] = 0x20 }
        return text
    }

    private mutating func mended(
        _ block: ArraySlice<UInt8>, isUTF8: Bool, isLast: Bool
    ) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(block.count + 64)
        let bytes = block.span
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                text.append(Self.isControl(byte) ? 0x20 : byte)
                index += 1
                continue
            }
            let length = isUTF8 ? Self.sequence(in: bytes, at: index) : 0
            if length > 0 {
                for offset in index..<index + length { text.append(bytes[offset]) }
                index += length
            } else if length < 0, !isLast {
                unfinished = Array(block.suffix(bytes.count - index))
                break
            } else {
                text.append(contentsOf: Self.windows1252[Int(byte) - 0x80])
                index += 1
            }
        }
        return text
    }

    /// How many bytes the character has that begins here; 0 if it is none, -1 if it may go on
    /// behind the block.
    private static func sequence(in bytes: Span<UInt8>, at index: Int) -> Int {
        let length: Int
        switch bytes[index] {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return 0
        }
        for offset in 1..<length {
            guard index + offset < bytes.count else { return -1 }
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return 0 }
            guard offset == 1 else { continue }
            switch (bytes[index], byte) {
            case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return 0
            default: break
            }
        }
        return length
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// The characters of the bytes from 0x80; WHATWG Encoding Standard, index windows-1252.
    private static let windows1252: [[UInt8]] = {
        let first: [UInt32] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
            0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
            0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
        ]
        return (first + Array(0xA0...0xFF)).map { value in
            Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? [0x3F]
        }
    }()
}
