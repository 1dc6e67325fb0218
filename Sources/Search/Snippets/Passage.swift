/// Chooses the passages of a body that are shown.
enum Passage {
    /// The byte ranges of at most `count` passages, in the order of the text.
    ///
    /// Each next passage shows what the ones before do not. Without anything that matched it is the
    /// beginning of the body.
    static func best(
        of spans: [ArticleMatcher.Span], in body: String, length: Int, count: Int
    ) -> [Range<Int>] {
        var body = body
        return body.withUTF8 { bytes in
            let text = PassageText(bytes)
            var passages: [Range<Int>] = []
            var shown: Set<Int> = []
            while passages.count < max(1, count) {
                let gaps = gaps(between: passages, in: bytes.count, spans: spans)
                let best = gaps.compactMap { gap in
                    core(of: spans, in: gap, shown: shown, length: length, text: text).map {
                        (gap: gap, core: $0)
                    }
                }.max { $0.core.value < $1.core.value }
                guard let best else { break }
                let range = text.widened(
                    best.core.range, within: best.gap, toward: length, spans: spans)
                for span in spans where range.contains(span.range.lowerBound) {
                    shown.insert(span.term)
                }
                passages.append(range)
            }
            if passages.isEmpty {
                return [text.widened(0..<0, within: 0..<bytes.count, toward: length, spans: [])]
            }
            return passages.sorted { $0.lowerBound < $1.lowerBound }
        }
    }

    /// Where the next passage may be; what a passage has cut is in none.
    private static func gaps(
        between passages: [Range<Int>], in count: Int, spans: [ArticleMatcher.Span]
    ) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        let longest = spans.reduce(0) { max($0, $1.range.count) }
        var start = 0
        for passage in passages.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if passage.lowerBound > start { gaps.append(start..<passage.lowerBound) }
            start = passage.upperBound
        }
        gaps.append(start..<max(start, count))
        return gaps.map { gap in
            var (start, end) = (gap.lowerBound, gap.upperBound)
            for span in spans[first(of: spans, from: start - longest)...] {
                guard span.range.lowerBound < start else { break }
                start = max(start, span.range.upperBound)
            }
            for span in spans[..<first(of: spans, from: end)].reversed() {
                guard span.range.lowerBound > end - longest else { break }
                if span.range.upperBound > end { end = min(end, span.range.lowerBound) }
            }
            return start..<max(start, end)
        }
    }

    /// The index of the first span that begins at a byte or behind it.
    private static func first(of spans: [ArticleMatcher.Span], from byte: Int) -> Int {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].range.lowerBound < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The spans shown together: as many different terms as fit, the longer phrases first, then as
    /// many spans as fit, then the earliest.
    private static func core(
        of spans: [ArticleMatcher.Span], in gap: Range<Int>, shown: Set<Int>, length: Int,
        text: PassageText
    ) -> (value: Int, range: Range<Int>)? {
        let within = first(of: spans, from: gap.lowerBound)..<first(of: spans, from: gap.upperBound)
        let spans = spans[within].filter { $0.range.upperBound <= gap.upperBound }
        guard let first = spans.first else { return nil }
        var best = (value: 0, range: first.range)
        var counts: [Int: Int] = [:]
        var value = 0
        var start = 0
        // No number of scattered words outweighs a phrase; longer phrases weigh more.
        func weight(_ span: ArticleMatcher.Span) -> Int {
            if shown.contains(span.term) { return 1 }
            return span.words == 1
                ? 1_000 : 1_000_000 * min(span.words, 1_000) * min(span.words, 1_000)
        }
        // A phrase may end behind spans that begin after it.
        var reach = 0
        // Nor may one begin within a span that no longer fits.
        var cutBefore = 0
        for (index, span) in spans.enumerated() {
            reach = max(reach, span.range.upperBound)
            while spans[start].range.lowerBound < span.range.lowerBound,
                spans[start].range.lowerBound < cutBefore
                    || !text.fits(spans[start].range.lowerBound..<reach, in: length)
            {
                let dropped = spans[start]
                cutBefore = max(cutBefore, dropped.range.upperBound)
                counts[dropped.term, default: 0] -= 1
                value -= counts[dropped.term] == 0 ? weight(dropped) : 1
                start += 1
                if dropped.range.upperBound == reach {
                    reach = spans[start...index].reduce(0) { max($0, $1.range.upperBound) }
                }
            }
            counts[span.term, default: 0] += 1
            value += counts[span.term] == 1 ? weight(span) : 1
            if value > best.value {
                best = (value, spans[start].range.lowerBound..<reach)
            }
        }
        return best
    }
}

