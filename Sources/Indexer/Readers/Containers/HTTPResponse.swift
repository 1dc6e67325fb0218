/// What a server answered, as it came over the wire and lies in a web archive: RFC 9112.
struct HTTPResponse {
    let status: Int
    let type: MediaType
    private let fields: HeaderFields

    /// Reads status and header; the block then stands at the body.
    ///
    /// - Returns: nil if it is no answer of a web server.
    init?(_ block: BlockSource) throws(ReadError) {
        guard try block.peek(5).elementsEqual("HTTP/".utf8), let header = try block.takeHeader()
        else { return nil }
        let line = header.prefix { $0 != UInt8(ascii: "\n") }
        let words = String(decoding: line, as: UTF8.self).split(separator: " ")
        guard words.count > 1, let status = Int(String(words[1]).oneLine), 100...599 ~= status
        else { return nil }
        self.status = status
        fields = HeaderFields(header.dropFirst(line.count + 1))
        type = MediaType(fields["content-type"])
    }

    /// Why there is no text for a reader in it; nil if there is.
    var kindWithoutNews: String? {
        switch status {
        case 200, 203: break
        case 300..<400: return "redirects"
        case 404, 410: return "pages not found"
        default: return "answers with HTTP status \(status)"
        }
        if codings.count > Self.codingLimit { return "pages compressed again and again" }
        let unread = codings.first(where: Self.unreadCodings.contains)
        return unread.map { "pages compressed with \($0)" }
    }

    /// The body without the chunks and the compression of its transfer.
    ///
    /// Many crawlers undo both and leave the header as it was, so that what is not chunked or
    /// compressed is taken as it is.
    ///
    /// - Parameter meter: Counts what is unpacked.
    func body(_ block: BlockSource, meter: ExpansionMeter) -> any ByteSource {
        var body: any ByteSource = block
        if fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
            body = ChunkedSource(body)
        }
        for coding in codings.reversed() {
            body = UncompressedSource(body, coding: coding, meter: meter)
        }
        return body
    }

    /// How many compressions may lie over each other; curl undoes as many.
    private static let codingLimit = 5
    /// Compressions that cannot be undone here. Servers write much else, such as `none` or `UTF-8`,
    /// over what is not compressed:
    /// <https://www.iana.org/assignments/http-parameters/http-parameters.xhtml#content-coding>.
    private static let unreadCodings: Set<String> = [
        "compress", "x-compress", "bzip2", "x-bzip2", "bzip", "xz", "lzma", "exi", "dcb", "dcz",
        "sdch", "pack200-gzip", "aes128gcm",
    ]

    private var codings: [String] {
        (fields["content-encoding"] ?? "").lowercased().split { $0 == "," || $0 == " " }
            .map(String.init).filter { $0 != "identity" }
    }
}

/// The body of a chunked transfer: RFC 9112, section 7.1.
///
/// From where chunks are no good on the rest is given as it is.
final class ChunkedSource: ByteSource {
    private var input: InputBuffer
    private var state = State.betweenChunks
    private var isFirst = true

    private enum State {
        case betweenChunks, atEnd, plain
        case inChunk(left: Int)
    }

    init(_ source: any ByteSource) { input = InputBuffer(source) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        while true {
            switch state {
            case .atEnd: return 0
            case .plain: return try take(.max, buffer)
            case .inChunk(let left):
                let count = try take(left, buffer)
                state =
                    count == 0
                    ? .atEnd : count == left ? .betweenChunks : .inChunk(left: left - count)
                return count
            case .betweenChunks: try nextChunk()
            }
        }
    }

    private func take(_ most: Int, _ buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int
    {
        if input.count == 0 { _ = try input.fill() }
        let part = input.waiting.prefix(min(most, buffer.count))
        buffer.copyBytes(from: part)
        input.drop(part.count)
        return part.count
    }

    /// Reads the line with the size of a chunk, behind the line end of the last one.
    private func nextChunk() throws(ReadError) {
        try input.fill(atLeast: 64)
        var line = input.waiting.prefix(64)
        if !isFirst { line = line.drop { $0 == 0x0D || $0 == 0x0A } }
        isFirst = false
        let digits = line.prefix { Self.hex($0) != nil }
        guard !digits.isEmpty, digits.count < 15, isEnd(line.dropFirst(digits.count)),
            let end = input.distance(to: 0x0A, from: digits.startIndex - input.waiting.startIndex)
        else {
            state = input.count == 0 ? .atEnd : .plain
            return
        }
        let size = digits.reduce(0) { $0 << 4 | (Self.hex($1) ?? 0) }
        input.drop(end + 1)
        state = size == 0 ? .atEnd : .inChunk(left: size)
    }

    /// Whether this may follow the size: the line's end or an extension, behind blanks that pad it. A
    /// text may begin with `Bad` too.
    private func isEnd(_ rest: ArraySlice<UInt8>) -> Bool {
        let next = rest.first { $0 != 0x20 && $0 != 0x09 }
        return next == 0x0D || next == 0x0A || next == UInt8(ascii: ";")
    }

    private static func hex(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x37
        case 0x61...0x66: Int(byte) - 0x57
        default: nil
        }
    }
}

/// The body of an answer whose header says that it is compressed, if it is.
///
/// It ends where it cannot be uncompressed further: crawlers cut long pages short, and the start of
/// a page is better than none.
final class UncompressedSource: ByteSource {
    private let source: any ByteSource
    private let coding: String
    private let meter: ExpansionMeter
    private var opened: (any ByteSource)?
    private var isAtEnd = false

    init(_ source: any ByteSource, coding: String, meter: ExpansionMeter) {
        self.source = source
        self.coding = coding
        self.meter = meter
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        guard !isAtEnd else { return 0 }
        if opened == nil { opened = try open() }
        do throws(ReadError) {
            return try opened?.read(into: buffer) ?? 0
        } catch {
            isAtEnd = true
            return 0
        }
    }

    /// What undoes a compression without a mark of its own, by the name it has in the header.
    private func unmarked() throws(ReadError) -> (any StreamDecoder)? {
        switch coding {
        case "br": try BrotliDecoder()
        // Many servers leave out the header that zlib has around it.
        case "deflate": try DeflateDecoder()
        default: nil
        }
    }

    /// How much is looked at to tell such a compression from what is not compressed.
    private static let startBytes = 1 << 16

    /// The source behind its compression, or as it is, by its first bytes.
    private func open() throws(ReadError) -> any ByteSource {
        var start = InputBuffer(source)
        try start.fill(atLeast: Self.startBytes)
        let bytes = Array(start.waiting.prefix(4))
        let all = PrefixedSource(start.waiting, then: source)
        guard bytes.count >= 2 else { return all }
        if bytes.starts(with: [0x1F, 0x8B]) { return try GzipSource(all, meter: meter) }
        if bytes == ZstdDecoder.mark { return DecodedSource(all, try ZstdDecoder(), meter: meter) }
        // RFC 1950: the method is 8, and the two bytes are a multiple of 31.
        let isZlib =
            bytes[0] & 0x0F == 8 && bytes[0] >> 4 <= 7
            && (Int(bytes[0]) << 8 | Int(bytes[1])) % 31 == 0
        if isZlib, coding != "br" { return try GzipSource(all, wrapping: .zlib, meter: meter) }
        guard let trial = try unmarked(),
            start.waiting.withUnsafeBytes({ trial.canDecode($0) }), let decoder = try unmarked()
        else { return all }
        return DecodedSource(all, decoder, meter: meter)
    }
}
