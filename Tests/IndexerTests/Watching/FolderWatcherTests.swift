import Foundation
import Testing

@testable import Indexer

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct FolderWatcherTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func file(_ name: String) -> String { folder.file("in/\(name)") }

    /// Follows the folder `in`, in which one file lies already.
    private func watcher(polls: Bool, ignoring: [String] = []) throws -> FolderWatcher {
        try folder.write("old", to: "in/old.txt")
        guard polls else { return try FolderWatcher([folder.file("in")], ignoring: ignoring) }
        let events = try PollingEvents([folder.file("in")], interval: 0.05)
        return FolderWatcher(events: events, ignoring: ignoring)
    }

    @Test(arguments: [true, false])
    func `a new file is told once, and what was there is not`(polls: Bool) async throws {
        let watcher = try watcher(polls: polls)
        try folder.write("new", to: "in/new.txt")
        #expect(await watcher.nextBatch() == [file("new.txt")])
        try folder.write("newer", to: "in/newer.txt")
        #expect(await watcher.nextBatch() == [file("newer.txt")])
    }

    @Test(arguments: [true, false])
    func `a file that is written to again is told again`(polls: Bool) async throws {
        let watcher = try watcher(polls: polls)
        try folder.write("older", to: "in/old.txt")
        #expect(await watcher.nextBatch() == [file("old.txt")])
    }

    @Test(arguments: [true, false])
    func `files in a folder that is new are told, and in one that was moved there`(
        polls: Bool
    ) async throws {
        let watcher = try watcher(polls: polls)
        try folder.write("x", to: "in/sub/deep/x.txt")
        #expect(await watcher.nextBatch() == [file("sub/deep/x.txt")])
        try folder.write("y", to: "out/y.txt")
        try FileManager.default.moveItem(atPath: folder.file("out"), toPath: file("moved"))
        #expect(await watcher.nextBatch() == [file("moved/y.txt")])
        try FileManager.default.moveItem(atPath: file("moved"), toPath: file("again"))
        #expect(await watcher.nextBatch() == [file("again/y.txt")])
        try folder.write("z", to: "in/again/z.txt")
        #expect(await watcher.nextBatch() == [file("again/z.txt")])
    }

    @Test(arguments: [true, false])
    func `folders behind links are followed, and links in circles end`(polls: Bool) async throws {
        try folder.write("x", to: "far/x.txt")
        try folder.write("old", to: "in/old.txt")
        let manager = FileManager.default
        try manager.createSymbolicLink(
            atPath: file("near"), withDestinationPath: folder.file("far"))
        try manager.createSymbolicLink(
            atPath: folder.file("far/back"), withDestinationPath: folder.file("in"))
        // A link that leads nowhere is no reason to end.
        try manager.createSymbolicLink(atPath: file("self"), withDestinationPath: "self")
        let watcher = try watcher(polls: polls)
        try folder.write("y", to: "far/y.txt")
        #expect(await watcher.nextBatch() == [file("near/y.txt")])
        try folder.write("z", to: "other/z.txt")
        try manager.createSymbolicLink(
            atPath: file("late"), withDestinationPath: folder.file("other"))
        #expect(await watcher.nextBatch() == [file("late/z.txt")])
        try folder.write("y", to: "other/y.txt")
        #expect(await watcher.nextBatch() == [file("late/y.txt")])
    }

    @Test(arguments: [true, false])
    func `a folder within that cannot be read is passed over`(polls: Bool) async throws {
        guard geteuid() != 0 else { return }  // Permissions do not bind root.
        try folder.write("x", to: "in/shut/x.txt")
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0], ofItemAtPath: file("shut"))
        defer { try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file("shut")) }
        let watcher = try watcher(polls: polls)
        try folder.write("y", to: "in/y.txt")
        #expect(await watcher.nextBatch() == [file("y.txt")])
    }

    @Test(arguments: [true, false])
    func `a file that is downloaded is told under its last name`(polls: Bool) async throws {
        let watcher = try watcher(polls: polls)
        for name in ["news.jsonl.part", ".news.jsonl.Xy12", "news.jsonl~"] {
            try folder.write("x", to: "in/\(name)")
        }
        try FileManager.default.moveItem(atPath: file("news.jsonl.part"), toPath: file("a.jsonl"))
        #expect(await watcher.nextBatch() == [file("a.jsonl")])
    }

    @Test(arguments: [true, false])
    func `a file that is gone, and those that are written meanwhile, are not told`(
        polls: Bool
    ) async throws {
        let watcher = try watcher(polls: polls, ignoring: [file("news.db")])
        try folder.write("x", to: "in/gone.txt")
        for name in ["news.db", "news.db-wal", "news.db-shm", "news.dbx"] {
            try folder.write("x", to: "in/\(name)")
        }
        try FileManager.default.removeItem(atPath: file("gone.txt"))
        #expect(await watcher.nextBatch() == [file("news.dbx")])
    }

    @Test(arguments: [true, false])
    func `watching ends when the folder is gone, and when its task is cancelled`(
        polls: Bool
    ) async throws {
        let watcher = try watcher(polls: polls)
        try FileManager.default.removeItem(atPath: folder.file("in"))
        #expect(await watcher.nextBatch() == nil)
        let path = folder.path
        let task = Task { try await FolderWatcher([path]).nextBatch() }
        task.cancel()
        #expect(try await task.value == nil)
    }

    @Test func `a folder that is not there is told`() {
        #expect(throws: ReadError.missing) { try FolderWatcher([folder.file("no")]) }
        #expect(throws: ReadError.missing) { try PollingEvents([folder.file("no")]) }
    }

    @Test func `a file is ready a moment after it was closed, or long after it was written to`() {
        let start = ContinuousClock.now
        var files = ChangedFiles()
        files.note(.written("open"), at: start)
        files.note(.closed("closed"), at: start)
        files.note(.closed("again"), at: start)
        files.note(.written("gone"), at: start)
        files.note(.gone("gone"), at: start)
        #expect(files.takeReady(at: start + .milliseconds(499)) == [])
        files.note(.written("again"), at: start + .milliseconds(499))
        #expect(files.takeReady(at: start + .milliseconds(500)) == ["closed"])
        #expect(files.takeReady(at: start + .milliseconds(1999)) == [])
        #expect(files.takeReady(at: start + .milliseconds(2000)) == ["open"])
        #expect(files.takeReady(at: start + .milliseconds(2499)) == ["again"])
        #expect(files.takeReady(at: start + .seconds(60)) == [])
    }
}
