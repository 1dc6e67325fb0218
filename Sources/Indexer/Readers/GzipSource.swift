internal import CZlib

/// The bytes behind gzip, one member after the other; a wrapper of zlib.
///
/// All that can be uncompressed of a truncated or damaged file is given before the error.
/// Source: <https://zlib.net/manual.html>.
final class GzipSource: ResumableSource {
    /// What stands around the compressed data.
    enum Wrapping: Int32 {
        /// Added to the 15 bits of the window for zlib.
        case gzip = 16
        case zlib = 0
    }

    private let source: any ByteSource
    private let meter: ExpansionMeter?
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
    private var isBetweenMembers = true
    private var isFinished = false
    private var failure: ReadError?

    /// - Parameter meter: Counts what is unpacked, if that may be without end.
    init(
        _ source: any ByteSource, wrapping: Wrapping = .gzip, meter: ExpansionMeter? = nil
    ) throws(ReadError) {
        self.source = source
        self.meter = meter
        stream.initialize(to: z_stream())
        let code = inflateInit2_(
            stream, 15 + wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
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
            try meter?.count(buffer.count - Int(stream.pointee.avail_out))
        } catch {
            failure = error
        }
        let count = buffer.count - Int(stream.pointee.avail_out)
        if count == 0, let failure { throw failure }
        return count
    }

    /// Goes on at the next member: web archives have one for each record.
    func resume() throws(ReadError) -> Bool {
        guard case .damaged = failure else { return false }
        // The member that is damaged may begin with what is looked for.
        while true {
            guard try hasInput() else { return false }
            let waiting = UnsafeBufferPointer(
                start: stream.pointee.next_in, count: Int(stream.pointee.avail_in))
            let place = waiting.indices.first { Self.beginsMember(waiting[$0...]) }
            let skipped = place ?? waiting.count
            stream.pointee.next_in += skipped
            stream.pointee.avail_in -= uInt(skipped)
            guard place != nil else { continue }
            failure = nil
            isBetweenMembers = true
            return true
        }
    }

    /// Whether a member's header begins here, or as much of it as there is: RFC 1952, section 2.3.
    private static func beginsMember(_ bytes: Slice<UnsafeBufferPointer<Bytef>>) -> Bool {
        let header = bytes.prefix(4)
        return zip(header, [0x1F, 0x8B, 8] as [Bytef]).allSatisfy { $0 == $1 }
            && (header.count < 4 || header[header.startIndex + 3] < 0x20)
    }

    /// Whether there are compressed bytes to go on with, read if need be.
    private func hasInput() throws(ReadError) -> Bool {
        guard stream.pointee.avail_in == 0 else { return true }
        let count = try source.read(into: block)
        stream.pointee.next_in = block.baseAddress?.assumingMemoryBound(to: Bytef.self)
        stream.pointee.avail_in = uInt(count)
        return count > 0
    }

    private func inflateSome() throws(ReadError) {
        guard try hasInput() else {
            guard isBetweenMembers else { throw .truncated }
            isFinished = true
            return
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
