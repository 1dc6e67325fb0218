internal import Foundation

/// The files under the paths that were named, in a fixed order.
struct FolderWalk: Sequence, IteratorProtocol {
    enum Step {
        case file(String)
        case failed(String, ReadError)
    }

    private var waiting: [(path: String, isNamed: Bool)]
    private var folders: Set<String> = []

    init(_ paths: [String]) {
        waiting = paths.reversed().map { ($0, true) }
    }

    mutating func next() -> Step? {
        while let (path, isNamed) = waiting.popLast() {
            guard path != "-" else { return .file(path) }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                return .failed(path, .missing)
            }
            guard isFolder.boolValue else {
                // A pipe that was named is read; one that was found would be waited for.
                return isNamed || FileSource.isOrdinary(path)
                    ? .file(path) : .failed(path, .system("not an ordinary file"))
            }
            // A link back to a folder that was walked already would never end.
            guard folders.insert(URL(fileURLWithPath: path).resolvingSymlinksInPath().path).inserted
            else { continue }
            do {
                let names = try FileManager.default.contentsOfDirectory(atPath: path)
                let base = path.hasSuffix("/") ? path : path + "/"
                waiting += names.filter { !$0.hasPrefix(".") }.sorted(by: >)
                    .map { (base + $0, false) }
            } catch {
                return .failed(path, .noPermission)
            }
        }
        return nil
    }
}
