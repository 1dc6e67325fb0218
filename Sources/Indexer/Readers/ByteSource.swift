#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Bytes, from a file or out of another source.
protocol ByteSource: AnyObject {
    /// Reads at most as many bytes as `buffer` holds; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int
}

/// A source that can be read on behind what is damaged.
protocol ResumableSource: ByteSource {
    /// Goes on behind what failed last; false if there is nothing more that can be read.
    func resume() throws(ReadError) -> Bool
}

/// Where the bytes of a corpus come from: what is unpacked is measured against it.
protocol RootSource: ByteSource {
    /// How many bytes have been read.
    var position: Int { get }
}

/// A file, or standard input. Counts what was read, for the progress bar.
final class FileSource: RootSource {
    private let descriptor: Int32
    private let owned: Bool
    /// The file's size in bytes; 0 if that is not known, as of a pipe.
    let size: Int
    /// How many bytes have been read.
    private(set) var position = 0

    /// Opens a file; `-` is standard input.
    init(path: String) throws(ReadError) {
        if path == "-" {
            descriptor = 0
            owned = false
        } else {
            descriptor = open(SystemPath.bytes(of: path), O_RDONLY | O_CLOEXEC)
            owned = true
            guard descriptor >= 0 else { throw ReadError(errno: errno) }
        }
        var status = stat()
        size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The size of a file in bytes, without opening it; 0 if that is not known.
    static func size(ofFile path: String) -> Int {
        SystemPath.status(of: path).map { Int($0.st_size) } ?? 0
    }

    /// Whether this is a file on a disk, not a pipe, a socket or a device.
    static func isOrdinary(_ path: String) -> Bool {
        SystemPath.status(of: path).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
    }

    deinit { if owned { close(descriptor) } }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 {
                position += count
                return count
            }
            if errno != EINTR { throw ReadError(errno: errno) }
        }
    }
}

extension ReadError {
    init(errno code: Int32) {
        switch code {
        case ENOENT: self = .missing
        case EACCES, EPERM: self = .noPermission
        default: self = .system(String(cString: strerror(code)))
        }
    }
}

/// A source whose first bytes have been looked at already.
final class PrefixedSource: ByteSource {
    private var prefix: ArraySlice<UInt8>
    private let rest: any ByteSource

    init(_ prefix: ArraySlice<UInt8>, then rest: any ByteSource) {
        self.prefix = prefix
        self.rest = rest
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        guard !prefix.isEmpty else { return try rest.read(into: buffer) }
        let count = min(prefix.count, buffer.count)
        buffer.copyBytes(from: prefix.prefix(count))
        prefix = prefix.dropFirst(count)
        return count
    }
}
