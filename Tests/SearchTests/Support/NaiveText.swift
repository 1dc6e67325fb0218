import Foundation

/// Text cut into words, characters and emoji apart from the code under test: scalar by scalar, by
/// Unicode's own properties.
enum NaiveText {
    enum Kind { case word, character, emoji }

    struct Piece {
        var text: String
        var kind: Kind
        /// In Unicode scalars of the text.
        var range: Range<Int>
    }

    /// Letters and digits make words, case and diacritics on Latin letters apart; characters of
    /// scripts without spaces and emoji stand alone.
    static func pieces(_ text: String) -> [Piece] {
        var cutter = Cutter()
        for (index, scalar) in text.unicodeScalars.enumerated() { cutter.take(scalar, at: index) }
        cutter.endWord()
        return cutter.pieces
    }

    /// The words alone.
    static func words(_ text: String) -> [String] { pieces(text).map(\.text) }

    private struct Cutter {
        var pieces: [Piece] = []
        private var word = String.UnicodeScalarView()
        private var start = 0
        private var end = 0
        /// Whether the last piece is an emoji that the scalar before belongs to.
        private var inEmoji = false
        private var isJoined = false
        private var isHalfFlag = false

        mutating func endWord() {
            if !word.isEmpty {
                pieces.append(Piece(text: String(word), kind: .word, range: start..<end))
            }
            word = String.UnicodeScalarView()
        }

        mutating func take(_ scalar: Unicode.Scalar, at index: Int) {
            if inEmoji, continueEmoji(scalar, at: index) { return }
            inEmoji = false
            if NaiveText.isCharacter(scalar) {
                endWord()
                let text = NaiveText.folded(scalar)
                pieces.append(Piece(text: text, kind: .character, range: index..<(index + 1)))
            } else if NaiveText.isLetter(scalar) {
                if word.isEmpty { start = index }
                word.append(contentsOf: NaiveText.folded(scalar).unicodeScalars)
                end = index + 1
            } else if NaiveText.isDiacritic(scalar), !word.isEmpty {
                end = index + 1
            } else {
                endWord()
                guard NaiveText.isEmoji(scalar) else { return }
                pieces.append(
                    Piece(text: String(scalar), kind: .emoji, range: index..<(index + 1)))
                inEmoji = true
                isJoined = false
                isHalfFlag = NaiveText.isFlagHalf(scalar)
            }
        }

        /// Colours, joined parts and the second half of a flag.
        private mutating func continueEmoji(_ scalar: Unicode.Scalar, at index: Int) -> Bool {
            guard var piece = pieces.last else { return false }
            let colours: Set<UInt32> = [0xFE0E, 0xFE0F, 0x20E3, 0x200D]
            if isHalfFlag, NaiveText.isFlagHalf(scalar) {
                piece.text.unicodeScalars.append(scalar)
                isHalfFlag = false
            } else if colours.contains(scalar.value) || scalar.properties.isEmojiModifier {
                isJoined = scalar.value == 0x200D
            } else if isJoined, NaiveText.isEmoji(scalar) {
                isJoined = false
            } else {
                return false
            }
            piece.range = piece.range.lowerBound..<(index + 1)
            pieces[pieces.count - 1] = piece
            return true
        }
    }

    /// Stock FTS5 knows Unicode 6.1; whatever is newer, it takes for a letter.
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
        guard let age = scalar.properties.age, (age.major, age.minor) <= (6, 1) else {
            return true
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .privateUse:
            true
        default: false
        }
    }

    /// Whether a scalar only marks the letter before it.
    static func isDiacritic(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x331).contains(scalar.value)
    }

    private static func isFlagHalf(_ scalar: Unicode.Scalar) -> Bool {
        (0x1F1E6...0x1F1FF).contains(scalar.value)
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.properties.isEmojiModifier else { return false }
        return (0x1F000..<0x20000).contains(scalar.value)
            || ((0x2300..<0x2C00).contains(scalar.value) && scalar.properties.isEmoji)
    }

    /// Thai, Lao, Myanmar, Khmer, Hangul, kana, Bopomofo and Han.
    private static let blocks: [ClosedRange<UInt32>] = [
        0xE00...0xECE, 0x1000...0x108F, 0x1100...0x11FF, 0x1780...0x17D3, 0x3005...0x3007,
        0x3041...0x30FF, 0x3105...0x318E, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA960...0xA97C, 0xAC00...0xD7FB, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFD,
    ]

    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0xE00, blocks.contains(where: { $0.contains(scalar.value) }) else {
            return false
        }
        return switch scalar.properties.generalCategory {
        case .otherLetter, .modifierLetter, .letterNumber, .nonspacingMark, .spacingMark: true
        default: false
        }
    }

    private static func folded(_ scalar: Unicode.Scalar) -> String {
        if scalar.isASCII { return scalar.properties.lowercaseMapping }
        let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
        return (base?.isASCII == true ? base ?? scalar : scalar).properties.lowercaseMapping
    }
}
