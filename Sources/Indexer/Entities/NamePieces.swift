/// A run of capitalised words and the small words between them, cut into what the lists know.
struct NamePieces {
    typealias Classes = NameLexicon.Classes

    /// One word, or one listed phrase.
    struct Piece {
        var tokens: Range<Int>
        var classes: Classes
        var entity: Int32
        /// "of", "von", "and the": inside a name, never at its edge.
        var isConnector = false

        var isEntity: Bool { entity >= 0 && classes.contains(.entity) }
        var isGivenName: Bool { classes.contains(.givenName) }
        var isEnd: Bool { !classes.isDisjoint(with: .anyEnd) }
    }

    /// No name has more pieces; longer runs are cut, which keeps the work linear.
    static let most = 14

    private(set) var pieces: [Piece] = []
    /// The first token after the run.
    private(set) var next = 0

    private static let of = NameHash.of("of")
    private static let on = NameHash.of("on")
    private static let and = NameHash.of("and")
    private static let `for` = NameHash.of("for")
    private static let the = NameHash.of("the")

    /// Collects the run that begins with the capitalised word at `start`.
    mutating func collect(_ tokens: [NameToken], from start: Int, lexicon: NameLexicon) {
        pieces.removeAll(keepingCapacity: true)
        next = start
        while pieces.count < Self.most {
            let (entry, length) = lexicon.longestMatch(tokens, at: next)
            pieces.append(
                Piece(
                    tokens: next..<(next + length), classes: entry.classes, entity: entry.entity))
            next += length
            guard next < tokens.count, !tokens[next - 1].traits.contains(.possessive) else { break }
            let token = tokens[next]
            if token.traits.contains(.junk) || isStateLabel(tokens, at: next) { break }
            if token.traits.contains(.capital) {
                if token.isJoined || token.isJoinedByAmpersand { continue }
                break
            }
            if token.gap == .hyphen && isSecondHalf(token, lexicon) {
                pieces.append(Piece(tokens: next..<(next + 1), classes: [], entity: -1))
                next += 1
                guard next < tokens.count, tokens[next].traits.contains(.capital),
                    tokens[next].isJoined
                else { break }
                continue
            }
            guard let resumed = afterConnector(tokens, at: next, lexicon: lexicon) else { break }
            pieces.append(
                Piece(tokens: next..<resumed, classes: [], entity: -1, isConnector: true))
            next = resumed
        }
    }

    /// The small half of a name like "Jong-un"; not that of "Rotterdam-based".
    private func isSecondHalf(_ token: NameToken, _ lexicon: NameLexicon) -> Bool {
        let classes = lexicon.classes(of: token.hash)
        if classes.contains(.nameHalf) { return true }
        return classes.isEmpty && pieces.count == 2 && (2...6).contains(token.end - token.start)
    }

    /// "D-Wash." after a name.
    private func isStateLabel(_ tokens: [NameToken], at index: Int) -> Bool {
        tokens[index].traits.contains(.initial) && !tokens[index].traits.contains(.dotted)
            && tokens[index].gap != .hyphen
            && index + 1 < tokens.count && tokens[index + 1].gap == .hyphen
    }

    /// Where the name goes on after small words at `index`; nil when it does not.
    private func afterConnector(
        _ tokens: [NameToken], at index: Int, lexicon: NameLexicon
    ) -> Int? {
        guard tokens[index].isJoined else { return nil }
        var position = index
        let classes = lexicon.classes(of: tokens[index].hash)
        if classes.contains(.particle) {
            while position < min(index + 3, tokens.count), tokens[position].isJoined,
                lexicon.classes(of: tokens[position].hash).contains(.particle),
                !tokens[position].traits.contains(.capital)
            {
                position += 1
            }
        } else if classes.contains(.prefix) {
            position += 1
            guard position < tokens.count, tokens[position].gap == .hyphen else { return nil }
        } else if takesConnector(tokens, at: index, lexicon: lexicon) {
            position += 1
            if position < tokens.count, tokens[position].isJoined,
                tokens[position].hash == Self.the
            {
                position += 1
            }
        }
        guard position > index, position < tokens.count, tokens[position].isJoined,
            tokens[position].traits.contains(.capital),
            !tokens[position].traits.contains(.junk)
        else { return nil }
        return position
    }

    /// "University of", "Council on", and "and" between two subjects of one ministry.
    private func takesConnector(
        _ tokens: [NameToken], at index: Int, lexicon: NameLexicon
    ) -> Bool {
        let word = tokens[index].hash
        let before = lexicon.classes(of: tokens[index - 1].hash)
        if word == Self.of { return before.contains(.takesOf) }
        if word == Self.for || word == Self.on { return before.contains(.takesFor) }
        guard word == Self.and, index + 1 < tokens.count else { return false }
        return pieces.contains { $0.isConnector && tokens[$0.tokens.lowerBound].hash == Self.of }
            && lexicon.classes(of: tokens[index + 1].hash).contains(.subject)
    }
}
