#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Which file it is, whatever its name.
///
/// An archive that lies among its corpus must not be read as a part of it: when a program closes a
/// file, the system drops all locks that the program has on it, SQLite's too
/// (<https://www.sqlite.org/howtocorrupt.html>, section 2.2).
struct FileIdentity: Hashable {
    private let device: UInt64
    private let inode: UInt64

    /// Nil if there is no file.
    init?(_ path: String) {
        guard let status = SystemPath.status(of: path) else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(status.st_ino)
    }

    /// The files at paths, and SQLite's beside them.
    static func all(of paths: [String]) -> Set<FileIdentity> {
        Set(paths.flatMap { path in ["", "-wal", "-shm"].compactMap { FileIdentity(path + $0) } })
    }
}
