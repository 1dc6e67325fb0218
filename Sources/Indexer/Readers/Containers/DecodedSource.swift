internal import CBrotli

/// Undoes a compression, part by part.
protocol StreamDecoder: AnyObject {
    /// Takes from the front of the input and writes to the front of the output as far as both go.
    ///
    /// - Returns: true where the compressed data may end.
    func decode(
        _ input: inout UnsafeRawBufferPointer, to output: inout UnsafeMutableRawBufferPointer
    ) throws(ReadError) -> Bool
}

extension StreamDecoder {
    /// Whether bytes may be a compressed stream or its start where that has no mark of its own:
    /// whether they can be uncompressed without an error and are not more than that. Text cannot.
    /// The decoder is used up.
    func canDecode(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var input = bytes
        var scratch: [UInt8] = Array(repeating: 0, count: 1 << 16)
        var (hasEnded, isSound) = (false, true)
        while isSound, !hasEnded, !input.isEmpty {
            scratch.withUnsafeMutableBytes { all in
                var output = all
                do throws(ReadError) {
                    hasEnded = try decode(&input, to: &output)
                } catch {
                    isSound = false
                }
            }
        }
        return isSound && input.isEmpty
    }
}

/// The bytes behind a compression, as far as they can be uncompressed; the error comes after them.
final class DecodedSource: ByteSource {
    private let source: any ByteSource
    private let decoder: any StreamDecoder
    private let meter: ExpansionMeter
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    private var input = UnsafeRawBufferPointer(start: nil, count: 0)
    private var mayEnd = false
    private var isAtEnd = false
    private var error: ReadError?

    /// - Parameter meter: Counts what is unpacked.
    init(_ source: any ByteSource, _ decoder: any StreamDecoder, meter: ExpansionMeter) {
        self.source = source
        self.decoder = decoder
        self.meter = meter
    }

    deinit { block.deallocate() }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadError) -> Int {
        var output = buffer
        while !isAtEnd {
            decode(to: &output)
            let written = buffer.count - output.count
            try meter.count(written)
            if written > 0 { return written }
            if let error { throw error }
            guard !isAtEnd, input.isEmpty else { continue }
            let count = try source.read(into: block)
            guard count > 0 || mayEnd else { throw .truncated }
            isAtEnd = count == 0
            input = UnsafeRawBufferPointer(rebasing: block.prefix(count))
        }
        return 0
    }

    /// Writes what there is to the output. An error is kept until what came before it has been taken.
    private func decode(to output: inout UnsafeMutableRawBufferPointer) {
        guard error == nil, !(mayEnd && input.isEmpty) else { return }
        let given = input.count
        do throws(ReadError) {
            mayEnd = try decoder.decode(&input, to: &output)
        } catch {
            self.error = error
        }
        // What follows the end is not of the compressed data.
        isAtEnd = mayEnd && given > 0 && input.count == given
    }
}

/// Brotli; a wrapper of its own library.
///
/// Source: <https://brotli.org/decode.html> and RFC 7932.
final class BrotliDecoder: StreamDecoder {
    private let state: OpaquePointer

    init() throws(ReadError) {
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else {
            throw .system("out of memory")
        }
        self.state = state
    }

    deinit { BrotliDecoderDestroyInstance(state) }

    func decode(
        _ input: inout UnsafeRawBufferPointer, to output: inout UnsafeMutableRawBufferPointer
    ) throws(ReadError) -> Bool {
        var (inputCount, outputCount) = (input.count, output.count)
        var next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        var room = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let result = BrotliDecoderDecompressStream(
            state, &inputCount, &next, &outputCount, &room, nil)
        input = UnsafeRawBufferPointer(rebasing: input.suffix(inputCount))
        output = UnsafeMutableRawBufferPointer(rebasing: output.suffix(outputCount))
        guard result != BROTLI_DECODER_RESULT_ERROR else { throw .damaged("bad Brotli data") }
        return result == BROTLI_DECODER_RESULT_SUCCESS
    }
}
