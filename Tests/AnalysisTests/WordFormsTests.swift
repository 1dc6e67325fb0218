import Testing

@testable import Analysis

struct WordFormsTests {
    @Test(
        arguments: [
            (["expand", "expands", "expanded", "expanding"], .english),
            (["vote", "votes", "voted", "voting"], .english),
            (["fine", "ﬁnes", "fined"], .english),
            (["haus", "hauses", "hause"], .german), (["москва", "москвы", "москве"], .russian),
            (["strasse", "straße"], .german), (["straßen", "strassen"], .german),
            (["lodz", "łodz"], nil), (["ｎａｔｏ", "nato"], nil), (["naïve", "naïve"], nil),
            (["ødegard", "odegard"], .norwegian), (["œuvre", "oeuvres"], .french),
        ] as [([String], Language?)])
    func `forms of a word have one key`(words: [String], language: Language?) {
        let forms = WordForms()
        #expect(Set(words.map { forms.key(of: $0, in: language) }).count == 1, "\(words)")
    }

    @Test(
        arguments: [
            ("dam", "flood", .english), ("vote", "veto", .english), ("haus", "hauses", nil),
            ("москва", "москвы", .english), ("universe", "university", .german),
        ] as [(String, String, Language?)])
    func `other words have other keys`(one: String, other: String, language: Language?) {
        let forms = WordForms()
        #expect(forms.key(of: one, in: language) != forms.key(of: other, in: language))
    }

    @Test(
        arguments: [
            ("dam", nil, .english), ("dam", .german, .german), ("dam", .russian, .english),
            ("москва", nil, .russian), ("москва", .german, .russian),
            ("москва", .serbian, .serbian),
            ("αθηνα", .english, .greek), ("2021", .english, nil), ("港", .english, nil),
            ("", nil, nil),
            ("ﬁne", nil, .english), ("שלום", nil, nil), ("שלום", .yiddish, .yiddish),
        ] as [(String, Language?, Language?)])
    func `a word's script decides whether its article's language is asked`(
        word: String, declared: Language?, language: Language?
    ) {
        var word = word
        #expect(word.withUTF8 { WordForms.language(of: $0, declared: declared) } == language)
    }
}
