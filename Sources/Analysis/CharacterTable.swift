/// The character classes and folding of FTS5's `unicode61 remove_diacritics 2`, ready for lookup.
///
/// Source: <https://www.sqlite.org/fts5.html#unicode61_tokenizer>.
struct CharacterTable: Sendable {
    /// What a scalar does to a token.
    enum Class: UInt8, Sendable {
        case separator
        /// Begins and continues a token.
        case token
        /// Continues a token, as a combining mark does.
        case joining
    }

    static let shared = CharacterTable()

    /// Scalars below this are looked up by index; above it there are few ranges and no folding.
    private static let flatCount = 0x20000

    private let classes: [UInt8]
    private let folds: [UInt32]
    private let upperTokenRanges: [ClosedRange<UInt32>]

    private init() {
        var classes = [UInt8](repeating: Class.separator.rawValue, count: Self.flatCount)
        var folds = (0..<UInt32(Self.flatCount)).map { $0 }
        var upper: [ClosedRange<UInt32>] = []
        func mark(_ table: StaticString, as value: Class) {
            HexScanner.forEachItem(in: table) { numbers in
                let first = numbers[0]
                let last = numbers.count > 1 ? numbers[1] : first
                let flat = UInt32(Self.flatCount)
                if last >= flat { upper.append(max(first, flat)...last) }
                for scalar in first..<max(first, min(last + 1, flat)) {
                    classes[Int(scalar)] = value.rawValue
                }
            }
        }
        mark(Unicode61Table.tokenScalars, as: .token)
        upperTokenRanges = upper
        mark(Unicode61Table.joiningScalars, as: .joining)
        HexScanner.forEachItem(in: Unicode61Table.folds) { run in
            for scalar in stride(from: run[0], through: run[1], by: Int(run[2])) {
                folds[Int(scalar)] = run[3] == 0 ? 0 : run[3] + (scalar - run[0])
            }
        }
        self.classes = classes
        self.folds = folds
    }

    func classify(_ scalar: UInt32) -> Class {
        if scalar < Self.flatCount {
            return Class(rawValue: classes[Int(scalar)]) ?? .separator
        }
        return upperTokenRanges.contains { $0.contains(scalar) } ? .token : .separator
    }

    /// The scalar a token holds for `scalar`, or 0 if it is dropped.
    func fold(_ scalar: UInt32) -> UInt32 {
        scalar < Self.flatCount ? folds[Int(scalar)] : scalar
    }
}

/// Reads the hexadecimal tables: items between white space, numbers within an item between marks.
private enum HexScanner {
    static func forEachItem(in table: StaticString, _ body: ([UInt32]) -> Void) {
        table.withUTF8Buffer { bytes in
            var numbers: [UInt32] = []
            var number: UInt32?
            func endNumber() {
                if let value = number { numbers.append(value) }
                number = nil
            }
            for byte in bytes {
                if let digit = Character(Unicode.Scalar(byte)).hexDigitValue {
                    number = (number ?? 0) << 4 | UInt32(digit)
                } else {
                    endNumber()
                    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
                        if !numbers.isEmpty { body(numbers) }
                        numbers.removeAll(keepingCapacity: true)
                    }
                }
            }
            endNumber()
            if !numbers.isEmpty { body(numbers) }
        }
    }
}
