import Analysis
import Archive
import GRDB

@testable import Search

/// A term of some words, for one-line tests.
func term(
    _ text: String, _ match: Query.Term.Match = .forms, in field: Query.Field? = nil
) -> Query.Node {
    .term(Query.Term(TypedWords.pieces(of: text), match, in: field))
}

extension TestArchive {
    /// How a query is answered.
    func plan(_ text: String) throws -> SearchPlan {
        let query = Query(parsing: text)
        return try Archive(opening: path).read { db in
            try SearchPlan(
                query, root: query.root, scope: Scope(), vocabulary: VocabularyLookup(db), in: db)
        }
    }
}
