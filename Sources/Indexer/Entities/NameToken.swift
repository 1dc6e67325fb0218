/// One word of a text as the recogniser sees it: where it is, its folded hash, how it is written.
///
/// Kept small, because every word of every article becomes one.
struct NameToken {
    /// How a word is written and where it stands.
    struct Traits: OptionSet {
        let rawValue: UInt16

        /// The first letter is a capital.
        static let capital = Traits(rawValue: 1 << 0)
        /// Two capitals or more and no small letter: `NATO`, `U.S.`.
        static let allCaps = Traits(rawValue: 1 << 1)
        /// The first letter is small, or of a script without case.
        static let small = Traits(rawValue: 1 << 2)
        /// The word begins with a digit.
        static let number = Traits(rawValue: 1 << 3)
        /// The first word of a sentence, a quotation or a line, capital by position alone.
        static let opensSentence = Traits(rawValue: 1 << 4)
        /// Followed by an apostrophe-s, which is not part of `range`.
        static let possessive = Traits(rawValue: 1 << 5)
        /// The final period belongs to the word: `J.`, `Sen.`, `U.S.`.
        static let dotted = Traits(rawValue: 1 << 6)
        /// A single capital letter.
        static let initial = Traits(rawValue: 1 << 7)
        /// Not a word of prose: a handle, a hashtag, a ticker, a tag, or too long.
        static let junk = Traits(rawValue: 1 << 8)
        /// A digit inside.
        static let hasDigit = Traits(rawValue: 1 << 9)
    }

    /// What stands between a word and the one before it.
    struct Gap: OptionSet {
        let rawValue: UInt16

        static let space = Gap(rawValue: 1 << 0)
        static let hyphen = Gap(rawValue: 1 << 1)
        /// `.`, `!`, `?` or an ellipsis.
        static let stop = Gap(rawValue: 1 << 2)
        /// The end of a paragraph, a heading or a menu line; a wrapped line counts as a space.
        static let line = Gap(rawValue: 1 << 3)
        static let comma = Gap(rawValue: 1 << 4)
        static let open = Gap(rawValue: 1 << 5)
        static let close = Gap(rawValue: 1 << 6)
        static let quote = Gap(rawValue: 1 << 7)
        static let ampersand = Gap(rawValue: 1 << 8)
        /// `[` or `]`: an editor's insertion, read as if it were not marked.
        static let bracket = Gap(rawValue: 1 << 9)
        /// `@`, `#` or `<`: what follows is no prose.
        static let mark = Gap(rawValue: 1 << 10)
        /// Anything else: a dash, a colon, a slash.
        static let other = Gap(rawValue: 1 << 11)
    }

    /// First byte.
    var start: UInt32
    /// One past the last byte, without a possessive ending.
    var end: UInt32
    /// Hash of the case-folded letters and digits; see ``NameHash``.
    var hash: UInt64
    var gap: Gap
    var traits: Traits
    /// The first byte, for comparing acronyms with what they stand for.
    var firstByte: UInt8

    /// The hash with the possessive ending, if there is one: "Moody's" as `moodys`.
    var fullHash: UInt64 {
        traits.contains(.possessive) ? NameHash.adding(0x73, to: hash) : hash
    }

    /// Whether the word belongs with the one before it: only blanks, or one hyphen, between.
    var isJoined: Bool {
        gap.isSubset(of: [.space, .bracket]) || gap == .hyphen
    }

    /// Whether an ampersand with blanks around it stands before, as in "Crane & Poole".
    var isJoinedByAmpersand: Bool { gap == [.space, .ampersand] }
}

/// A stretch of text between line ends, and whether its capitals mean anything.
struct NameSegment {
    /// How the stretch uses capitals.
    enum Style { case prose, titleCase, shouted }

    var tokens: Range<Int>
    var style: Style
}
