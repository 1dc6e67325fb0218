internal import Foundation

/// The reader of the output is gone: not an error of ours.
struct OutputClosed: Error {}

/// Standard output or another file, written in blocks.
final class Output {
    private let descriptor: Int32
    private var bytes: [UInt8] = []

    /// Writes to a file descriptor; standard output unless told otherwise.
    init(descriptor: Int32 = 1) { self.descriptor = descriptor }

    /// Writes a text.
    ///
    /// - Throws: ``OutputClosed`` if nobody reads any more, ``CommandError`` if the disk is full.
    func write(_ text: String) throws {
        bytes.append(contentsOf: text.utf8)
        if bytes.count > 1 << 16 { try flush() }
    }

    /// Writes a line to standard output at once.
    static func line(_ text: String) throws {
        let output = Output()
        try output.write(text + "\n")
        try output.flush()
    }

    /// Writes a line of UTF-8.
    func writeLine(_ line: [UInt8]) throws {
        bytes.append(contentsOf: line)
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > 1 << 16 { try flush() }
    }

    func flush() throws {
        var written = 0
        defer { bytes.removeAll(keepingCapacity: true) }
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                Foundation.write(
                    descriptor, all.baseAddress.map { $0 + written }, all.count - written)
            }
            if count >= 0 {
                written += count
            } else if errno == EPIPE {
                throw OutputClosed()
            } else if errno != EINTR {
                throw CommandError.outputFailed(reason: String(cString: strerror(errno)))
            }
        }
    }
}

/// What a person is told besides the results: on standard error, never among the data.
enum Notes {
    /// Tells a text, which may quote file names and queries.
    static func write(_ text: String) {
        show("newsfind: \(StyledText.harmless(text))\n")
    }

    /// Tells that another program holds the archive.
    static func waiting() {
        write("another program is writing the archive; waiting for it to finish")
    }

    /// Shows a text as it is; whether anybody sees it changes nothing.
    static func show(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
