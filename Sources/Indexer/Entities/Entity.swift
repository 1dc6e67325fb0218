/// A person, organisation or place named in an article.
///
/// ```swift
/// Entity(name: "Reykjavik", kind: .place)
/// ```
public struct Entity: Hashable, Sendable {
    /// What sort of thing a name stands for; `other` covers events, laws, works, and the unknown.
    public enum Kind: String, Sendable, CaseIterable {
        case person, organization, place, other
    }

    /// The name as it is shown: trimmed, single-spaced, without `;` or line breaks.
    public var name: String
    /// What sort of thing the name stands for.
    public var kind: Kind

    /// Creates an entity; the name is kept as given.
    public init(name: String, kind: Kind = .other) {
        self.name = name
        self.kind = kind
    }
}
