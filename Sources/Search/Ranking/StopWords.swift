/// English words that say little of what a question is about.
///
/// Source: the stop word list of Snowball, <https://snowballstem.org/algorithms/english/stop.txt>,
/// and can, will and just.
/// They are looked for like all words; they only count less in the score.
enum StopWords {
    static let all = Set(
        """
        i me my myself we our ours ourselves you your yours yourself yourselves he him his himself \
        she her hers herself it its itself they them their theirs themselves what which who whom \
        this that these those am is are was were be been being have has had having do does did \
        doing would should could ought cannot a an the and but if or because as until while of at \
        by for with about against between into through during before after above below to from up \
        down in out on off over under again further then once here there when where why how all \
        any both each few more most other some such no nor not only own same so than too very can will just
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
