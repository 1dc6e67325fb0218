import Analysis
import Testing

@testable import Search

/// What is not in the tree of a query; trees are in ``QueryTable``.
struct QueryTests {
    @Test(arguments: [
        [], [""], ["   "], ["", " "], ["!!!"], ["…", "—"], ["\"\""], ["\0"], ["« »"], ["()"], ["*"],
    ])
    func `what has no word has no tree`(arguments: [String]) {
        let query = Query(arguments: arguments)
        #expect(query.root == nil)
        #expect(query.fallback == nil)
        #expect(query.description.isEmpty)
        #expect(query.asksNothing == arguments.contains { $0.contains { !$0.isWhitespace } })
    }

    // MARK: Arguments

    @Test(
        arguments: [
            (["not a single inch"], "not a single inch"),
            (["the U.S. envoy the"], #"the "u s" envoy"#),
            (["Varekh", "red lines"], "varekh red lines"),
            (["Varekh's promise"], #"("varekh s" OR varekh) promise"#),
            (["NOT A SINGLE INCH"], "not a single inch"),
            (["red lines", "-dam"], "red lines -dam"),
            (["試験航海 フェリー"], #""試験航海" "フェリー""#),
        ] as [([String], String)])
    func `an argument of several words falls back to them`(arguments: [String], fallback: String) {
        #expect(Query(arguments: arguments).fallback?.description == fallback)
    }

    @Test(arguments: [
        ["inch"], ["not", "an", "inch"], ["\"not an inch\""], ["U.S."], ["dam OR flood"],
        ["Varekh", "\"red lines\""], ["dam -flood"], ["headline:dam"], ["dam*"], ["red lines*"],
    ])
    func `other arguments have no fallback`(arguments: [String]) {
        #expect(Query(arguments: arguments).fallback == nil)
    }

    @Test func `the text is kept as it was typed, and as it was parsed`() {
        let query = Query(arguments: ["Red lines", "\"DAM\""])
        #expect(query.text == "Red lines \"DAM\"")
        #expect(query.parsedText == "\"Red lines\" \"DAM\"")
        #expect(Query(parsing: "Red lines").text == "Red lines")
        #expect(Query(parsing: "Red lines").fallback == nil)
    }

    // MARK: Counts and limits

    @Test func `words that are typed twice are counted`() {
        let query = Query(parsing: "dam flood Dam (flood OR dam)")
        #expect(query.description == "dam flood (flood OR dam)")
        #expect(query.counts.values.sorted() == [2, 3])
        #expect(query.parsed != query.root)
    }

    @Test func `the first 256 words are looked for`() throws {
        let query = Query(parsing: (0..<300).map { "dam\($0)" }.joined(separator: " "))
        #expect(query.root?.terms.count == 256)
        #expect(query.notes.map(\.repair) == [.tooLong(words: 256)])
        #expect(Query(parsing: query.description).root == query.root)
        let repeated = Query(parsing: String(repeating: "dam ", count: 300))
        #expect(repeated.description == "dam")
        #expect(repeated.notes.isEmpty)
        let phrase = Query(parsing: "\"" + String(repeating: "dam ", count: 300) + "\"")
        #expect(phrase.root?.terms.map(\.pieces.count) == [256])
        let filters = Query(parsing: (0..<300).map { "source:a\($0)" }.joined(separator: " OR "))
        #expect(filters.root?.filters.count == 256)
        #expect(filters.notes.map(\.repair) == [.tooLong(words: 256)])
    }

    @Test func `the beginning of a very long text is looked for`() {
        let letters = Query(parsing: "dam " + String(repeating: "a", count: 100_000))
        #expect(letters.description == "dam")
        #expect(letters.notes.map(\.repair) == [.tooLong(words: 256)])
        let spaces = Query(parsing: "dam" + String(repeating: " ", count: 100_000) + "flood")
        #expect(spaces.description == "dam")
        #expect(spaces.notes.map(\.repair) == [.tooLong(words: 256)])
    }

    @Test(arguments: ["(", "-(", "(b OR c ", "headline:("])
    func `parentheses are nested forty deep at most`(piece: String) {
        let text = String(repeating: piece, count: 100) + "dam" + String(repeating: ")", count: 100)
        let query = Query(parsing: text)
        #expect(query.root?.allTerms.last?.pieces == [Piece("dam", .word)])
        #expect(query.notes.contains { $0.repair == .tooDeep })
        #expect(Query(parsing: query.description).root == query.root)
    }

    @Test func `parentheses beyond the limit leave the others as they are`() {
        let deep = String(repeating: "(", count: 41) + "dam" + String(repeating: ")", count: 41)
        #expect(Query(parsing: "(flood OR \(deep)) gate").description == "(flood OR dam) gate")
    }

    // MARK: Notes

    @Test(
        arguments: [
            ("dam AND", .operatorWithoutOperand("AND"), 4..<7),
            ("dam -\"a b", .unclosedQuote("\""), 5..<6),
            ("dam ) -b", .strayParenthesis, 4..<5),
            ("-b (dam", .strayParenthesis, 3..<4),
            ("a date:soon", .notADate("soon"), 7..<11),
            ("a near/5 b", .lowercaseOperator("near/5", operator: "NEAR/5"), 2..<8),
            ("a NEAR -b", .notNear("NEAR"), 0..<9),
            ("a d*m", .strayStar, 2..<5),
        ] as [(String, QueryNote.Repair, Range<Int>)])
    func `a note says what was repaired and where`(
        text: String, repair: QueryNote.Repair, range: Range<Int>
    ) throws {
        let query = Query(parsing: text)
        let note = try #require(query.notes.first)
        #expect(query.notes.count == 1)
        #expect(note.repair == repair)
        #expect(note.range == range)
        if case .unclosedQuote = repair {
            #expect(!note.pointsAtOperator)
        } else {
            #expect(note.pointsAtOperator)
        }
    }

    @Test func `parentheses among plain words are no syntax`() {
        #expect(Query(parsing: "dam (flood").notes.isEmpty)
        #expect(Query(parsing: "dam) :-)").notes.isEmpty)
    }

    @Test func `a hundred thousand repairs are told as a few`() {
        let notes = Query(parsing: String(repeating: "-a) ", count: 2_000)).notes
        #expect(notes.count <= 21)
    }

    // MARK: Trees

    @Test func `a tree in its shortest form means the same`() {
        func term(_ word: String) -> Query.Node { .term(Query.Term([Piece(word, .word)], .forms)) }
        let (a, b, c) = (term("a"), term("b"), term("c"))
        #expect(Query.Node.all([a, .all([b, c])]).simplified == .all([a, b, c]))
        #expect(Query.Node.any([a, .any([b, a])]).simplified == .any([a, b]))
        #expect(Query.Node.all([.any([a, b])]).simplified == .any([a, b]))
        #expect(Query.Node.not(.not(a)).simplified == a)
        #expect(Query.Node.all([a, a]).simplified == a)
        #expect(Query.Node.all([a, .any([b, c])]).simplified == .all([a, .any([b, c])]))
    }

    @Test func `terms are those an article can have`() {
        let query = Query(parsing: "dam -flood source:Orsa (gate NEAR/2 keeper)")
        #expect(query.root?.terms.map(\.description) == ["dam", "gate", "keeper"])
        #expect(query.root?.allTerms.map(\.description) == ["dam", "flood", "gate", "keeper"])
        #expect(query.root?.filters == [.source("Orsa")])
    }

    @Test(
        arguments: [
            ("red lines", .all, ["red", "lines"]), ("red", .all, []), ("red OR lines", .all, []),
            ("red lines", .any, ["red", "lines"]), ("red -lines", .all, []),
            ("red (a OR b) source:x", .all, ["red", "a|b"]),
            ("off-beat dam", .all, ["\"off beat\"|offbeat", "dam"]),
            ("red lines -dam", .any, ["red", "lines"]),
        ] as [(String, Query.Matching, [String])])
    func `the words in order are what stands together at best`(
        text: String, matching: Query.Matching, steps: [String]
    ) {
        let sequence = Query(parsing: text, matching: matching).root?.sequence(matching) ?? []
        #expect(sequence.map { $0.map(\.description).joined(separator: "|") } == steps)
    }
}
