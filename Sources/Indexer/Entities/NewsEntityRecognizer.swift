/// Names found by rule: capitalised words, titles, acronyms, and lists of places and bodies.
///
/// ```swift
/// NewsEntityRecognizer().entities(
///     headline: "Brandt opens the bridge",
///     body: "Mayor Ilse Brandt opened the bridge in Rotterdam on Monday.", language: "en")
/// // Ilse Brandt (person), Rotterdam (place)
/// ```
///
/// Made for English news, useful for other European languages. German capitalises every noun, so
/// there only listed names and people count; scripts without capitals give listed names at most.
/// A listed name is shown in one form ("U.S." as "United States"); any other name consists of
/// words of the text. When in doubt a name is left out.
///
/// - Complexity: Linear in the length of the text, of which the first ``longestBody`` bytes count.
public struct NewsEntityRecognizer: EntityRecognizer {
    /// The most entities an article gets.
    public static let mostEntities = 60
    /// How many bytes of a body are read: more than any article has.
    public static let longestBody = 1 << 20

    private static let longestHeadline = 4096
    private static let longestName = 120

    /// Changes with the rules and lists.
    public var version: String { "NewsEntityRecognizer 1" }

    /// Creates a recogniser; the lists are read at its first use and shared.
    public init() {}

    /// The names of one article; see ``EntityRecognizer``.
    public func entities(headline: String, body: String, language: String?) -> [Entity] {
        let lexicon = NameLexicon.shared
        let head = headline.utf8.span.extracting(first: Self.longestHeadline)
        let text = body.utf8.span.extracting(first: Self.longestBody)
        let headTokens = NameTokenizer(head, lexicon: lexicon, isHeadline: true)
        let textTokens = NameTokenizer(text, lexicon: lexicon)
        var candidates = NameCandidates()
        var finders = [
            NameFinder(headTokens, lexicon: lexicon, isHeadline: true),
            NameFinder(textTokens, lexicon: lexicon, isHeadline: false),
        ]
        for index in finders.indices { finders[index].findInProse(&candidates) }

        let merging = NameMerging(lexicon: lexicon)
        merging.mergeTies(finders.flatMap(\.ties), &candidates)
        merging.mergeShortForms(&candidates)
        for finder in finders { finder.findInHeadings(&candidates) }
        for acronym in finders.flatMap(\.commonAcronyms) {
            if let position = candidates.named(acronym) { candidates.reject(position) }
        }

        let judge = NameJudge(
            lexicon: lexicon, small: textTokens.smallWords,
            trustsCapitals: !NameJudge.capitalizesNouns(language, textTokens.smallWords))
        var result: [Entity] = []
        var seen: Set<String> = []
        for candidate in judge.chosen(candidates) where result.count < Self.mostEntities {
            guard
                let entity = candidate.isHeadline
                    ? entity(candidate, headTokens.tokens, head, lexicon)
                    : entity(candidate, textTokens.tokens, text, lexicon)
            else { continue }
            if seen.insert(entity.name).inserted { result.append(entity) }
        }
        return result
    }

    private func entity(
        _ candidate: NameCandidate, _ tokens: [NameToken], _ bytes: Span<UInt8>,
        _ lexicon: NameLexicon
    ) -> Entity? {
        if candidate.entity >= 0 { return lexicon.entities[Int(candidate.entity)] }
        var name: [UInt8] = []
        for (offset, token) in tokens[candidate.tokens].enumerated() {
            if offset > 0 {
                let joint = token.gap == .hyphen ? "-" : token.isJoinedByAmpersand ? " & " : " "
                name.append(contentsOf: joint.utf8)
            }
            for index in Int(token.start)..<Int(token.end) { name.append(bytes[index]) }
        }
        guard name.count <= Self.longestName else { return nil }
        return Entity(name: String(decoding: name, as: UTF8.self), kind: candidate.votes.kind)
    }
}
