/// The objects of a JSON array, or JSON objects one after the other, on as many lines as they like.
///
/// Values are cut by counting brackets outside strings; what is in them is the parser's matter.
struct JSONValuesReader: ArticleReader {
    private var input: InputBuffer
    private var number = 0
    private var isFinished = false
    let parser: any RecordParser

    init(_ input: InputBuffer, options: ReadOptions) {
        self.input = input
        parser = JSONArticleParser(options: options)
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        guard !isFinished, try skipToValue() else { return nil }
        number += 1
        var scan = ValueScan()
        while true {
            let waiting = input.waiting
            if let length = waiting.withUnsafeBufferPointer({ scan.end(in: $0) }) {
                return .record(RawRecord(bytes: input.take(length), position: number))
            }
            if input.count > InputBuffer.recordLimit {
                isFinished = true
                return .skipped(position: number, .tooLong(limit: InputBuffer.recordLimit))
            }
            guard try input.fill() else {
                isFinished = true
                return .skipped(
                    position: number, .invalidJSON("the value is not closed before the file ends"))
            }
        }
    }

    /// Drops white space, commas and the brackets of the outer array; false at the end.
    private mutating func skipToValue() throws(ReadError) -> Bool {
        while true {
            let marks = input.waiting.prefix { byte in
                byte.isJSONSpace || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "[")
                    || byte == UInt8(ascii: "]")
            }
            input.drop(marks.count)
            if input.count > 0 { return true }
            guard try input.fill() else { return false }
        }
    }
}

/// Finds where a JSON value ends; goes on where it stopped when more bytes have come.
private struct ValueScan {
    private var index = 0
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// The length of the value, or nil if its end is not among the bytes yet.
    mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                    if depth == 0 { return index }
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return index }
                // The outer array ends behind a bare value such as a number.
                if depth < 0 { return index - 1 }
            case UInt8(ascii: ",") where depth == 0, 0x20 where depth == 0, 0x0A where depth == 0:
                return index - 1
            default: break
            }
        }
        return nil
    }
}
