/// Walks over the tokens of one text and records every name it can tell.
struct NameFinder {
    typealias Piece = NamePieces.Piece
    typealias Classes = NameLexicon.Classes

    let tokens: [NameToken]
    let segments: [NameSegment]
    let lexicon: NameLexicon
    let isHeadline: Bool
    /// Names tied to acronyms: candidate and hash of the acronym.
    private(set) var ties: [(candidate: Int, acronym: UInt64)] = []
    /// Acronyms of expressions that are no names: "gross domestic product (GDP)".
    private(set) var commonAcronyms: [UInt64] = []

    private var run = NamePieces()
    private var isTitled = false
    private let bySmall: NameHashSet

    func isSmallElsewhere(_ hash: UInt64) -> Bool { bySmall.contains(hash) }

    init(
        _ text: NameTokenizer, lexicon: NameLexicon, isHeadline: Bool
    ) {
        tokens = text.tokens
        segments = text.segments
        bySmall = text.smallWords
        self.lexicon = lexicon
        self.isHeadline = isHeadline
    }

    /// Records the names of all segments whose capitals can be trusted.
    mutating func findInProse(_ candidates: inout NameCandidates) {
        for segment in segments where segment.style == .prose {
            var index = segment.tokens.lowerBound
            while index < segment.tokens.upperBound {
                let token = tokens[index]
                if !canBegin(token) || token.traits.isDisjoint(with: [.capital, .small]) {
                    index += 1
                } else if isStateLabel(at: index) {
                    index += 2
                } else {
                    run.collect(tokens, from: index, lexicon: lexicon)
                    resolve(&candidates)
                    index = run.next
                }
            }
        }
    }

    private let al = NameHash.of("al")

    /// A capital; or "al", as in "al-Qaeda".
    private func canBegin(_ token: NameToken) -> Bool {
        (token.traits.contains(.capital) || token.hash == al) && !token.traits.contains(.junk)
    }

    /// "R-Ariz." after a senator's name.
    private func isStateLabel(at index: Int) -> Bool {
        tokens[index].traits.contains(.initial) && !tokens[index].traits.contains(.dotted)
            && index + 1 < tokens.count && tokens[index + 1].gap == .hyphen
            && (index == 0 || tokens[index].gap.contains(.open)
                || tokens[index].gap.contains(.comma))
    }

    // MARK: - From left to right through a run

    private mutating func resolve(_ candidates: inout NameCandidates) {
        isTitled = false
        var left = 0
        while left < run.pieces.count {
            let piece = run.pieces[left]
            let length = nameLength(piece, at: left)
            if length > 0 {
                record(left..<(left + length), &candidates)
                isTitled = false
            } else if piece.isEntity && !isTitledSurname(piece, at: left) {
                recordEntity(piece, &candidates)
                isTitled = false
            } else if piece.classes.contains(.title) {
                isTitled = true
            } else if !piece.isConnector && piece.classes.isDisjoint(with: .noName) {
                isTitled = false
            }
            left += max(length, 1)
        }
    }

    /// How many pieces from `left` form one name; 0 when this piece is to be passed over.
    private func nameLength(_ piece: Piece, at left: Int) -> Int {
        if piece.isConnector { return 0 }
        let end = groupEnd(left)
        let length = end - left
        let last = run.pieces[end - 1]
        if piece.isEntity {
            if isTitledSurname(piece, at: left) { return length }
            return absorbs(piece, rest: (left + 1)..<end) ? length : 0
        }
        if piece.isGivenName && length > 1 { return length }
        if piece.classes.contains(.function) { return 0 }
        if piece.classes.contains(.calendar) { return isTitled && length == 1 ? 1 : 0 }
        if piece.classes.contains(.title) {
            let rest = run.pieces[(left + 1)..<end]
            let onlyEnds = !rest.isEmpty && rest.allSatisfy { $0.isEnd }
            return onlyEnds || isTitled && length == 1 && isLast(left) ? length : 0
        }
        if piece.classes.contains(.demonym) { return length > 1 && last.isEnd ? length : 0 }
        if opensByPosition(piece) && !isOffice(piece, last, length) { return 0 }
        return length
    }

    /// A titled place is a person: "Mr. Jordan", but not "President Kenya".
    private func isTitledSurname(_ piece: Piece, at left: Int) -> Bool {
        guard isTitled, left > 0, piece.tokens.count == 1 else { return false }
        return run.pieces[left - 1].classes.contains(.abbreviation)
    }

    private func isLast(_ index: Int) -> Bool { index == run.pieces.count - 1 }

    /// "Health Ministry": an ordinary word, but of an office.
    private func isOffice(_ piece: Piece, _ last: Piece, _ length: Int) -> Bool {
        length > 1 && piece.classes.contains(.subject) && last.classes.contains(.organizationEnd)
    }

    /// Capital because a sentence begins with it, as far as one can tell.
    private func opensByPosition(_ piece: Piece) -> Bool {
        let token = tokens[piece.tokens.lowerBound]
        guard token.traits.contains(.opensSentence), piece.tokens.count == 1 else { return false }
        if piece.classes.contains(.common) || piece.isEnd { return true }
        return !token.traits.contains(.allCaps) && !piece.isGivenName
            && bySmall.contains(token.hash)
    }

