import Foundation
import Indexer

/// Any feed or agency file is read, or skipped with a reason. The first byte chooses how it begins, so
/// that the fuzzer need not find each format by itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFeeds(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let path = "/tmp/newsfind-fuzz-feeds-\(getpid())"
    var data = Data(beginnings[Int(start[0]) % beginnings.count].utf8)
    data.append(UnsafeBufferPointer(start: start + 1, count: count - 1))
    guard FileManager.default.createFile(atPath: path, contents: data) else { return 0 }
    let done = DispatchSemaphore(value: 0)
    Task {
        _ = try? await Indexer(recognizer: NoNames()).extract([path]) { article in
            precondition(!article.headline.isEmpty || !article.body.isEmpty)
            precondition(!article.body.utf8.contains(0))
        }
        done.signal()
    }
    done.wait()
    return 0
}

/// Finds nothing, quickly: names are another target's.
private struct NoNames: EntityRecognizer {
    var version: String { "none 1" }
    func entities(headline: String, body: String, language: String?) -> [Entity] { [] }
}

private let beginnings = [
    "", "<?xml version='1.0' encoding='koi8-r'?>", "<rss><channel><item><title>",
    "<rss><channel><item><wp:post_type>post</wp:post_type><content:encoded>",
    "<rss><channel><item><description><![CDATA[<p>", "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss><item>",
    "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='html'>",
    "<nitf><head><docdata>", "<nitf><body><body.content><p>", "<NewsML><NewsItem><NewsComponent>",
    "<newsMessage><itemSet><newsItem><contentSet><inlineXML><html><body>", "<REUTERS><TEXT><BODY>",
    "\u{16}\u{16}\u{1}f i BC-X\u{2}^", "\u{1}eca062 4 i 211\u{2}", "{\"articles\":[{\"title\":",
    "{\"hits\":{\"hits\":[{\"_source\":{", "{\"index\":{\"_id\":1}}\n",
]
