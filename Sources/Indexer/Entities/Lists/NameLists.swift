/// The lists the lexicon is built from, written for this project.
///
/// Plain text rather than array literals: a string literal of any size compiles at once.
enum NameLists {
    /// Words and what they are: separated by blanks, `_` for a blank inside a phrase.
    static let words: [(String, NameLexicon.Classes)] = [
        (functionWords, .function),
        (foreignFunctionWords, .common),
        (commonWords, .common),
        (commonAcronyms, .common),
        (demonyms, .demonym),
        (calendarWords, .calendar),
        (titles, .title),
        (abbreviatedTitles, [.title, .abbreviation]),
        (abbreviations, .abbreviation),
        (givenNames, .givenName),
        (nameHalves, .nameHalf),
        (particles, .particle),
        (prefixes, .prefix),
        (organizationEnds, .organizationEnd),
        (legalForms, .legalForm),
        (placeEnds, .placeEnd),
        (placeStarts, .placeStart),
        (otherEnds, .otherEnd),
        (takingOf, .takesOf),
        (takingFor, .takesFor),
        (titleSurnames, .surname),
        (subjects, .subject),
        (speechVerbs, .speech),
        (roles, .role),
    ]

    /// Entities with canonical names and aliases: `Name|Alias|Alias`, separated by commas or lines.
    static let entities: [(String, Entity.Kind)] = [
        (countries, .place),
        (regions, .place),
        (cities, .place),
        (internationalBodies, .organization),
        (nationalBodies, .organization),
        (companies, .organization),
        (media, .organization),
        (partiesAndGroups, .organization),
        (events, .other),
    ]
}
