/// So many bytes of a longer source, from where that stands: the block of a record.
final class BlockSource: ByteSource {
    /// The longer source; read here only by whoever owns the block.
    var input: InputBuffer
    /// How many bytes of the block have not been read.
    private(set) var left = 0

    init(_ input: InputBuffer) { self.input = input }

    /// Begins another block where the source stands.
    func begin(_ length: Int) { left = length }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        guard left > 0 else { return 0 }
        if input.count == 0 { _ = try input.fill() }
        let part = input.waiting.prefix(min(left, buffer.count))
        buffer.copyBytes(from: part)
        input.drop(part.count)
        left -= part.count
        return part.count
    }

    /// Takes the lines at the block's start up to an empty one; nil if they are too many.
    func takeHeader() throws(ReadError) -> [UInt8]? {
        let header = try input.takeHeader(within: left)
        left -= header?.count ?? 0
        return header
    }

    /// The first bytes of what is left.
    func peek(_ count: Int) throws(ReadError) -> ArraySlice<UInt8> {
        try input.fill(atLeast: min(count, left))
        return input.waiting.prefix(min(count, left))
    }

    /// Passes over what is left of the block.
    ///
    /// - Throws: ``ReadError/truncated`` if the source ends before it.
    func skip() throws(ReadError) {
        defer { left = 0 }
        while left > 0 {
            if input.count == 0, try !input.fill() { throw .truncated }
            let count = min(left, input.count)
            input.drop(count)
            left -= count
        }
    }
}
