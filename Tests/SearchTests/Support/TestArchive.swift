import Analysis
import Archive
import Foundation
import Indexer
import Search

/// An archive in a folder of its own, gone when it is no longer used.
final class TestArchive {
    let folder: URL
    let searcher: Searcher

    var path: String { folder.appendingPathComponent("news.db").path }

    init(_ drafts: [ArticleDraft], isCompact: Bool = false) async throws {
        folder = try Self.makeFolder()
        let path = folder.appendingPathComponent("news.db").path
        let archive = try Archive(opening: path, mode: .create)
        if isCompact { _ = try archive.makeCompact() }
        let writer = IndexWriter(archive)
        for draft in drafts { try writer.add(draft) }
        _ = try await writer.commit()
        archive.close()
        searcher = try Searcher(opening: path)
    }

    /// Of the articles of a file.
    init(indexing file: String) async throws {
        folder = try Self.makeFolder()
        let path = folder.appendingPathComponent("news.db").path
        let archive = try Archive(opening: path, mode: .create)
        _ = try await Indexer().index([file], into: archive)
        archive.close()
        searcher = try Searcher(opening: path)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func makeFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("newsfind-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// The keys of the hits, in order.
    func keys(_ arguments: String..., options: SearchOptions = SearchOptions()) throws -> [String] {
        try searcher.search(Query(arguments: arguments), options: options).hits.map(\.article.key)
    }
}

/// A draft of an invented article.
func draft(
    _ id: String, _ headline: String = "", _ body: String = "", entities: [String] = [],
    date: String? = nil, source: String? = nil
) -> ArticleDraft {
    ArticleDraft(
        id: id, headline: headline, body: body, entities: entities,
        date: date.flatMap { ArticleDate($0) }, source: source, language: nil,
        origin: Article.Origin(file: "test", position: 1))
}

/// Options from a closure, for one-line tests.
func options(_ change: (inout SearchOptions) -> Void) -> SearchOptions {
    var options = SearchOptions()
    change(&options)
    return options
}
