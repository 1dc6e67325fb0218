import Testing

@testable import Analysis

struct LanguageTests {
    @Test(
        arguments: [
            ("en", .english), ("EN", .english), ("en-US", .english), ("eng", .english),
            ("English", .english), ("de", .german), ("de-AT", .german), ("de_CH", .german),
            ("deu", .german), ("ger", .german), ("German", .german), ("Deutsch", .german),
            ("français", .french), ("nb", .norwegian), ("nno", .norwegian), ("pt-BR", .portuguese),
            ("русский", .russian), ("xx", nil), ("", nil), ("-", nil), ("ja", nil),
        ] as [(String, Language?)])
    func `a language is known by its tag or name`(tag: String, language: Language?) {
        #expect(Language(tag: tag) == language)
    }

    @Test(arguments: Language.allCases)
    func `libstemmer knows every language`(language: Language) {
        #expect(Stemmer(language) != nil)
    }
}
