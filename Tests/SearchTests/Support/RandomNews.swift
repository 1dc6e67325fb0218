import Analysis
import Archive
import Indexer
import TestSupport

/// Invented articles with whatever makes search hard: word forms, scripts without spaces, glued
/// words, emoji, ligatures, letters that keyboards lack.
///
/// No emoji has a colour: stock FTS5 takes the colour for a word.
enum RandomNews {
    private static let words = [
        "harbour", "harbours", "dam", "dams", "flood", "floods", "flooded", "flooding", "vote",
        "votes", "voted", "voting", "expand", "expands", "expanded", "expansion", "expanding",
        "red", "lines", "line", "inch", "inches", "not", "and", "or", "near", "a", "the", "of",
        "in",
        "the", "a", "Orsa", "pact", "off-beat", "U.S.", "AT&T", "Varekh’s", "council", "mayor",
        "Čapek", "capek", "naïve", "naive", "ŠTĚSTÍ", "Straße", "Strasse", "Straßen", "Łódź",
        "Lodz", "Ødegård", "Odegard", "ﬁne", "fine", "fines", "ﬁnes", "fjörður", "1,000", "2021",
        "e\u{301}tude", "re\u{301}sume\u{301}s", "Ångström", "москва", "москвы", "Москве", "Αθήνα",
        "well-known", "(ＮＡＴＯ)", "NATO", "Haus", "Häuser", "Hauses",
        "Thursday", "yesterday", "June", "1999", "17",
        "港湾", "港湾拡張", "NATO拡大", "拡大NATO", "東京タワー", "タワー", "港", "湾", "2021年", "한국", "서울은",
        "ประเทศไทย", "ไทย", "U港S",
        "🌊", "🌊🌊", "👩‍👩‍👧", "🇸🇪", "☎️",
    ]
    private static let gaps = [
        " ", " ", " ", " ", " ", " ", ", ", " — ", ". ", ".\n\n", "-", "… ", "! ", ".” ", "",
        "\u{A0}", "\u{3000}", "、",
    ]

    static func text(_ count: Int, _ random: inout SeededGenerator) -> String {
        // An article has a vocabulary of its own, so that words come together now and then.
        let own = (0..<random.pick([4, 12, 40])).map { _ in random.pick(words) }
        var text = ""
        for index in 0..<count {
            let word = random.once(in: 6) ? random.pick(words) : random.pick(own)
            if index > 0 { text += random.pick(gaps) }
            text += random.once(in: 9) ? "“\(word)”" : random.once(in: 9) ? word.uppercased() : word
        }
        return text
    }

    /// - Parameter longest: How many words the longest bodies have.
    static func drafts(
        _ count: Int, longest: Int = 90, _ random: inout SeededGenerator
    ) -> [ArticleDraft] {
        (0..<count).map { number in
            var draft = draft(
                "a\(number)", text(random.number(0...8), &random),
                text(random.number(0...random.pick([8, longest / 3, longest])), &random),
                entities: (0..<random.number(0...3)).map { _ in
                    text(random.number(1...3), &random)
                        .replacing("\n", with: " ").replacing(";", with: " ")
                },
                date: date(&random),
                source: random.pick([
                    nil, "Orsa Post", "Orsa Post Weekly", "The Calder Courier", "Le Journal d’Été",
                ]))
            draft.language = random.pick([
                nil, nil, "en", "en", "de", "de-AT", "German", "ru", "uk-UA", "ja", "xx",
            ])
            return draft
        }
    }

    private static func date(_ random: inout SeededGenerator) -> String? {
        let day = CivilDate(daysSinceEpoch: 18_600 + random.number(0...400)).isoText
        return random.pick([nil, day, day, String(day.dropLast(3)), "2021", day + "T12:30:00Z"])
    }
}
