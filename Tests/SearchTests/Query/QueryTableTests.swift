import Analysis
import Archive
import Foundation
import Testing

@testable import Search

/// Runs the rows of ``QueryTable``.
struct QueryTableTests {
    /// What `yesterday` is counted from: a Wednesday.
    private static let today = CivilDate(year: 2022, month: 3, day: 16)

    private static let samplesFolder = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../../Samples").standardized.path

    private func query(_ row: QueryRow) throws -> Query {
        let today = try #require(Self.today)
        return row.isLine
            ? Query(parsing: row.text.joined(), matching: row.matching, today: today)
            : Query(arguments: row.text, matching: row.matching, today: today)
    }

    @Test func `the table is long, and every pain has its rows`() {
        #expect(QueryTable.rows.count >= 150)
        for (pain, name) in QueryTable.pains {
            #expect(QueryTable.rows.count { $0.pain == pain } >= 4, "\(name)")
        }
        #expect(Set(QueryTable.rows.compactMap(\.pain)).isSubset(of: QueryTable.pains.keys))
    }

    @Test(arguments: QueryTable.rows)
    func `a query means its tree`(row: QueryRow) throws {
        let query = try query(row)
        #expect(query.description == row.tree)
        #expect(query.notes.map(\.repair) == row.notes)
        for note in query.notes { #expect(!note.description.isEmpty) }
    }

    @Test(arguments: QueryTable.rows)
    func `a printed tree is read as the same tree`(row: QueryRow) throws {
        let query = try query(row)
        for root in [query.root, query.fallback].compactMap(\.self) {
            let again = Query(parsing: root.description)
            #expect(again.root == root)
            #expect(again.notes.isEmpty)
        }
    }

    @Test func `a query finds its articles in the samples`() async throws {
        let archive = try await TestArchive(indexing: Self.samplesFolder)
        for row in QueryTable.rows {
            let results = try archive.searcher.search(
                query(row), options: options { $0.limit = 100 })
            let keys = results.hits.map(\.article.key)
            let found = keys.compactMap(QueryRow.Sample.init(rawValue:))
            #expect(found.count == keys.count, "\(row): \(keys)")
            if let samples = row.samples {
                let missing = samples.subtracting(found)
                let surplus = Set(found).subtracting(samples)
                #expect(missing.isEmpty, "\(row): lacks \(missing)")
                #expect(surplus.isEmpty, "\(row): also has \(surplus)")
                #expect(results.total == samples.count, "\(row)")
            }
            #expect(Set(found.prefix(row.first.count)) == row.first, "\(row): \(found)")
            if let lit = row.lit {
                let hit = try #require(results.hits.first, "\(row)")
                let scalars = Array(hit.article.body.unicodeScalars)
                let shown = hit.snippets.flatMap(\.highlights).map { range in
                    String(String.UnicodeScalarView(scalars[range]))
                }
                #expect(shown == lit, "\(row)")
            }
        }
    }

    @Test func `a query finds its articles among drafts of all kinds of writing`() async throws {
        let archive = try await TestArchive(QueryTable.drafts)
        for row in QueryTable.rows {
            let results = try archive.searcher.search(
                query(row), options: options { $0.limit = 100 })
            if let drafts = row.drafts {
                let keys = Set(results.hits.map(\.article.key))
                #expect(keys == drafts, "\(row): \(keys)")
            }
        }
    }
}
