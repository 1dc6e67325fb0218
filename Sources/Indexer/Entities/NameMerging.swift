/// Joins the names that mean the same: surnames, acronyms, companies without their legal form.
struct NameMerging {
    let lexicon: NameLexicon

    /// Ties acronyms to what they stand for; a listed name speaks for an unlisted one.
    func mergeTies(
        _ ties: [(candidate: Int, acronym: UInt64)], _ candidates: inout NameCandidates
    ) {
        for (candidate, acronym) in ties {
            guard let other = candidates.acronym(acronym, lexicon: lexicon) else { continue }
            if candidates.all[other].entity >= 0 {
                candidates.merge(candidate, into: other)
            } else {
                candidates.merge(other, into: candidate)
            }
        }
    }

    /// Merges "Brandt" into "Ilse Brandt", "Orvale" into "Orvale Holdings Ltd", and variants of
    /// a person's name with and without initials into one.
    func mergeShortForms(_ candidates: inout NameCandidates) {
        for (position, name) in candidates.all.enumerated() where name.coreKey != name.key {
            guard name.entity < 0, let short = candidates.named(name.coreKey) else { continue }
            candidates.merge(short, into: position)
        }
        var byLast: [UInt64: Int] = [:]
        var byFirst: [UInt64: Int] = [:]
        var byEnds: [UInt64: Int] = [:]
        for (position, name) in candidates.all.enumerated() {
            guard name.entity < 0, name.mergedInto == nil, name.wordCount > 1, !name.isAllCaps
            else {
                continue
            }
            let isPerson = name.votes.kind == .person
            if isPerson {
                let ends = NameHash.joining(name.lastWord, to: name.firstWord)
                if let other = byEnds[ends] {
                    candidates.merge(position, into: other)
                    continue
                }
                byEnds[ends] = position
                keep(position, for: name.firstWord, in: &byFirst, candidates)
            }
            let isLikely = isPerson || name.votes.kind == .other && name.wordCount <= 3
            if isLikely { keep(position, for: name.lastWord, in: &byLast, candidates) }
        }
        for (position, name) in candidates.all.enumerated() {
            guard name.entity < 0, name.mergedInto == nil, name.wordCount == 1 else { continue }
            if let full = byLast[name.lastWord] ?? byFirst[name.firstWord], full != position {
                candidates.merge(position, into: full)
            }
        }
    }

    /// The name mentioned most speaks for a word; the earlier one when they are even.
    private func keep(
        _ position: Int, for word: UInt64, in table: inout [UInt64: Int],
        _ candidates: NameCandidates
    ) {
        guard let old = table[word] else {
            table[word] = position
            return
        }
        let isBetter =
            rank(candidates.all[position]) > rank(candidates.all[old])
        if isBetter { table[word] = position }
    }

    private func rank(_ name: NameCandidate) -> Int {
        name.mentions + (name.votes.kind == .person ? 100 : 0)
    }
}
