/// The names of one article while they are counted.
struct NameCandidates {
    private(set) var all: [NameCandidate] = []
    private var index: [UInt64: Int] = [:]
    private var entityIndex: [Int32: Int] = [:]

    init() {
        all.reserveCapacity(48)
    }

    /// Records one mention and answers which candidate it belongs to.
    @discardableResult
    mutating func add(_ mention: NameMention) -> Int {
        let found = mention.entity >= 0 ? entityIndex[mention.entity] : index[mention.key]
        if let found {
            all[found].add(mention)
            return found
        }
        all.append(NameCandidate(mention))
        let position = all.count - 1
        if mention.entity >= 0 {
            entityIndex[mention.entity] = position
        } else {
            index[mention.key] = position
        }
        return position
    }

    /// The candidate written with exactly these words, if it is no list entry.
    func named(_ key: UInt64) -> Int? { index[key] }

    /// The candidate an acronym belongs to, listed or not.
    func acronym(_ hash: UInt64, lexicon: NameLexicon) -> Int? {
        let entry = lexicon.entry(of: hash)
        if entry.entity >= 0, let found = entityIndex[entry.entity] { return found }
        return index[hash]
    }

    /// Counts one more mention of a name known from elsewhere.
    mutating func confirm(_ position: Int, inHeadline: Bool) {
        all[position].mentions += 1
        if inHeadline { all[position].headlineMentions += 1 }
    }

    mutating func reject(_ position: Int) { all[position].isRejected = true }

    /// Lets `target` speak for `source` from now on.
    mutating func merge(_ source: Int, into target: Int) {
        let from = root(source)
        let into = root(target)
        guard from != into else { return }
        all[from].mergedInto = into
        all[into].absorb(all[from])
    }

    /// The candidate that speaks for this one.
    func root(_ position: Int) -> Int {
        var position = position
        while let next = all[position].mergedInto { position = next }
        return position
    }
}

/// One place in the text that names something.
struct NameMention {
    var tokens: Range<Int>
    /// Hash of the words, for names that are in no list.
    var key: UInt64
    /// The key without the legal form of a company.
    var coreKey: UInt64
    var firstWord: UInt64
    var lastWord: UInt64
    /// In bytes.
    var length: Int
    /// Words that carry the name: without small words, "Jr" and the legal form.
    var wordCount: Int
    /// Index of the list entry; -1 for none.
    var entity: Int32 = -1
    var isHeadline: Bool
    /// Capital for its own sake, not for standing first or in a shouted line.
    var isSure: Bool
    var isAllCaps: Bool
    /// Ordinary words only; counts as a name when it comes twice.
    var isWeak = false
    var votes = NameVotes()
}

/// What the mentions of a name say of its kind.
struct NameVotes {
    var person = 0
    var organization = 0
    var place = 0
    var other = 0

    static func + (left: NameVotes, right: NameVotes) -> NameVotes {
        NameVotes(
            person: left.person + right.person,
            organization: left.organization + right.organization,
            place: left.place + right.place, other: left.other + right.other)
    }

    /// The kind with the most votes; the form of the name breaks ties before its context.
    var kind: Entity.Kind {
        let most = max(person, organization, place, other)
        if most == 0 { return .other }
        if organization == most { return .organization }
        if person == most { return .person }
        return place == most ? .place : .other
    }
}

/// A name and all that was seen of it.
struct NameCandidate {
    var tokens: Range<Int>
    var key: UInt64
    var coreKey: UInt64
    var firstWord: UInt64
    var lastWord: UInt64
    var length: Int
    var wordCount: Int
    var entity: Int32
    /// Whether `tokens` index the headline rather than the body.
    var isHeadline: Bool
    var isAllCaps: Bool
    var isWeak: Bool
    var isRejected = false
    var mentions = 1
    var headlineMentions = 0
    var sureMentions = 0
    var votes: NameVotes
    var mergedInto: Int?

    init(_ mention: NameMention) {
        tokens = mention.tokens
        key = mention.key
        coreKey = mention.coreKey
        firstWord = mention.firstWord
        lastWord = mention.lastWord
        length = mention.length
        wordCount = mention.wordCount
        entity = mention.entity
        isHeadline = mention.isHeadline
        isAllCaps = mention.isAllCaps
        isWeak = mention.isWeak
        votes = mention.votes
        headlineMentions = mention.isHeadline ? 1 : 0
        sureMentions = mention.isSure ? 1 : 0
    }

    mutating func add(_ mention: NameMention) {
        mentions += 1
        if mention.isHeadline { headlineMentions += 1 }
        if mention.isSure { sureMentions += 1 }
        votes = votes + mention.votes
        // A dateline, which opens the body, is in capitals; the prose spells its town as it is.
        let isDateline = tokens.lowerBound == 0 && !isHeadline && !mention.isHeadline
        guard isDateline || (isAllCaps && !mention.isAllCaps) else { return }
        isAllCaps = false
        isHeadline = mention.isHeadline
        tokens = mention.tokens
    }

    mutating func absorb(_ other: NameCandidate) {
        mentions += other.mentions
        headlineMentions += other.headlineMentions
        sureMentions += other.sureMentions
        votes = votes + other.votes
        if entity < 0 { entity = other.entity }
    }
}
