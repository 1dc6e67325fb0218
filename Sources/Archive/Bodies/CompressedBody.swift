internal import CZstd

/// A body as a compact archive holds it: a zstd frame that tells its dictionary, its length and a
/// checksum.
///
/// Source: <https://github.com/facebook/zstd/blob/dev/doc/zstd_compression_format.md>.
enum CompressedBody {
    /// A longer body stays text, and a frame that claims more is damaged.
    static let mostBytes = 64 << 20
    /// What every frame begins with; it is no UTF-8.
    static let mark: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    /// Whether bytes are a frame, and not the text of a body.
    static func isFrame(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.starts(with: mark) }

    /// How long the text is that a frame says it holds; nil if it cannot be.
    static func textLength(of frame: UnsafeRawBufferPointer) -> Int? {
        // That it is not told, or no frame, are the two largest numbers.
        let length = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
        return length <= UInt64(mostBytes) ? Int(length) : nil
    }
}
