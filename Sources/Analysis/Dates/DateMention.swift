/// A date that a text mentions: `on Thursday`, `17 December`, `in March 2014`.
///
///     let scanner = MentionScanner(published: ArticleDate("2021-12-23"), language: "en")
///     scanner.mentions(in: "It was signed on 17 December.").first?.period  // 2021-12-17
public struct DateMention: Hashable, Sendable {
    /// Where it stands: UTF-8 offsets into the text.
    public var range: Range<Int>

    /// The days meant, counted since 1970: one, or all of a month or a year.
    public var days: Range<Int>

    /// The same as a period.
    public var period: DatePeriod {
        DatePeriod(
            start: Int64(days.lowerBound) * 86_400, end: Int64(days.upperBound) * 86_400)
    }

    /// Creates a mention.
    public init(range: Range<Int>, days: Range<Int>) {
        self.range = range
        self.days = days
    }
}
