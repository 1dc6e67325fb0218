internal import Search

/// How a query was understood, answered and scored, for a person to follow.
enum ExplanationText {
    /// The query: as read, simplified, its terms in this archive, and the SQL.
    static func lines(
        _ explanation: SearchResults.Explanation, _ query: Query, _ results: SearchResults
    ) -> [String] {
        let meaning = results.answered?.description ?? "every article"
        var lines = ["means     \(meaning)"]
        if let parsed = query.parsed?.withoutSingles.description, parsed != meaning {
            lines.insert("read as   \(parsed)", at: 0)
        }
        for (term, forms) in explanation.terms {
            let forms = forms.isEmpty ? "its parts, one by one" : forms.joined(separator: ", ")
            lines.append("          \(term): \(forms)")
        }
        lines.append("rows      \(explanation.statement)")
        lines.append("read by   \(engine(explanation.engine))")
        return lines.map(StyledText.harmless)
    }

    private static func engine(_ engine: SearchResults.Engine) -> String {
        switch engine {
        case .postings: "newsfind, from the postings"
        case .fts5: "SQLite's FTS5"
        }
    }

    /// A score as a sum: `3.2145 = 1.2001 nato + 2.0144 inch; words together`.
    static func of(
        _ explanation: SearchResults.ScoreExplanation, _ hit: SearchResults.Hit
    ) -> String {
        let parts = explanation.parts.map { "\(number($0.score)) \($0.term)" }
        var sum = parts.isEmpty ? "0" : parts.joined(separator: " + ")
        if explanation.recency != 1 {
            sum = (parts.count > 1 ? "(\(sum))" : sum) + " × \(number(explanation.recency)) for age"
        }
        guard parts.count > 1, let closeness = hit.closeness else {
            return "\(number(hit.score)) = \(sum)"
        }
        let place =
            switch closeness {
            case .verbatim: "words together as typed"
            case .ordered: "words in order, near each other"
            case .scattered: "words scattered"
            }
        return "\(number(hit.score)) = \(sum); \(place)"
    }

    static func object(_ explanation: SearchResults.Explanation, _ query: Query) -> JSON {
        .object([
            ("parsed", .text(query.parsed?.withoutSingles.description ?? "")),
            (
                "terms",
                .list(
                    explanation.terms.map { term, forms in
                        .object([
                            ("term", .text(term.description)),
                            ("forms", .list(forms.map(JSON.text))),
                        ])
                    })
            ),
            ("statement", .text(explanation.statement)),
            ("engine", .text(explanation.engine.rawValue)),
        ])
    }

    static func object(_ explanation: SearchResults.ScoreExplanation) -> JSON {
        .object([
            (
                "parts",
                .list(
                    explanation.parts.map { part in
                        .object([
                            ("term", .text(part.term.description)),
                            ("frequency", .real(rounded(part.frequency))),
                            ("score", .real(rounded(part.score))),
                        ])
                    })
            ),
            ("recency", .real(explanation.recency)),
        ])
    }

    private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

    /// Four digits behind the point.
    private static func number(_ value: Double) -> String {
        let text = "\(rounded(value))"
        guard let point = text.firstIndex(of: "."), !text.contains("e") else { return text }
        let digits = text.distance(from: point, to: text.endIndex) - 1
        return text + String(repeating: "0", count: max(0, 4 - digits))
    }
}

extension Query.Node {
    /// A tree as it was read, without lists of one.
    fileprivate var withoutSingles: Query.Node {
        switch self {
        case .term, .near, .filter: self
        case .not(let node): .not(node.withoutSingles)
        case .all(let nodes):
            nodes.count == 1 ? nodes[0].withoutSingles : .all(nodes.map(\.withoutSingles))
        case .any(let nodes):
            nodes.count == 1 ? nodes[0].withoutSingles : .any(nodes.map(\.withoutSingles))
        }
    }
}
