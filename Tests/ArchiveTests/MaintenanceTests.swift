import Foundation
import GRDB
import TestSupport
import Testing

@testable import Archive

@Suite struct MaintenanceTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.archive()
        var random = SeededGenerator(seed: 7)
        _ = try archive.store(
            (0..<300).map { number in
                Article.example(
                    id: "\(number)", headline: random.words(5), body: random.words(40),
                    date: number % 10 == 0 ? nil : "20\(10 + number % 12)-05-0\(1 + number % 9)",
                    source: number % 3 == 0
                        ? nil : number % 3 == 1 ? "Tidewater Post" : "Quay Herald")
            })
    }

    @Test func `a sound archive checks clean`() throws {
        let report = try archive.check()
        #expect(report == Archive.CheckReport(articles: 300, fileProblems: [], indexProblem: nil))
        #expect(report.isSound)
    }

    @Test func `a damaged index is found and mended from the articles`() throws {
        try stranger(folder.file("news.db")).write { db in
            try db.execute(
                sql: """
                    update article_fts_data set block = x'0000000401020304'
                    where id = (select max(id) from article_fts_data)
                    """)
        }
        let report = try archive.check()
        #expect(report.indexProblem != nil)
        #expect(report.fileProblems == [])
        #expect(report.articles == 300)
        #expect(!report.isSound)
        try archive.rebuildIndex()
        #expect(try archive.check().isSound)
    }

    @Test func `an index whose structure is lost is mended`() throws {
        try stranger(folder.file("news.db")).write { db in
            try db.execute(sql: "update article_fts_data set block = x'ffff' where id = 10")
        }
        let again = try Archive(opening: folder.file("news.db"), mode: .write)
        #expect(try !again.check().isSound)
        try again.rebuildIndex()
        #expect(try again.check().isSound)
    }

    @Test func `an article that the index does not know is found out`() throws {
        try stranger(folder.file("news.db")).write { db in
            try db.execute(sql: "drop trigger article_updated")
            try db.execute(sql: "update article set body = 'words nobody indexed' where key = '7'")
        }
        #expect(try archive.check().indexProblem != nil)
        try archive.rebuildIndex()
        #expect(try archive.check().isSound)
    }

    @Test func `a damaged file is found`() throws {
        let path = folder.file("news.db")
        _ = try archive.optimize()
        archive.close()
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        let size = try file.seekToEnd()
        for page in stride(from: UInt64(8 * 4096), to: size, by: 4096 * 3) {
            try file.seek(toOffset: page)
            try file.write(contentsOf: Data(repeating: 0x5A, count: 200))
        }
        try file.close()
        let report = Result { try Archive(opening: path, mode: .write).check() }
        switch report {
        case .success(let report): #expect(!report.fileProblems.isEmpty)
        case .failure(let error):
            guard case .damaged? = error as? ArchiveError else { throw error }
        }
    }

    @Test func `optimizing gives room back and keeps everything`() throws {
        let keys = try archive.keys()
        for round in 0..<5 {
            _ = try archive.store(
                (0..<300).map { Article.example(id: "r\($0)", body: "round \(round) \($0)") })
        }
        _ = try archive.remove(keys: (0..<300).map { "r\($0)" })
        let sizes = try archive.optimize()
        #expect(sizes.after < sizes.before)
        let attributes = try FileManager.default.attributesOfItem(atPath: archive.path)
        #expect(attributes[.size] as? Int == sizes.after)
        #expect(try archive.keys() == keys)
        #expect(try archive.check().isSound)
        let segments = try archive.read {
            try Int.fetchOne($0, sql: "select count(distinct segid) from article_fts_idx")
        }
        #expect(segments == 1)
    }

    @Test func `optimizing does without the log while somebody reads`() throws {
        let reader = try stranger(folder.file("news.db"))
        let archive = archive
        try reader.read { db in
            #expect(try Int.fetchOne(db, sql: "select count(*) from article") == 300)
            _ = try archive.optimize()
            #expect(try Int.fetchOne(db, sql: "select count(*) from article") == 300)
        }
        #expect(try archive.check().isSound)
    }

    @Test func `a backup is a whole archive`() throws {
        let copy = folder.file("copy.db")
        try archive.backup(to: copy)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
                $0.hasPrefix("copy")
            } == ["copy.db"])
        let restored = try Archive(opening: copy, mode: .write)
        #expect(try restored.keys() == archive.keys())
        #expect(try restored.check().isSound)
    }

    @Test func `a backup takes the place of nothing`() throws {
        let copy = folder.file("copy.db")
        try Data("mine".utf8).write(to: URL(fileURLWithPath: copy))
        #expect(throws: ArchiveError.exists(path: copy)) { try archive.backup(to: copy) }
        #expect(throws: ArchiveError.exists(path: archive.path)) {
            try archive.backup(to: archive.path)
        }
        #expect(try String(contentsOfFile: copy, encoding: .utf8) == "mine")
    }

    @Test func `a backup to nowhere says so and leaves nothing`() throws {
        let copy = folder.file("none/copy.db")
        #expect(throws: ArchiveError.notReadable(path: copy)) { try archive.backup(to: copy) }
        #expect(!FileManager.default.fileExists(atPath: copy + ".partial"))
    }

    @Test func `what is left of an interrupted backup is no hindrance`() throws {
        let copy = folder.file("copy.db")
        try Data("half".utf8).write(to: URL(fileURLWithPath: copy + ".partial"))
        try archive.backup(to: copy)
        #expect(try Archive(opening: copy).articleCount() == 300)
    }

    @Test func `stats count what there is`() throws {
        let stats = try archive.stats()
        #expect(stats.articles == 300)
        #expect(stats.undated == 30)
        #expect(stats.earliest == "2010-05-01")
        #expect(stats.latest == "2021-05-09")
        #expect(
            stats.sources.map(\.name) == ["", "Quay Herald", "Tidewater Post"]
                && stats.sources.allSatisfy { $0.articles == 100 })
        #expect(stats.languages == [Archive.NameCount(name: "", articles: 300)])
        #expect(stats.format == 5)
        #expect(stats.fileBytes > stats.textBytes)
        var text = 0
        try archive.forEachArticle { text += $0.headline.utf8.count + $0.body.utf8.count }
        #expect(stats.textBytes == text)
    }

    @Test func `an empty archive has stats too`() throws {
        let stats = try folder.archive("empty.db").stats()
        #expect(stats.articles == 0 && stats.undated == 0 && stats.textBytes == 0)
        #expect(stats.earliest == nil && stats.latest == nil)
        #expect(stats.sources == [] && stats.languages == [])
    }
}
