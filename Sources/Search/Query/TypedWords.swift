internal import Analysis

/// What a word means as people type it: `off-beat` is also offbeat, `Putin's` also Putin, `U.K.`
/// also UK, `12,000` also 12000, and each the other way round where that can be told.
struct TypedWords {
    var field: Query.Field?
    /// How words next to each other are combined: where any will do, so will the parts of
    /// `two-dimensional`.
    var matching = Query.Matching.all
    /// Whether other spellings are looked for too.
    var addsSpellings = true

    // MARK: Doors

    /// A word between spaces, perhaps with marks in it; nil if it is only marks.
    func word(_ text: String, isExact: Bool) -> Query.Node? {
        let text = Self.halfWidth(text)
        let isPrefix = !isExact && Self.isPrefix(text)
        let pieces = Self.pieces(of: text)
        guard !pieces.isEmpty else { return nil }
        if isExact { return term(pieces, .exact) }
        if isPrefix { return term(pieces, pieces.last?.kind == .word ? .prefix : .exact) }
        if let address = Self.address(text) {
            let parts = Self.pieces(of: address)
            return spellings([term(parts, .exact), .filter(.url(address.unquoted))])
        }
        if Set(pieces.map(\.kind)) == [.word] { return words(pieces.map(\.text), in: text) }
        // Scripts without spaces are parted from words, which stand beside them without a space.
        var nodes: [Query.Node] = []
        var rest = pieces[...]
        while let first = rest.first {
            if first.kind == .word {
                rest = rest.dropFirst()
                nodes.append(single(first.text))
            } else {
                let run = Array(rest.prefix { $0.kind == first.kind })
                rest = rest.dropFirst(run.count)
                nodes.append(term(run, .exact))
            }
        }
        return nodes.count == 1 ? nodes[0] : .all(nodes)
    }

    /// A phrase as it was quoted; nil if it has no word.
    func phrase(_ text: String, isPrefix: Bool) -> Query.Node? {
        let pieces = Self.pieces(of: Self.halfWidth(text))
        let isBegun = isPrefix && pieces.last?.kind == .word
        return pieces.isEmpty ? nil : term(pieces, isBegun ? .prefix : .exact)
    }

    /// Words and characters; emoji only where there is nothing else, since they have no place
    /// among words.
    static func pieces(of text: String) -> [Piece] {
        let pieces = Analyzer().pieces(of: text)
        let words = pieces.filter { $0.kind != .emoji }
        return words.isEmpty ? pieces : words
    }

    // MARK: Spellings

    /// Words with marks between them, as in `off-beat`; `text` is how they were typed.
    private func words(_ parts: [String], in text: String) -> Query.Node {
        let pieces = parts.map { Piece($0, .word) }
        guard parts.count > 1 else { return single(parts[0], in: text) }
        let phrase = term(pieces, .exact)
        let joined = parts.joined()
        func or(_ word: String) -> Query.Node { spellings([phrase, single(word)]) }
        let marks = Set(text.unicodeScalars.filter { !$0.properties.isAlphabetic })
        let hyphens: Set<Unicode.Scalar> = ["-", "\u{2010}", "\u{2011}"]
        let isHyphened = parts.count <= 4 && !marks.isEmpty && marks.isSubset(of: hyphens)
        let hasNumbers = parts.contains { $0.contains(where: \.isNumber) }
        if parts.allSatisfy(\.isNumber), Self.isGrouped(parts), !marks.contains(":") {
            return or(joined)
        }
        if parts.allSatisfy({ $0.unicodeScalars.count == 1 }), !hasNumbers {
            let isInitials = !marks.isEmpty && marks.isSubset(of: [".", "-"])
            return isInitials && !Self.shortWords.contains(joined) ? or(joined) : phrase
        }
        if parts.count == 2, !hasNumbers, !marks.isDisjoint(with: Self.apostrophes) {
            if parts[1] == "s" {
                return Self.verbBearers.contains(parts[0]) ? phrase : or(parts[0])
            }
            return or(Self.elisions.contains(parts[0]) ? parts[1] : joined)
        }
        if matching == .any {
            return .any(
                parts.map { single($0) } + (isHyphened && addsSpellings ? [single(joined)] : []))
        }
        return isHyphened && !hasNumbers ? or(joined) : phrase
    }

