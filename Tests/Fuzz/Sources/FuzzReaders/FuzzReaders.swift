import Foundation
import Indexer

/// Any file is read, or skipped with a reason.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReaders(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let path = "/tmp/newsfind-fuzz-\(getpid())"
    let data = Data(bytes: start, count: count)
    guard FileManager.default.createFile(atPath: path, contents: data) else { return 0 }
    let done = DispatchSemaphore(value: 0)
    Task {
        _ = try? await Indexer().extract([path]) { article in
            precondition(!article.headline.isEmpty || !article.body.isEmpty)
        }
        done.signal()
    }
    done.wait()
    return 0
}
