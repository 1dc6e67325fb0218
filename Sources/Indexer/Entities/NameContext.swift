extension NameFinder {
    private static let who = NameHash.of("who")
    private static let articles = [NameHash.of("a"), NameHash.of("an"), NameHash.of("the")]
    private static let places = [NameHash.of("in"), NameHash.of("near")]

    /// What the words around a name say of its kind.
    func context(of range: Range<Int>, _ shape: NameShape) -> NameVotes {
        var votes = NameVotes()
        if isSpeaker(range) || isIntroduced(range) || isExplained(range, shape) {
            votes.person += 1
        }
        if isInPlaceList(range) { votes.place += 1 }
        return votes
    }

    /// "... said": the word after the name, or the one before it ("said Marek Novak").
    private func isSpeaker(_ range: Range<Int>) -> Bool {
        if range.upperBound < tokens.count {
            let after = tokens[range.upperBound]
            if after.gap.isSubset(of: [.space, .comma]) && after.traits.contains(.small)
                && lexicon.classes(of: after.hash).contains(.speech)
                && !tokens[range.upperBound - 1].traits.contains(.possessive)
            {
                return true
            }
        }
        guard range.lowerBound > 0, tokens[range.lowerBound].gap == .space else { return false }
        let before = tokens[range.lowerBound - 1]
        return before.traits.contains(.small)
            && lexicon.classes(of: before.hash).contains(.speech) && before.gap.contains(.quote)
    }

    /// "the analyst Marek Novak", "spokeswoman, Ilse Brandt".
    private func isIntroduced(_ range: Range<Int>) -> Bool {
        guard range.lowerBound > 0 else { return false }
        let before = tokens[range.lowerBound - 1]
        let gap = tokens[range.lowerBound].gap
        guard before.traits.contains(.small), gap == .space || gap == [.space, .comma] else {
            return false
        }
        if gap.contains(.comma) && range.count < 2 { return false }
        return !lexicon.classes(of: before.hash).isDisjoint(with: [.role, .title])
    }

    /// "Marek Novak, who ...", "Marek Novak, 43, ...", "Marek Novak, an economist".
    private func isExplained(_ range: Range<Int>, _ shape: NameShape) -> Bool {
        let next = range.upperBound
        guard next < tokens.count, tokens[next].gap == [.space, .comma], shape.wordCount > 1 else {
            return false
        }
        let word = tokens[next]
        if word.hash == Self.who { return true }
        if word.traits.contains(.number) {
            return word.end - word.start == 2
                && (next + 1 >= tokens.count || tokens[next + 1].gap.contains(.comma))
        }
        let noun = Self.articles.contains(word.hash) ? next + 1 : next
        guard noun < tokens.count, tokens[noun].traits.contains(.small) else { return false }
        return !lexicon.classes(of: tokens[noun].hash).isDisjoint(with: [.role, .title])
    }

    /// "in Orvale, Texas": a place before a place.
    private func isInPlaceList(_ range: Range<Int>) -> Bool {
        let next = range.upperBound
        guard range.lowerBound > 0, next < tokens.count, tokens[next].gap == [.space, .comma],
            tokens[range.lowerBound].gap == .space,
            Self.places.contains(tokens[range.lowerBound - 1].hash)
        else { return false }
        let found = lexicon.longestMatch(tokens, at: next).entry
        return found.entity >= 0 && lexicon.entities[Int(found.entity)].kind == .place
    }

    // MARK: - Acronyms

    /// The acronym in brackets after the name at `range`, or the name that an acronym there
    /// explains; the first letters must agree.
    func tiedWord(to range: Range<Int>) -> UInt64? {
        let next = range.upperBound
        if next < tokens.count, tokens[next].gap == [.space, .open],
            tokens[next].traits.contains(.allCaps), isClosed(after: next),
            range.count > 1, spells(tokens[next], range)
        {
            return tokens[next].hash
        }
        let before = range.lowerBound - 1
        guard before >= 0, range.count > 1, tokens[range.lowerBound].gap == [.space, .open],
            tokens[before].traits.contains(.allCaps), isClosed(after: next - 1),
            spells(tokens[before], range)
        else { return nil }
        return tokens[before].hash
    }

    private func isClosed(after index: Int) -> Bool {
        index + 1 >= tokens.count || tokens[index + 1].gap.contains(.close)
    }

    /// An acronym has no more letters than twice the words, and begins like the first.
    private func spells(_ acronym: NameToken, _ range: Range<Int>) -> Bool {
        let letters = Int(acronym.end - acronym.start)
        return letters <= range.count * 2 + 1
            && acronym.firstByte == tokens[range.lowerBound].firstByte
    }

    /// Whether small words before the bracket begin with the letters of the acronym within.
    func isSpeltOutBefore(_ index: Int) -> Bool {
        let token = tokens[index]
        let letters = Int(token.end - token.start)
        guard token.gap == [.space, .open], index >= letters, letters >= 2 else { return false }
        let words = tokens[(index - letters)..<index]
        guard words.allSatisfy({ $0.traits.contains(.small) }), let first = words.first else {
            return false
        }
        return first.firstByte == token.firstByte | 0x20
    }
}
