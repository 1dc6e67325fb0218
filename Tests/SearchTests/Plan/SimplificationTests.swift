import Testing

@testable import Search

struct SimplificationTests {
    private static let (dam, flood, inch) = (term("dam"), term("flood"), term("inch"))
    private static let post = Query.Node.filter(.source("Post"))

    @Test(
        arguments: [
            (dam, dam), (post, post),
            (.all([dam]), dam), (.any([dam]), dam), (.all([.any([.all([dam])])]), dam),
            (.all([dam, flood]), .all([dam, flood])),
            // Nested lists of a kind become one, in order.
            (.all([dam, .all([flood, inch])]), .all([dam, flood, inch])),
            (.any([.any([dam, flood]), inch]), .any([dam, flood, inch])),
            (.all([dam, .any([flood, inch])]), .all([dam, .any([flood, inch])])),
            (.any([.all([dam, flood]), inch]), .any([.all([dam, flood]), inch])),
            // What becomes a list of the kind only by being simplified.
            (.all([dam, .any([.all([flood, inch])])]), .all([dam, flood, inch])),
            (.all([dam, .not(.not(.all([flood, inch])))]), .all([dam, flood, inch])),
            // Repetitions go, the first one stays.
            (.all([dam, dam]), dam), (.any([dam, flood, dam]), .any([dam, flood])),
            (.all([dam, .all([flood, dam])]), .all([dam, flood])),
            (.all([post, dam, post]), .all([post, dam])),
            (.all([.not(dam), .not(.all([dam]))]), .not(dam)),
            // Not is not undone by halves.
            (.not(dam), .not(dam)), (.not(.not(dam)), dam), (.not(.not(.not(dam))), .not(dam)),
            (.not(.all([.not(dam)])), dam), (.all([dam, .not(dam)]), .all([dam, .not(dam)])),
        ] as [(Query.Node, Query.Node)])
    func `a tree in its shortest form`(tree: Query.Node, simplified: Query.Node) {
        #expect(tree.simplified == simplified)
        #expect(tree.simplified.simplified == simplified)
    }

    @Test func `other matches and fields are other terms`() {
        let nodes = [
            term("dam"), term("dam", .exact), term("dam", .prefix), term("dam", in: .headline),
        ]
        #expect(Query.Node.all(nodes).simplified == .all(nodes))
    }

    @Test func `the words of a tree are those that can match`() {
        let tree = Query.Node.all([Self.dam, .not(Self.flood), .any([Self.inch, Self.post])])
        #expect(tree.terms.map(\.description) == ["dam", "inch"])
        #expect(tree.allTerms.map(\.description) == ["dam", "flood", "inch"])
        #expect(tree.filters == [.source("Post")])
    }

    @Test(
        arguments: [
            ("dam", .all, []), ("\"red dam\"", .all, []), ("red dam", .all, [["red"], ["dam"]]),
            ("red OR dam", .all, []), ("red dam -inch source:Post", .all, [["red"], ["dam"]]),
            ("red (dam OR flood)", .all, [["red"], ["dam", "flood"]]),
            ("\"old red\" dam", .all, [["\"old red\""], ["dam"]]), ("red -dam", .all, []),
            ("red dam", .any, [["red"], ["dam"]]), ("red dam -inch", .any, [["red"], ["dam"]]),
        ] as [(String, Query.Matching, [[String]])])
    func `the words as typed follow each other`(
        text: String, matching: Query.Matching, steps: [[String]]
    ) throws {
        let root = try #require(Query(parsing: text, matching: matching).root)
        #expect(root.sequence(matching).map { $0.map(\.description) } == steps)
    }
}
