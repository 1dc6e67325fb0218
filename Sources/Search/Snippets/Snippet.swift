internal import Analysis

/// A passage of a text and what lights up in it; never markup.
///
/// The text is just as it stands in the article: nothing is cut out of it or put into it.
public struct Snippet: Hashable, Sendable {
    /// The passage.
    public var text: String
    /// Where it begins in the article's body, in Unicode scalars.
    public var offset: Int
    /// What matched, in Unicode scalars of the article's body: in order, without overlap, a phrase
    /// as one.
    public var highlights: [Range<Int>]
    /// Whether the body goes on before and behind the passage.
    public var continuesBefore: Bool, continuesAfter: Bool

    /// How long a passage is if nothing else is asked for, in Unicode scalars.
    public static let defaultLength = 280
    /// How long each of several passages is.
    public static let shorterLength = 160

    /// What matched, in Unicode scalars of ``text``.
    public var highlightsInText: [Range<Int>] {
        highlights.map { $0.lowerBound - offset..<$0.upperBound - offset }
    }

    /// The passages of a body that show most of what was looked for.
    ///
    /// A passage holds the most different terms, longer phrases counting more, and begins and ends
    /// with a sentence where there is room; each next one shows what the ones before do not.
    /// Without any match it is the beginning of the body.
    ///
    /// - Parameters:
    ///   - body: The stored text.
    ///   - spans: What matched in it.
    ///   - length: Roughly how long a passage may be, in Unicode scalars. A phrase is shown whole,
    ///     however long it is.
    ///   - count: How many passages there are at most.
    static func passages(
        of body: String, spans: [ArticleMatcher.Span], length: Int, count: Int = 1
    ) -> [Snippet] {
        let ranges = Passage.best(of: spans, in: body, length: length, count: count)
        let utf8 = body.utf8
        var snippets: [Snippet] = []
        var (counted, scalars) = (utf8.startIndex, 0)
        for (number, range) in ranges.enumerated() {
            let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
            let end = utf8.index(start, offsetBy: range.count)
            scalars += body[counted..<start].unicodeScalars.count
            counted = start
            let text = String(body[start..<end])
            // First what is inside, then joined: an overlapping match may be cut.
            let inside = Highlights.joined(
                spans.map(\.range).filter {
                    $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound
                })
            let before = number == 0 ? body[..<start] : body[..<start].suffix(1)
            snippets.append(
                Snippet(
                    text: text, offset: scalars,
                    highlights: Highlights.scalars(
                        of: inside.map {
                            $0.lowerBound - range.lowerBound..<$0.upperBound - range.lowerBound
                        }, in: text, from: scalars),
                    continuesBefore: number > 0 || before.contains { !$0.isWhitespace },
                    continuesAfter: body[end...].contains { !$0.isWhitespace }))
        }
        return snippets
    }
}

/// Ranges that light up.
enum Highlights {
    /// Byte ranges in order, joined where they overlap.
    static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// Byte ranges, in order and without overlap, counted in Unicode scalars.
    static func scalars(
        of ranges: [Range<Int>], in text: String, from first: Int = 0
    ) -> [Range<Int>] {
        guard !ranges.isEmpty else { return [] }
        var bounds = ranges.flatMap { [$0.lowerBound, $0.upperBound] }[...]
        var counted: [Int] = []
        var scalars = first
        var byte = 0
        for value in text.utf8 {
            // Counts a scalar at its first byte.
            while bounds.first == byte {
                counted.append(scalars)
                bounds = bounds.dropFirst()
            }
            if bounds.isEmpty { break }
            byte += 1
            if value & 0xC0 != 0x80 { scalars += 1 }
        }
        counted += bounds.map { _ in scalars }
        return stride(from: 0, to: counted.count - 1, by: 2).map { counted[$0]..<counted[$0 + 1] }
    }
}
