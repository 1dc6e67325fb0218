internal import Analysis
internal import Foundation

/// Turns articles into postings: a hash table of terms, each with the doclist that FTS5 would store.
///
/// Rows come in ascending order. A removed or changed row needs the text that was indexed, since
/// FTS5 marks what is no longer true under each of its terms.
///
/// Source: <https://www.sqlite.org/fts5.html#fts5_data_structures> and the comments at the head of
/// SQLite's `ext/fts5/fts5_index.c`, "TERM/DOCLIST FORMAT".
///
/// - Complexity: O(*n*) in the bytes of the texts, and O(*t* log *t*) in the terms to finish.
package struct PostingInverter: ~Copyable {
    /// FTS5 cuts longer terms, in bytes.
    package static let longestTerm = 32_768

    /// A term and the doclist that grows: a line of the processor's cache.
    private struct Term {
        var bytes: UnsafeMutablePointer<UInt8>
        var doclist: UnsafeMutablePointer<UInt8>
        /// The first eight bytes, zero behind the last.
        var head: UInt64
        /// The first and the last row, by their numbers in ``rows``.
        var firstRow: UInt32
        var row: UInt32
        var hash: UInt32
        var count: UInt32
        /// Where the length of the open position list stands.
        var lengthOffset: UInt32
        var position: UInt32
        /// How many rows of the label have the term; the first label that it was met with.
        var rows: UInt32
        var termCount: UInt16
        var label: UInt8
        var column: UInt8
        /// The doclist has 2^`exponent` bytes.
        var exponent: UInt8
        /// Whether the open position list belongs to a row that had the term before.
        var wasIndexed: Bool
    }

    /// A token of the row at hand.
    private struct Token {
        /// Its first eight bytes, zero behind the last.
        var head: UInt64
        var hash: UInt32
        var start: UInt32
        var position: UInt32
        var term: UInt32
        var count: UInt16
        var column: UInt8
        var isOld: Bool
    }

    /// What a posting may take at most: what the length of the last one grows by, the distance to its
    /// row, a length, a column and a position.
    private static let room = 24
    /// A new doclist has 2^`leastExponent` bytes.
    private static let leastExponent: UInt8 = 5

    private let columns: Int
    /// Whether texts are tokens already, with spaces between them.
    private let takesTokens: Bool
    private let analyzer = Analyzer()
    /// ``Analyzer/byteFold``, at a place that is known.
    private let fold: UnsafeMutablePointer<UInt8>
    private var terms: UnsafeMutablePointer<Term>
    private var termCount = 0
    private var termCapacity = 1 << 12
    /// Open addressing: the hash and, below it, one more than the number of a term; 0 if free.
    private var slots: UnsafeMutablePointer<UInt64>
    private var slotCount = 1 << 14
    private var arena = ByteArena()

    private var tokens: UnsafeMutablePointer<Token>
    private var tokenCapacity = 1 << 12
    private var tokenCount = 0
    private var text: UnsafeMutablePointer<UInt8>
    private var textCapacity = 1 << 15
    private var textCount = 0

    private var rows: [PostingRun.RowLength] = []
    private var lengths: [UInt8] = []
    private var rowsGained = 0
    private var label = PostingRun.noLabel
    /// How many rows of other labels than its first have a term, by its number and the label.
    private var otherRows: [UInt64: UInt32] = [:]
    private var tokensGained: [Int]

    /// - Parameters:
    ///   - columns: The number of the table's columns, those that are not indexed included.
    ///   - takesTokens: Whether texts are tokens already, folded, with one space between them.
    package init(columns: Int, takesTokens: Bool = false) {
        precondition(columns < 128, "a column's number takes a byte")
        self.columns = columns
        self.takesTokens = takesTokens
        tokensGained = [Int](repeating: 0, count: columns)
        terms = Self.terms(termCapacity)
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        fold = .allocate(capacity: Analyzer.byteFold.count)
        fold.initialize(from: Analyzer.byteFold, count: Analyzer.byteFold.count)
        tokens = .allocate(capacity: tokenCapacity)
        text = .allocate(capacity: textCapacity)
    }

    private static func terms(_ capacity: Int) -> UnsafeMutablePointer<Term> {
        UnsafeMutableRawPointer.allocate(
            byteCount: capacity * MemoryLayout<Term>.stride, alignment: 64
        ).bindMemory(to: Term.self, capacity: capacity)
    }

    deinit {
        terms.deallocate()
        slots.deallocate()
        tokens.deallocate()
        text.deallocate()
        fold.deallocate()
    }

    /// Whether nothing was added.
    package var isEmpty: Bool { rows.isEmpty }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - texts: One for each column; empty for a column that is not indexed.
    ///   - label: The kind of row it is counted as under its terms; see ``TermCount``.
    package mutating func add(row: Int64, _ texts: [String], label: UInt8 = PostingRun.noLabel) {
        change(row: row, from: nil, to: texts, label: label)
    }

    /// Changes what is indexed of a row.
    ///
    /// - Parameters:
    ///   - old: The texts it was indexed with; nil if it is new.
    ///   - new: Its texts now; nil if it is removed.
    ///   - label: The kind of row it is counted as under its terms now.
    package mutating func change(
        row: Int64, from old: [String]?, to new: [String]?, label: UInt8 = PostingRun.noLabel
    ) {
        precondition(rows.last.map { $0.row < row } ?? true, "rows come in ascending order")
        self.label = label
        let number = UInt32(rows.count)
        tokenCount = 0
        textCount = 0
        if let old {
            rowsGained -= 1
            for (column, text) in old.enumerated() {
                tokensGained[column] -= scan(text, column: column, isOld: true)
            }
        }
        if let new {
            rowsGained += 1
            for column in 0..<columns {
                let count = scan(new[column], column: column, isOld: false)
                tokensGained[column] += count
                Varint.append(UInt64(count), to: &lengths)
            }
        }
        rows.append(PostingRun.RowLength(row: row, end: lengths.count))
        // Two loops, so that the cache misses of the first do not wait for each other.
        for index in 0..<tokenCount { tokens[index].term = UInt32(find(tokens[index])) }
        for index in 0..<tokenCount { post(tokens[index], row: number) }
    }

    /// Gathers the tokens of a column's text and returns how many there are.
    private mutating func scan(_ string: String, column: Int, isOld: Bool) -> Int {
        var string = string
        return string.withUTF8 { bytes in
            takesTokens
                ? takeTokens(bytes, column: UInt8(column), isOld: isOld)
                : scan(bytes, column: UInt8(column), isOld: isOld)
        }
    }

    private mutating func takeTokens(
        _ bytes: UnsafeBufferPointer<UInt8>, column: UInt8, isOld: Bool
    ) -> Int {
        growTokens(by: bytes.count / 2 + 1)
        growText(by: bytes.count + 16)
        let first = tokenCount
        var index = 0
        while index < bytes.count {
            var term = TermBytes(text + textCount)
            repeat {
                term.append(bytes[index])
                index += 1
            } while index < bytes.count && bytes[index] != UInt8(ascii: " ")
            index += 1
            add(&term, position: tokenCount - first, column, isOld)
        }
        return tokenCount - first
    }

    /// The tokens of ``Analyzer``, folded and hashed in one pass.
    private mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, column: UInt8, isOld: Bool
    ) -> Int {
        guard let source = bytes.baseAddress else { return 0 }
        // A token takes a byte and what parts it from the next; folded, none grows by more than half.
        growTokens(by: bytes.count / 2 + 1)
        growText(by: bytes.count + bytes.count / 2 + 16)
        let first = tokenCount
        var index = 0
        while index < bytes.count {
            if fold[Int(source[index])] == 0 {
                index += 1
                continue
            }
            var term = TermBytes(text + textCount)
            var isToken = false
            while index < bytes.count {
                let folded = fold[Int(source[index])]
                if folded < 0x80 {
                    guard folded != 0 else { break }
                    term.append(folded)
                    index += 1
                    isToken = true
                    continue
                }
                guard var rest = analyzer.foldedScalar(bytes, at: &index, isInToken: isToken)
                else { break }
                isToken = true
                while rest != 0 {
                    term.append(UInt8(truncatingIfNeeded: rest))
                    rest >>= 8
                }
            }
            guard isToken else { continue }
            add(&term, position: tokenCount - first, column, isOld)
        }
        return tokenCount - first
    }

    @inline(__always)
    private mutating func add(
        _ term: inout TermBytes, position: Int, _ column: UInt8, _ isOld: Bool
    ) {
        term.finish(longest: Self.longestTerm)
        (tokens + tokenCount).initialize(
            to: Token(
                head: term.head, hash: term.hash, start: UInt32(textCount),
                position: UInt32(position), term: 0, count: UInt16(term.count), column: column,
                isOld: isOld))
        tokenCount += 1
        textCount += term.count
    }

    private mutating func growTokens(by count: Int) {
        guard tokenCount + count > tokenCapacity else { return }
        tokenCapacity = max(tokenCapacity * 2, tokenCount + count)
        let larger = UnsafeMutablePointer<Token>.allocate(capacity: tokenCapacity)
        larger.moveInitialize(from: tokens, count: tokenCount)
        tokens.deallocate()
        tokens = larger
    }

    private mutating func growText(by count: Int) {
        guard textCount + count > textCapacity else { return }
        textCapacity = max(textCapacity * 2, textCount + count)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity)
        memcpy(larger, text, textCount)
        text.deallocate()
        text = larger
    }

    /// The number of a token's term, which is made if it is new.
    @inline(__always)
    private mutating func find(_ token: Token) -> Int {
        let bytes = text + Int(token.start)
        let count = Int(token.count)
        var slot = Int(token.hash) & (slotCount - 1)
        while slots[slot] != 0 {
            if UInt32(truncatingIfNeeded: slots[slot] >> 32) == token.hash {
                let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
                let term = terms + index
                if term.pointee.head == token.head, term.pointee.termCount == token.count,
                    count <= 8 || memcmp(term.pointee.bytes, bytes, count) == 0
                {
                    return index
                }
            }
            slot = (slot + 1) & (slotCount - 1)
        }
        return insert(token, bytes, slot)
    }

    private mutating func insert(
        _ token: Token, _ bytes: UnsafePointer<UInt8>, _ slot: Int
    ) -> Int {
        if termCount == termCapacity {
            let larger = Self.terms(termCapacity * 2)
            larger.moveInitialize(from: terms, count: termCount)
            terms.deallocate()
            terms = larger
            termCapacity *= 2
        }
        let count = Int(token.count)
        let stored = arena.take(count)
        memcpy(stored, bytes, count)
        let index = termCount
        (terms + index).initialize(
            to: Term(
                bytes: stored, doclist: arena.take(exponent: Int(Self.leastExponent)),
                head: token.head, firstRow: 0, row: 0, hash: token.hash, count: 0,
                lengthOffset: .max, position: 0, rows: 0, termCount: token.count, label: label,
                column: 0, exponent: Self.leastExponent, wasIndexed: false))
        slots[slot] = UInt64(token.hash) << 32 | UInt64(index + 1)
        termCount += 1
        if termCount * 2 > slotCount { growSlots() }
        return index
    }

    private mutating func growSlots() {
        slots.deallocate()
        slotCount *= 2
        slots = .allocate(capacity: slotCount)
        slots.initialize(repeating: 0, count: slotCount)
        for index in 0..<termCount {
            let hash = terms[index].hash
            var slot = Int(hash) & (slotCount - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
            slots[slot] = UInt64(hash) << 32 | UInt64(index + 1)
        }
    }

    /// Adds a token to the doclist of its term.
    @inline(__always)
    private mutating func post(_ token: Token, row: UInt32) {
        let term = terms + Int(token.term)
        if Int(term.pointee.count) + Self.room > 1 << Int(term.pointee.exponent) {
            grow(term, for: Int(term.pointee.count) + Self.room)
        }
        if term.pointee.row != row || term.pointee.lengthOffset == .max { open(term, row: row) }
        if token.isOld {
            term.pointee.wasIndexed = true
            return
        }
        if term.pointee.count == term.pointee.lengthOffset + 1 { countRow(token) }
        var end = term.pointee.doclist + Int(term.pointee.count)
        if term.pointee.column != token.column {
            end[0] = 1
            end[1] = token.column
            end += 2
            term.pointee.column = token.column
            term.pointee.position = 0
        }
        end += Varint.write(UInt64(token.position &- term.pointee.position &+ 2), to: end)
        term.pointee.position = token.position
        term.pointee.count = UInt32(end - term.pointee.doclist)
    }

    /// Counts the row under a term that it has.
    @inline(__always)
    private mutating func countRow(_ token: Token) {
        guard label != PostingRun.noLabel else { return }
        let term = terms + Int(token.term)
        if term.pointee.rows == 0 { term.pointee.label = label }
        if term.pointee.label == label {
            term.pointee.rows += 1
        } else {
            otherRows[UInt64(token.term) << 8 | UInt64(label), default: 0] += 1
        }
    }

    /// Begins the position list of a row.
    private mutating func open(_ term: UnsafeMutablePointer<Term>, row: UInt32) {
        if term.pointee.lengthOffset == .max {
            term.pointee.firstRow = row
        } else {
            close(term)
            let end = term.pointee.doclist + Int(term.pointee.count)
            let gap = UInt64(
                bitPattern: rows[Int(row)].row &- rows[Int(term.pointee.row)].row)
            term.pointee.count += UInt32(Varint.write(gap, to: end))
        }
        term.pointee.row = row
        term.pointee.lengthOffset = term.pointee.count
        term.pointee.count += 1
        term.pointee.column = 0
        term.pointee.position = 0
        term.pointee.wasIndexed = false
    }

    /// Writes the length of the open position list before it.
    private mutating func close(_ term: UnsafeMutablePointer<Term>) {
        let start = Int(term.pointee.lengthOffset)
        let count = Int(term.pointee.count) - start - 1
        let length = UInt64(count) << 1 | (term.pointee.wasIndexed ? 1 : 0)
        let extra = Varint.length(length) - 1
        if extra > 0 {
            // One byte was kept for it; there is to be room for what follows too.
            if Int(term.pointee.count) + extra + Self.room > 1 << Int(term.pointee.exponent) {
                grow(term, for: Int(term.pointee.count) + extra + Self.room)
            }
            let first = term.pointee.doclist + start + 1
            memmove(first + extra, first, count)
            term.pointee.count += UInt32(extra)
        }
        _ = Varint.write(length, to: term.pointee.doclist + start)
    }

    private mutating func grow(_ term: UnsafeMutablePointer<Term>, for count: Int) {
        let old = Int(term.pointee.exponent)
        var exponent = old + 1
        while 1 << exponent < count { exponent += 1 }
        let larger = arena.take(exponent: exponent)
        memcpy(larger, term.pointee.doclist, Int(term.pointee.count))
        arena.give(term.pointee.doclist, exponent: old)
        term.pointee.doclist = larger
        term.pointee.exponent = UInt8(exponent)
    }

    /// The postings of all rows; the inverter is used up.
    package consuming func finished() -> PostingRun {
        var order: [(head: UInt64, term: Int32)] = []
        order.reserveCapacity(termCount)
        var size = 0
        for index in 0..<termCount {
            close(terms + index)
            size += PostingRun.Entry.headCount
            size += Int(terms[index].termCount) + Int(terms[index].count)
            order.append((terms[index].head.byteSwapped, Int32(index)))
        }
        let terms = terms
        order.sort { one, two in
            if one.head != two.head { return one.head < two.head }
            let (a, b) = (terms[Int(one.term)], terms[Int(two.term)])
            return UnsafeRawBufferPointer(start: a.bytes, count: Int(a.termCount)).precedes(
                UnsafeRawBufferPointer(start: b.bytes, count: Int(b.termCount)))
        }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = size
            guard var next = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
            for (_, index) in order {
                let term = terms[Int(index)]
                PostingRun.Entry.writeHead(
                    to: next, term: Int(term.termCount), doclist: Int(term.count),
                    firstRow: rows[Int(term.firstRow)].row, lastRow: rows[Int(term.row)].row,
                    rows: term.rows, label: term.label)
                next += PostingRun.Entry.headCount
                memcpy(next, term.bytes, Int(term.termCount))
                next += Int(term.termCount)
                memcpy(next, term.doclist, Int(term.count))
                next += Int(term.count)
            }
        }
        let otherCounts = otherRows.map { key, rows in
            let term = terms[Int(key >> 8)]
            return TermCount(
                term: [UInt8](UnsafeBufferPointer(start: term.bytes, count: Int(term.termCount))),
                label: UInt8(key & 0xFF), rows: Int(rows))
        }
        return PostingRun(
            otherCounts: otherCounts, terms: termCount, rowsGained: rowsGained,
            tokensGained: tokensGained, bytes: bytes,
            rows: rows, lengths: lengths)
    }
}
