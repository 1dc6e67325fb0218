internal import Archive

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A temporary file without a name: it is gone when the process is, however that ends.
final class SpillFile {
    private let descriptor: Int32
    private let folder: String
    /// How many bytes have been written.
    private(set) var size = 0

    init(folder: String) throws(ArchiveError) {
        self.folder = folder
        var template = Array("\(folder)/newsfind-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw errno == ENOSPC ? .diskFull(path: folder) : .notWritable(path: folder)
        }
        unlink(template)
    }

    deinit { close(descriptor) }

    /// Writes the encoded bytes behind what is there, and empties the encoder.
    func append(_ encoder: inout SpillEncoder) throws(ArchiveError) {
        var written = 0
        while written < encoder.bytes.count {
            let count = encoder.bytes.withUnsafeBytes { bytes in
                pwrite(
                    descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written,
                    off_t(size + written))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw .diskFull(path: folder)
            }
            written += count
        }
        size += written
        encoder.bytes.removeAll(keepingCapacity: true)
    }

    func read(at offset: Int, count: Int) throws(ArchiveError) -> [UInt8] {
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, count - filled,
                    off_t(offset + filled))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { break }
                filled += got
            }
            failed = filled < count
        }
        if failed { throw .damaged(path: folder, detail: "a temporary file cannot be read back") }
        return bytes
    }
}

/// One sorted run in a spill file, read front to back.
struct SpillRun {
    private static let block = 1 << 17

    private let file: SpillFile
    private var rest: Range<Int>
    private var bytes: ArraySlice<UInt8> = []

    init(file: SpillFile, range: Range<Int>) {
        self.file = file
        rest = range
    }

    mutating func next<Element: Spillable>() throws(ArchiveError) -> Element? {
        guard try fill(8) else { return nil }
        var header = SpillDecoder(bytes)
        let length = Int(header.number())
        guard try fill(8 + length) else { return nil }
        var body = SpillDecoder(bytes.dropFirst(8).prefix(length))
        bytes = bytes.dropFirst(8 + length)
        return Element(from: &body)
    }

    /// Reads until so many bytes wait; false at the end of the run.
    private mutating func fill(_ wanted: Int) throws(ArchiveError) -> Bool {
        guard bytes.count < wanted else { return true }
        let count = min(max(Self.block, wanted - bytes.count), rest.count)
        let more = try file.read(at: rest.lowerBound, count: count)
        rest = rest.dropFirst(count)
        bytes = ArraySlice(Array(bytes) + more)
        return bytes.count >= wanted
    }
}
