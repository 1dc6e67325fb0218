/// The word and phrase lists, hashed: what is known of a word before any article is read.
struct NameLexicon: Sendable {
    /// Built once, at the first article, in a few milliseconds.
    static let shared = NameLexicon()

    /// What the lists say of a word or phrase.
    struct Classes: OptionSet {
        let rawValue: UInt32

        /// A place or organisation with a canonical name.
        static let entity = Classes(rawValue: 1 << 0)
        /// Never begins a name: "The", "He", "Thursday".
        static let function = Classes(rawValue: 1 << 1)
        /// No name by itself, and dropped at the start of a sentence: "Police", "Economic".
        static let common = Classes(rawValue: 1 << 2)
        static let demonym = Classes(rawValue: 1 << 3)
        /// Marks the next name as a person's: "Senator", "Foreign Minister".
        static let title = Classes(rawValue: 1 << 4)
        static let givenName = Classes(rawValue: 1 << 5)
        /// Ends the name of an organisation: "Ministry", "Council".
        static let organizationEnd = Classes(rawValue: 1 << 6)
        /// Ends the name of a company, and may be left out: "Inc", "GmbH".
        static let legalForm = Classes(rawValue: 1 << 7)
        static let placeEnd = Classes(rawValue: 1 << 8)
        /// Ends the name of a law, an event, a work: "Treaty", "Cup".
        static let otherEnd = Classes(rawValue: 1 << 9)
        /// Goes on with "of": "University of ...".
        static let takesOf = Classes(rawValue: 1 << 10)
        /// Begins the name of a place: "Lake", "Mount".
        static let placeStart = Classes(rawValue: 1 << 11)
        /// Small word inside names: "von", "bin", "al".
        static let particle = Classes(rawValue: 1 << 12)
        /// A month or a weekday.
        static let calendar = Classes(rawValue: 1 << 13)
        /// Keeps its period.
        static let abbreviation = Classes(rawValue: 1 << 14)
        /// "said", "told": a person comes before.
        static let speech = Classes(rawValue: 1 << 15)
        /// "spokesman", "analyst": a person comes after, or before with a comma.
        static let role = Classes(rawValue: 1 << 16)
        /// A subject of government: "Health", "Justice"; joined by "and" within a ministry's name.
        static let subject = Classes(rawValue: 1 << 17)
        /// Second half of a given name after a hyphen: Jong-"un".
        static let nameHalf = Classes(rawValue: 1 << 18)
        /// Matches only when written in capitals: "US", "WHO".
        static let capitalsOnly = Classes(rawValue: 1 << 19)

        /// Small word inside names when a hyphen follows: "ash"-Sharif.
        static let prefix = Classes(rawValue: 1 << 20)
        /// A title that is also a surname: "King".
        static let surname = Classes(rawValue: 1 << 21)
        /// Goes on with "for" or "on": "Committee on ...".
        static let takesFor = Classes(rawValue: 1 << 22)

        /// Cannot be a name, or part of a person's name.
        static let noName: Classes = [.function, .common, .demonym, .calendar]
        static let anyEnd: Classes = [.organizationEnd, .legalForm, .placeEnd, .otherEnd]
    }

    struct Entry {
        var classes: Classes = []
        /// Index into `entities`; -1 when it is no entity.
        var entity: Int32 = -1
        /// The longest phrase that begins with this word; 0 when none does.
        var longestPhrase: UInt8 = 0
    }

    /// Canonical names, in list order.
    private(set) var entities: [Entity] = []
    private var keys: [UInt64]
    private var entries: [Entry]
    private static let bits: UInt64 = 14

    private init() {
        keys = Array(repeating: 0, count: 1 << Self.bits)
        entries = Array(repeating: Entry(), count: 1 << Self.bits)
        for (list, classes) in NameLists.words { addWords(list, classes) }
        for (list, kind) in NameLists.entities { addEntities(list, kind) }
    }

    // MARK: - Looking up

    @inline(__always)
    func entry(of hash: UInt64) -> Entry { entries[slot(of: hash)] }

    @inline(__always)
    func classes(of hash: UInt64) -> Classes { entries[slot(of: hash)].classes }