    /// Whether a listed place or body is only the beginning of a longer name.
    private func absorbs(_ piece: Piece, rest: Range<Int>) -> Bool {
        guard let last = rest.last else { return false }
        let head = tokens[piece.tokens.lowerBound].traits
        if head.contains(.allCaps) && piece.tokens.count == 1 && !run.pieces[last].isEnd {
            return false
        }
        if head.contains(.dotted) && piece.tokens.count == 1 { return false }
        let words = rest.filter { !run.pieces[$0].isConnector }.map { run.pieces[$0] }
        if words.last?.isEnd == true { return true }
        guard piece.entity >= 0, lexicon.entities[Int(piece.entity)].kind == .place else {
            return false
        }
        return words.allSatisfy { $0.classes.isDisjoint(with: .noName.union(.title)) }
    }

    /// Where the name that begins at `left` stops, within the run.
    private func groupEnd(_ left: Int) -> Int {
        var index = left + 1
        while index < run.pieces.count && !splits(at: index, from: left) { index += 1 }
        while index > left + 1 && run.pieces[index - 1].isConnector { index -= 1 }
        return index
    }

    private func splits(at index: Int, from left: Int) -> Bool {
        let piece = run.pieces[index]
        let before = run.pieces[index - 1]
        if piece.isConnector { return false }
        // "Theresa May", but not "Theresa Marsh Tuesday".
        if piece.classes.contains(.calendar) {
            return !(run.pieces[left].isGivenName && index == left + 1 && isLast(index))
        }
        if before.isConnector { return false }
        let gap = tokens[piece.tokens.lowerBound].gap
        if piece.isGivenName && gap.contains(.ampersand) && run.pieces[left].isGivenName {
            return true
        }
        if before.classes.contains(.legalForm) && !piece.classes.contains(.legalForm) {
            return true
        }
        let isLater = index + 1 < run.pieces.count
        if piece.classes.contains(.function) {
            return !(tokens[piece.tokens.lowerBound].traits.contains(.initial))
                && !isGeneration(piece)
        }
        if piece.isEntity {
            let isPair = before.isEntity && gap == .hyphen
            let endsInName = run.pieces.last?.isEnd == true
            return isPair && !endsInName || piece.tokens.count > 1 && !before.isEnd
        }
        if piece.classes.contains(.title) {
            if piece.classes.contains(.surname) && run.pieces[left].isGivenName && !isLater {
                return false
            }
            return !piece.isEnd
        }
        if piece.isGivenName && isLater && !run.pieces[index + 1].isEnd {
            return before.isEntity || before.isEnd
                || !before.classes.isDisjoint(with: [.demonym, .common, .subject])
        }
        if piece.classes.contains(.demonym) && gap != .hyphen {
            return run.pieces.last?.isEnd != true
        }
        return false
    }

    /// "Jr", "III": listed as function words, yet the end of a person's name.
    private func isGeneration(_ piece: Piece) -> Bool {
        piece.tokens.count == 1
            && NameFinder.generations.contains(tokens[piece.tokens.lowerBound].hash)
    }

    static let generations: [UInt64] = [
        NameHash.of("jr"), NameHash.of("sr"), NameHash.of("ii"), NameHash.of("iii"),
        NameHash.of("iv"),
    ]

    // MARK: - Recording

    private mutating func recordEntity(_ piece: Piece, _ candidates: inout NameCandidates) {
        let first = tokens[piece.tokens.lowerBound]
        let opens = first.traits.contains(.opensSentence)
        // "Turkey" is a country, "Turkey is roasted" in an article on turkey is not.
        if piece.tokens.count == 1 && opens && bySmall.contains(first.hash)
            && !first.traits.contains(.allCaps)
        {
            return
        }
        var mention = mention(of: piece.tokens, wordCount: piece.tokens.count)
        mention.entity = piece.entity
        let candidate = candidates.add(mention)
        tie(candidate, piece.tokens)
    }

    private mutating func record(_ group: Range<Int>, _ candidates: inout NameCandidates) {
        let pieces = run.pieces[group]
        guard let first = pieces.first, let last = pieces.last else { return }
        let range = first.tokens.lowerBound..<last.tokens.upperBound
        var shape = NameShape(pieces, tokens: tokens, small: bySmall)
        shape.isTitled = isTitled
        guard shape.isName else { return }
        var mention = mention(of: range, wordCount: shape.wordCount)
        mention.lastWord = tokens[shape.lastCore].hash
        if shape.hasLegalForm && shape.lastCore >= range.lowerBound {
            mention.coreKey = key(of: range.lowerBound..<(shape.lastCore + 1))
        }
        mention.isWeak = shape.isWeak
        mention.votes = shape.votes + context(of: range, shape)
        if shape.wordCount == 1 && shape.isAcronym && isSpeltOutBefore(range.lowerBound) {
            commonAcronyms.append(mention.key)
        }
        let candidate = candidates.add(mention)
        tie(candidate, range)
    }

    private mutating func tie(_ candidate: Int, _ range: Range<Int>) {
        if let acronym = tiedWord(to: range) { ties.append((candidate, acronym)) }
    }

    private func key(of range: Range<Int>) -> UInt64 {
        tokens[range].dropFirst().reduce(tokens[range.lowerBound].hash) {
            NameHash.joining($1.hash, to: $0)
        }
    }

    private func mention(of range: Range<Int>, wordCount: Int) -> NameMention {
        let first = tokens[range.lowerBound]
        let allCaps =
            range.count > 1
            && tokens[range].allSatisfy { !$0.traits.isDisjoint(with: [.allCaps, .initial]) }
        let key = key(of: range)
        return NameMention(
            tokens: range, key: key, coreKey: key,
            firstWord: first.hash, lastWord: tokens[range.upperBound - 1].hash,
            length: Int(tokens[range.upperBound - 1].end - first.start),
            wordCount: wordCount, isHeadline: isHeadline,
            isSure: !first.traits.contains(.opensSentence) && first.gap != .hyphen,
            isAllCaps: allCaps)
    }
}
