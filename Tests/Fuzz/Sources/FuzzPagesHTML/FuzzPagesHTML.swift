@testable import Indexer

/// Any bytes are a page: read in its encoding, and its article found or not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPagesHTML(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let article = ArticleExtractor().extract(html: bytes)
    precondition(article.body.utf8.count <= 4 * count + 16)
    let parser = HTMLPageParser(options: ReadOptions())
    _ = try? parser.parse(RawRecord(bytes: bytes, position: 1), file: "page.html")
    return 0
}
