import Foundation

@testable import Search

/// Counts articles the slow way, apart from the code under test: its own tokeniser, no index.
struct NaiveEvaluator {
    /// For each article its headline, body and entities as folded words.
    private let articles: [[[String]]]

    init(_ articles: [(headline: String, body: String, entities: String)]) {
        self.articles = articles.map { article in
            [article.headline, article.body, article.entities].map(Self.words)
        }
    }

    /// Letters, digits and private characters make words; case and diacritics do not count.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter,
                .decimalNumber, .letterNumber, .otherNumber, .privateUse:
                word.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            case .nonspacingMark where !word.isEmpty: continue
            default:
                if !word.isEmpty { words.append(String(word)) }
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// How many articles have what the phrases ask for, each in one of their fields.
    func count(_ phrases: [[String]], matching: Query.Matching) -> Int {
        articles.count { fields in
            func has(_ phrase: [String]) -> Bool { fields.contains { Self.contains($0, phrase) } }
            return matching == .all ? phrases.allSatisfy(has) : phrases.contains(where: has)
        }
    }

    private static func contains(_ words: [String], _ phrase: [String]) -> Bool {
        guard let first = phrase.first, words.count >= phrase.count else { return false }
        return (0...(words.count - phrase.count)).contains { start in
            words[start] == first && words[start..<(start + phrase.count)].elementsEqual(phrase)
        }
    }

    /// A run of words that some article has.
    func phrase(of length: Int, _ random: inout SeededGenerator) -> [String] {
        for _ in 0..<100 {
            let words = random.pick(random.pick(articles))
            guard words.count >= length else { continue }
            let start = random.number(0...(words.count - length))
            return Array(words[start..<(start + length)])
        }
        return []
    }
}
