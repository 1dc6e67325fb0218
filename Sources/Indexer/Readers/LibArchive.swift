internal import CLibArchive

/// The files in a zip or tar, or the one file behind a compression; a wrapper of libarchive.
///
/// Every handle of libarchive's is owned here and every result code is looked at.
/// Source: <https://github.com/libarchive/libarchive/wiki/ManPageArchiveRead3>.
final class LibArchive: FileContainer {
    private let handle: OpaquePointer
    private let meter: ExpansionMeter
    private let feed: Feed
    /// What libarchive has uncompressed and nobody has read yet; it lives until the next call.
    private var block: UnsafeRawBufferPointer?
    private var isAtEnd = false

    /// The source and the block that libarchive reads from.
    private final class Feed {
        let source: any ByteSource
        var failure: ReadError?
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 16)
        init(_ source: any ByteSource) { self.source = source }
        deinit { block.deallocate() }
    }

    /// Opens whatever the source holds: zip, tar, or anything else as one file; each compressed
    /// with bzip2, xz, lz4 or not at all. (gzip is ``GzipSource``'s, which saves more of a damaged
    /// file; zstd is ``ZstdDecoder``'s, which knows dictionaries.)
    init(_ source: any ByteSource, meter: ExpansionMeter) throws(ReadError) {
        guard let handle = archive_read_new() else { throw .system("out of memory") }
        self.handle = handle
        self.meter = meter
        feed = Feed(source)
        archive_read_support_filter_bzip2(handle)
        archive_read_support_filter_xz(handle)
        archive_read_support_filter_lz4(handle)
        archive_read_support_format_zip(handle)
        archive_read_support_format_tar(handle)
        archive_read_support_format_empty(handle)
        archive_read_support_format_raw(handle)
        let context = Unmanaged.passUnretained(feed).toOpaque()
        let code = archive_read_open(
            handle, context, nil,
            { _, context, block in
                guard let context else { return -1 }
                let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
                do throws(ReadError) {
                    let count = try feed.source.read(into: feed.block)
                    block?.pointee = UnsafeRawPointer(feed.block.baseAddress)
                    return count
                } catch {
                    feed.failure = error
                    return -1
                }
            }, nil)
        try check(code)
    }

    deinit { archive_read_free(handle) }

    /// The next file's name, empty if the source is not a zip or tar; nil behind the last one.
    func nextFile() throws(ReadError) -> String? {
        block = nil
        while !isAtEnd {
            var entry: OpaquePointer?
            let code = archive_read_next_header(handle, &entry)
            isAtEnd = code == ARCHIVE_EOF
            if isAtEnd { break }
            try check(code)
            guard let entry else { throw .damaged("a file has no header") }
            if archive_format(handle) == ARCHIVE_FORMAT_RAW { return "" }
            // AE_IFREG, a macro with a cast that Swift does not import.
            guard archive_entry_filetype(entry) & 0o170000 == 0o100000 else { continue }
            let path = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
            let name = path.map { String(cString: $0) } ?? "unnamed"
            if !Self.isHidden(name) { return name }
        }
        return nil
    }

    /// Whether a file is one of those that systems leave beside those of people.
    private static func isHidden(_ name: String) -> Bool {
        name.split(separator: "/").last?.hasPrefix(".") == true || name.hasPrefix("__MACOSX/")
    }

    /// Whether this is a zip or tar, known once the first file has been asked for.
    var isContainer: Bool {
        ![ARCHIVE_FORMAT_RAW, ARCHIVE_FORMAT_EMPTY].contains(archive_format(handle))
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        while true {
            if let block, !block.isEmpty {
                let part = block.prefix(buffer.count)
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
                self.block = UnsafeRawBufferPointer(rebasing: block.dropFirst(part.count))
                return part.count
            }
            // Block by block: archive_read_data would lose what it has when an error follows.
            var (start, count, offset): (UnsafeRawPointer?, Int, la_int64_t) = (nil, 0, 0)
            let code = archive_read_data_block(handle, &start, &count, &offset)
            if code == ARCHIVE_EOF { return 0 }
            try check(code)
            try meter.count(count)
            block = UnsafeRawBufferPointer(start: start, count: count)
        }
    }

    private func check(_ code: Int32) throws(ReadError) {
        guard code < ARCHIVE_WARN else { return }
        if let failure = feed.failure { throw failure }
        let detail = archive_error_string(handle).map { String(cString: $0) } ?? "unknown"
        // The latter is what liblzma says.
        let isTruncated = ["truncated", "no progress is possible"].contains {
            detail.lowercased().contains($0)
        }
        throw isTruncated ? .truncated : .damaged(detail)
    }
}