    private func single(_ word: String, in text: String = "") -> Query.Node {
        let piece = [Piece(word, .word)]
        switch text.unicodeScalars.first {
        case "@": return term(piece, .exact)
        case "#":
            let parts = Self.humps(of: text.dropFirst())
            guard parts.count > 1 else { return term(piece, .exact) }
            return spellings([
                term(piece, .exact), term(parts.map { Piece($0, .word) }, .exact),
            ])
        default: break
        }
        let whole = term(piece, .forms)
        if let groups = Self.groups(of: word) {
            return spellings([whole, term(groups.map { Piece($0, .word) }, .exact)])
        }
        // `US` and `EU` are `U.S.` and `E.U.` too.
        let letters = text.unicodeScalars.filter(\.properties.isAlphabetic)
        if (2...3).contains(letters.count), word.utf8.count == letters.count,
            letters.allSatisfy(\.properties.isUppercase)
        {
            let initials = word.unicodeScalars.map { Piece(String($0), .word) }
            return spellings([whole, term(initials, .exact)])
        }
        return whole
    }

    private func term(_ pieces: [Piece], _ match: Query.Term.Match) -> Query.Node {
        .term(Query.Term(pieces, match, in: field))
    }

    private func spellings(_ nodes: [Query.Node]) -> Query.Node {
        addsSpellings ? .any(nodes) : nodes[0]
    }

    // MARK: Tables and shapes

    private static let apostrophes: Set<Unicode.Scalar> = ["'", "’", "ʼ", "`", "´", "＇", "‘"]
    /// Before 's these are words with a verb: `it's` is no form of `it`.
    private static let verbBearers: Set = [
        "it", "he", "she", "that", "what", "who", "there", "here", "let", "where", "how", "this",
    ]
    /// Words that lose their vowel before an apostrophe: `l'Europe` is Europe.
    private static let elisions: Set = [
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "lorsqu", "puisqu", "jusqu", "dell", "nell",
        "sull", "dall", "all", "un", "quest", "quell",
    ]
    /// Initials that without their points would be other words.
    private static let shortWords: Set = [
        "am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my",
        "no", "of", "on", "or", "so", "to", "up", "us", "we",
    ]

    /// Whether numbers are the groups of one: `12,000` but not `3.14`.
    private static func isGrouped(_ parts: [String]) -> Bool {
        parts[0].utf8.count <= 3 && parts[0] != "0"
            && parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }

    /// The groups of a number that newspapers would group; not of a year.
    private static func groups(of word: String) -> [String]? {
        guard (4...15).contains(word.utf8.count), word.utf8.allSatisfy({ $0 &- 0x30 < 10 }),
            word.first != "0", let number = Int(word), !(1500..<2200).contains(number)
        else { return nil }
        var groups: [String] = []
        var rest = Substring(word)
        while !rest.isEmpty {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = rest.dropLast(min(3, rest.count))
        }
        return groups
    }

    /// The words of a tag: `RedLines` is red lines.
    private static func humps(of text: Substring) -> [String] {
        var parts: [String] = []
        var part = ""
        var last: Unicode.Scalar = "A"
        for scalar in text.unicodeScalars {
            if scalar.properties.isUppercase, last.properties.isLowercase {
                parts.append(part)
                part = ""
            }
            part.unicodeScalars.append(scalar)
            last = scalar
        }
        parts.append(part)
        return parts.flatMap { Analyzer().tokens(in: $0).map(\.term) }
    }

    /// A web address without its scheme; nil if a word is none.
    private static func address(_ text: String) -> String? {
        var rest = Substring(text)
        let schemes = ["https://", "http://"]
        let scheme = schemes.first { rest.prefix($0.count).lowercased() == $0 }
        if let scheme { rest = rest.dropFirst(scheme.count) }
        let hasHost = rest.prefix(4).lowercased() == "www."
        if hasHost { rest = rest.dropFirst(4) }
        guard scheme != nil || hasHost, !pieces(of: String(rest)).isEmpty else { return nil }
        return String(rest)
    }

    /// Whether a word is only begun, as in `expan*`.
    static func isPrefix(_ text: String) -> Bool {
        guard text.utf8.last == UInt8(ascii: "*") else { return false }
        var end = 0
        Analyzer().forEachPiece(in: text) { _, range, kind, _ in
            if kind != .emoji { end = range.upperBound }
            return true
        }
        return end == text.utf8.count - 1
    }

    /// Whether a word has a star where it means nothing.
    static func hasStrayStar(_ text: String) -> Bool {
        text.utf8.contains(UInt8(ascii: "*"))
            && !(isPrefix(text)
                && text.utf8.dropLast().allSatisfy {
                    $0 != UInt8(ascii: "*")
                })
            && text.unicodeScalars.contains(where: \.properties.isAlphabetic)
    }

    /// The letters of the ligatures from U+FB00 on.
    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]
        .map(\.unicodeScalars)

    /// Full-width letters, digits and marks as ordinary ones, and ligatures as their letters.
    static func halfWidth(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0xEF }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0xFB00...0xFB06:
                plain.append(contentsOf: ligatures[Int(scalar.value) - 0xFB00])
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}

extension String {
    /// Whether all of it are digits.
    fileprivate var isNumber: Bool { allSatisfy(\.isNumber) }
}
