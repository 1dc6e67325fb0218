internal import Analysis

/// A passage of a text and what lights up in it; never markup.
///
/// The text is just as it stands in the article: nothing is cut out of it or put into it.
public struct Snippet: Hashable, Sendable {
    /// The passage.
    public var text: String
    /// Where it begins in the article's body, in Unicode scalars.
    public var offset: Int
    /// What matched, in Unicode scalars of ``text``: in order, without overlap, a phrase as one.
    public var highlights: [Range<Int>]
    /// Whether the body goes on before and behind the passage.
    public var continuesBefore: Bool, continuesAfter: Bool

    /// How long a passage is if nothing else is asked for, in Unicode scalars.
    public static let defaultLength = 280

    /// The passage of a body that shows most of what was looked for.
    ///
    /// The passage holds the most different phrases, longer ones counting more, and begins and
    /// ends with a sentence where there is room. Without any match it is the beginning.
    ///
    /// - Parameters:
    ///   - body: The stored text.
    ///   - phrases: The phrases of the query, as folded terms.
    ///   - length: Roughly how long the passage may be, in Unicode scalars. A phrase is shown
    ///     whole, however long it is.
    public init(of body: String, for phrases: [[String]], length: Int = Self.defaultLength) {
        let matches = PhraseMatcher(phrases).matches(in: body)
        let passage = Passage.best(of: matches, phrases: phrases, in: body, length: length)
        self.init(body, range: passage, matches: matches)
    }

    private init(_ body: String, range: Range<Int>, matches: [PhraseMatcher.Match]) {
        let utf8 = body.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(start, offsetBy: range.count)
        text = String(body[start..<end])
        offset = body[..<start].unicodeScalars.count
        continuesBefore = body[..<start].contains { !$0.isWhitespace }
        continuesAfter = body[end...].contains { !$0.isWhitespace }
        let inside = matches.filter {
            range.contains($0.range.lowerBound) && $0.range.upperBound <= range.upperBound
        }
        highlights = Highlights.scalars(
            of: inside.map {
                $0.range.lowerBound - range.lowerBound..<$0.range.upperBound - range.lowerBound
            },
            in: text)
    }
}

/// Ranges that light up.
public enum Highlights {
    /// All matches of phrases in a text, in Unicode scalars of it: in order, without overlap.
    public static func of(_ phrases: [[String]], in text: String) -> [Range<Int>] {
        scalars(of: PhraseMatcher(phrases).matches(in: text).map(\.range), in: text)
    }

    /// Byte ranges, sorted, joined where they overlap, and counted in Unicode scalars.
    static func scalars(of ranges: [Range<Int>], in text: String) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        var result: [Range<Int>] = []
        var scalars = 0
        var byte = 0
        var bounds = joined.flatMap { [$0.lowerBound, $0.upperBound] }[...]
        var counted: [Int] = []
        for value in text.utf8 {
            while bounds.first == byte {
                counted.append(scalars)
                bounds = bounds.dropFirst()
            }
            if bounds.isEmpty { break }
            byte += 1
            // Counts a scalar behind its last byte: at the next one's first.
            if value & 0xC0 != 0x80 { scalars += 1 }
        }
        while !bounds.isEmpty {
            counted.append(scalars)
            bounds = bounds.dropFirst()
        }
        for index in stride(from: 0, to: counted.count - 1, by: 2) {
            result.append(counted[index]..<counted[index + 1])
        }
        return result
    }
}
