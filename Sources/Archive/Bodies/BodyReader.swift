internal import CZstd
internal import Foundation

/// Decompresses bodies, one after the other, whatever bytes they are.
final class BodyReader {
    private let context = ZSTD_createDCtx()
    /// The dictionaries that were met with.
    private var dictionaries: [UInt32: OpaquePointer] = [:]

    deinit {
        ZSTD_freeDCtx(context)
        for dictionary in dictionaries.values { ZSTD_freeDDict(dictionary) }
    }

    /// What is wrong with a compressed body.
    enum Damage: Error, CustomStringConvertible {
        case noLength, wrongLength, noMemory
        case noDictionary(UInt32)
        case bytes(reason: String)

        /// Continues "the body of this article".
        var description: String {
            switch self {
            case .noLength: "does not say how long it is"
            case .wrongLength: "is not as long as it says"
            case .noMemory: "is larger than the memory that is free"
            case .noDictionary(let id): "needs dictionary \(id), which is not there"
            case .bytes(let reason): "cannot be decompressed (\(reason))"
            }
        }
    }

    /// The text of a compressed body, in memory that the caller frees.
    ///
    /// - Parameter find: Calls its argument with the bytes of the dictionary of a number, if there
    ///   is one.
    func text(
        of frame: UnsafeRawBufferPointer,
        find: (UInt32, (UnsafeRawBufferPointer) -> Void) -> Void
    ) throws(Damage) -> UnsafeMutableRawBufferPointer {
        guard let count = CompressedBody.textLength(of: frame) else { throw .noLength }
        let id = ZSTD_getDictID_fromFrame(frame.baseAddress, frame.count)
        let dictionary = id == 0 ? nil : try self.dictionary(id, find: find)
        guard let start = malloc(max(count, 1)) else { throw .noMemory }
        let size = ZSTD_decompress_usingDDict(
            context, start, count, frame.baseAddress, frame.count, dictionary)
        guard ZSTD_isError(size) == 0, size == count else {
            free(start)
            guard ZSTD_isError(size) != 0 else { throw .wrongLength }
            throw .bytes(reason: String(cString: ZSTD_getErrorName(size)).lowercased())
        }
        return UnsafeMutableRawBufferPointer(start: start, count: count)
    }

    private func dictionary(
        _ id: UInt32, find: (UInt32, (UnsafeRawBufferPointer) -> Void) -> Void
    ) throws(Damage) -> OpaquePointer {
        if let known = dictionaries[id] { return known }
        find(id) { bytes in
            guard let made = ZSTD_createDDict(bytes.baseAddress, bytes.count) else { return }
            guard ZSTD_getDictID_fromDDict(made) == id else {
                ZSTD_freeDDict(made)
                return
            }
            dictionaries[id] = made
        }
        guard let made = dictionaries[id] else { throw .noDictionary(id) }
        return made
    }
}
