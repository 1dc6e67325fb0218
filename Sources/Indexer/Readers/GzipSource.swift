internal import CZlib

/// The bytes behind gzip, one member after the other; a wrapper of zlib.
///
/// All that can be uncompressed of a truncated or damaged file is given before the error.
/// Source: <https://zlib.net/manual.html>.
final class GzipSource: ByteSource {
    private let source: any ByteSource
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    private var isBetweenMembers = true
    private var isFinished = false
    private var failure: ReadError?

    init(_ source: any ByteSource) throws(ReadError) {
        self.source = source
        stream.initialize(to: z_stream())
        // 15 bits of window, 16 for the gzip header.
        let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw .system("out of memory") }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
        block.deallocate()
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        if let failure { throw failure }
        guard !isFinished else { return 0 }
        stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_out = uInt(buffer.count)
        do throws(ReadError) {
            while stream.pointee.avail_out > 0, !isFinished { try inflateSome() }
        } catch {
            failure = error
        }
        let count = buffer.count - Int(stream.pointee.avail_out)
        if count == 0, let failure { throw failure }
        return count
    }

    private func inflateSome() throws(ReadError) {
        if stream.pointee.avail_in == 0 {
            let count = try source.read(into: block)
            guard count > 0 else {
                guard isBetweenMembers else { throw .truncated }
                isFinished = true
                return
            }
            stream.pointee.next_in = block.baseAddress?.assumingMemoryBound(to: Bytef.self)
            stream.pointee.avail_in = uInt(count)
        }
        if isBetweenMembers {
            // Zero bytes pad the last member on tapes and in some archives.
            while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
                stream.pointee.next_in += 1
                stream.pointee.avail_in -= 1
            }
            guard stream.pointee.avail_in > 0 else { return }
            inflateReset(stream)
            isBetweenMembers = false
        }
        switch inflate(stream, Z_NO_FLUSH) {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isBetweenMembers = true
        default:
            throw .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "bad gzip data")
        }
    }
}
