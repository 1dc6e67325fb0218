internal import GRDB

/// What can be wrong with an archive as a whole.
public enum ArchiveError: Error, Equatable, Sendable {
    /// There is no file at the path.
    case missing(path: String)
    /// The file is not a newsfind archive.
    case notAnArchive(path: String)
    /// The file was written by a newer newsfind.
    case tooNew(path: String, format: Int, known: Int)
    /// The file was written by an older newsfind, and may not be written to bring it up to date.
    case tooOld(path: String)
    /// Another program is writing and did not finish in time.
    case busy(path: String)
    /// No room is left on the disk.
    case diskFull(path: String)
    /// The file or its folder may not be written.
    case notWritable(path: String)
    /// The file may not be read.
    case notReadable(path: String)
    /// SQLite found the file damaged.
    case damaged(path: String, detail: String)
    /// The place where something was to be written is taken.
    case exists(path: String)
    /// Anything else SQLite reports.
    case sqlite(path: String, detail: String)

    /// Wraps whatever a database call threw.
    package init(_ error: any Error, path: String) {
        if let error = error as? ArchiveError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .sqlite(path: path, detail: "\(error)")
            return
        }
        switch error.resultCode.primaryResultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
        case .SQLITE_FULL: self = .diskFull(path: path)
        case .SQLITE_READONLY: self = .notWritable(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .notReadable(path: path)
        case .SQLITE_NOTADB: self = .notAnArchive(path: path)
        case .SQLITE_CORRUPT: self = .damaged(path: path, detail: error.message ?? "malformed")
        case .SQLITE_IOERR
        where [.SQLITE_IOERR_WRITE, .SQLITE_IOERR_SHMSIZE].contains(error.extendedResultCode):
            self = .diskFull(path: path)
        default: self = .sqlite(path: path, detail: error.message ?? "\(error.resultCode)")
        }
    }
}

extension ArchiveError: CustomStringConvertible {
    /// What is wrong, where, and what would be right.
    public var description: String {
        switch self {
        case .missing(let path):
            "there is no archive at \(path); make one with: newsfind index --archive \(path) FOLDER"
        case .notAnArchive(let path):
            "\(path) is not a newsfind archive; name another file with --archive"
        case .tooNew(let path, let format, let known):
            "\(path) has archive format \(format), made by a newer newsfind; this one knows formats"
                + " up to \(known): update newsfind"
        case .tooOld(let path):
            "\(path) was made by an older newsfind and must be brought up to date, but it may not be"
                + " written; check its permissions, or use a copy of it"
        case .busy(let path):
            "\(path) is being written by another program; wait until it has finished, then run"
                + " this again"
        case .diskFull(let path):
            "no room is left on the disk that holds \(path); what was committed before is safe:"
                + " free some space, then run this again"
        case .notWritable(let path):
            "\(path) or its folder may not be written; check their permissions, or name another"
                + " file with --archive"
        case .notReadable(let path):
            "\(path) cannot be opened; check its permissions and those of its folder"
        case .damaged(let path, let detail):
            "\(path) is damaged (\(detail)); run newsfind check, and restore a backup if it agrees"
        case .exists(let path):
            "\(path) exists already; name a file that does not"
        case .sqlite(let path, let detail):
            "\(path): SQLite says: \(detail)"
        }
    }
}
