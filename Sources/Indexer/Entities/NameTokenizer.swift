/// Cuts text into ``NameToken``s and line segments in one pass over its bytes.
///
/// Works on a `Span`, so every access is checked and no unsafe code is needed.
struct NameTokenizer {
    typealias Gap = NameToken.Gap
    typealias Traits = NameToken.Traits

    /// Names longer than this are no names.
    static let longestWord = 40

    private(set) var tokens: [NameToken] = []
    private(set) var segments: [NameSegment] = []
    /// Hashes of all words written with a small first letter.
    private(set) var smallWords: NameHashSet

    private let lexicon: NameLexicon?
    private var gap: Gap = [.line]
    private var lineStart = 0
    private var segment = SegmentCount()

    fileprivate struct SegmentCount {
        var firstToken = 0
        var capitals = 0
        var shouted = 0
        var longSmall = 0
        var endsInStop = false
        var isHeadline = false
    }

    /// Reads all of `bytes`. The lexicon tells which abbreviations own their period; without one
    /// none does, which is how the lexicon reads its own lists.
    init(_ bytes: Span<UInt8>, lexicon: NameLexicon?, isHeadline: Bool = false) {
        self.lexicon = lexicon
        segment.isHeadline = isHeadline
        smallWords = NameHashSet(expected: min(bytes.count / 12, 4096))
        tokens.reserveCapacity(bytes.count / 5 + 4)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x20 {
                gap.insert(.space)
                index += 1
            } else if byte &- 0x61 < 26, let next = scanSmallWord(bytes, from: index) {
                index = next
            } else if NameScalars.isLetter(byte) {
                index = scanWord(bytes, from: index)
            } else if byte >= 0x80 {
                index = scanWide(bytes, from: index)
            } else if NameScalars.isDigit(byte) {
                index = scanNumber(bytes, from: index)
            } else {
                index = scanGap(byte, bytes, at: index)
            }
        }
        segment.endsInStop = gap.contains(.stop)
        closeSegment()
    }

    // MARK: - Words

    private mutating func scanWord(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var word = Word(start: start)
        word.scan(bytes, lexicon: lexicon)
        append(word, firstByte: bytes[start])
        return word.next
    }

    /// Takes a word of small letters of ASCII, as most are; nil if there is more to it.
    @inline(__always)
    private mutating func scanSmallWord(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var hash = NameHash.seed
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            guard byte &- 0x61 < 26 else {
                let mayGoOn = byte >= 0x80 || byte == 0x27 || NameScalars.isLetter(byte)
                if mayGoOn || NameScalars.isDigit(byte) { return nil }
                break
            }
            hash = NameHash.adding(byte, to: hash)
            index += 1
        }
        append(
            start..<index, hash: hash,
            traits: index - start > Self.longestWord ? [.small, .junk] : [.small],
            firstByte: bytes[start])
        gap = []
        return index
    }

    private mutating func scanWide(_ bytes: Span<UInt8>, from start: Int) -> Int {
        let (scalar, length) = NameScalars.decode(bytes, at: start)
        switch NameScalars.classify(scalar) {
        case .upper, .lower, .uncased: return scanWord(bytes, from: start)
        case .space: gap.insert(.space)
        case .mark: break
        case .quote, .apostrophe: gap.insert(.quote)
        case .stop: gap.insert(.stop)
        case .hyphen: gap.insert(.hyphen)
        case .other: gap.insert(.other)
        }
        return start + length
    }

    private mutating func scanNumber(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count
            && (NameScalars.isLetter(bytes[index]) || NameScalars.isDigit(bytes[index]))
        {
            index += 1
        }
        let traits: Traits = [.number]
        tokens.append(
            NameToken(
                start: UInt32(start), end: UInt32(index), hash: 1, gap: gap, traits: traits,
                firstByte: bytes[start]))
        gap = []
        return index
    }

    private mutating func append(_ word: Word, firstByte: UInt8) {
        append(
            word.start..<word.end, hash: word.hash, traits: word.traits, firstByte: firstByte)
        gap = word.endsQuoted ? [.quote] : word.isGlued ? [.other] : []
    }

    @inline(__always)
    private mutating func append(
        _ range: Range<Int>, hash: UInt64, traits: Traits, firstByte: UInt8
    ) {
        var traits = traits
        if !gap.isDisjoint(with: [.stop, .line, .quote, .open, .other]) {
            traits.insert(.opensSentence)
        }
        if gap.contains(.mark) { traits.insert(.junk) }
        if traits.contains(.small) {
            smallWords.insert(hash)
            if range.count >= 4 { segment.longSmall += 1 }
        } else if traits.contains(.capital) {
            segment.capitals += 1
            if traits.contains(.allCaps) { segment.shouted += 1 }
        }
        tokens.append(
            NameToken(
                start: UInt32(range.lowerBound), end: UInt32(range.upperBound), hash: hash,
                gap: gap, traits: traits, firstByte: firstByte))
    }

    // MARK: - Gaps

    private mutating func scanGap(_ byte: UInt8, _ bytes: Span<UInt8>, at index: Int) -> Int {
        switch byte {
        case 0x20, 0x09, 0x0d: gap.insert(.space)
        case 0x0a: scanLineEnd(index)
        case 0x2d: gap.insert(.hyphen)
        case 0x2e, 0x21, 0x3f: gap.insert(.stop)
        case 0x2c: gap.insert(.comma)
        case 0x28: gap.insert(.open)
        case 0x29: gap.insert(.close)
        case 0x22, 0x27, 0x60: gap.insert(.quote)
        case 0x26: return scanAmpersand(bytes, at: index)
        case 0x5b, 0x5d: gap.insert(.bracket)
        case 0x40, 0x23, 0x3c: gap.insert(.mark)
        default: gap.insert(.other)
        }
        return index + 1
    }

    /// `&amp;` is what careless scrapers leave of an ampersand.
    private mutating func scanAmpersand(_ bytes: Span<UInt8>, at index: Int) -> Int {
        gap.insert(.ampersand)
        let escaped =
            index + 4 < bytes.count && bytes[index + 1] == 0x61 && bytes[index + 2] == 0x6d
            && bytes[index + 3] == 0x70 && bytes[index + 4] == 0x3b
        return escaped ? index + 5 : index + 1
    }

    /// A line of ordinary width that ends without punctuation is wrapped text, and goes on.
    private mutating func scanLineEnd(_ index: Int) {
        let width = index - lineStart
        lineStart = index + 1
        if (44...100).contains(width) && gap.isSubset(of: [.space, .comma]) {
            gap.insert(.space)
        } else if !gap.contains(.line) {
            segment.endsInStop = gap.contains(.stop)
            gap.insert(.line)
            closeSegment()
        }
    }

    private mutating func closeSegment() {
        let range = segment.firstToken..<tokens.count
        if !range.isEmpty { segments.append(NameSegment(tokens: range, style: segment.style)) }
        segment = SegmentCount(firstToken: tokens.count, isHeadline: segment.isHeadline)
    }
}

extension NameTokenizer.SegmentCount {
    /// Four capitals with hardly a long small word between them carry no information, unless the
    /// line ends like a sentence.
    fileprivate var style: NameSegment.Style {
        if shouted >= 3 && shouted * 3 >= (capitals + longSmall) * 2 { return .shouted }
        let isTitle = longSmall * 4 <= capitals
        if isTitle && (isHeadline || capitals >= 4 && !endsInStop) { return .titleCase }
        return .prose
    }
}
