/// Bounds for how many attributes some markup has, which libxml2 compares each with all before it.
enum AttributeCount {
    /// Bytes of white space.
    static func blanks(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        for byte in bytes { count &+= byte <= 0x20 ? 1 : 0 }
        return count
    }

    /// Quotes behind an equals sign: the starts of values, of some within others too.
    static func values(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var isAfterSign = false
        for byte in bytes where byte > 0x20 {
            let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            if isQuote, isAfterSign { count += 1 }
            isAfterSign = byte == UInt8(ascii: "=")
        }
        return count
    }
}
