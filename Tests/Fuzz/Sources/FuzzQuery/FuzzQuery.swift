import Analysis
import Archive
import Foundation
import Indexer
import Search

/// Any text is a query: its tree is printed and read as the same tree again, and it is answered.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    for query in [
        Query(parsing: text), Query(parsing: text, matching: .any), Query(arguments: [text]),
    ] {
        for root in [query.root, query.fallback].compactMap(\.self) {
            let again = Query(parsing: root.description)
            precondition(again.root == root, "\(root) was read as \(again)")
        }
        let length = query.parsedText.unicodeScalars.count
        for note in query.notes { precondition(note.range.upperBound <= length, "\(note)") }
        check(query)
    }
    return 0
}

/// Searches for a query; what lights up stands in the articles.
private func check(_ query: Query) {
    do {
        let results = try searcher.search(query)
        precondition(results.total >= results.hits.count)
        for hit in results.hits {
            let body = Array(hit.article.body.unicodeScalars)
            for snippet in hit.snippets {
                let end = snippet.offset + snippet.text.unicodeScalars.count
                precondition(snippet.text.unicodeScalars.elementsEqual(body[snippet.offset..<end]))
                for range in snippet.highlights {
                    precondition(range.lowerBound >= snippet.offset && range.upperBound <= end)
                }
            }
        }
    } catch {
        fatalError("\(error)")
    }
}

/// Of a small archive in a temporary folder, made once.
private let searcher: Searcher = {
    let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("newsfind-fuzz-\(getpid())")
    let path = folder.appendingPathComponent("news.db").path
    let texts = [
        ("The dam and the flood", "Not a single flood, said Čapek's U.S. envoy of AT&T."),
        ("Harbour vote", "港湾 🌊 harbour or off-beat dam; 12,000 NATO拡大 votes."),
        ("Über die Brücke", "Fußweg über Brücken. Наши рыбаки. การขยายตัว שלום 한국 확대"),
    ]
    let done = DispatchSemaphore(value: 0)
    Task {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
            let archive = try Archive(opening: path, mode: .create)
            let writer = IndexWriter(archive)
            for (number, (headline, body)) in texts.enumerated() {
                try writer.add(
                    ArticleDraft(
                        id: "a\(number)", headline: headline, body: body, entities: ["Čapek"],
                        date: ArticleDate("2021-12-23"), source: "Orsa Post", language: nil,
                        origin: Article.Origin(file: "fuzz", position: number + 1)))
            }
            _ = try await writer.commit()
            archive.close()
        } catch {
            fatalError("\(error)")
        }
        done.signal()
    }
    done.wait()
    do {
        return try Searcher(opening: path)
    } catch {
        fatalError("\(error)")
    }
}()
