/// The language of a text that does not name it, by its script and its commonest short words.
///
///     LanguageGuess.code(of: "Der Hafen und die Stadt")  // "de"
///
/// Only languages in which ``MentionScanner`` knows words are told, from the text's beginning; one
/// that has too few such words gets no guess.
public enum LanguageGuess {
    /// How many bytes are looked at.
    private static let length = 600
    /// How many common words it takes, and how many times as many as of the next language.
    private static let leastWords = 3

    /// The code of the language; nil if it cannot be told.
    public static func code(of text: String) -> String? {
        let bytes = text.utf8.span
        var counts = [Int](repeating: 0, count: languages.count)
        var scripts = ScriptCounts()
        var offset = 0
        let end = min(bytes.count, length)
        while offset < end {
            let byte = bytes[offset]
            guard byte.isASCIILetter || bytes.isLongLetter(offset) else {
                offset += byte >= 0xE3 ? scripts.addCharacter(bytes.character(offset)) : 1
                continue
            }
            let wordEnd = max(bytes.wordEnd(offset), offset + 1)
            scripts.addWord(of: byte)
            if wordEnd - offset <= 8, var mask = words[hash(bytes, offset, wordEnd)] {
                while mask != 0 {
                    counts[mask.trailingZeroBitCount] += 1
                    mask &= mask - 1
                }
            }
            offset = wordEnd
        }
        if let code = scripts.code { return code }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }) else { return nil }
        let others = counts.indices.filter { $0 != best }.map { counts[$0] }.max() ?? 0
        return counts[best] >= leastWords && counts[best] > others ? languages[best].code : nil
    }

    /// How much of a text is in scripts that tell the language by themselves.
    private struct ScriptCounts {
        var words = 0, arabic = 0, characters = 0, kana = 0

        mutating func addWord(of lead: UInt8) {
            words += 1
            if lead == 0xD8 || lead == 0xD9 { arabic += 1 }
        }

        /// - Returns: how many bytes it has.
        mutating func addCharacter(_ scalar: UInt32) -> Int {
            if (0x3041...0x30FF).contains(scalar) { kana += 1 }
            if (0x3041...0x9FFF).contains(scalar) { characters += 1 }
            return 3
        }

        var code: String? {
            if characters > 2 * words { return kana * 10 > characters ? "ja" : "zh" }
            return arabic * 2 > words ? "ar" : nil
        }
    }

    private static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        (start..<end).reduce(0xCBF2_9CE4_8422_2325) { hash, index in
            let byte = bytes[index]
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            return (hash ^ UInt64(lower)) &* 0x100_0000_01B3
        }
    }

    /// Words that are common in one of the languages and rare in the others.
    private static let languages: [(code: String, words: String)] = [
        ("en", "the of and to in that is for was with said his he it by from"),
        ("de", "der die und das den von zu mit ist im dem auf für nicht ein eine sich auch"),
        ("fr", "le la les des et en du dans une est pour que par sur au il qui pas"),
        ("es", "el la los de y en que del las por con una para se su al no"),
        ("it", "il di che la e per un in del della non con si è sono dei gli nel"),
        ("pt", "o a os de e do da que em um uma não para com no na dos das ao"),
        ("nl", "de het een van en in is dat op te zijn met voor niet"),
        ("ru", "и в на не что с по как это из для к его от о был"),
        ("uk", "і в у на не що з та до за про як це від є його"),
    ]

    private static let words: [UInt64: UInt16] = {
        var words: [UInt64: UInt16] = [:]
        for (index, language) in languages.enumerated() {
            for word in language.words.split(separator: " ") {
                let bytes = word.utf8.span
                words[hash(bytes, 0, bytes.count), default: 0] |= 1 << UInt16(index)
            }
        }
        return words
    }()
}
