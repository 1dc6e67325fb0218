public import Analysis

/// What is kept beside an article's row, as it follows from the row: the dates that the text mentions,
/// and by what else than its key the article is known again.
package struct ArticleFacts: Sendable {
    /// A period that the text mentions, each once.
    struct Mention: Hashable, Comparable, Sendable {
        /// The first day, counted since 1970, and how many they are.
        var day: Int, days: Int

        static func < (lhs: Self, rhs: Self) -> Bool { (lhs.day, lhs.days) < (rhs.day, rhs.days) }
    }

    let mentions: [Mention]
    let aliases: ArticleAliases

    /// - Complexity: O(*n*) in the bytes of the text.
    ///
    /// - Parameter aliases: Those of the article, if they are known.
    package init(of article: Article, aliases: ArticleAliases? = nil) {
        mentions = Set(article.mentionedDates.map { Mention(day: $0.lowerBound, days: $0.count) })
            .sorted()
        self.aliases =
            aliases
            ?? ArticleAliases(headline: article.headline, body: article.body, url: article.url)
    }
}

extension Article {
    /// Finds the dates that its prose mentions, in the language it names or seems to have; what is too
    /// short to tell counts as English, whose names are no words of other languages.
    public var mentionScanner: MentionScanner {
        let known = language.map { Language.code(of: $0) }
        return MentionScanner(
            published: date, language: known ?? LanguageGuess.code(of: body) ?? "en")
    }

    /// The days of each date that headline and body mention.
    fileprivate var mentionedDates: [Range<Int>] {
        let scanner = mentionScanner
        return [headline, body].flatMap { scanner.mentions(in: $0).map(\.days) }
    }
}
