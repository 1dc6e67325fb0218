import Search

/// Any text parses as a query, and any text can be searched for snippets of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuery(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    let query = Query(parsing: text)
    _ = Query(arguments: [text]).description
    let half = String(text.unicodeScalars.prefix(text.unicodeScalars.count / 2))
    let snippet = Snippet(of: text, for: Query(parsing: half).phrases)
    let length = snippet.text.unicodeScalars.count
    for range in snippet.highlights { precondition(range.upperBound <= length) }
    _ = Highlights.of(query.phrases, in: text)
    return 0
}
