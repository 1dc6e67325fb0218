import Analysis
import Archive
import TestSupport
import Testing

@testable import Indexer

/// Gives bytes in pieces of random sizes, then an error or the end.
private final class Pieces: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let failure: ReadError?
    private var random: SeededGenerator
    private(set) var reads = 0

    init(_ bytes: [UInt8], seed: UInt64 = 1, failure: ReadError? = nil) {
        rest = bytes[...]
        self.failure = failure
        random = SeededGenerator(seed: seed)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        reads += 1
        guard !rest.isEmpty else {
            if let failure { throw failure }
            return 0
        }
        let count = min(
            buffer.count, rest.count, 1 + random.below(random.below(3) == 0 ? 300_000 : 9))
        buffer.copyBytes(from: rest.prefix(count))
        rest = rest.dropFirst(count)
        return count
    }
}

@Suite struct InputBufferTests {
    @Test(arguments: 0..<60 as Range<UInt64>)
    func `lines are the same however the bytes come`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let lines = (0..<random.below(40)).map { _ in
            [UInt8](
                repeating: UInt8(ascii: "a") + UInt8(random.below(26)),
                count: random.below(10) == 0 ? random.below(400_000) : random.below(20))
        }
        let ends = ["\n", "\r\n"]
        let bytes = lines.flatMap { $0 + Array(random.pick(ends).utf8) } + Array("last".utf8)
        var buffer = InputBuffer(Pieces(bytes, seed: seed))
        var read: [[UInt8]] = []
        while let line = try buffer.nextLine() {
            guard case .text(let text) = line else { continue }
            read.append(text)
        }
        #expect(read == lines + [Array("last".utf8)], "seed \(seed)")
    }

    @Test func `a failure comes up behind the bytes before it and stays`() throws {
        var buffer = InputBuffer(Pieces(Array("one\ntwo\nthr".utf8), failure: .truncated))
        var lines: [[UInt8]] = []
        #expect(throws: ReadError.truncated) {
            while case .text(let line)? = try buffer.nextLine() { lines.append(line) }
        }
        #expect(lines == [Array("one".utf8), Array("two".utf8)])
        #expect(throws: ReadError.truncated) { try buffer.nextLine() }
        #expect(buffer.waiting.elementsEqual("thr".utf8))
    }

    @Test func `nothing has no lines`() throws {
        var buffer = InputBuffer(Pieces([]))
        #expect(try buffer.nextLine() == nil)
        #expect(try !buffer.fill())
    }

    @Test func `a byte is found behind a place`() throws {
        var buffer = InputBuffer(Pieces(Array("abcabc".utf8)))
        try buffer.fill(atLeast: 6)
        buffer.drop(1)
        #expect(buffer.distance(to: UInt8(ascii: "c")) == 1)
        #expect(buffer.distance(to: UInt8(ascii: "c"), from: 2) == 4)
        #expect(buffer.distance(to: UInt8(ascii: "a"), from: 3) == nil)
        #expect(buffer.distance(to: UInt8(ascii: "a"), from: 99) == nil)
    }

    @Test func `a line far over the limit is passed over in bounded memory`() throws {
        final class Endless: ByteSource {
            var left = 200 << 20
            func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
                let count = min(left, buffer.count)
                left -= count
                buffer.prefix(count).initializeMemory(as: UInt8.self, repeating: UInt8(ascii: "x"))
                if count > 0, left == 0 { buffer[count - 1] = UInt8(ascii: "\n") }
                return count
            }
        }
        var buffer = InputBuffer(Endless())
        guard case .tooLong? = try buffer.nextLine() else {
            Issue.record("the line is not too long")
            return
        }
        #expect(try buffer.nextLine() == nil)
        #expect(buffer.bytes.count <= 4 * InputBuffer.recordLimit)
    }
}

extension InputBuffer.Line: Equatable {
    static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.text(let one), .text(let two)): one == two
        case (.tooLong, .tooLong): true
        default: false
        }
    }
}
