import Foundation

@testable import Search

/// Counts articles the slow way, apart from the code under test: its own tokeniser, no index.
struct NaiveEvaluator {
    /// For each article its headline, body and entities, each word as its number.
    private let articles: [[[Int]]]
    private let numbers: [String: Int]
    private let names: [String]
    /// The articles that have a word at all, so that not every article is gone through.
    private let holders: [Int: [Int]]

    init(_ articles: [(headline: String, body: String, entities: String)]) {
        var numbers: [String: Int] = [:]
        var names: [String] = []
        self.articles = articles.map { article in
            [article.headline, article.body, article.entities].map { text in
                Self.words(text).map { word in
                    if let number = numbers[word] { return number }
                    numbers[word] = names.count
                    names.append(word)
                    return names.count - 1
                }
            }
        }
        self.numbers = numbers
        self.names = names
        var holders: [Int: [Int]] = [:]
        for (index, fields) in self.articles.enumerated() {
            for word in Set(fields.joined()) { holders[word, default: []].append(index) }
        }
        self.holders = holders
    }

    /// Letters, digits and private characters make words; case does not count, nor do diacritics
    /// on Latin letters.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isLetter(scalar) {
                word.append(contentsOf: folded(scalar).unicodeScalars)
            } else if word.isEmpty || !isDiacritic(scalar) {
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
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

    private static func folded(_ scalar: Unicode.Scalar) -> String {
        if scalar.isASCII { return scalar.properties.lowercaseMapping }
        let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
        return (base?.isASCII == true ? base ?? scalar : scalar).properties.lowercaseMapping
    }

    /// How many articles have what the phrases ask for, each in one of their fields.
    func count(_ phrases: [[String]], matching: Query.Matching) -> Int {
        let wanted = phrases.map { $0.map { numbers[$0] ?? -1 } }
        let found = wanted.map { phrase in
            Set(
                (holders[phrase.first ?? -1] ?? []).filter { article in
                    articles[article].contains { Self.contains($0, phrase) }
                })
        }
        guard let first = found.first else { return 0 }
        return found.reduce(first) {
            matching == .all ? $0.intersection($1) : $0.union($1)
        }.count
    }

    private static func contains(_ words: [Int], _ phrase: [Int]) -> Bool {
        guard let first = phrase.first, words.count >= phrase.count else { return false }
        var rest = words[...(words.count - phrase.count)]
        while let start = rest.firstIndex(of: first) {
            if words[start...].starts(with: phrase) { return true }
            rest = rest[(start + 1)...]
        }
        return false
    }

    /// A run of words that some article has.
    func phrase(of length: Int, _ random: inout SeededGenerator) -> [String] {
        for _ in 0..<100 {
            let words = random.pick(random.pick(articles))
            guard words.count >= length else { continue }
            let start = random.number(0...(words.count - length))
            return words[start..<(start + length)].map { names[$0] }
        }
        return []
    }
}
