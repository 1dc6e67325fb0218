import GRDB
import Testing

@testable import Search

struct RowSetTests {
    private static let words = [
        draft("a", "red lines", "inch by inch", source: "Post"), draft("b", "red line", "votes"),
    ]

    @Test(arguments: [
        ("vote", "\"vote\" OR \"votes\""), ("\"votes\"", "\"votes\""),
        ("red lines", "\"red\" AND (\"lines\" OR \"line\")"),
        ("red OR lines", "\"red\" OR (\"lines\" OR \"line\")"),
        ("red -lines", "\"red\" NOT (\"lines\" OR \"line\")"),
        ("red -\"by\" -\"inch\"", "\"red\" NOT (\"by\" OR \"inch\")"),
        ("headline:red lin*", "headline : \"red\" AND \"lin\" *"),
        ("\"inch by inch\"", "\"inch by inch\""),
        ("(red \"inch\") OR \"by\"", "(\"red\" AND \"inch\") OR \"by\""),
    ])
    func `a tree of words is one expression`(text: String, match: String) async throws {
        let rows = try await TestArchive(Self.words).plan(text).rows
        guard case .match(let expression) = rows else {
            Issue.record("\(text): \(rows)")
            return
        }
        #expect(expression.text == match)
    }

    @Test func `conditions stand beside the expression`() async throws {
        let archive = try await TestArchive(Self.words)
        let plan = try archive.plan("red source:Post date:2021 -key:b")
        let pass = try #require(plan.singlePass)
        #expect(pass.match.text == "\"red\"")
        var checks = RowChecks()
        let rest = pass.rest.condition(&checks)
        #expect(rest.sql.contains("a.published") && rest.sql.contains("not (a.key = ?)"))
        #expect(rest.values.contains("b".databaseValue))
    }

    @Test func `words in an alternative to a condition are no single pass`() async throws {
        let archive = try await TestArchive(Self.words)
        #expect(try archive.plan("red source:Post").singlePass != nil)
        #expect(try archive.plan("red (votes OR source:Post)").singlePass == nil)
        #expect(try archive.plan("(red \"inch\") OR \"by\"").singlePass == nil)
        #expect(try archive.plan("-red").singlePass == nil)
        #expect(try archive.plan("red NEAR/3 lines").singlePass == nil)
    }

    @Test func `an empty set has no row, and its opposite every one`() {
        var checks = RowChecks()
        #expect(RowSet.nothing.condition(&checks).sql == "false")
        #expect(RowSet.everything.condition(&checks).sql == "true")
        #expect(RowSet.not(.nothing).condition(&checks).sql == "not false")
        #expect(RowSet.allOf([]).condition(&checks).sql == "true")
        #expect(RowSet.anyOf([]).condition(&checks).sql == "false")
    }

    @Test func `a value is bound where its mark stands`() {
        let one = RowSet.condition("a.key = ?", ["one".databaseValue])
        let two = RowSet.condition("a.key = ?", ["two".databaseValue])
        var checks = RowChecks()
        let both = RowSet.anyOf([one, .not(.allOf([two, one]))]).condition(&checks)
        #expect(both.sql == "((a.key = ?) or not ((a.key = ?) and (a.key = ?)))")
        #expect(both.values == ["one", "two", "one"].map(\.databaseValue))
    }
}
