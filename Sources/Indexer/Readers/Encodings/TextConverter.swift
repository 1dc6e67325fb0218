#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Bytes in some encoding -> UTF-8, piece by piece; a wrapper of iconv.
///
/// A byte that cannot be in the encoding becomes U+FFFD.
/// Source: <https://pubs.opengroup.org/onlinepubs/9699919799/functions/iconv.html>.
final class TextConverter {
    private let handle: iconv_t
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// A converter; nil if iconv does not know the encoding.
    init?(_ encoding: TextEncoding) {
        guard let handle = Self.open(encoding.name) else { return nil }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    private static func open(_ name: String) -> iconv_t? {
        let handle = iconv_open("UTF-8", name)
        return handle == iconv_t(bitPattern: -1) ? nil : handle
    }

    /// Converts as much of the input as the output has room for.
    ///
    /// - Parameter isLast: Whether no more input follows: half a character at its end is then given up.
    /// - Returns: how many bytes of input are done with, and how many of output were written.
    func convert(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) -> (read: Int, written: Int) {
        // iconv's interface has no `const`, but it does not write to its input.
        var from = UnsafeMutableRawPointer(mutating: input.baseAddress)?
            .assumingMemoryBound(to: CChar.self)
        var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var room = output.count
        while left > 0 {
            guard iconv(handle, &from, &left, &to, &room) == -1 else { break }
            let isCut = errno == EINVAL
            if errno == E2BIG || (isCut && !isLast) || room < 3 { break }
            for byte in Self.replacement {
                to?.pointee = CChar(bitPattern: byte)
                to = to.map { $0 + 1 }
            }
            room -= 3
            let skipped = isCut ? left : 1
            from = from.map { $0 + skipped }
            left -= skipped
        }
        // Some encodings keep back a letter, to put an accent on it.
        if isLast, left == 0 { _ = iconv(handle, nil, nil, &to, &room) }
        return (input.count - left, output.count - room)
    }

    /// Converts all of a text, or of a block of one as far as it goes.
    ///
    /// - Returns: the text, and how many bytes are done with: all of them if they are the last.
    func converted(_ bytes: ArraySlice<UInt8>, isLast: Bool = true) -> (text: [UInt8], done: Int) {
        var text: [UInt8] = []
        var done = 0
        bytes.withUnsafeBytes { all in
            withUnsafeTemporaryAllocation(byteCount: 1 << 14, alignment: 1) { room in
                while true {
                    let rest = UnsafeRawBufferPointer(rebasing: all[done...])
                    let (read, written) = convert(rest, into: room, isLast: isLast)
                    guard read > 0 || written > 0 else { break }
                    text += room.prefix(written)
                    done += read
                }
            }
        }
        return (text, done)
    }
}
