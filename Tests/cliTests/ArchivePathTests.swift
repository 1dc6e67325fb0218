import ArgumentParser
import Foundation
import Testing

@testable import cli

struct ArchivePathTests {
    @Test(arguments: [
        (["HOME": "/h"], "/h/.local/share/newsfind/news.db"),
        (["HOME": "/h", "XDG_DATA_HOME": "/x"], "/x/newsfind/news.db"),
        (["HOME": "/h", "XDG_DATA_HOME": "x"], "/h/.local/share/newsfind/news.db"),
        (["HOME": "/h", "XDG_DATA_HOME": ""], "/h/.local/share/newsfind/news.db"),
        (["HOME": "/h", "XDG_DATA_HOME": "/x", "NEWSFIND_ARCHIVE": "n.db"], "n.db"),
        (["HOME": "/h", "NEWSFIND_ARCHIVE": ""], "/h/.local/share/newsfind/news.db"),
    ])
    func `the archive is where the environment says`(environment: [String: String], path: String)
        throws
    {
        #expect(try ArchiveOption.parse([]).path(in: environment) == path)
    }

    @Test func `an option goes before the environment`() throws {
        let archive = try SampleArchive()
        for environment in [
            ["NEWSFIND_ARCHIVE": "env.db"],
            ["NEWSFIND_ARCHIVE": "", "XDG_DATA_HOME": archive.folder.path + "/data"],
            ["NEWSFIND_ARCHIVE": "", "HOME": archive.folder.path + "/home"],
        ] {
            let made = try archive.tool.run("index", "articles.jsonl", with: environment)
            #expect(made.status == 0, "\(made)")
            let count = try archive.tool.run("--count", "harbour", with: environment)
            #expect(count.output == "6\n", "\(count)")
        }
        for file in [
            "env.db", "data/newsfind/news.db", "home/.local/share/newsfind/news.db",
        ] {
            let path = archive.folder.appendingPathComponent(file).path
            #expect(FileManager.default.fileExists(atPath: path), "\(file)")
        }
        let other = try archive.tool.run(
            "--archive", "news.db", "--count", "harbour", with: ["NEWSFIND_ARCHIVE": "none.db"])
        #expect(other.output == "6\n")
    }
}
