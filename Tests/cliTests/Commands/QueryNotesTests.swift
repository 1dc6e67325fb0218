import Search
import Testing

@testable import cli

struct QueryNotesTests {
    @Test(arguments: [
        ("pact near/5 promise", "    pact near/5 promise\n         ^^^^^^"),
        ("flu OR", "    flu OR\n        ^^"),
        ("(flu OR dam", "    (flu OR dam\n    ^"),
        ("港湾 (dam AND -x", "    港湾 (dam AND -x\n         ^"),
        ("a\tb date:soon", "    a b date:soon\n             ^^^^"),
    ])
    func `a caret stands under the operator`(text: String, picture: String) throws {
        let query = Query(parsing: text)
        let note = try #require(query.notes.first)
        #expect(QueryNotes.text(note, of: query) == "\(note)\n\(picture)")
    }

    @Test func `in a long query the place is shown, not all of it`() throws {
        let words = Array(repeating: "harbour", count: 40).joined(separator: " ")
        let query = Query(parsing: "\(words) near/5 \(words)")
        let lines = QueryNotes.text(try #require(query.notes.first), of: query).split(
            separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].count <= 80)
        let caret = try #require(lines[2].firstIndex(of: "^"))
        let place = lines[2].distance(from: lines[2].startIndex, to: caret)
        #expect(lines[1].dropFirst(place).hasPrefix("near/5"))
    }

    @Test func `what points at no operator has no caret`() throws {
        let query = Query(parsing: "\"flu wave")
        let note = try #require(query.notes.first)
        #expect(QueryNotes.text(note, of: query) == note.description)
    }

    @Test(arguments: [
        ("harbour", false), ("Harbour DAM", false), ("harbour AND dam", false),
        ("harbour NOT dam", false), ("harbour -dam", false), ("\"Red Lines\" putin", false),
        ("=votes", false), ("Ångström", false), ("U.S. troops", false),
        ("inch NEAR/3 single", false),
        ("(harbour OR dam) crack", false), ("harbour OR dam", false), ("harbour)", false),
        ("source:\"Orsa Herald\"", false), ("date:2021-12", false), ("", false), ("!!!", false),
        ("putin AND", false), ("NOT", false),
        ("harbour OR dam crack", true), ("run-off", false), ("Varekh's US", false),
        ("9,000 votes", false), ("(run-off OR dam) vote", false), ("www.post.example", true),
        ("vote vote", true),
        ("before:2022", true), ("date:yesterday", true), ("title:flu", true),
        ("inch NEAR single", true),
    ])
    func `the meaning is told where it says more`(text: String, isTold: Bool) {
        #expect(QueryNotes.saysMore(Query(parsing: text)) == isTold)
    }

    @Test func `any of the words was asked for, and need not be told`() {
        #expect(!QueryNotes.saysMore(Query(arguments: ["dam", "flood"], matching: .any)))
        #expect(QueryNotes.saysMore(Query(arguments: ["dam", "after:2021"], matching: .any)))
    }

    @Test(arguments: [
        ("source:Harrow Ledger", "source: goes with 'Harrow'", "'source:\"Harrow Ledger\"'"),
        ("-red lines", "- goes with 'red'", "'-\"red lines\"'"),
        ("-headline:red lines", "-headline: goes with 'red'", "'-headline:\"red lines\"'"),
        ("date:last week", "date: goes with 'last'", "'date:\"last week\"'"),
    ])
    func `lost quotation marks are told`(argument: String, says: String, command: String) {
        #expect(
            QueryNotes.lostQuotes(argument) == "\(says) only; with all of it: newsfind \(command)")
    }

    @Test(arguments: [
        "harbour", "not a single inch", "-flu", "source:ledger", "-flu dam -x",
        "source:ledger OR flu", "source:\"Harrow Ledger\" flu", "note:a b", "http://a b", "-(a b)",
        "source:" + String(repeating: "long ", count: 100), "headline:(a b)", "flu source:a b",
        "headline:dredg* harbour", "- a dash",
    ])
    func `nothing is told where none were lost`(argument: String) {
        #expect(QueryNotes.lostQuotes(argument) == nil)
    }
}
