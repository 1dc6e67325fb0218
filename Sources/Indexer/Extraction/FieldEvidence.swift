internal import Analysis

/// The fields of an article that are found by rules.
public enum ArticleField: String, Sendable, CaseIterable {
    case headline, date, updated, source, author, section, language, url, caption, body
}

/// What a page or a text says of one field: what won, and what that beat.
///
///     for evidence in article.evidence {
///         print(evidence.field, evidence.found.value, "by", evidence.found.rule)
///     }
public struct FieldEvidence: Sendable, Hashable {
    /// The field.
    public var field: ArticleField
    /// What won.
    public var found: Extracted<String>
    /// What else was said, the most trusted first.
    public var beaten: [Extracted<String>]

    /// The evidence of a field.
    public init(_ field: ArticleField, _ found: Extracted<String>, beaten: [Extracted<String>] = [])
    {
        self.field = field
        self.found = found
        self.beaten = beaten
    }
}

extension ExtractedArticle {
    /// The evidence of all fields that were found, in the order of ``ArticleField``.
    public var evidence: [FieldEvidence] {
        let dates = [(ArticleField.date, date), (.updated, updated)].map {
            ($0, $1.map { Extracted($0.value.text, by: $0.rule) })
        }
        let texts = [
            (ArticleField.headline, headline), (.source, source), (.author, author),
            (.section, section), (.language, language), (.url, url), (.caption, caption),
            (.body, bodyRule.map { Extracted(body, by: $0) }),
        ]
        let found = Dictionary(uniqueKeysWithValues: dates + texts)
        return ArticleField.allCases.compactMap { field in
            found[field].flatMap { $0 }.map {
                FieldEvidence(field, $0, beaten: beaten[field] ?? [])
            }
        }
    }
}
