/// One token of a text: its folded term, and where it stands.
public struct Token: Hashable, Sendable {
    /// The folded text, as the index holds it: lower case, without diacritics.
    public var term: String
    /// Where the token stands, in UTF-8 bytes of the text.
    public var range: Range<Int>
    /// How many tokens come before it.
    public var position: Int

    /// Creates a token.
    public init(term: String, range: Range<Int>, position: Int) {
        self.term = term
        self.range = range
        self.position = position
    }
}
