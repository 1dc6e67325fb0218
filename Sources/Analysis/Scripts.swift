/// What kind of writing a scalar belongs to, as far as search must know.
package enum Scripts {
    /// Whether words of this script are written without spaces between them, or with particles
    /// glued to them, so that it is found by characters: Chinese, Japanese, Korean, Thai, Lao,
    /// Khmer, Myanmar.
    static func isCharacter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0x0E01: false
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECE, 0x1000...0x103F, 0x1050...0x108F,
            0x1100...0x11FF, 0x1780...0x17D3, 0x3005...0x3007, 0x3041...0x309F, 0x30A1...0x30FA,
            0x30FC...0x30FF, 0x3105...0x318E, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA960...0xA97C, 0xAC00...0xD7FB, 0xF900...0xFAFF, 0xFF66...0xFF9F,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// Whether a scalar is a picture that can stand by itself. Arrows and signs such as ™ are none.
    static func isEmoji(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x2300 else { return false }
        if scalar >= 0x1F000 { return scalar < 0x20000 && !isEmojiModifier(scalar) }
        guard scalar < 0x2C00, let scalar = Unicode.Scalar(scalar) else { return false }
        return scalar.properties.isEmoji
    }

    /// Whether any of the texts may have characters or emoji, so that its tokens are not its words.
    package static func mayHaveCharacters(in texts: [String]) -> Bool {
        texts.contains { text in
            var text = text
            return text.withUTF8(mayHaveCharacters)
        }
    }

    /// Whether text in UTF-8 may have characters or emoji: told by the bytes that scalars begin with.
    static func mayHaveCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            // Eight bytes at a time, as long as none has its two highest bits.
            if index + 8 <= bytes.count {
                let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
                    fromByteOffset: index, as: UInt64.self)
                if word & (word << 1) & 0x8080_8080_8080_8080 == 0 {
                    index += 8
                    continue
                }
            }
            let byte = bytes[index]
            index += 1
            guard byte >= 0xE0 else { continue }
            let next = index < bytes.count ? bytes[index] : 0
            switch byte {
            // Below U+0E00 there are none.
            case 0xE0 where next < 0xB8: continue
            // Nor in punctuation, currencies, arrows and mathematics, up to U+22FF.
            case 0xE2 where next < 0x8C: continue
            default: return true
            }
        }
        return false
    }

    /// Flags are written with two of these.
    static func isRegionalIndicator(_ scalar: UInt32) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar)
    }

    /// Whether a scalar only colours or joins the emoji before it.
    static func isEmojiModifier(_ scalar: UInt32) -> Bool {
        scalar == 0xFE0F || scalar == 0xFE0E || scalar == 0x20E3 || scalar == 0x200D
            || (0x1F3FB...0x1F3FF).contains(scalar)
    }
}
