/// Decides which candidates are names, and in what order they matter.
struct NameJudge {
    let lexicon: NameLexicon
    let small: NameHashSet
    /// False for German, where every noun has a capital.
    let trustsCapitals: Bool

    /// Whether a capital says nothing in this language; told by three small words when it is not
    /// known.
    static func capitalizesNouns(_ language: String?, _ small: NameHashSet) -> Bool {
        guard let language else {
            return small.contains(NameHash.of("und")) && small.contains(NameHash.of("der"))
                && !small.contains(NameHash.of("the"))
        }
        let code = language.lowercased()
        return code == "de" || code.hasPrefix("de-") || code.hasPrefix("de_") || code == "lb"
    }

    /// The accepted names, those in the headline first, then by mentions, then by place.
    func chosen(_ candidates: NameCandidates) -> [NameCandidate] {
        let ranked = candidates.all.enumerated().filter { isName($0.element) }
        return ranked.sorted { left, right in
            let (first, second) = (left.element, right.element)
            if (first.headlineMentions > 0) != (second.headlineMentions > 0) {
                return first.headlineMentions > 0
            }
            if first.mentions != second.mentions { return first.mentions > second.mentions }
            return left.offset < right.offset
        }.map(\.element)
    }

    private func isName(_ name: NameCandidate) -> Bool {
        if name.mergedInto != nil || name.isRejected { return false }
        if name.entity >= 0 { return true }
        if name.isAllCaps { return false }
        if !trustsCapitals { return name.votes.person >= 3 || name.votes.organization >= 3 }
        if name.votes.person >= 3 && name.wordCount > 1 { return true }
        if name.isWeak && name.votes.kind != .person {
            return name.mentions > 1 && name.sureMentions > 0 && name.wordCount > 1
        }
        if name.wordCount > 1 { return true }
        let isSmall = small.contains(name.key)
        if name.votes.person > 0 && !isSmall { return true }
        // Two capitals are mostly a rank or a label; they have to come again.
        if name.tokens.count == 1 && name.length == 2 && name.mentions < 2 { return false }
        // The town of an agency's dateline stands in capitals before the prose.
        if name.tokens.lowerBound == 0 && !name.isHeadline && name.mentions < 2 { return false }
        // One unknown word of unknown kind, seen once, is more often dirt than a name.
        if name.votes.kind == .other && name.mentions < 2 { return false }
        return name.sureMentions > 0 && !isSmall
    }
}
