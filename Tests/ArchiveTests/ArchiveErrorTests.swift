import Archive
import GRDB
import Testing

@Suite struct ArchiveErrorTests {
    private static let messages: [(ArchiveError, String)] = [
        (
            ArchiveError.missing(path: "n.db"),
            "there is no archive at n.db; make one with: newsfind index --archive n.db FOLDER"
        ),
        (
            ArchiveError.notAnArchive(path: "n.db"),
            "n.db is not a newsfind archive; name another file with --archive"
        ),
        (
            ArchiveError.tooNew(path: "n.db", format: 3, known: 1),
            """
            n.db has archive format 3, made by a newer newsfind; this one knows formats up to 1: \
            update newsfind
            """
        ),
        (
            ArchiveError.busy(path: "n.db"),
            """
            n.db is being written by another program; wait until it has finished, then run this \
            again
            """
        ),
        (
            ArchiveError.diskFull(path: "n.db"),
            """
            no room is left on the disk that holds n.db; what was committed before is safe: free \
            some space, then run this again
            """
        ),
        (
            ArchiveError.notWritable(path: "n.db"),
            """
            n.db or its folder may not be written; check their permissions, or name another file \
            with --archive
            """
        ),
        (
            ArchiveError.notReadable(path: "n.db"),
            "n.db cannot be opened; check its permissions and those of its folder"
        ),
        (
            ArchiveError.damaged(path: "n.db", detail: "page 7"),
            "n.db is damaged (page 7); run newsfind check, and restore a backup if it agrees"
        ),
        (ArchiveError.exists(path: "n.db"), "n.db exists already; name a file that does not"),
        (ArchiveError.sqlite(path: "n.db", detail: "odd"), "n.db: SQLite says: odd"),
    ]

    @Test(arguments: messages)
    func `a message says what is wrong and what would be right`(error: ArchiveError, text: String) {
        #expect("\(error)" == text)
    }

    private static let codes: [(ResultCode, ArchiveError)] = [
        (ResultCode.SQLITE_BUSY, ArchiveError.busy(path: "n.db")),
        (.SQLITE_BUSY_SNAPSHOT, .busy(path: "n.db")),
        (.SQLITE_LOCKED, .busy(path: "n.db")),
        (.SQLITE_FULL, .diskFull(path: "n.db")),
        (.SQLITE_IOERR_WRITE, .diskFull(path: "n.db")),
        (.SQLITE_IOERR_SHMSIZE, .diskFull(path: "n.db")),
        (.SQLITE_READONLY, .notWritable(path: "n.db")),
        (.SQLITE_READONLY_DIRECTORY, .notWritable(path: "n.db")),
        (.SQLITE_CANTOPEN, .notReadable(path: "n.db")),
        (.SQLITE_NOTADB, .notAnArchive(path: "n.db")),
        (.SQLITE_CORRUPT, .damaged(path: "n.db", detail: "why")),
        (.SQLITE_CORRUPT_VTAB, .damaged(path: "n.db", detail: "why")),
        (.SQLITE_IOERR_READ, .sqlite(path: "n.db", detail: "why")),
        (.SQLITE_ERROR, .sqlite(path: "n.db", detail: "why")),
    ]

    @Test(arguments: codes)
    func `what SQLite reports becomes a fact`(code: ResultCode, expected: ArchiveError) {
        let error = DatabaseError(resultCode: code, message: "why")
        #expect(ArchiveError(error, path: "n.db") == expected)
    }

    @Test func `an archive error stays what it is`() {
        let error = ArchiveError.busy(path: "a.db")
        #expect(ArchiveError(error, path: "b.db") == error)
    }

    @Test func `any other error is told in its own words`() {
        struct Odd: Error {}
        #expect(ArchiveError(Odd(), path: "n.db") == .sqlite(path: "n.db", detail: "Odd()"))
    }
}
