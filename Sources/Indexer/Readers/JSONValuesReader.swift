/// The objects of a JSON array, or JSON objects one after the other, on as many lines as they like.
///
/// Values are cut by counting brackets outside strings; what is in them is the parser's matter. A
/// value that is never closed, or is too long, costs itself: reading goes on at the next object.
struct JSONValuesReader: ArticleReader {
    private(set) var input: InputBuffer
    /// How many values have been read.
    private(set) var number = 0
    private var isFinished = false
    /// Whether the input is the inside of an array, and what follows the array another's.
    private var isInList = false
    /// How many bytes a value may have. Less once one was broken, as a quote too many or too few
    /// makes text of all that follows.
    private var limit = InputBuffer.recordLimit
    /// How many bytes may still be read a second time, so that time stays linear.
    private var patience = 256 << 20
    let parser: any RecordParser

    init(_ input: InputBuffer, options: ReadOptions) {
        self.input = input
        parser = JSONArticleParser(options: options)
    }

    /// A reader of the rest of an array of which the bracket has been read, up to its other bracket.
    init(inList input: InputBuffer, options: ReadOptions, number: Int) {
        self.init(input, options: options)
        self.number = number
        isInList = true
    }

    mutating func next() throws(ReadError) -> RecordResult? {
        if number == 0 {
            try input.fill(atLeast: 3)
            if input.waiting.starts(with: [0xEF, 0xBB, 0xBF]) { input.drop(3) }
        }
        guard !isFinished, try skipToValue() else { return nil }
        number += 1
        var scan = ValueScan()
        while true {
            let length = input.waiting.withUnsafeBufferPointer { scan.end(in: $0) }
            if let length {
                guard ValueScan.isValue(input.waiting.prefix(length)) else {
                    return try skipBroken(scan, .invalidJSON("text stands between the values"))
                }
                return .record(RawRecord(bytes: input.take(length), position: number))
            }
            if scan.isBroken {
                return try skipBroken(
                    scan, .invalidJSON("a quote or a bracket is missing or too many"))
            }
            if input.count > limit {
                return try skipBroken(scan, .tooLong(limit: limit))
            }
            guard try input.fill() else {
                return try skipBroken(
                    scan, .invalidJSON("the value is not closed before the file ends"))
            }
        }
    }

    /// Drops white space, commas and the brackets of the outer array; false at the end.
    private mutating func skipToValue() throws(ReadError) -> Bool {
        while true {
            let marks = input.waiting.prefix { byte in
                byte.isJSONSpace || byte == UInt8(ascii: ",")
                    || !isInList && (byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]"))
            }
            input.drop(marks.count)
            if isInList, input.waiting.first == UInt8(ascii: "]") {
                input.drop(1)
                isFinished = true
                return false
            }
            if input.count > 0 { return true }
            guard try input.fill() else { return false }
        }
    }

    /// Drops the value that begins here, up to where the next object seems to begin.
    private mutating func skipBroken(
        _ scan: ValueScan, _ reason: SkipReason
    ) throws(ReadError) -> RecordResult {
        limit = 4 << 20
        patience -= scan.index
        isFinished = patience < 0
        var isAtEnd = isFinished
        while !isAtEnd {
            let start = input.waiting.withUnsafeBufferPointer { ValueScan.nextObject(in: $0) }
            if let start {
                input.drop(start)
                break
            }
            // What stands before and behind an opening brace is looked at, too.
            input.drop(input.count - ValueScan.context)
            isAtEnd = try !input.fill()
        }
        if isAtEnd { input.drop(input.count) }
        return .skipped(position: number, reason)
    }
}

extension ArticleFormat {
    static let jsonValues = ArticleFormat(
        name: "JSON", summary: "an array of objects, or objects one after the other",
        of: { start in
            JSONValuesReader.opensArray(start.text)
                || JSONValuesReader.opensObject(start.text)
                    && (JSONValuesReader.isSpread(start.firstLine)
                        && start.firstLine.count < start.text.count
                        || JSONValuesReader.hasNeighbour(start.firstLine))
        },
        reader: { JSONValuesReader($0, options: $1) })
}

