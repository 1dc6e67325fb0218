/// Spells numbers as pronounceable words, each number its own word.
///
/// A word is consonants and vowels in turn and an optional ending, so its runs of consonants and
/// vowels can be read back into the number: two numbers never share a word.
struct Spelling {
    private static let onsets = bytes([
        "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z",
        "br", "ch", "cl", "cr", "dr", "fl", "fr", "gr", "pl", "pr", "sh", "sp", "st", "str", "th",
        "tr",
    ])
    private static let vowels = bytes(["a", "e", "i", "o", "u", "ai", "ea", "ou", "io"])
    private static let codas = bytes([
        "", "n", "r", "s", "t", "l", "m", "nd", "st", "ck", "rt", "ng",
    ])
    private static let endingsOfNames = bytes([
        "ov", "son", "berg", "ez", "ini", "ski", "ton", "ley", "mann", "ard", "é", "ö",
    ])

    private static let syllables = onsets.count * vowels.count

    /// The word for a rank in the vocabulary: the commoner, the shorter.
    static func word(rank: Int) -> [UInt8] {
        switch rank {
        case ..<400: spelled(permuted(rank, in: syllables * codas.count), syllables: 1)
        case ..<300_000:
            spelled(permuted(rank, in: power(2) * codas.count), syllables: 2)
        case ..<100_000_000:
            spelled(permuted(rank, in: power(3) * codas.count), syllables: 3)
        default: spelled(permuted(rank, in: power(4) * codas.count), syllables: 4)
        }
    }

    /// A capitalised first name; there are a few hundred.
    static func firstName(_ number: UInt64) -> [UInt8] {
        capitalized(spelled(permuted(Int(number % 400), in: power(2)), syllables: 2))
    }

    /// A capitalised surname.
    static func lastName(_ number: UInt64) -> [UInt8] {
        let common = number % 8 != 0
        let stem = Int(mixed(number) % UInt64(common ? 2_000 : power(2)))
        var name: [UInt8] = []
        append(permuted(stem, in: power(2)), syllables: common ? 1 : 2, to: &name)
        name += onsets[Int(number % UInt64(onsets.count))]
        name += endingsOfNames[Int(mixed(number &+ 1) % UInt64(endingsOfNames.count))]
        return capitalized(name)
    }

    /// A capitalised place.
    static func place(_ number: UInt64) -> [UInt8] {
        let index = Int(number % 3_000)
        return capitalized(spelled(permuted(index &* 7, in: power(2) * codas.count), syllables: 2))
    }

    static func capitalized(_ word: [UInt8]) -> [UInt8] {
        guard let first = word.first, first >= 0x61, first <= 0x7A else { return word }
        var word = word
        word[0] = first - 0x20
        return word
    }

    private static func spelled(_ number: Int, syllables count: Int) -> [UInt8] {
        var word: [UInt8] = []
        append(number / codas.count, syllables: count, to: &word)
        word += codas[number % codas.count]
        return word
    }

    private static func append(_ number: Int, syllables count: Int, to word: inout [UInt8]) {
        var rest = number
        for _ in 0..<count {
            word += onsets[rest % onsets.count]
            rest /= onsets.count
            word += vowels[rest % vowels.count]
            rest /= vowels.count
        }
    }

    private static func power(_ exponent: Int) -> Int {
        (0..<exponent).reduce(1) { product, _ in product * syllables }
    }

    /// Scatters `0 ..< size` over itself, so that neighbours in rank do not look alike. The factor is
    /// a prime that divides no size in use, which makes this a permutation.
    private static func permuted(_ index: Int, in size: Int) -> Int {
        Int((UInt64(index) &* 7_368_787 &+ 12_345) % UInt64(size))
    }

    private static func bytes(_ strings: [String]) -> [[UInt8]] {
        strings.map { Array($0.utf8) }
    }
}
