import GRDB
import TestSupport
import Testing

@testable import Postings

@Suite struct SegmentStoreTests {
    /// Runs a test within a transaction of a database in memory.
    private func inTables(pageSize: Int, _ test: (inout TwinTables) throws -> Void) throws {
        try DatabaseQueue().write { db in
            var tables = try TwinTables(pageSize: pageSize, in: db)
            try test(&tables)
        }
    }

    @Test(arguments: [32, 50, 100, 200, 4050])
    func `new rows are found as if SQLite had indexed them`(pageSize: Int) throws {
        var random = SeededGenerator(seed: UInt64(pageSize))
        try inTables(pageSize: pageSize) { tables in
            try tables.write((1...300).map { (row: Int64($0), texts: random.texts(40)) })
            try tables.check("pages of \(pageSize)")
            for query in ["the", "\"the of\"", "harbour NOT ferry", "w1*", "c: nato", "\"co op\""] {
                #expect(try tables.found("own", query) == tables.found("stock", query))
            }
        }
    }

    @Test(arguments: [32, 70, 4050])
    func `a doclist of many leaves has an index of its rows`(pageSize: Int) throws {
        try inTables(pageSize: pageSize) { tables in
            let count = pageSize == 4050 ? 20_000 : 4_000
            try tables.write(
                (0..<count).map { number in
                    let text = number % 50 == 0 ? "the rare" : "the the"
                    return (row: Int64(number) * 1_000, texts: [text, "", "", ""])
                })
            try tables.write([
                (row: 7, texts: ["the", String(repeating: "the ", count: 5_000), "", ""])
            ])
            try tables.check("pages of \(pageSize)")
            #expect(
                try tables.found("own", "the AND rare") == tables.found("stock", "the AND rare"))
            let own = "select * from own where own match 'the AND rare' order by rowid desc"
            #expect(try Row.fetchAll(tables.db, sql: own).count == count / 50)
        }
    }

    @Test func `rows may have any ids and texts`() throws {
        try inTables(pageSize: 64) { tables in
            let long = String(repeating: "é", count: 40_000)
            try tables.write([
                (row: .min, texts: ["", "", "", ""]), (row: -5, texts: ["of", "", "the", "x"]),
                (row: 0, texts: [long, "a\(long) a\(long)b", "", ""]),
                (row: .max, texts: ["of", "a b c", "a\u{1}b", ""]),
            ])
            try tables.check("odd rows")
        }
    }

    @Test(arguments: [0x80..<0x3000, 0xA000..<0xAC00, 0xFB00..<0x10400, 0x1D400..<0x1D800])
    func `characters are folded as SQLite folds them`(scalars: Range<UInt32>) throws {
        try inTables(pageSize: 4050) { tables in
            let all = scalars.compactMap(Unicode.Scalar.init)
            try tables.write(
                stride(from: 0, to: all.count, by: 256).map { start in
                    let some = all[start..<min(start + 256, all.count)]
                    let texts = ["\u{20}", "a\u{20}", "bcdefghi"].map { before in
                        some.map { before + String($0) + "z" }.joined(separator: " ")
                    }
                    return (row: Int64(start), texts: texts + [""])
                })
            try tables.check("from \(scalars.lowerBound)")
        }
    }

    @Test func `several runs become one segment`() throws {
        var random = SeededGenerator(seed: 5)
        try inTables(pageSize: 100) { tables in
            var runs: [PostingRun] = []
            for start in stride(from: Int64(0), to: 200, by: 40) {
                var inverter = PostingInverter(columns: TwinTables.columns)
                for number in Int64(1)...40 {
                    let texts = random.texts(20)
                    inverter.add(row: number, TwinTables.indexed(texts))
                    try tables.addBehindItsBack(row: start + number, texts)
                }
                var run = inverter.finished()
                run.offset = start
                runs.append(run)
            }
            try tables.own().add(runs)
            try tables.check("runs")
            #expect(try tables.own().structure()?.newestFirst.count == 1)
        }
    }

    @Test func `a large load takes in the small ones just before it`() throws {
        var random = SeededGenerator(seed: 9)
        try inTables(pageSize: 60) { tables in
            func rows(_ range: ClosedRange<Int64>) -> [(row: Int64, texts: [String]?)] {
                range.map { ($0, random.texts(20)) }
            }
            func segments() throws -> Int {
                try #require(try tables.own().structure()).newestFirst.count
            }
            try tables.write(rows(1...200))
            // One that takes back what the older one has, and one that only adds.
            try tables.write([(150, nil), (160, random.texts(9))] + rows(201...203))
            try tables.write(rows(204...206))
            #expect(try segments() == 3)
            try tables.write(rows(207...600))
            #expect(try segments() == 2)
            try tables.check("taken in")
            // Rows that do not come before those of the load stay where they are.
            try tables.write(rows(900...903))
            try tables.write(rows(601...899))
            #expect(try segments() == 4)
            try tables.check("not taken in")
            // Nor does a segment that is nearly as large.
            try tables.write(rows(904...950))
            try tables.write(rows(951...1_000))
            #expect(try segments() == 6)
            try tables.check("as large")
        }
    }

    /// The small loads before a large one: what they do to rows of each other.
    static let smallLoads: [[[(row: Int64, isThere: Bool)]]] = [
        [[(1, true)], [(1, true)]],
        [[(1, true)], [(1, false)]],
        [[(1, true), (2, true)], [(1, true)], [(1, true), (2, false)]],
        [[(2, true)], [(1, true)]],
        [[(1, true)], [(1, false)], [(1, true)]],
    ]

    @Test(arguments: smallLoads)
    func `small loads that change each other are taken in by a large one`(
        loads: [[(row: Int64, isThere: Bool)]]
    ) throws {
        var random = SeededGenerator(seed: 10)
        try inTables(pageSize: 60) { tables in
            for load in loads {
                try tables.write(load.map { ($0.row, $0.isThere ? random.texts(9) : nil) })
            }
            try tables.write((10...400).map { (row: Int64($0), texts: random.texts(20)) })
            try tables.check("taken in")
        }
    }

    @Test func `a row that is twice in a segment is damage`() throws {
        var random = SeededGenerator(seed: 11)
        try inTables(pageSize: 60) { tables in
            try tables.write([(1, random.texts(9))])
            var inverter = PostingInverter(columns: TwinTables.columns)
            inverter.add(row: 7, TwinTables.indexed(random.texts(9)))
            let run = inverter.finished()
            try tables.own().add([run, run])
            #expect(throws: PostingsError.damaged("rows out of order")) {
                try IndexCheck.run("own", in: tables.db)
            }
        }
    }

    @Test(arguments: Histories.seeds(40))
    func `loads of all sizes leave the index true`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        try inTables(pageSize: random.pick([40, 60, 200])) { tables in
            var last: Int64 = 0
            for turn in 1...14 {
                var batch: [Int64: [String]?] = [:]
                for _ in 0..<random.below(4) where last > 0 {
                    let row = max(1, last - Int64(random.below(random.pick([3, 30, 300]))))
                    let isThere = tables.rows[row] != nil
                    batch[row] = isThere && random.below(2) == 0 ? .some(nil) : random.texts(9)
                }
                for _ in 0..<random.pick([0, 1, 2, 9, 90]) {
                    last += Int64(1 + random.below(2))
                    batch[last] = random.texts(12)
                }
                try tables.write(batch.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
                try tables.check("turn \(turn)")
            }
        }
    }

    @Test func `eight segments of a level become one of the next`() throws {
        var random = SeededGenerator(seed: 8)
        try inTables(pageSize: 60) { tables in
            for turn in 1...70 {
                var batch: [(row: Int64, texts: [String]?)] = [(Int64(turn), random.texts(20))]
                if turn > 3 {
                    batch.insert((Int64(turn) / 3, turn % 2 == 0 ? nil : random.texts(9)), at: 0)
                }
                try tables.write(batch.filter { $0.texts != nil || tables.rows[$0.row] != nil })
                if turn % 5 == 0 { try tables.check("turn \(turn)") }
            }
            let levels = try #require(try tables.own().structure()?.levels)
            #expect(levels.map(\.segments.count) == [6, 0, 1])
            try tables.own().optimize()
            try tables.check("optimized")
            let segments = try #require(try tables.own().structure()?.newestFirst)
            #expect(segments.count == 1)
            var reader = SegmentReader(try PageStore("own", in: tables.db), segments[0])
            var hasTerm = try reader.start()
            while hasTerm {
                while try reader.nextPosting() {
                    let isDelete = reader.isDelete
                    #expect(!isDelete)
                }
                hasTerm = try reader.nextTerm()
            }
        }
    }

    @Test func `a merge that SQLite has begun is left to it`() throws {
        var random = SeededGenerator(seed: 9)
        try inTables(pageSize: 32) { tables in
            for turn in 0..<7 {
                try tables.write(
                    (1...9).map { (row: Int64(turn * 10 + $0), texts: random.texts(20)) })
            }
            try tables.command("usermerge", 2)
            try tables.command("merge", 3)
            #expect(try tables.own().structure()?.levels[0].merging == 7)
            for turn in 7..<40 {
                try tables.write(
                    (1...9).map { (row: Int64(turn * 10 + $0), texts: random.texts(20)) })
                try tables.check("turn \(turn)")
            }
            let most = try tables.own().structure()?.levels.map(\.segments.count).max()
            #expect(most ?? 99 <= 16)
            try tables.own().optimize()
            try tables.check("optimized")
        }
    }

    @Test func `rows are counted under each of their terms by their labels`() throws {
        try inTables(pageSize: 100) { tables in
            var inverter = PostingInverter(columns: TwinTables.columns)
            let labels: [UInt8] = [1, 2, 1, PostingRun.noLabel, 2, 2]
            for (row, label) in labels.enumerated() {
                let texts = ["the \(row < 3 ? "dam dam" : "port")", "the end", "", ""]
                inverter.add(row: Int64(row), texts, label: label)
            }
            inverter.change(
                row: 9, from: ["the dam", "", "", ""], to: ["", "port", "", ""], label: 1)
            var counts: [String: [UInt8: Int]] = [:]
            try tables.own().add([inverter.finished()]) { term, label, rows in
                counts[String(decoding: term, as: UTF8.self), default: [:]][label, default: 0] +=
                    rows
            }
            #expect(
                counts == [
                    "the": [1: 2, 2: 3], "end": [1: 2, 2: 3], "dam": [1: 2, 2: 1],
                    "port": [1: 1, 2: 2],
                ])
        }
    }

    @Test func `a table of a format that is not known is left to SQLite`() throws {
        try inTables(pageSize: 100) { tables in
            try tables.db.execute(sql: "update own_config set v = 5 where k = 'version'")
            #expect(try SegmentStore("own", columns: TwinTables.columns, in: tables.db) == nil)
        }
    }

    /// Whatever happens to a table, in one transaction or several.
    @Test(arguments: 0..<6 as Range<UInt64>)
    func `whatever is done in turn the tables stay the same`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let queue = try DatabaseQueue()
        var tables = try queue.write {
            try TwinTables(pageSize: [32, 60, 200, 1000][Int(seed % 4)], in: $0)
        }
        var turn = 0
        for _ in 0..<8 {
            try queue.write { db in
                for _ in 0...random.below(6) {
                    turn += 1
                    try step(&tables, &random)
                    try tables.check("seed \(seed), turn \(turn)")
                }
            }
            try queue.write { _ in try tables.check("seed \(seed), after turn \(turn)") }
        }
    }

    private func step(_ tables: inout TwinTables, _ random: inout SeededGenerator) throws {
        var rows: Set<Int64> = []
        for _ in 0...random.below(30) { rows.insert(Int64(random.below(150))) }
        let batch = rows.sorted().map { row in
            (row: row, texts: random.below(4) == 0 ? nil : random.texts(30))
        }.filter { $0.texts != nil || tables.rows[$0.row] != nil }
        switch random.below(13) {
        case 0..<6: try tables.write(batch)
        case 6..<8: try tables.writeStock(batch)
        case 8: try tables.command("merge", [1, 5, 50, -20][random.below(4)])
        case 9: try tables.command("crisismerge", 3)
        case 10: try tables.command("optimize")
        case 11: try tables.own().optimize()
        default: try tables.command("rebuild")
        }
    }
}

extension TwinTables {
    /// Adds a row with SQLite to the one table, and only its text to the other.
    fileprivate mutating func addBehindItsBack(row: Int64, _ texts: [String]) throws {
        try db.execute(
            sql: "replace into own_content values (?, ?, ?, ?, ?)",
            arguments: [row] + StatementArguments(texts))
        try db.execute(
            sql: "insert into stock (rowid, a, b, c, d) values (?, ?, ?, ?, ?)",
            arguments: [row] + StatementArguments(texts))
        try db.execute(
            sql: "replace into stock_content values (?, ?, ?, ?, ?)",
            arguments: [row] + StatementArguments(texts))
        rows[row] = texts
    }
}
