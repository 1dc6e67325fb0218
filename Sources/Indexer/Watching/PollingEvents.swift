#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What happens in folders, told by looking through them now and then.
struct PollingEvents: FolderEvents {
    private let folders: [String]
    private let interval: Double
    private var known: [String: State] = [:]
    private(set) var hasFolders = true

    /// By which a file's change is told.
    private struct State: Equatable {
        let size: Int64
        let changed: Int64
        let inode: UInt64
    }

    /// - Parameter interval: How many seconds are between two looks.
    init(_ folders: [String], interval: Double = 2) throws(ReadError) {
        self.folders = folders
        self.interval = interval
        for step in FolderWalk(folders) {
            // What cannot be read within a folder is told when it is indexed.
            if case .failed(let path, let error) = step, folders.contains(path) { throw error }
            if case .file(let path) = step { known[path] = Self.state(of: path) }
        }
    }

    mutating func next(within seconds: Double) -> [FolderEvent] {
        usleep(UInt32(max(seconds, interval) * 1e6))
        var found: [String: State] = [:]
        for step in FolderWalk(folders) {
            guard case .file(let path) = step, let state = Self.state(of: path) else { continue }
            found[path] = state
        }
        hasFolders = folders.contains { FileIdentity($0) != nil }
        defer { known = found }
        let written = found.filter { known[$0.key] != $0.value }.keys.filter { path in
            !FolderEvent.isPassing(String(path.split(separator: "/").last ?? ""))
        }
        let gone = known.keys.filter { found[$0] == nil }
        return written.map { .written($0) } + gone.map { .gone($0) }
    }

    private static func state(of path: String) -> State? {
        guard let status = SystemPath.status(of: path) else { return nil }
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        return State(
            size: Int64(status.st_size),
            changed: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec),
            inode: UInt64(status.st_ino))
    }
}
