import Analysis
import Archive
import Foundation
import Testing

@testable import Indexer

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct FolderWalkTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func walk(_ paths: [String]) -> [String] {
        FolderWalk(paths).map { step in
            switch step {
            case .file(let path): path.replacing(folder.path + "/", with: "")
            case .failed(let path, let error):
                "\(path.replacing(folder.path + "/", with: "")): \(error)"
            }
        }
    }

    @Test func `folders are walked in the order of their names`() throws {
        for name in ["b.txt", "a/2.txt", "a/1.txt", "a/c/x", "C.txt"] {
            try folder.write("x", to: name)
        }
        let files = ["C.txt", "a/1.txt", "a/2.txt", "a/c/x", "b.txt"]
        #expect(walk([folder.path]) == files)
        #expect(walk([folder.path + "/"]) == files)
    }

    @Test func `paths are walked in the order they are named`() throws {
        try folder.write("x", to: "a")
        try folder.write("x", to: "b")
        #expect(walk([folder.file("b"), "-", folder.file("a")]) == ["b", "-", "a"])
    }

    @Test func `hidden files are passed over unless they are named`() throws {
        try folder.write("x", to: ".hidden")
        try folder.write("x", to: ".git/x")
        try folder.write("x", to: "a")
        #expect(walk([folder.path]) == ["a"])
        #expect(walk([folder.file(".hidden")]) == [".hidden"])
    }

    @Test func `what is not there is missed and the rest is walked`() throws {
        try folder.write("x", to: "a")
        #expect(
            walk([folder.file("none"), folder.file("a")]) == ["none: no such file or folder", "a"])
    }

    @Test func `links in circles end`() throws {
        try folder.write("x", to: "a/1")
        let manager = FileManager.default
        try manager.createSymbolicLink(atPath: folder.file("a/up"), withDestinationPath: "..")
        try manager.createSymbolicLink(atPath: folder.file("self"), withDestinationPath: "self")
        try manager.createSymbolicLink(atPath: folder.file("z"), withDestinationPath: "a")
        #expect(walk([folder.path]) == ["a/1", "self: no such file or folder"])
    }

    @Test func `a link to a file elsewhere is followed`() throws {
        let other = try TemporaryFolder()
        let path = try other.write("x", to: "far")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("near"), withDestinationPath: path)
        #expect(walk([folder.path]) == ["near"])
    }

    @Test func `a pipe in a folder is not waited for`() throws {
        try folder.write("x", to: "b")
        #expect(mkfifo(folder.file("a"), 0o600) == 0)
        #expect(walk([folder.path]) == ["a: not an ordinary file", "b"])
        #expect(walk([folder.file("a")]) == ["a"])
    }

    @Test func `a folder or file without permission is told`() async throws {
        guard geteuid() != 0 else { return }  // Permissions do not bind root.
        try folder.write("x", to: "a/1")
        try folder.write("x", to: "b")
        let manager = FileManager.default
        for name in ["a", "b"] {
            try manager.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.file(name))
        }
        defer {
            try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.file("a"))
        }
        let reading = try await Reading.of(paths: [folder.path])
        #expect(reading.failed.map(\.error) == [.noPermission, .noPermission])
    }

    @Test func `a file is read under a name that is not UTF-8`() async throws {
        for (name, text) in [(0xE9, "Café"), (0xE8, "Quay")] {
            var path = Array(folder.file("caf").utf8CString.dropLast())
            path += [CChar(bitPattern: UInt8(name)), 0]
            // macOS has names in UTF-8 only.
            guard let file = fopen(path, "w") else { return }
            fputs("\(text)\n\nIt opens on Monday.\n", file)
            fclose(file)
        }
        #expect(walk([folder.path]) == [#"caf\xE8"#, #"caf\xE9"#])
        #expect(try await Reading.of(paths: [folder.path]).headlines == ["Quay", "Café"])
        // A name that merely looks so is itself.
        try folder.write("Pier\n\nIt is wet.\n", to: #"caf\xE9"#)
        let reading = try await Reading.of(paths: [folder.file(#"caf\xE9"#)])
        #expect(reading.headlines == ["Pier"])
    }

    @Test func `missing paths are counted as failed files`() async throws {
        let reading = try await Reading.of(paths: [folder.file("x"), folder.file("y")])
        #expect(reading.failed.map(\.file) == ["x", "y"])
        #expect(reading.failed.map(\.error) == [.missing, .missing])
        #expect(reading.report.failedFiles == 2)
    }

    @Test func `an empty folder is nothing`() async throws {
        let reading = try await Reading.of(paths: [folder.path])
        #expect(reading.articles.isEmpty && reading.failed.isEmpty && reading.skipped.isEmpty)
    }
}
