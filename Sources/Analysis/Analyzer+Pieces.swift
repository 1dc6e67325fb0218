/// A piece of a text: a word, a character of a script without spaces, or an emoji.
public struct Piece: Hashable, Sendable {
    /// What a piece is.
    public enum Kind: Hashable, Sendable {
        /// A word of letters and digits, as the main index holds it.
        case word
        /// One character of Chinese, Japanese, Korean, Thai, Lao, Khmer or Myanmar.
        case character
        /// An emoji, which has no place in the order of words.
        case emoji
    }

    /// The folded text.
    public var text: String
    /// What it is.
    public var kind: Kind

    /// Creates a piece.
    public init(_ text: String, _ kind: Kind) {
        self.text = text
        self.kind = kind
    }
}

extension Analyzer {
    /// The pieces of a text, in order.
    public func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        forEachPiece(in: text) { bytes, _, kind, _ in
            pieces.append(Piece(String(decoding: bytes, as: UTF8.self), kind))
            return true
        }
        return pieces
    }

    /// Calls `body` with each piece's folded bytes, its range in UTF-8 bytes, what it is, and
    /// whether it follows the piece before it without a gap, until it says no.
    ///
    /// Where a text has neither emoji nor scripts without spaces, its pieces are its tokens. The
    /// bytes are valid only during the call.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public func forEachPiece(
        in text: String,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>, Piece.Kind, _ isGlued: Bool) -> Bool
    ) {
        var text = text
        text.withUTF8 { scan($0, body) }
    }

    /// Scans a text for pieces: tokens, but that characters of scripts without spaces, and emoji,
    /// are parted from words.
    private func scan(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>, Range<Int>, Piece.Kind, Bool) -> Bool
    ) {
        let asciiFold = Self.asciiFold
        let word = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.shortWord)
        defer { word.deallocate() }
        var term: [UInt8] = []
        term.reserveCapacity(64)
        var start = -1
        var end = 0
        var lastEnd = -1
        var index = 0
        /// Gives the piece that was gathered away; false if no more are wanted.
        func give(_ kind: Piece.Kind) -> Bool {
            defer {
                term.removeAll(keepingCapacity: true)
                lastEnd = end
                start = -1
            }
            return term.withUnsafeBufferPointer { body($0, start..<end, kind, start == lastEnd) }
        }
        while index < bytes.count {
            if start < 0 {
                // Most words are of ASCII alone.
                let (from, count) = Self.asciiWord(bytes, from: index, to: word)
                if count > 0 {
                    let piece = UnsafeBufferPointer(rebasing: word.prefix(count))
                    let range = from..<(from + count)
                    guard body(piece, range, .word, from == lastEnd) else { return }
                    lastEnd = range.upperBound
                    index = range.upperBound
                    continue
                }
                index = from
                guard index < bytes.count else { return }
            }
            let first = bytes[index]
            var next = index + 1
            if first < 0x80 {
                let folded = asciiFold[Int(first)]
                if folded != 0 {
                    if start < 0 { start = index }
                    term.append(folded)
                    end = next
                    index = next
                    continue
                }
            } else {
                let scalar = Self.decode(bytes, at: index, next: &next)
                if Scripts.isCharacter(scalar) {
                    if start >= 0, !give(.word) { return }
                    start = index
                    end = next
                    Self.append(table.fold(scalar), to: &term)
                    if !give(.character) { return }
                    index = next
                    continue
                }
                let kind = table.classify(scalar)
                if kind == .token || (kind == .joining && start >= 0) {
                    if start < 0 { start = index }
                    Self.append(table.fold(scalar), to: &term)
                    end = next
                    index = next
                    continue
                }
                if kind == .separator, Scripts.isEmoji(scalar) {
                    if start >= 0, !give(.word) { return }
                    start = index
                    Self.append(scalar, to: &term)
                    end = endOfEmoji(scalar, bytes, from: next, &term)
                    next = end
                    if !give(.emoji) { return }
                    index = next
                    continue
                }
            }
            if start >= 0, !give(.word) { return }
            index = next
        }
        if start >= 0 { _ = give(.word) }
    }

    /// Longer words are taken letter by letter.
    private static let shortWord = 64

    /// Writes the word that comes next if it is a short one of ASCII, whole.
    ///
    /// - Returns: where the next piece begins, and how many bytes the word has; 0 if it is no such word.
    @inline(__always)
    private static func asciiWord(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
        to word: UnsafeMutableBufferPointer<UInt8>
    ) -> (start: Int, count: Int) {
        byteFold.withUnsafeBufferPointer { fold in
            var start = start
            while start < bytes.count, fold[Int(bytes[start])] == 0 { start += 1 }
            var count = 0
            while start + count < bytes.count {
                let folded = fold[Int(bytes[start + count])]
                if folded == 0 { break }
                guard folded < 0x80, count < shortWord else { return (start, 0) }
                word[count] = folded
                count += 1
            }
            return (start, count)
        }
    }

    /// Where an emoji ends that begins with a scalar: behind its colours, its joined parts, or the
    /// second half of a flag, which belongs to its text.
    private func endOfEmoji(
        _ scalar: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
        _ term: inout [UInt8]
    ) -> Int {
        var end = start
        var isJoined = false
        var isFlag = Scripts.isRegionalIndicator(scalar)
        while end < bytes.count, bytes[end] >= 0x80 {
            var next = end + 1
            let scalar = Self.decode(bytes, at: end, next: &next)
            if isFlag, Scripts.isRegionalIndicator(scalar) {
                Self.append(scalar, to: &term)
                isFlag = false
            } else if Scripts.isEmojiModifier(scalar) {
                isJoined = scalar == 0x200D
            } else if isJoined, Scripts.isEmoji(scalar) {
                isJoined = false
            } else {
                break
            }
            end = next
        }
        return end
    }
}
