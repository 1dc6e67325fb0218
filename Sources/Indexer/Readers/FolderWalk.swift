/// The files under the paths that were named, in a fixed order.
struct FolderWalk: Sequence, IteratorProtocol {
    enum Step {
        case file(String)
        case failed(String, ReadError)
    }

    private var waiting: [(path: String, isNamed: Bool)]
    private var folders: Set<FileIdentity> = []

    init(_ paths: [String]) {
        waiting = paths.reversed().map { ($0, true) }
    }

    mutating func next() -> Step? {
        while let (path, isNamed) = waiting.popLast() {
            guard path != "-" else { return .file(path) }
            guard let file = FileIdentity(path) else { return .failed(path, .missing) }
            guard SystemPath.isFolder(path) else {
                // A pipe that was named is read; one that was found would be waited for.
                return isNamed || FileSource.isOrdinary(path)
                    ? .file(path) : .failed(path, .system("not an ordinary file"))
            }
            // A link back to a folder that was walked already would never end.
            guard folders.insert(file).inserted else { continue }
            do throws(ReadError) {
                waiting += try SystemPath.contents(of: path).reversed().map { ($0, false) }
            } catch {
                return .failed(path, error)
            }
        }
        return nil
    }
}
