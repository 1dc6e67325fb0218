/// Words as numbers, so that a page is read once and every later question is about integers.
enum WordHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// One FNV-1a step.
    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// The hash of the bytes up to a NUL.
    static func hash(_ name: UnsafePointer<UInt8>) -> UInt64 {
        var hash = seed
        var at = name
        while at.pointee != 0 {
            hash = step(hash, at.pointee)
            at += 1
        }
        return hash
    }

    /// The hash of a sequence one word longer.
    @inline(__always)
    static func join(_ sequence: UInt64, _ word: UInt64) -> UInt64 {
        (sequence ^ (word &* 0x9E37_79B9_7F4A_7C15)) &* 0x100_0000_01B3 &+ 1
    }

    /// The hashes of the words of a text, folded as ``LineReader`` folds them.
    static func words(_ text: String) -> [UInt64] {
        let bytes = Array(text.utf8)
        return words(bytes, bytes.indices)
    }

    /// The hashes of the words in a range.
    static func words(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt64] {
        var hashes: [UInt64] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            if let word = word(bytes, &offset, range.upperBound) {
                hashes.append(word)
            } else {
                offset += 1
            }
        }
        return hashes
    }

    /// The word that starts at an offset, or nil when no letter or digit does; moves past it.
    ///
    /// Letters are ASCII, every two-byte letter, and the three-byte letters of spaced scripts.
    /// Case is folded for ASCII, Latin-1 and Cyrillic.
    @inline(__always)
    static func word(_ bytes: [UInt8], _ offset: inout Int, _ limit: Int) -> UInt64? {
        var hash = seed
        var end = offset
        while end < limit {
            let byte = bytes[end]
            if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
                hash = step(hash, byte)
                end += 1
            } else if byte &- 0x41 < 26 {
                hash = step(hash, byte | 0x20)
                end += 1
            } else if byte >= 0xC3, byte <= 0xDF, end + 1 < limit {
                let (lead, trail) = folded(byte, bytes[end + 1])
                hash = step(step(hash, lead), trail)
                end += 2
            } else if byte == 0xE0 || byte == 0xE1, end + 2 < limit {
                if byte == 0xE0, bytes[end + 1] == 0xA5, bytes[end + 2] & 0xFE == 0xA4 { break }
                hash = step(step(step(hash, byte), bytes[end + 1]), bytes[end + 2])
                end += 3
            } else {
                break
            }
        }
        guard end > offset else { return nil }
        offset = end
        return hash
    }

    @inline(__always)
    private static func folded(_ lead: UInt8, _ trail: UInt8) -> (UInt8, UInt8) {
        switch (lead, trail) {
        case (0xC3, 0x80...0x9E): (0xC3, trail &+ 0x20)
        case (0xD0, 0x90...0x9F): (0xD0, trail &+ 0x20)
        case (0xD0, 0xA0...0xAF): (0xD1, trail &- 0x20)
        case (0xD0, 0x80...0x8F): (0xD1, trail &+ 0x10)
        default: (lead, trail)
        }
    }
}
