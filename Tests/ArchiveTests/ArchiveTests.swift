import Archive
import Foundation
import GRDB
import TestSupport
import Testing

@Suite struct ArchiveTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test(arguments: [Archive.Mode.read, .write])
    func `an archive that is not there is missed`(mode: Archive.Mode) {
        let path = folder.file("none.db")
        #expect(throws: ArchiveError.missing(path: path)) { try Archive(opening: path, mode: mode) }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `the folder of a new archive is made`() throws {
        let path = folder.file("a/b/news.db")
        #expect(try Archive(opening: path, mode: .create).articleCount() == 0)
        #expect(try Archive(opening: path).articleCount() == 0)
    }

    @Test(arguments: [Archive.Mode.read, .write, .create])
    func `random bytes are not an archive and stay as they are`(mode: Archive.Mode) throws {
        let path = folder.file("news.db")
        var random = SeededGenerator(seed: 1)
        let bytes = Data((0..<9000).map { _ in UInt8(random.below(256)) })
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(throws: ArchiveError.notAnArchive(path: path)) {
            try Archive(opening: path, mode: mode)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test(arguments: [Archive.Mode.read, .write, .create])
    func `another database is not an archive and stays as it is`(mode: Archive.Mode) throws {
        let path = folder.file("other.db")
        let other = try DatabaseQueue(path: path)
        try other.write { try $0.execute(sql: "create table recipe (name)") }
        try other.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: ArchiveError.notAnArchive(path: path)) {
            try Archive(opening: path, mode: mode)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test(arguments: ["pragma application_id = 7", "pragma user_version = 6"])
    func `an empty database of another program is not an archive`(sql: String) throws {
        let path = folder.file("other.db")
        let other = try DatabaseQueue(path: path)
        try other.writeWithoutTransaction { try $0.execute(sql: sql) }
        try other.close()
        #expect(throws: ArchiveError.notAnArchive(path: path)) {
            try Archive(opening: path, mode: .create)
        }
    }

    @Test func `an empty file becomes an archive only when one is to be made`() throws {
        let path = folder.file("news.db")
        #expect(FileManager.default.createFile(atPath: path, contents: Data()))
        for mode in [Archive.Mode.read, .write] {
            #expect(throws: ArchiveError.notAnArchive(path: path)) {
                try Archive(opening: path, mode: mode)
            }
        }
        #expect(try Archive(opening: path, mode: .create).articleCount() == 0)
    }

    @Test(arguments: [Archive.Mode.read, .write, .create])
    func `an archive of a newer newsfind is left alone`(mode: Archive.Mode) throws {
        let path = folder.file("news.db")
        try folder.archive().write { try $0.execute(sql: "pragma user_version = 6") }
        #expect(throws: ArchiveError.tooNew(path: path, format: 6, known: 5)) {
            try Archive(opening: path, mode: mode)
        }
    }

    @Test(arguments: [Archive.Mode.read, .write, .create])
    func `a folder is no archive`(mode: Archive.Mode) {
        #expect(throws: ArchiveError.self) { try Archive(opening: folder.path, mode: mode) }
    }

    @Test func `an archive opened for reading is not written`() throws {
        let path = folder.file("news.db")
        _ = try folder.archive()
        let reader = try Archive(opening: path)
        #expect(throws: ArchiveError.notWritable(path: path)) { try reader.remove(keys: ["1"]) }
    }

    @Test func `an archive in a folder without permission is not made`() throws {
        guard geteuid() != 0 else { return }  // Permissions do not bind root.
        let inner = folder.file("sealed")
        try FileManager.default.createDirectory(
            atPath: inner, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500]
        )
        #expect(throws: ArchiveError.notWritable(path: inner + "/news.db")) {
            try Archive(opening: inner + "/news.db", mode: .create)
        }
    }

    @Test func `an archive in a folder that may not be written is read`() throws {
        let inner = folder.file("sealed")
        _ = try Archive(opening: inner + "/news.db", mode: .create).store([Article.example(id: "1")]
        )
        let manager = FileManager.default
        try manager.setAttributes([.posixPermissions: 0o500], ofItemAtPath: inner)
        defer { try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: inner) }
        #expect(try Archive(opening: inner + "/news.db").article(key: "1") != nil)
    }

    @Test(arguments: ["sp ace.db", "q?a=b#c.db", "100%25.db", "é.db", "'quote\".db"])
    func `any file name does`(name: String) throws {
        _ = try folder.archive(name).store([Article.example(id: "1")])
        #expect(try Archive(opening: folder.file(name)).articleCount() == 1)
    }

    @Test(arguments: 0..<10)
    func `several openings at once make one archive`(round: Int) async throws {
        let path = folder.file("news\(round).db")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<6 {
                group.addTask {
                    let archive = try Archive(opening: path, mode: .create)
                    _ = try archive.store([Article.example(id: "\(number)")])
                }
            }
            try await group.waitForAll()
        }
        #expect(try Archive(opening: path).articleCount() == 6)
    }

    @Test func `a closed archive answers with an error`() throws {
        let archive = try folder.archive()
        archive.close()
        archive.close()
        #expect(
            throws: ArchiveError.sqlite(path: archive.path, detail: "the archive is closed")
        ) { try archive.articleCount() }
        #expect(throws: ArchiveError.self) { try archive.remove(keys: ["1"]) }
        #expect(throws: ArchiveError.self) { try archive.optimize() }
        #expect(throws: ArchiveError.self) { try archive.backup(to: folder.file("copy.db")) }
    }
}
