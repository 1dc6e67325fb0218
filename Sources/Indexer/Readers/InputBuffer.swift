#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A window on a source that grows until what is looked for is in it.
struct InputBuffer {
    /// One article may have this many bytes; a longer one is skipped, so that memory stays bounded.
    static let recordLimit = 32 << 20
    private static let chunk = 1 << 18
    /// What is read at once has room for so many bytes at least.
    private static let leastRoom = 1 << 16

    private let source: any ByteSource
    /// What has been read and not yet taken is `bytes[start..<end]`.
    private(set) var bytes: [UInt8] = []
    private(set) var start = 0
    private(set) var end = 0
    private var isAtEnd = false
    private var failure: ReadError?

    init(_ source: any ByteSource) { self.source = source }

    /// How many bytes are waiting.
    var count: Int { end - start }

    /// Reads some more; false at the end of the source. What failed once fails again.
    mutating func fill() throws(ReadError) -> Bool {
        if let failure { throw failure }
        guard !isAtEnd else { return false }
        if start > 0, start == end || end + Self.leastRoom > bytes.count {
            bytes.withUnsafeMutableBytes { all in
                guard let base = all.baseAddress else { return }
                memmove(base, base + start, end - start)
            }
            end -= start
            start = 0
        }
        if end + Self.leastRoom > bytes.count {
            let size = max(Self.chunk, 2 * bytes.count)
            bytes = [UInt8](unsafeUninitializedCapacity: size) { room, count in
                _ = room.initialize(from: bytes[..<end])
                room[end...].initialize(repeating: 0)
                count = size
            }
        }
        let room = end..<min(end + Self.chunk, bytes.count)
        let result = bytes.withUnsafeMutableBytes { all in
            Result { () throws(ReadError) in
                try source.read(into: UnsafeMutableRawBufferPointer(rebasing: all[room]))
            }
        }
        guard case .success(let count) = result else {
            if case .failure(let error) = result { failure = error }
            return try fill()
        }
        end += count
        isAtEnd = count == 0
        return count > 0
    }

    /// Reads on behind what failed, where the source knows how; false where it does not. What was
    /// waiting is dropped, being of what is damaged.
    mutating func resume() throws(ReadError) -> Bool {
        guard failure != nil, let source = source as? any ResumableSource, try source.resume()
        else { return false }
        failure = nil
        start = end
        return true
    }

    /// Fills until at least `wanted` bytes wait, or the source ends.
    ///
    /// - Throws: what failed if nothing waits; else it comes up again behind what does.
    mutating func fill(atLeast wanted: Int) throws(ReadError) {
        do throws(ReadError) {
            while count < wanted, try fill() {}
        } catch {
            if count == 0 { throw error }
        }
    }

    /// Drops bytes from the front, as many as there are at most.
    mutating func drop(_ number: Int) { start += max(0, min(number, count)) }

    /// The waiting bytes.
    var waiting: ArraySlice<UInt8> { bytes[start..<end] }

    /// How far from the front the byte next stands, at or behind `from`.
    func distance(to byte: UInt8, from: Int = 0) -> Int? {
        guard from < count else { return nil }
        return bytes.withUnsafeBytes { all -> Int? in
            guard let base = all.baseAddress else { return nil }
            let first = base + start
            guard let found = memchr(first + from, Int32(byte), count - from) else { return nil }
            return UnsafeRawPointer(found) - first
        }
    }

    /// The next line as it waits, at most so many bytes of it; nil at the end of the source.
    mutating func peekLine(within limit: Int) throws(ReadError) -> ArraySlice<UInt8>? {
        while distance(to: UInt8(ascii: "\n")) == nil, count < limit {
            let before = count
            try fill(atLeast: before + 1)
            if count == before { break }
        }
        guard count > 0 else { return nil }
        return waiting.prefix(min(limit, distance(to: UInt8(ascii: "\n")) ?? count))
    }

    /// Takes bytes off the front.
    mutating func take(_ number: Int) -> [UInt8] {
        defer { drop(number) }
        return Array(bytes[start..<start + min(number, count)])
    }

    /// Takes the next line, without its end; nil at the end of the source.
    ///
    /// A line over the limit is read past and given as ``Line/tooLong``.
    mutating func nextLine() throws(ReadError) -> Line? {
        var searched = 0
        while true {
            if let length = distance(to: UInt8(ascii: "\n"), from: searched) {
                var line = take(length)
                drop(1)
                if line.last == UInt8(ascii: "\r") { line.removeLast() }
                return .text(line)
            }
            searched = count
            if count > Self.recordLimit {
                try skipLine()
                return .tooLong
            }
            guard try fill() else { return count > 0 ? .text(take(count)) : nil }
        }
    }

    /// Reads past the end of the current line.
    mutating func skipLine() throws(ReadError) {
        while true {
            if let length = distance(to: UInt8(ascii: "\n")) {
                drop(length + 1)
                return
            }
            drop(count)
            guard try fill() else { return }
        }
    }

    enum Line {
        case text([UInt8])
        case tooLong
    }
}
