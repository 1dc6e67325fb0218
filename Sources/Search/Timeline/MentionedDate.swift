public import Analysis
public import Archive

/// A date that an article mentions, and the passage it stands in.
///
/// ```swift
/// for date in article.mentionedDates { print(date.period, date.passage.text) }
/// ```
public struct MentionedDate: Hashable, Sendable {
    /// The day, month or year meant.
    public var period: DatePeriod
    /// Where it stands: headline or body.
    public var field: Query.Field
    /// The sentence, or as much of it as a passage holds; the date lights up.
    public var passage: Snippet
}

extension DatePeriod {
    /// The days that it touches, counted since 1970, the last not included; nil is without end.
    var days: (from: Int64?, to: Int64?) {
        (start.map(Self.day), end.map { Self.day(of: $0 - 1) + 1 })
    }

    private static func day(of second: Int64) -> Int64 {
        second >= 0 ? second / 86_400 : (second + 1) / 86_400 - 1
    }
}

extension DateMention {
    /// Whether all of it lies in a period.
    func lies(in period: DatePeriod) -> Bool {
        let (from, to) = period.days
        return from.map { days.lowerBound >= $0 } ?? true
            && to.map { days.upperBound <= $0 } ?? true
    }
}

extension Article {
    /// The dates that headline and body mention, field by field, for a tree that asks for any.
    func mentions(for root: Query.Node) -> [[DateMention]] {
        let isAsked = root.filters.contains { if case .mentioned = $0 { true } else { false } }
        guard isAsked else { return [] }
        let scanner = mentionScanner
        return [headline, body].map { scanner.mentions(in: $0) }
    }

    /// The dates that headline and body mention, by time, and where they are alike by place.
    ///
    /// - Complexity: O(*n*) in the text.
    public var mentionedDates: [MentionedDate] {
        let scanner = mentionScanner
        var dates: [MentionedDate] = []
        for (field, text) in [(Query.Field.headline, headline), (.body, body)] {
            for (period, passage) in Self.passages(of: scanner.mentions(in: text), in: text) {
                dates.append(MentionedDate(period: period, field: field, passage: passage))
            }
        }
        let order = dates.enumerated().sorted { one, two in
            let (first, second) = (one.element.period, two.element.period)
            return (first.start ?? 0, first.end ?? 0, one.offset)
                < (second.start ?? 0, second.end ?? 0, two.offset)
        }
        return order.map(\.element)
    }

    /// How far around a date its sentence is looked for, in bytes.
    private static let reach = 600

    private static func passages(
        of mentions: [DateMention], in text: String
    ) -> [(period: DatePeriod, snippet: Snippet)] {
        var counted = text.startIndex
        var scalars = 0
        return mentions.compactMap { mention in
            let window = window(around: mention.range, in: text)
            let part = text[window]
            scalars +=
                text[min(counted, window.lowerBound)..<window.lowerBound].unicodeScalars.count
            scalars -=
                text[window.lowerBound..<max(counted, window.lowerBound)].unicodeScalars.count
            counted = window.lowerBound
            let start = text.utf8.distance(from: text.startIndex, to: window.lowerBound)
            let range = mention.range.lowerBound - start..<mention.range.upperBound - start
            let span = ArticleMatcher.Span(range: range, term: 0, words: 1)
            guard
                var snippet = Snippet.passages(
                    of: String(part), spans: [span], length: Snippet.shorterLength
                ).first
            else { return nil }
            snippet.offset += scalars
            snippet.highlights = snippet.highlights.map {
                $0.lowerBound + scalars..<$0.upperBound + scalars
            }
            return (mention.period, snippet)
        }
    }

    /// The line around a date, cut at whole scalars where it is long.
    private static func window(around range: Range<Int>, in text: String) -> Range<String.Index> {
        let bytes = text.utf8
        var start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        var end = bytes.index(start, offsetBy: range.count)
        for _ in 0..<reach where start > bytes.startIndex {
            let before = bytes.index(before: start)
            if bytes[before] == UInt8(ascii: "\n") { break }
            start = before
        }
        for _ in 0..<reach where end < bytes.endIndex && bytes[end] != UInt8(ascii: "\n") {
            end = bytes.index(after: end)
        }
        while start < end, bytes[start] & 0xC0 == 0x80 { start = bytes.index(after: start) }
        while end < bytes.endIndex, bytes[end] & 0xC0 == 0x80 { end = bytes.index(after: end) }
        return start..<end
    }
}