extension JSONValuesReader {
    /// Whether the text opens with an object's brace.
    static func opensObject(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "{") else { return false }
        let next = text.dropFirst().first { !$0.isJSONSpace }
        return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}") || next == nil
    }

    /// Whether the text opens with an array's bracket, not with one of prose.
    static func opensArray(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "[") else { return false }
        guard let next = text.dropFirst().first(where: { !$0.isJSONSpace }) else { return true }
        return [UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "[")].contains(next)
            || (next == UInt8(ascii: "\"") && text.contains(UInt8(ascii: "]")))
    }

    /// Whether behind the object that begins this line comes another one.
    static func hasNeighbour(_ line: ArraySlice<UInt8>) -> Bool {
        var scan = ValueScan()
        guard let length = line.withUnsafeBufferPointer({ scan.end(in: $0) }) else { return false }
        return line.dropFirst(length).first { !$0.isJSONSpace } == UInt8(ascii: "{")
    }

    /// Whether an object that begins on this line goes on on the next.
    static func isSpread(_ line: ArraySlice<UInt8>) -> Bool {
        guard let last = line.last(where: { !$0.isJSONSpace }) else { return false }
        return [UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ",")].contains(last)
    }
}

/// Finds where a JSON value ends; goes on where it stopped when more bytes have come.
private struct ValueScan {
    /// How many bytes have been looked at.
    private(set) var index = 0
    private var depth = 0
    /// Which of the innermost 64 levels are objects, the innermost in the lowest bit.
    private var braces: UInt64 = 0
    private var isInString = false
    private var isEscaped = false
    /// A letter stands where none can be, or a bracket where a brace must be: a quote or a brace is
    /// missing or too many, and what looks like text is not.
    private(set) var isBroken = false

    /// The length of the value; nil if its end is not among the bytes yet, or if it is broken.
    mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        while index < bytes.count, !isBroken {
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
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                braces = braces << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // An object that is closed by a bracket has lost its brace.
                isBroken =
                    1...64 ~= depth && (braces & 1 == 1) != (byte == UInt8(ascii: "}"))
                if isBroken { continue }
                braces >>= 1
                depth -= 1
                if depth == 0 { return index }
                // The outer array ends behind a bare value such as a number; a brace that closes
                // nothing is no value.
                if depth < 0 { return max(1, index - 1) }
            case UInt8(ascii: "A")...UInt8(ascii: "z") where depth > 0:
                // true, false, null, NaN, Infinity, 1e9.
                isBroken = !"trufalsenNIityE".utf8.contains(byte)
            case UInt8(ascii: ",") where depth == 0, 0x20 where depth == 0, 0x0A where depth == 0:
                return index - 1
            default: break
            }
        }
        return nil
    }

    /// Whether these bytes can be a value, not what stands around one.
    static func isValue(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch bytes.first ?? 0 {
        case UInt8(ascii: "{"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "\""):
            // With a quote too many, the marks between two strings look like a string.
            !bytes.dropFirst().drop(while: \.isJSONSpace).starts { "{}[],:".utf8.contains($0) }
        default:
            ["true", "false", "null", "NaN", "Infinity"].contains { bytes.starts(with: $0.utf8) }
        }
    }

    /// How many bytes around a brace ``nextObject(in:)`` may have to see.
    static let context = 512

    /// Where the next object begins: at an opening brace before a quote that stands on a new line,
    /// or behind another object's end.
    static func nextObject(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        for start in bytes.indices.dropFirst() where bytes[start] == UInt8(ascii: "{") {
            let inside = bytes[(start + 1)...].prefix(context / 2).first { !$0.isJSONSpace }
            guard inside == UInt8(ascii: "\"") else { continue }
            var before = bytes[..<start].suffix(context / 2)
            func dropSpace() -> Bool {
                let count = before.reversed().prefix(while: \.isJSONSpace).count
                defer { before = before.dropLast(count) }
                return before.suffix(count).contains(0x0A)
            }
            if dropSpace() { return start }
            if before.last == UInt8(ascii: ",") {
                before = before.dropLast()
                if dropSpace() { return start }
            }
            if before.last == UInt8(ascii: "}") || before.last == UInt8(ascii: "]") { return start }
        }
        return nil
    }
}

extension Collection {
    /// Whether there is a first element and it is so.
    fileprivate func starts(_ isSo: (Element) -> Bool) -> Bool { first.map(isSo) ?? false }
}
