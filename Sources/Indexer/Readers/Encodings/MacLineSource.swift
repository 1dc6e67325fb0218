/// A text whose lines end in carriage returns alone, as those of old Macs do, with the line ends of
/// others.
final class MacLineSource: ByteSource {
    private let source: any ByteSource

    init(_ source: any ByteSource) { self.source = source }

    /// Whether these first bytes of a text have such line ends and no others; the last of them may be
    /// half a line end.
    static func isWanted(for start: ArraySlice<UInt8>) -> Bool {
        start.dropLast().contains(0x0D) && !start.contains(0x0A) && !start.contains(0)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        let count = try source.read(into: buffer)
        for index in 0..<count where buffer[index] == 0x0D { buffer[index] = 0x0A }
        return count
    }
}
