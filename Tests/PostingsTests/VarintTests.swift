import Testing

@testable import Postings

@Suite struct VarintTests {
    static let numbers: [UInt64] = [
        0, 1, 127, 128, 16_383, 16_384, 1 << 21, 1 << 28, 1 << 35, 1 << 42, 1 << 49,
        (1 << 56) - 1, 1 << 56, .max,
    ]

    @Test(arguments: numbers)
    func `a number is read as it was written`(value: UInt64) {
        var bytes: [UInt8] = []
        Varint.append(value, to: &bytes)
        #expect(bytes.count == Varint.length(value))
        var offset = 0
        bytes.withUnsafeBufferPointer {
            #expect(Varint.read($0.baseAddress!, &offset, end: $0.count) == value)
        }
        #expect(offset == bytes.count)
        offset = 0
        bytes.withUnsafeBufferPointer {
            #expect(Varint.read($0.baseAddress!, &offset, end: $0.count - 1) == nil)
        }
    }

    @Test func `the bytes are SQLite's`() {
        for (value, expected) in [
            (300 as UInt64, [0x82, 0x2C] as [UInt8]), (1 << 14, [0x81, 0x80, 0x00]),
            (UInt64.max, [UInt8](repeating: 0xFF, count: 9)),
        ] {
            var bytes: [UInt8] = []
            Varint.append(value, to: &bytes)
            #expect(bytes == expected)
        }
    }
}
