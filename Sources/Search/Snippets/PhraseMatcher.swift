internal import Analysis

/// Finds phrases in stored text, by the same analysis that indexed it.
struct PhraseMatcher {
    /// A phrase's place in a text.
    struct Match: Hashable {
        /// Which phrase, by its number.
        var phrase: Int
        /// From the first token's first byte to the last token's end, in UTF-8 bytes.
        var range: Range<Int>
    }

    private let phrases: [[[UInt8]]]
    /// The numbers of all terms, so that the text's tokens are compared as numbers.
    private let numbers: [[UInt8]: Int]
    private let numbered: [[Int]]
    /// The phrases that end with a term, by the term's number.
    private let ending: [Int: [Int]]
    private let longest: Int

    init(_ phrases: [[String]]) {
        self.phrases = phrases.map { $0.map { Array($0.utf8) } }
        var numbers: [[UInt8]: Int] = [:]
        numbered = self.phrases.map { phrase in
            phrase.map { term in
                let number = numbers[term] ?? numbers.count
                numbers[term] = number
                return number
            }
        }
        self.numbers = numbers
        let all = numbered
        ending = Dictionary(grouping: all.indices.filter { !all[$0].isEmpty }) {
            all[$0].last ?? -1
        }
        longest = phrases.map(\.count).max() ?? 0
    }

    /// All matches, by where they end.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    func matches(in text: String) -> [Match] {
        guard longest > 0 else { return [] }
        var found: [Match] = []
        var recent: [(number: Int, range: Range<Int>)] = []
        let lengths = Set(numbers.keys.map(\.count))
        Analyzer().forEachToken(in: text) { term, range in
            let number = lengths.contains(term.count) ? numbers[Array(term)] ?? -1 : -1
            if recent.count == longest { recent.removeFirst() }
            recent.append((number, range))
            guard number >= 0 else { return true }
            for index in ending[number] ?? [] where numbered[index].count <= recent.count {
                let phrase = numbered[index]
                let tail = recent.suffix(phrase.count)
                if let first = tail.first, zip(tail, phrase).allSatisfy({ $0.number == $1 }) {
                    found.append(
                        Match(phrase: index, range: first.range.lowerBound..<range.upperBound))
                }
            }
            return true
        }
        return found
    }
}
