/// When an article was published: as written, with its offset or lesser precision.
///
///     ArticleDate("23.12.2021")?.text                       // "2021-12-23"
///     ArticleDate("Thu, 23 Dec 2021 10:15:00 +0300")?.text  // "2021-12-23T10:15:00+03:00"
///     ArticleDate("31.02.2021")                             // nil: there is no such day
///
/// Nothing is made up: a part that was not written is not in ``text`` and shows as a lesser
/// ``precision``.
public struct ArticleDate: Hashable, Sendable {
    /// How much of the date was written.
    public enum Precision: Int, Comparable, Sendable {
        case year, month, day, minute, second

        /// Whether `lhs` says less than `rhs`.
        public static func < (lhs: Precision, rhs: Precision) -> Bool {
            lhs.rawValue < rhs.rawValue
        }
    }

    /// ISO 8601 to the precision written: `2021`, `2021-12`, `2021-12-23`, `2021-12-23T10:15`,
    /// `2021-12-23T10:15:00+03:00`, `2021-12-23T10:15:00Z`. No offset is added where none was
    /// written; fractions of a second are dropped.
    public var text: String

    /// How much of the date was written.
    public var precision: Precision

    /// The start of the period the date names, in seconds since 1970-01-01T00:00:00Z.
    ///
    /// A time without an offset is taken as UTC.
    public var start: Int64

    /// The exclusive end of that period: a year, month, day, minute or second after ``start``.
    public var end: Int64

    /// The day it names, in its own offset; nil for a year or a month.
    public var day: CivilDate? {
        guard precision >= .day else { return nil }
        let numbers = text.utf8.prefix(10).split(separator: UInt8(ascii: "-")).map { digits in
            digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
        }
        guard numbers.count == 3 else { return nil }
        return CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// A date from text, or nil when the whole text is not one date between 1500 and 2200.
    ///
    /// Read are ISO 8601 and its sloppy variants, RFC 2822, RFC 850, `asctime`, GDELT, Unix time
    /// in 10 or 13 digits, numeric dates, and month names in English, German, French, Spanish,
    /// Italian, Portuguese, Russian, Ukrainian and Arabic. White space, a weekday and a label such as
    /// `Published:` may stand around it.
    ///
    /// - Parameter order: How to read `03/04/2021`; unambiguous dates ignore it.
    public init?(_ text: String, order: DateOrder = .dayFirst) {
        guard let parts = DateGrammar.whole(text, order: order),
            let date = ArticleDate(parts)
        else { return nil }
        self = date
    }

    /// A date from Unix time; milliseconds and microseconds are told by their magnitude.
    ///
    /// Nil outside the years 1500 to 2200, and for 0, which in news data means "not known".
    public init?(unixSeconds: Int64) {
        guard let parts = DateParts(unixSeconds: unixSeconds) else { return nil }
        self.init(parts)
    }
}
