import Testing

@testable import Indexer

@Suite struct EntityTests {
    @Test func `an entity is of kind other unless told`() {
        #expect(Entity(name: "Orvale").kind == .other)
    }

    @Test func `the kinds are stored under stable names`() {
        #expect(
            Entity.Kind.allCases.map(\.rawValue) == ["person", "organization", "place", "other"])
    }
}
