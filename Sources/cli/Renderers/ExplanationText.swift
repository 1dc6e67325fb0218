internal import Search

/// How a query was understood, answered and scored, for a person to follow.
enum ExplanationText {
    /// The query: as read, simplified, its terms in this archive, and the SQL.
    static func of(
        _ explanation: SearchResults.Explanation, _ query: Query, _ results: SearchResults
    ) -> String {
        var lines = [
            "read as   \(query.parsed?.description ?? "nothing")",
            "means     \(results.answered?.description ?? "every article")",
        ]
        for (term, forms) in explanation.terms {
            lines.append("          \(term): \(forms.joined(separator: ", "))")
        }
        lines.append("rows      \(explanation.statement)")
        return StyledText.harmless(lines.joined(separator: "\n"))
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
        let place =
            switch hit.closeness {
            case .verbatim: "words together as typed"
            case .ordered: "words in order, near each other"
            case .scattered: "words scattered"
            }
        return "\(number(hit.score)) = \(sum); \(place)"
    }

    static func object(_ explanation: SearchResults.Explanation, _ query: Query) -> JSON {
        .object([
            ("parsed", .text(query.parsed?.description ?? "")),
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
    private static func number(_ value: Double) -> String { "\(rounded(value))" }
}
