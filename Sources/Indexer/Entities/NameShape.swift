/// What the words of a possible name say by themselves: whether it is one, and of what kind.
struct NameShape {
    private let pieces: [NamePieces.Piece]
    private let hasConnector: Bool
    private let tokens: [NameToken]
    /// A title stood before.
    var isTitled = false
    /// Words that carry the name: no small words, no "Jr", no legal form.
    private(set) var wordCount = 0
    /// The last of those words; the first word when there is none.
    private(set) var lastCore: Int
    /// Every word is an ordinary one.
    private(set) var isWeak = true
    private(set) var hasLegalForm = false

    init(_ group: ArraySlice<NamePieces.Piece>, tokens: [NameToken], small: NameHashSet) {
        pieces = group.filter { !$0.isConnector }
        hasConnector = pieces.count < group.count
        self.tokens = tokens
        lastCore = group.first?.tokens.lowerBound ?? 0
        for piece in pieces {
            if piece.classes.contains(.legalForm) {
                hasLegalForm = true
                continue
            }
            if NameFinder.generations.contains(tokens[piece.tokens.lowerBound].hash) { continue }
            wordCount += piece.tokens.count
            lastCore = piece.tokens.upperBound - 1
            if isDistinct(piece, small: small) { isWeak = false }
        }
        let isOffice =
            pieces.count > 1 && pieces.first?.classes.contains(.subject) == true
            && pieces.last?.classes.contains(.organizationEnd) == true
        if isOffice { isWeak = false }
    }

    private func isDistinct(_ piece: NamePieces.Piece, small: NameHashSet) -> Bool {
        if piece.isEntity || piece.isGivenName || piece.classes.contains(.demonym) { return true }
        if piece.isEnd || !piece.classes.isDisjoint(with: [.common, .subject, .title, .function]) {
            return false
        }
        return !small.contains(tokens[piece.tokens.lowerBound].hash)
    }

    private var first: NamePieces.Piece? { pieces.first }
    private var last: NamePieces.Piece? { pieces.last }

    var isAcronym: Bool {
        pieces.count == 1 && tokens[lastCore].traits.contains(.allCaps)
    }

    /// Whether to count it at all.
    var isName: Bool {
        guard let first, let last, wordCount > 0 else { return false }
        if pieces.count > 1 {
            if last.classes.contains(.function) && wordCount == 1 { return false }
            let initials = pieces.filter {
                tokens[$0.tokens.lowerBound].traits.contains(.initial)
            }
            if initials.count * 2 > pieces.count { return false }
            if !isWeak || isPerson { return true }
            return last.classes.isDisjoint(with: [.placeEnd, .legalForm, .function])
        }
        let traits = tokens[first.tokens.lowerBound].traits
        if traits.contains(.initial) || !traits.contains(.capital) { return false }
        if traits.contains(.hasDigit) || traits.contains(.dotted) { return false }
        if isTitled {
            return first.classes.isDisjoint(with: [.function, .demonym])
        }
        return first.classes.isDisjoint(with: .noName.union(.anyEnd).union([.title, .subject]))
            && first.classes.isDisjoint(with: [.speech, .role, .placeStart, .takesOf])
    }

    /// A person by form: a title or a given name before at most three more words.
    private var isPerson: Bool {
        if isTitled { return true }
        guard let first, let last, (2...4).contains(wordCount) else { return false }
        if last.isEnd && !isSurnameLike(last) { return false }
        if first.isGivenName { return true }
        // "J. K. Rowling", "Harlan W. Poe": an initial before the last word.
        return pieces.count > 2
            && tokens[pieces[pieces.count - 2].tokens.lowerBound].traits.contains([
                .initial, .dotted,
            ])
            || pieces.count == 2 && tokens[first.tokens.lowerBound].traits.contains(.dotted)
    }

    /// "Gordon Brown Field" is a place, "Sally Field" a person: two words are too few for a place.
    private func isSurnameLike(_ piece: NamePieces.Piece) -> Bool {
        pieces.count == 2 && first?.isGivenName == true
            && piece.classes.contains(.surname)
    }

    /// Kind by form; strong, so that one mention's context does not outvote it.
    var votes: NameVotes {
        guard let first, let last else { return NameVotes() }
        if hasLegalForm || isJoinedByAmpersand { return NameVotes(organization: 3) }
        if isTitled && !last.classes.contains(.organizationEnd) { return NameVotes(person: 3) }
        if wordCount > 1 {
            if isPerson { return NameVotes(person: 3) }
            if last.classes.contains(.organizationEnd) { return NameVotes(organization: 3) }
            if last.classes.contains(.placeEnd) { return NameVotes(place: 3) }
            if last.classes.contains(.otherEnd) { return NameVotes(other: 3) }
            if first.classes.contains(.placeStart) { return NameVotes(place: 2) }
            if takesOf { return NameVotes(organization: 3) }
        }
        return isAcronym ? NameVotes(organization: 1) : NameVotes()
    }

    private var takesOf: Bool {
        hasConnector && pieces.contains { $0.classes.contains(.takesOf) }
    }

    private var isJoinedByAmpersand: Bool {
        pieces.dropFirst().contains { tokens[$0.tokens.lowerBound].isJoinedByAmpersand }
    }
}