/// A body's bytes, with what a passage needs to know of them. Works on UTF-8.
struct PassageText {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Whether a range has at most `length` scalars; quick for ranges that plainly have not.
    func fits(_ range: Range<Int>, in length: Int) -> Bool {
        range.count <= length || (range.count <= 4 * length && scalars(range) <= length)
    }

    private func scalars(_ range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// The range with what stands around it, up to `length` scalars in all: back to the beginning
    /// of its sentence or at least of a word, then on to the end of a sentence or word. What
    /// matched is not cut.
    func widened(
        _ core: Range<Int>, within bounds: Range<Int>, toward length: Int,
        spans: [ArticleMatcher.Span]
    ) -> Range<Int> {
        let wide = widened(core, within: bounds, toward: length)
        var (start, end) = (wide.lowerBound, wide.upperBound)
        // In this order, since what no longer fits may bare the middle of what it overlaps.
        for span in spans.reversed()
        where span.range.lowerBound < end && span.range.upperBound > end {
            end = max(core.upperBound, min(end, span.range.lowerBound))
        }
        for span in spans where span.range.lowerBound < start && span.range.upperBound > start {
            start = min(core.lowerBound, max(start, span.range.upperBound))
        }
        while start < core.lowerBound, isSpace(bytes[start]) { start += 1 }
        while end > core.upperBound, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<max(start, end)
    }

    private func widened(
        _ core: Range<Int>, within bounds: Range<Int>, toward length: Int
    ) -> Range<Int> {
        let room = max(0, length - scalars(core))
        let lead = min(room / 2, max(40, room / 2))
        var start = max(bounds.lowerBound, earlier(from: core.lowerBound, by: lead))
        if start > bounds.lowerBound { start = opening(in: start..<core.lowerBound) }
        var end = min(
            bounds.upperBound,
            later(from: core.upperBound, by: room - scalars(start..<core.lowerBound)))
        if end == bounds.upperBound {
            // The end of the body: what is left of the room goes to the front.
            let more = length - scalars(start..<end)
            let front = max(bounds.lowerBound, earlier(from: start, by: max(0, more)))
            start = front == bounds.lowerBound ? front : opening(in: front..<core.lowerBound)
        } else {
            end = closing(in: core.upperBound..<end)
        }
        while start < core.lowerBound, isSpace(bytes[start]) { start += 1 }
        while end > core.upperBound, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<max(end, start)
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private func earlier(from index: Int, by scalars: Int) -> Int {
        var index = index
        var left = scalars
        while index > 0, left > 0 {
            index -= 1
            if bytes[index] & 0xC0 != 0x80 { left -= 1 }
        }
        return index
    }

    private func later(from index: Int, by scalars: Int) -> Int {
        var index = index
        var left = scalars
        while index < bytes.count, left > 0 {
            index += 1
            while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
            left -= 1
        }
        return index
    }

    /// Where to begin within a range: behind its first sentence end, else behind its first space.
    private func opening(in range: Range<Int>) -> Int {
        var afterSpace: Int?
        for index in range where isSpace(bytes[index]) && index + 1 < bytes.count {
            if afterSpace == nil { afterSpace = index + 1 }
            if index > 0, endsSentence(at: index - 1) || bytes[index] == 0x0A { return index + 1 }
        }
        // Text without spaces, such as Chinese, may begin anywhere.
        return afterSpace ?? range.lowerBound
    }

    /// Where to end within a range: behind its last sentence end in the later half, else before
    /// its last space.
    private func closing(in range: Range<Int>) -> Int {
        var index = range.upperBound
        var beforeSpace: Int?
        while index > range.lowerBound {
            index -= 1
            guard isSpace(bytes[index]) else { continue }
            if beforeSpace == nil { beforeSpace = index }
            let isInLaterHalf = index - range.lowerBound > range.count / 2
            guard isInLaterHalf else { break }
            if index > 0, endsSentence(at: index - 1) { return index }
        }
        return beforeSpace ?? range.upperBound
    }

    /// Whether a sentence ends with this byte: a full stop and its kin, perhaps behind a quote.
    private func endsSentence(at index: Int) -> Bool {
        var index = index
        let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")")]
        if quotes.contains(bytes[index]), index > 0 { index -= 1 }
        // ” and ’ are E2 80 9D and E2 80 99.
        if index >= 3, bytes[index - 2] == 0xE2, bytes[index - 1] == 0x80,
            bytes[index] == 0x9D || bytes[index] == 0x99
        {
            index -= 3
        }
        return [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[index])
    }
}