    /// Empty slots hold an empty entry, so a miss needs no separate answer.
    @inline(__always)
    private func slot(of hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> (64 - Self.bits))
        while keys[index] != 0 && keys[index] != hash { index = (index + 1) & (keys.count - 1) }
        return index
    }

    // MARK: - Reading the lists

    /// Words between blanks; `_` stands for a blank within a phrase.
    private mutating func addWords(_ list: String, _ classes: Classes) {
        for word in list.split(whereSeparator: \.isWhitespace) {
            add(phrase: String(word), classes, entity: -1)
        }
    }

    /// One entity a line or between commas, its canonical name first, aliases after `|`.
    private mutating func addEntities(_ list: String, _ kind: Entity.Kind) {
        for item in list.split(whereSeparator: { $0 == "\n" || $0 == "," }) {
            let names = item.split(separator: "|").map { trimmed($0) }
            guard let canonical = names.first, !canonical.isEmpty else { continue }
            // A long line of aliases is cut in two, both beginning with the canonical name.
            let known = entities.last.map { $0.name == canonical } ?? false
            if !known { entities.append(Entity(name: canonical, kind: kind)) }
            let index = Int32(entities.count - 1)
            for name in names { add(phrase: name, .entity, entity: index) }
        }
    }

    private func trimmed(_ text: Substring) -> String {
        text.split(separator: " ").joined(separator: " ")
    }

    private mutating func add(phrase: String, _ classes: Classes, entity: Int32) {
        let spaced = String(phrase.map { $0 == "_" ? " " : $0 })
        let words = NameTokenizer(spaced.utf8.span, lexicon: nil).tokens
        guard let first = words.first else { return }
        let key = words.dropFirst().reduce(first.fullHash) {
            NameHash.joining($1.fullHash, to: $0)
        }
        let index = claim(key)
        entries[index].classes.formUnion(classes)
        if entity >= 0 {
            if entries[index].entity < 0 { entries[index].entity = entity }
            // Three capitals are too easily a word; longer acronyms are also written "Nato".
            if words.count == 1 && first.traits.contains(.allCaps) && Self.letters(phrase) <= 3 {
                entries[index].classes.insert(.capitalsOnly)
            }
        }
        if words.count > 1 {
            let lead = claim(first.hash)
            let longest = max(entries[lead].longestPhrase, UInt8(min(words.count, 8)))
            entries[lead].longestPhrase = longest
        }
    }

    private static func letters(_ phrase: String) -> Int {
        phrase.utf8.count { NameScalars.isLetter($0) }
    }

    private mutating func claim(_ hash: UInt64) -> Int {
        let index = slot(of: hash)
        keys[index] = hash
        return index
    }
}

extension NameLexicon {
    /// The longest listed phrase that begins at `index`, by words joined with blanks or hyphens.
    func longestMatch(_ tokens: [NameToken], at index: Int) -> (entry: Entry, length: Int) {
        let token = tokens[index]
        var best = entry(of: token.hash)
        let longest = min(Int(best.longestPhrase), tokens.count - index)
        var length = 1
        if token.traits.contains(.possessive) {
            let extended = entry(of: token.fullHash)
            let isKnown = best.classes.contains(.entity)
            if extended.classes.contains(.entity) && !isKnown { best = extended }
        }
        if best.classes.contains(.capitalsOnly) && !token.traits.contains(.allCaps) {
            best.classes.subtract([.entity, .capitalsOnly])
        }
        guard longest > 1 else { return (best, 1) }
        var hash = token.fullHash
        for offset in 1..<longest {
            let word = tokens[index + offset]
            guard word.isJoined || word.isJoinedByAmpersand else { break }
            // The last word is read with and without its apostrophe-s: "Poor's", "Hong Kong's".
            var found = entry(of: NameHash.joining(word.hash, to: hash))
            hash = NameHash.joining(word.fullHash, to: hash)
            if found.classes.isEmpty { found = entry(of: hash) }
            if !found.classes.isEmpty && isWrittenAsName(word) {
                best = found
                length = offset + 1
            }
        }
        return (best, length)
    }

    /// "white house" in small letters is a house that is white.
    private func isWrittenAsName(_ last: NameToken) -> Bool {
        last.traits.contains(.capital) || last.end - last.start <= 3
            || classes(of: last.hash).contains(.nameHalf)
    }
}
