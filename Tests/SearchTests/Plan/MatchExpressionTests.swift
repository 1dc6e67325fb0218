import Analysis
import Testing

@testable import Search

struct MatchExpressionTests {
    private static func leaf(
        _ words: String, of term: Int? = 0, in field: Query.Field? = nil, isExact: Bool = true,
        isPrefix: Bool = false
    ) -> MatchExpression {
        MatchExpression(
            Expansion.Form(
                tokens: words.split(separator: " ").map(String.init), place: .main,
                isExact: isExact, isPrefix: isPrefix),
            of: term, in: field)
    }

    private static let (a, b, c) = (leaf("a", of: 0), leaf("b", of: 1), leaf("c", of: 2))

    @Test(
        arguments: [
            (leaf("red lines"), "\"red lines\""), (leaf("lin", isPrefix: true), "\"lin\" *"),
            (leaf("red lin", isPrefix: true), "\"red lin\" *"),
            (leaf("red", in: .headline), "headline : \"red\""),
            (leaf("red", in: .entities, isPrefix: true), "entities : \"red\" *"),
            (MatchExpression.all([a]), "\"a\""), (MatchExpression.any([]), nil),
            (MatchExpression.all([a, b]), "\"a\" AND \"b\""),
            (MatchExpression.any([a, b, c]), "\"a\" OR \"b\" OR \"c\""),
            (a.without([]), "\"a\""), (a.without([b]), "\"a\" NOT \"b\""),
            (a.without([b, c]), "\"a\" NOT (\"b\" OR \"c\")"),
            (
                MatchExpression.any([a, b]).flatMap { MatchExpression.all([$0, c]) },
                "(\"a\" OR \"b\") AND \"c\""
            ),
            (
                MatchExpression.all([a, b]).map { $0.without([c]) },
                "(\"a\" AND \"b\") NOT \"c\""
            ),
        ] as [(MatchExpression?, String?)])
    func `an expression is written as FTS5 reads it`(expression: MatchExpression?, text: String?) {
        #expect(expression?.text == text)
    }

    @Test func `phrases are numbered as they are written`() throws {
        let forms = try #require(
            MatchExpression.any([Self.leaf("x", of: 3), Self.leaf("xs", of: 3, isExact: false)]))
        let both = try #require(MatchExpression.all([Self.b, forms])).without([Self.a])
        #expect(both.text == "(\"b\" AND (\"x\" OR \"xs\")) NOT \"a\"")
        #expect(both.phrases.map(\.term) == [1, 3, 3, nil])
        #expect(both.phrases.map(\.isExact) == [true, true, false, true])
    }

    @Test func `what FTS5 may pass over is known`() throws {
        let (a, b, c) = (Self.a, Self.b, Self.c)
        let all = try #require(MatchExpression.all([a, b]))
        let any = try #require(MatchExpression.any([a, b]))
        #expect(all.showsAllPhrases && any.showsAllPhrases)
        #expect(try #require(MatchExpression.all([any, c])).showsAllPhrases)
        #expect(try #require(MatchExpression.any([any, c])).showsAllPhrases)
        #expect(try !#require(MatchExpression.any([all, c])).showsAllPhrases)
        #expect(all.without([any]).showsAllPhrases)
        #expect(try !#require(MatchExpression.any([a.without([b]), c])).showsAllPhrases)
    }
}
