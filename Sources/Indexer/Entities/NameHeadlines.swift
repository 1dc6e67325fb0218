extension NameFinder {
    /// Adds what a line in title case or capitals names: only what a list or the prose knows.
    func findInHeadings(_ candidates: inout NameCandidates) {
        for segment in segments where segment.style != .prose {
            var index = segment.tokens.lowerBound
            while index < segment.tokens.upperBound {
                let length = recordKnown(at: index, style: segment.style, &candidates)
                index += max(length, 1)
            }
        }
    }

    private static let longestName = 5

    /// How many words the known name at `index` has; 0 when there is none.
    private func recordKnown(
        at index: Int, style: NameSegment.Style, _ candidates: inout NameCandidates
    ) -> Int {
        let token = tokens[index]
        guard token.traits.contains(.capital), !token.traits.contains(.junk) else { return 0 }
        let (entry, length) = lexicon.longestMatch(tokens, at: index)
        let confirmed = longestConfirmed(at: index, candidates)
        if let confirmed, confirmed.length > length || entry.entity < 0 {
            candidates.confirm(candidates.root(confirmed.candidate), inHeadline: isHeadline)
            return confirmed.length
        }
        guard entry.entity >= 0, entry.classes.contains(.entity) else { return 0 }
        if length == 1 && style == .shouted && isAmbiguousInCapitals(entry.classes, token) {
            return 0
        }
        if length == 1 && token.traits.contains(.opensSentence) && isSmallElsewhere(token.hash) {
            return 0
        }
        var mention = NameMention(
            tokens: index..<(index + length), key: token.hash, coreKey: token.hash,
            firstWord: token.hash,
            lastWord: tokens[index + length - 1].hash,
            length: Int(tokens[index + length - 1].end - token.start), wordCount: length,
            isHeadline: isHeadline,
            isSure: true, isAllCaps: false)
        mention.entity = entry.entity
        candidates.add(mention)
        return length
    }

    /// In a shouted line "US" may be "us".
    private func isAmbiguousInCapitals(
        _ classes: NameLexicon.Classes, _ token: NameToken
    ) -> Bool {
        !token.traits.contains(.dotted)
            && (!classes.isDisjoint(with: [.function, .common]) || isSmallElsewhere(token.hash))
    }

    private func longestConfirmed(
        at index: Int, _ candidates: NameCandidates
    ) -> (candidate: Int, length: Int)? {
        var best: (candidate: Int, length: Int)?
        var key = tokens[index].hash
        var length = 1
        while true {
            if let found = candidates.named(key), candidates.all[found].sureMentions > 0,
                length > 1 || lexicon.classes(of: key).isDisjoint(with: .noName)
            {
                best = (found, length)
            }
            let next = index + length
            guard length < Self.longestName, next < tokens.count, tokens[next].isJoined else {
                return best
            }
            key = NameHash.joining(tokens[next].hash, to: key)
            length += 1
        }
    }
}
