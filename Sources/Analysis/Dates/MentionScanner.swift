/// Finds the dates that an article's prose mentions, and resolves them by its publication.
///
///     let scanner = MentionScanner(published: ArticleDate("2021-12-23"), language: "en")
///     scanner.mentions(in: "He said on Tuesday").first?.period.description  // "2021-12-21"
///
/// Words are known in English, German, French, Spanish, Italian, Portuguese, Russian, Ukrainian,
/// Arabic, Chinese and Japanese; dates in figures with their year in any language. Precision comes
/// before recall: what is as likely another word (`march`, `May`, `the Sunday Times`) is no date.
/// `today` is none either: it says no more than the article's own date, if it means that at all.
public struct MentionScanner: Sendable {
    private let grammar: MentionGrammar

    /// A scanner for one article.
    ///
    /// - Parameters:
    ///   - published: When the article was published. Without a day only dates with their year
    ///     are found.
    ///   - language: The code of its language. Of one that is not known here, only dates with
    ///     their year are found.
    public init(published: ArticleDate?, language: String) {
        grammar = MentionGrammar(
            words: MentionWords.of(language) ?? MentionWords.none,
            resolver: MentionResolver(published: published?.day))
    }

    /// Every date in the text, in order, none overlapping.
    ///
    /// - Complexity: Linear in the text.
    public func mentions(in text: String) -> [DateMention] { mentions(in: text.utf8.span) }

    /// Every date in UTF-8 bytes, in order, none overlapping.
    ///
    /// - Complexity: Linear in the text.
    public func mentions(in bytes: Span<UInt8>) -> [DateMention] {
        var found: [DateMention] = []
        let words = grammar.words
        var offset = 0
        while let next = words.nextStart(in: bytes, from: offset) {
            let byte = bytes[next]
            if byte.isDigit {
                offset = grammar.readNumber(next, in: bytes, into: &found)
            } else if byte >= 0xE0 {
                offset = grammar.readCharacter(next, in: bytes, into: &found)
            } else if bytes.startsWord(next) {
                let end = max(bytes.wordEnd(next), next + 1)
                offset = grammar.readWord(next..<end, in: bytes, into: &found)
            } else {
                offset = next + 1
            }
        }
        return found
    }
}
