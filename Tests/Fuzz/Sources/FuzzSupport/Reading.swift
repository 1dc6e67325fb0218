public import Foundation
import Indexer

/// Reads bytes as a file of the corpus: whatever they are, it must end, and give articles or reasons.
public func read(_ data: Data) {
    let path = "/tmp/newsfind-fuzz-\(getpid())"
    guard FileManager.default.createFile(atPath: path, contents: data) else { return }
    let done = DispatchSemaphore(value: 0)
    Task {
        _ = try? await Indexer().extract([path]) { article in
            precondition(!article.headline.isEmpty || !article.body.isEmpty)
        }
        done.signal()
    }
    done.wait()
}
