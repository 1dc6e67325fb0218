internal import CZstd

/// Zstandard; a wrapper of its own library.
///
/// Source: <https://facebook.github.io/zstd/zstd_manual.html>.
final class ZstdDecoder: StreamDecoder {
    /// The first bytes: RFC 8878, section 3.1.1.
    static let mark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]
    /// The largest window on the web is one of 8 MB (RFC 9659), that of the zstd program 128 MB.
    private static let windowBits: (web: Int32, file: Int32) = (23, 27)

    private let stream: OpaquePointer

    /// For what a server has sent.
    convenience init() throws(ReadError) {
        try self.init(windowBits: Self.windowBits.web, dictionary: [])
    }

    private init(windowBits: Int32, dictionary: [UInt8]) throws(ReadError) {
        guard let stream = ZSTD_createDStream() else { throw .system("out of memory") }
        self.stream = stream
        ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, windowBits)
        guard !dictionary.isEmpty else { return }
        try Self.check(ZSTD_DCtx_loadDictionary(stream, dictionary, dictionary.count))
    }

    deinit { ZSTD_freeDStream(stream) }

    func decode(
        _ input: inout UnsafeRawBufferPointer, to output: inout UnsafeMutableRawBufferPointer
    ) throws(ReadError) -> Bool {
        var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let left = ZSTD_decompressStream(stream, &to, &from)
        input = UnsafeRawBufferPointer(rebasing: input.dropFirst(from.pos))
        output = UnsafeMutableRawBufferPointer(rebasing: output.dropFirst(to.pos))
        try Self.check(left)
        return left == 0
    }

    private static func check(_ code: Int) throws(ReadError) {
        guard ZSTD_isError(code) == 0 else {
            throw .damaged(String(cString: ZSTD_getErrorName(code)))
        }
    }

    // MARK: Files

    /// Whether a file begins with a frame, or with one that is skipped: RFC 8878, section 3.1.2.
    static func isStart(_ bytes: ArraySlice<UInt8>) -> Bool {
        let isSkipped = bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
        return bytes.starts(with: mark) || isSkipped && bytes.first.map { $0 >> 4 } == 5
    }

    /// The decoder of a file that begins here. The dictionary that a web archive has at its start is
    /// taken off: <https://iipc.github.io/warc-specifications/specifications/warc-zstd/>.
    static func ofFile(_ input: inout InputBuffer) throws(ReadError) -> ZstdDecoder {
        try ZstdDecoder(windowBits: windowBits.file, dictionary: takeDictionary(&input))
    }

    private static let dictionaryMark: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
    private static let dictionaryLimit = 16 << 20

    private static func takeDictionary(_ input: inout InputBuffer) throws(ReadError) -> [UInt8] {
        try input.fill(atLeast: 8)
        guard input.waiting.starts(with: dictionaryMark), input.count >= 8 else { return [] }
        let size = input.waiting.dropFirst(4).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard size <= dictionaryLimit else { throw .damaged("a dictionary of more than 16 MB") }
        try input.fill(atLeast: 8 + size)
        guard input.count >= 8 + size else { throw .truncated }
        input.drop(8)
        let frame = input.take(size)
        guard frame.starts(with: mark) else { return frame }
        // It may be compressed itself.
        var dictionary = [UInt8](repeating: 0, count: dictionaryLimit)
        let length = ZSTD_decompress(&dictionary, dictionaryLimit, frame, frame.count)
        try check(length)
        return Array(dictionary.prefix(length))
    }
}
