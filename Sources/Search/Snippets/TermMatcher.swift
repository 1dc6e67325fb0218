internal import Analysis

/// Finds the terms of a query in stored text, by the same analysis that indexed it.
struct TermMatcher: Sendable {
    /// A term's place in a text.
    struct Match: Hashable {
        /// Which term, by its number.
        var term: Int
        /// From the first piece's first byte to the last piece's end, in UTF-8 bytes.
        var range: Range<Int>
        /// Its place among the words and characters of the text; that of an emoji is empty.
        var tokens: Range<Int>
        /// Whether it is what was typed, not another form.
        var isExact: Bool
    }

    /// Pieces one after the other that count as a term.
    private struct Pattern {
        var term: Int
        var numbers: [Int]
        var isExact: Bool
        /// What the last piece only begins with.
        var prefix: [UInt8]?
        var isEmoji: Bool
        /// Whether an emoji between its pieces parts them, as in the table of characters.
        var isParted: Bool
    }

    /// A piece that was met.
    private struct Met {
        var number: Int
        var range: Range<Int>
        /// How many pieces of the other kind stand before it, words for an emoji.
        var others: Int
    }

    private var patterns: [Pattern] = []
    /// The numbers of all pieces, so that the text's are compared as numbers.
    private var numbers: [[UInt8]: Int] = [:]
    /// The patterns that end with a piece, by the piece's number.
    private var ending: [Int: [Int]] = [:]
    private var prefixes: [Int] = []
    private var longest = 0
    /// A bit for each length that a piece of a pattern has, and for each first byte, some sharing one.
    private var lengths: UInt64 = 0
    private var initials: UInt64 = 0

    /// - Parameters:
    ///   - terms: The terms; numbers in matches count from the first.
    ///   - expansion: What counts as each.
    init(_ terms: [Query.Term], expansion: Expansion) {
        for (number, term) in terms.enumerated() {
            let isEmoji = term.pieces.allSatisfy { $0.kind == .emoji }
            let typed = term.pieces.map(\.text)
            let isParted = term.pieces.contains { $0.kind != .word }
            add(
                typed, number, isExact: true, isPrefix: term.match == .prefix, isEmoji: isEmoji,
                isParted: isParted)
            // The table of characters has pairs where the text has characters.
            var known: Set = [typed]
            for spelling in expansion.mixed[term] ?? [] where known.insert(spelling).inserted {
                add(
                    spelling, number, isExact: true, isPrefix: term.match == .prefix,
                    isEmoji: false, isParted: true)
            }
            guard !isParted else { continue }
            let plain = typed.map(WordForms.plain)
            for form in expansion.forms[term] ?? [] where known.insert(form.tokens).inserted {
                // By itself: that another term has typed a form makes it no word of this one.
                add(
                    form.tokens, number, isExact: form.tokens.map(WordForms.plain) == plain,
                    isPrefix: form.isPrefix, isEmoji: false, isParted: false)
            }
        }
    }

    private mutating func add(
        _ pieces: [String], _ term: Int, isExact: Bool, isPrefix: Bool, isEmoji: Bool,
        isParted: Bool
    ) {
        let bytes = pieces.map { Array($0.utf8) }
        let whole = isPrefix ? bytes.dropLast() : bytes[...]
        let pattern = Pattern(
            term: term, numbers: whole.map { number(of: $0) }, isExact: isExact,
            prefix: isPrefix ? bytes.last : nil, isEmoji: isEmoji, isParted: isParted)
        longest = max(longest, pieces.count)
        if isPrefix {
            prefixes.append(patterns.count)
        } else if let last = pattern.numbers.last {
            ending[last, default: []].append(patterns.count)
        }
        patterns.append(pattern)
    }

    private mutating func number(of piece: [UInt8]) -> Int {
        lengths |= 1 << UInt64(min(piece.count, 63))
        initials |= 1 << UInt64((piece.first ?? 0) & 63)
        if let number = numbers[piece] { return number }
        numbers[piece] = numbers.count
        return numbers.count - 1
    }

    /// All matches, by where they end.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    func matches(in text: String) -> [Match] {
        guard longest > 0, !text.isEmpty else { return [] }
        var reading = Reading()
        Analyzer().forEachPiece(in: text) { bytes, range, kind, _ in
            read(bytes, range, kind, &reading)
            return true
        }
        return reading.found
    }

    /// What has been read of a text.
    private struct Reading {
        var found: [Match] = []
        /// The last pieces, emoji apart.
        var recent: [Met] = []
        var recentEmoji: [Met] = []
        /// How many pieces there have been, emoji apart.
        var position = 0
        var emoji = 0
    }

    @inline(__always)
    private func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ kind: Piece.Kind,
        _ reading: inout Reading
    ) {
        let mayBeKnown =
            lengths & (1 << UInt64(min(bytes.count, 63))) != 0
            && initials & (1 << UInt64((bytes.first ?? 0) & 63)) != 0
        // Most pieces are neither a term nor needed for one of several.
        if !mayBeKnown, longest == 1, prefixes.isEmpty, kind != .emoji {
            reading.position += 1
            return
        }
        let number = mayBeKnown ? numbers[Array(bytes)] ?? -1 : -1
        if kind == .emoji {
            append(
                Met(number: number, range: range, others: reading.position),
                to: &reading.recentEmoji)
            reading.emoji += 1
        } else {
            append(Met(number: number, range: range, others: reading.emoji), to: &reading.recent)
            reading.position += 1
        }
        if number >= 0 {
            for index in ending[number] ?? [] { match(patterns[index], range, kind, &reading) }
        }
        for index in prefixes {
            guard let prefix = patterns[index].prefix, bytes.starts(with: prefix) else { continue }
            match(patterns[index], range, kind, &reading)
        }
    }

    /// Notes a match of a pattern if its pieces are the last ones.
    private func match(
        _ pattern: Pattern, _ range: Range<Int>, _ kind: Piece.Kind, _ reading: inout Reading
    ) {
        guard pattern.isEmoji == (kind == .emoji) else { return }
        let run = pattern.isEmoji ? reading.recentEmoji : reading.recent
        let count = pattern.numbers.count + (pattern.prefix == nil ? 0 : 1)
        guard run.count >= count else { return }
        let tail = run.suffix(count)
        guard let first = tail.first,
            !pattern.isParted || tail.allSatisfy({ $0.others == first.others }),
            zip(tail, pattern.numbers).allSatisfy({ $0.number == $1 })
        else { return }
        let position = reading.position
        reading.found.append(
            Match(
                term: pattern.term, range: first.range.lowerBound..<range.upperBound,
                tokens: pattern.isEmoji ? position..<position : position - count..<position,
                isExact: pattern.isExact))
    }

    private func append(_ piece: Met, to recent: inout [Met]) {
        // Forgets in blocks, which costs less than one by one.
        if recent.count >= 2 * longest + 64 { recent.removeFirst(recent.count - longest) }
        recent.append(piece)
    }
}
