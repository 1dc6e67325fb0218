import Analysis
import Archive
import TestSupport
import Testing

@testable import Indexer

extension SeededGenerator {
    fileprivate mutating func text() -> String? {
        let parts = ["", "a", "é", "\n", "北京", " ", "\"", "long word ", "😀", "\u{0}"]
        guard below(5) > 0 else { return nil }
        return (0..<below(8)).map { _ in pick(parts) }.joined()
    }

    fileprivate mutating func draft() -> ArticleDraft {
        let dates = [
            nil, "2021", "2021-12", "1999-01-02", "2021-12-23T10:15:00+03:00", "2021-12-23T10:15",
            "2020-02-29T23:59:59Z",
        ]
        return ArticleDraft(
            id: text(), headline: text() ?? "", body: text() ?? "",
            entities: below(2) == 0 ? nil : (0..<below(4)).map { _ in text() ?? "" },
            date: pick(dates).flatMap { ArticleDate($0) }, source: text(), url: text(),
            author: text(), language: text(),
            origin: .init(file: text() ?? "", position: below(1_000_000)),
            added: below(2) == 0 ? nil : Int64(below(1_000_000)))
    }
}

@Suite struct ExternalSorterTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func drain<Element>(_ sorter: inout ExternalSorter<Element>) throws -> [Element] {
        var sorted = try sorter.sorted()
        var elements: [Element] = []
        while let element = try sorted.next() { elements.append(element) }
        return elements
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `sorting on disk is sorting in memory`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var sorter = ExternalSorter<SortedDraft>(
            budget: random.pick([0, 600, 5000, 1 << 20]), folder: folder.path)
        let elements = (0..<random.below(400)).map {
            SortedDraft(draft: random.draft(), sequence: Int64($0))
        }
        for element in elements { try sorter.add(element) }
        #expect(sorter.count == elements.count)
        let expected = elements.sorted()
        let sorted = try drain(&sorter)
        #expect(sorted.map(\.sequence) == expected.map(\.sequence), "seed \(seed)")
        #expect(sorted.map(\.draft) == expected.map(\.draft), "seed \(seed)")
        #expect(sorter.count == 0)
        try sorter.add(elements.first ?? SortedDraft(draft: random.draft(), sequence: 0))
        #expect(try drain(&sorter).count == 1)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `marks of versions are sorted by identity, by completeness and then by place`(seed: UInt64)
        throws
    {
        var random = SeededGenerator(seed: seed)
        var sorter = ExternalSorter<VersionMark>(budget: 160, folder: folder.path)
        let marks = (0..<500).map {
            VersionMark(
                identity: random.next() % 50 &* 0x0500_0000_0000_0001,
                completeness: random.pick([.headline, .summary, .text]), sequence: Int64($0))
        }
        for mark in marks { try sorter.add(mark) }
        let sorted = try drain(&sorter)
        let expected = marks.sorted()
        #expect(sorted.map(\.identity) == expected.map(\.identity), "seed \(seed)")
        #expect(sorted.map(\.sequence) == expected.map(\.sequence), "seed \(seed)")
    }

    @Test func `an element larger than a block of the file comes back whole`() throws {
        var sorter = ExternalSorter<SortedDraft>(budget: 0, folder: folder.path)
        let bodies = [300_000, 5, 2_000_000, 131_072].map { String(repeating: "é", count: $0) }
        for (number, body) in bodies.enumerated() {
            let draft = ArticleDraft(
                headline: "", body: body, origin: .init(file: "", position: number))
            try sorter.add(SortedDraft(draft: draft, sequence: Int64(number)))
        }
        #expect(try drain(&sorter).map(\.draft.body) == bodies)
    }

    @Test func `nothing is sorted into nothing`() throws {
        var sorter = ExternalSorter<VersionMark>(budget: 0, folder: folder.path)
        #expect(try drain(&sorter).isEmpty)
    }

    @Test func `the temporary file has no name`() throws {
        var sorter = ExternalSorter<VersionMark>(budget: 0, folder: folder.path)
        for number in 0..<10 {
            try sorter.add(
                VersionMark(identity: 1, completeness: .text, sequence: Int64(number)))
        }
        #expect(FolderWalk([folder.path]).map { "\($0)" } == [])
    }

    @Test func `a folder that is not there is told`() {
        var sorter = ExternalSorter<VersionMark>(budget: 0, folder: folder.file("none"))
        #expect(throws: ArchiveError.notWritable(path: folder.file("none"))) {
            try sorter.add(VersionMark(identity: 1, completeness: .text, sequence: 1))
        }
    }

    @Test func `a run that cannot be read back is an error and no silence`() throws {
        let file = try SpillFile(folder: folder.path)
        var run = SpillRun(file: file, range: 0..<100)
        #expect(throws: ArchiveError.self) { try run.next() as VersionMark? }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a draft is decoded as it was encoded`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let element = SortedDraft(draft: random.draft(), sequence: Int64(bitPattern: random.next()))
        var encoder = SpillEncoder()
        element.encode(into: &encoder)
        var decoder = SpillDecoder(encoder.bytes[8...])
        let decoded = SortedDraft(from: &decoder)
        #expect(decoded.draft == element.draft, "seed \(seed)")
        #expect(decoded.sequence == element.sequence, "seed \(seed)")
    }

    @Test func `a set of numbers holds what was put in`() {
        var set = BitSet()
        let members: Set = [0, 1, 63, 64, 65, 127, 128, 10_000]
        for member in members { set.insert(member) }
        #expect((0..<20_000).allSatisfy { set.contains($0) == members.contains($0) })
    }
}
