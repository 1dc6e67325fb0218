internal import CZstd

/// How the bodies of a compact archive are compressed; for all cores together.
///
/// Unchecked: what zstd has made of the dictionary is only read, which zstd allows on several threads
/// at a time.
package final class BodyCompression: @unchecked Sendable {
    /// How hard zstd tries, of 1 to 19. Of 78 MB of news, 3 leaves 36 % at 137 MB a second on a core,
    /// 5 leaves 35 % at 74, and 9 leaves 33 % at 28.
    private static let level: Int32 = 5

    /// Nil if there is none.
    fileprivate let dictionary: OpaquePointer?

    init(_ dictionary: BodyDictionary) {
        self.dictionary = ZSTD_createCDict(
            dictionary.bytes, dictionary.bytes.count, Self.level)
    }

    deinit { ZSTD_freeCDict(dictionary) }
}

/// Compresses bodies, one after the other, on one core.
struct BodyCompressor: ~Copyable {
    private let compression: BodyCompression
    private let context: OpaquePointer?

    init(_ compression: BodyCompression) {
        self.compression = compression
        context = ZSTD_createCCtx()
        ZSTD_CCtx_refCDict(context, compression.dictionary)
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit { ZSTD_freeCCtx(context) }

    /// A compressed body; nil if it is better left as it is.
    func compress(_ body: String) -> [UInt8]? {
        var body = body
        return body.withUTF8 { compress(UnsafeRawBufferPointer($0)) }
    }

    /// A compressed body; nil if it is better left as it is.
    func compress(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        // For less than an eighth, a text that anybody can read is not given up.
        let most = text.count - text.count / 8
        guard most > 32, text.count <= CompressedBody.mostBytes, context != nil else { return nil }
        let frame = [UInt8](unsafeUninitializedCapacity: most) { room, count in
            let size = ZSTD_compress2(
                context, room.baseAddress, room.count, text.baseAddress, text.count)
            count = ZSTD_isError(size) == 0 ? size : 0
        }
        return frame.isEmpty ? nil : frame
    }
}
