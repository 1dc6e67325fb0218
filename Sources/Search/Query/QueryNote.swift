/// Something in a query that was not taken as it stands, told to the person who typed it.
public struct QueryNote: Hashable, Sendable {
    /// What was found, and what was made of it.
    public enum Repair: Hashable, Sendable {
        /// An operator joins nothing: it is a word.
        case operatorWithoutOperand(String)
        /// A word in lower case that would be an operator in capitals, with a number behind it.
        case lowercaseOperator(String, operator: String)
        /// A quotation mark is never closed: the phrase goes on to the end.
        case unclosedQuote(String)
        /// A parenthesis has no partner: it is left out.
        case strayParenthesis
        /// Parentheses nested too deeply: the inner ones are left out.
        case tooDeep
        /// A date filter without a date: its words are looked for.
        case notADate(String)
        /// NEAR or ADJ between what is not words: both are asked for, wherever they stand.
        case notNear(String)
        /// A star that is not at the end of a word: it is left out.
        case strayStar
        /// A query in capitals that begins with NOT: the words of a sentence.
        case shouted
        /// Only the beginning of a very long query is looked for.
        case tooLong(words: Int)
    }

    /// What was done.
    public var repair: Repair
    /// Where it stands, in Unicode scalars of the query's text.
    public var range: Range<Int>

    /// Whether a person plainly meant an operator, so that the place is worth pointing at.
    public var pointsAtOperator: Bool {
        switch repair {
        case .unclosedQuote, .shouted, .tooLong: false
        default: true
        }
    }
}

extension QueryNote: CustomStringConvertible {
    /// What was made of it, and what would be right.
    public var description: String {
        switch repair {
        case .operatorWithoutOperand(let text):
            "\(text) joins nothing here and is taken as a word; an operator stands between words"
        case .lowercaseOperator(let text, let name):
            "\(text) is taken as words; as an operator it is written \(name)"
        case .unclosedQuote(let mark):
            "\(mark) is never closed; the phrase is taken to go on to the end"
        case .strayParenthesis: "a parenthesis without its partner is left out"
        case .tooDeep: "parentheses nested deeper than \(QueryParser.deepest) are left out"
        case .notADate(let text):
            "'\(text)' is not a date and is taken as words; write 2021, 2021-12, 2021-12-23,"
                + " 2021-12..2022-02, yesterday or \"last week\""
        case .notNear(let text):
            "\(text) stands between words or (a OR b) only; here both sides are looked for"
                + " anywhere"
        case .strayStar: "a star stands at the end of a word, as in expan*; this one is left out"
        case .shouted: "in a text all in capitals NOT is a word; to exclude a word write -word"
        case .tooLong(let words): "only the first \(words) words are looked for"
        }
    }
}
