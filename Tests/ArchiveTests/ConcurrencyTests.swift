import Archive
import Dispatch
import Foundation
import GRDB
import Synchronization
import Testing

/// Threads of their own, as SQLite blocks while it waits.
private func onThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
    }
}

/// What happened, in order.
private final class Log: Sendable {
    private let mutex = Mutex<[String]>([])
    var lines: [String] { mutex.withLock { $0 } }
    func add(_ line: String) { mutex.withLock { $0.append(line) } }
}

@Suite struct ConcurrencyTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("news.db")
        _ = try folder.archive()
    }

    @Test func `two writers take turns`() async throws {
        let path = path
        @Sendable func write(_ name: String) throws {
            let archive = try Archive(opening: path, mode: .write)
            for number in 0..<40 {
                _ = try archive.store([
                    Article.example(id: "\(name)\(number)", body: "Ferry \(number).", source: name),
                    Article.example(id: "shared", body: "By \(name), \(number).", source: "Both"),
                ])
            }
        }
        async let one: Void = onThread { try write("a") }
        async let two: Void = onThread { try write("b") }
        _ = try await (one, two)
        let archive = try Archive(opening: path, mode: .write)
        #expect(try archive.articleCount() == 81)
        #expect(try archive.check().isSound)
    }

    @Test func `a writer waits for the transaction of another`() async throws {
        let path = path
        let order = Log()
        let started = DispatchSemaphore(value: 0)
        let first = try Archive(opening: path, mode: .write)
        async let slow: Void = onThread {
            try first.write { db in
                try db.execute(sql: "insert into article_fts (article_fts) values ('optimize')")
                started.signal()
                Thread.sleep(forTimeInterval: 0.2)
                order.add("first")
            }
        }
        async let quick: Void = onThread {
            started.wait()
            let second = try Archive(opening: path, mode: .write)
            try second.write { _ in order.add("second") }
        }
        _ = try await (slow, quick)
        #expect(order.lines == ["first", "second"])
    }

    @Test func `a reader sees the state before a transaction and is not kept waiting`() throws {
        let archive = try Archive(opening: path, mode: .write)
        _ = try archive.store([Article.example(id: "1")])
        try archive.write { db in
            try db.execute(sql: "delete from article")
            let reader = try Archive(opening: path)
            #expect(try reader.articleCount() == 1)
            #expect(try reader.article(key: "1") != nil)
            let found = try reader.read {
                try Int.fetchOne(
                    $0, sql: "select count(*) from article_fts where article_fts match 'harbour'")
            }
            #expect(found == 1)
        }
        #expect(try Archive(opening: path).articleCount() == 0)
    }

    @Test func `a load does not disturb who reads meanwhile`() async throws {
        let path = path
        async let load: Void = onThread {
            let archive = try Archive(opening: path, mode: .write)
            for batch in 0..<30 {
                _ = try archive.store(
                    (0..<10).map { Article.example(id: "\(batch).\($0)", body: "Ferry \(batch).") })
            }
        }
        async let reads: Bool = onThread {
            let reader = try Archive(opening: path)
            var isWhole = true
            for _ in 0..<60 {
                let (rows, hits) = try reader.read { db in
                    (
                        try Int.fetchOne(db, sql: "select count(*) from article") ?? 0,
                        try Int.fetchOne(
                            db,
                            sql: "select count(*) from article_fts where article_fts match 'ferry'")
                            ?? 0
                    )
                }
                isWhole = isWhole && rows == hits && rows % 10 == 0
            }
            return isWhole
        }
        try await load
        #expect(try await reads)
    }

    @Test func `a backup made while somebody writes is one moment`() async throws {
        let path = path
        let copies = (0..<3).map { folder.file("copy\($0).db") }
        async let load: Void = onThread {
            let archive = try Archive(opening: path, mode: .write)
            for batch in 0..<30 {
                _ = try archive.store(
                    (0..<10).map { Article.example(id: "\(batch).\($0)", body: "Ferry \(batch).") })
            }
        }
        async let backups: Void = onThread {
            let archive = try Archive(opening: path)
            for copy in copies { try archive.backup(to: copy) }
        }
        _ = try await (load, backups)
        for copy in copies {
            let archive = try Archive(opening: copy, mode: .write)
            #expect(try archive.check().isSound)
            #expect(try archive.articleCount() % 10 == 0)
        }
    }

    @Test func `two archives loaded in the other order hold the same`() throws {
        let other = try folder.archive("other.db")
        let articles = (0..<20).map { Article.example(id: "\($0)", body: "Ferry \($0).") }
        _ = try Archive(opening: path, mode: .write).store(articles)
        _ = try other.store(articles.reversed())
        #expect(try Set(other.keys()) == Set(Archive(opening: path).keys()))
    }
}
