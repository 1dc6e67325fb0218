/// A text as UTF-8, whatever its encoding: bytes are given as they are up to the first that is not
/// ASCII; what follows it tells the encoding. In one that shifts between character sets all is ASCII,
/// and the start tells.
final class TextSource: ByteSource {
    private let source: any ByteSource
    private let stated: TextEncoding?
    private var state: State
    /// What has been read and not given yet.
    private var waiting: [UInt8] = []
    private var isAtEnd = false

    /// How many bytes tell the encoding, and how many are converted at once.
    private static let sample = 1 << 16

    private enum State {
        case untold, ascii, utf8
        case other(TextConverter)
    }

    /// A text in units of one byte.
    ///
    /// - Parameter stated: What its server or envelope says, of use where it is not UTF-8.
    init(_ source: any ByteSource, stated: TextEncoding?) {
        self.source = source
        self.stated = stated
        state = stated?.isShifting == true ? .untold : .ascii
    }

    /// A text whose encoding is known.
    init(_ source: any ByteSource, in encoding: TextEncoding) {
        self.source = source
        stated = encoding
        state = TextConverter(encoding).map { .other($0) } ?? .utf8
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        while true {
            switch state {
            case .untold: try decide()
            case .utf8 where waiting.isEmpty: return try source.read(into: buffer)
            case .utf8: return take(buffer)
            case .ascii:
                let count = try source.read(into: buffer)
                let bytes = UnsafeRawBufferPointer(rebasing: buffer.prefix(count))
                guard let place = Self.firstNonASCII(bytes) else { return count }
                waiting = Array(buffer[place..<count])
                try decide()
                if place > 0 { return place }
            case .other(let converter):
                let count = try convert(converter, buffer)
                if count > 0 || (isAtEnd && waiting.isEmpty) { return count }
            }
        }
    }

    /// Where the first byte stands that is not ASCII; eight are looked at at once.
    private static func firstNonASCII(_ bytes: UnsafeRawBufferPointer) -> Int? {
        var index = 0
        while index + 8 <= bytes.count,
            bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
            index += 8
        }
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
        return index < bytes.count ? index : nil
    }

    private func take(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(waiting.count, buffer.count)
        buffer.copyBytes(from: waiting.prefix(count))
        waiting.removeFirst(count)
        return count
    }

    private func decide() throws(ReadError) {
        // What comes before an error is text too; the error comes up again.
        while waiting.count < Self.sample, (try? fill()) == true {}
        let encoding = TextEncoding.of(waiting[...], stated: stated)
        state = encoding == .utf8 ? .utf8 : TextConverter(encoding).map { .other($0) } ?? .utf8
    }

    /// Reads some more; false at the end.
    private func fill() throws(ReadError) -> Bool {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.sample, alignment: 1)
        defer { room.deallocate() }
        let count = try source.read(into: room)
        waiting += room.prefix(count)
        return count > 0
    }

    private func convert(
        _ converter: TextConverter, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(ReadError) -> Int {
        // Half a character may wait for its other half.
        if waiting.count < 64, !isAtEnd { isAtEnd = try !fill() }
        let (read, written) = waiting.withUnsafeBytes {
            converter.convert($0, into: buffer, isLast: isAtEnd)
        }
        waiting.removeFirst(read)
        return written
    }
}
