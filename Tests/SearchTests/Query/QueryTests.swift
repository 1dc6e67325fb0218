import Testing

@testable import Search

struct QueryTests {
    @Test(
        arguments: [
            (["not a single inch"], #""not a single inch""#),
            (["harbour"], "harbour"),
            (["not", "an", "inch"], "not AND an AND inch"),
            (["Varekh", "red lines"], #"varekh AND "red lines""#),
            (["Varekh", "\"red lines\""], #"varekh AND "red lines""#),
            (["Varekh \"red lines\""], #"varekh AND "red lines""#),
            (["“red lines” Varekh"], #""red lines" AND varekh"#),
            (["„rote Linien“ Varekh"], #""rote linien" AND varekh"#),
            (["„rote Linien” Varekh"], #""rote linien" AND varekh"#),
            (["«lignes rouges» Varekh"], #""lignes rouges" AND varekh"#),
            (["»rote Linien« Varekh"], #""rote linien" AND varekh"#),
            (["»röda linjer» Varekh"], #""roda linjer" AND varekh"#),
            (["‹rote Linien› Varekh"], #""rote linien" AND varekh"#),
            (["”röda linjer” Varekh"], #""roda linjer" AND varekh"#),
            (["\"red lines\""], #""red lines""#),
            (["\"red lines\" \"one inch\""], #""red lines" AND "one inch""#),
            (["a \"red lines"], #""a red lines""#),
            (["\"red", "lines"], "red AND lines"),
            (["harbour «vote"], #""harbour vote""#),
            (["not and or"], #""not and or""#),
            (["not", "and", "or", "near"], "not AND and AND or AND near"),
            (["NOT", "AND", "OR"], "not AND and AND or"),
            (["off-beat", "dam"], #""off beat" AND dam"#),
            (["Varekh's", "dam"], #""varekh s" AND dam"#),
            (["Varekh’s", "dam"], #""varekh s" AND dam"#),
            (["U.S."], #""u s""#),
            (["AT&T", "U.S."], #""at t" AND "u s""#),
            (["red lines?"], #""red lines""#),
            (["-inch", "dam"], "inch AND dam"),
            (["date:2021", "headline:dam"], #""date 2021" AND "headline dam""#),
            (["dam*"], "dam"),
            (["(dam", "OR", "flood)"], "dam AND or AND flood"),
            (["1,000.50"], #""1 000 50""#),
            (["dam", "dam", "Dam"], "dam"),
            (["Čapek", "ŠTĚSTÍ"], "capek AND stesti"),
            (["dam 🌊 flood"], #""dam flood""#),
            (["dam\0flood"], #""dam flood""#),
            (["dam\n\tflood\u{2028}gate\u{A0}keeper"], #""dam flood gate keeper""#),
            (["港湾", "dam"], "港湾 AND dam"),
        ] as [([String], String)])
    func `what is typed becomes a tree`(arguments: [String], tree: String) {
        #expect(Query(arguments: arguments).description == tree)
    }

    @Test(arguments: [
        [], [""], ["   "], ["", " "], ["!!!"], ["…", "—"], ["\"\""], ["🌊"], ["\0"], ["« »"],
    ])
    func `what has no word has no tree`(arguments: [String]) {
        let query = Query(arguments: arguments)
        #expect(query.root == nil)
        #expect(query.fallback == nil)
        #expect(query.description.isEmpty)
        #expect(query.phrases.isEmpty)
    }

    @Test func `one argument of several words has all the words as its fallback`() {
        let query = Query(arguments: ["not a single inch"])
        #expect(query.root == .phrase(["not", "a", "single", "inch"]))
        #expect(query.fallback?.description == "not AND a AND single AND inch")
        #expect(query.wholePhrase == ["not", "a", "single", "inch"])
    }

    @Test(arguments: [["inch"], ["not", "an", "inch"], ["\"not an inch\""], ["U.S."]])
    func `other queries have no fallback`(arguments: [String]) {
        #expect(Query(arguments: arguments).fallback == nil)
    }

    @Test func `words in one argument fall back to words as they were typed`() {
        let query = Query(arguments: ["the U.S. envoy the"])
        #expect(query.root?.description == #""the u s envoy the""#)
        #expect(query.fallback?.description == #"the AND "u s" AND envoy"#)
    }

    @Test func `any of the words is asked for on demand`() {
        let query = Query(arguments: ["dam", "flood", "red-hot"], matching: .any)
        #expect(query.description == #"dam OR flood OR "red hot""#)
        #expect(Query(arguments: ["dam"], matching: .any).description == "dam")
        #expect(
            Query(arguments: ["dam \"red lines\""], matching: .any).description
                == #"dam OR "red lines""#)
    }

    @Test func `an argument of several words falls back to them`() {
        let query = Query(arguments: ["Varekh", "red lines"])
        #expect(query.fallback?.description == "varekh AND red AND lines")
        #expect(Query(arguments: ["Varekh", "\"red lines\""]).fallback == nil)
        #expect(Query(arguments: ["Varekh", "dam"]).fallback == nil)
    }

    @Test func `a line is words, and what it quotes is phrases`() {
        let query = Query(parsing: "dam “red lines” flood")
        #expect(query.description == #"dam AND "red lines" AND flood"#)
        #expect(query.fallback == nil)
        #expect(query.wholePhrase == ["dam", "red", "lines", "flood"])
        #expect(Query(parsing: "dam flood", matching: .any).description == "dam OR flood")
        #expect(Query(parsing: "").root == nil)
    }

    @Test func `the text is kept as it was typed`() {
        #expect(Query(arguments: ["Red", "\"LINES\""]).text == "Red \"LINES\"")
        #expect(Query(arguments: ["Red lines"]).text == "Red lines")
    }
}
