internal import CZlib

/// DEFLATE without a header around it; a wrapper of zlib.
///
/// Source: <https://zlib.net/manual.html> and RFC 1951.
final class DeflateDecoder: StreamDecoder {
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var hasEnded = false

    init() throws(ReadError) {
        stream.initialize(to: z_stream())
        // A window of 15 bits; it is negative where there is no header.
        let code = inflateInit2_(
            stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw .system("out of memory") }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func decode(
        _ input: inout UnsafeRawBufferPointer, to output: inout UnsafeMutableRawBufferPointer
    ) throws(ReadError) -> Bool {
        guard !hasEnded else { return true }
        // zlib's interface has no `const`, but it does not write to its input.
        stream.pointee.next_in = UnsafeMutableRawPointer(mutating: input.baseAddress)?
            .assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_in = uInt(input.count)
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_out = uInt(output.count)
        let code = inflate(stream, Z_NO_FLUSH)
        input = UnsafeRawBufferPointer(rebasing: input.suffix(Int(stream.pointee.avail_in)))
        output = UnsafeMutableRawBufferPointer(
            rebasing: output.suffix(Int(stream.pointee.avail_out)))
        guard [Z_OK, Z_BUF_ERROR, Z_STREAM_END].contains(code) else {
            throw .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "bad deflate data")
        }
        hasEnded = code == Z_STREAM_END
        return hasEnded
    }
}
