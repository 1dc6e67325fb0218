/// Chooses the passage of a body that is shown.
enum Passage {
    /// The byte range of the passage.
    static func best(
        of matches: [PhraseMatcher.Match], phrases: [[String]], in body: String, length: Int
    ) -> Range<Int> {
        var body = body
        return body.withUTF8 { bytes in
            let text = PassageText(bytes)
            let core = core(of: matches, phrases: phrases, length: length, text: text)
            return text.widened(core ?? 0..<0, toward: length)
        }
    }

    /// The matches shown together: as many different phrases as fit, the longer phrases first,
    /// then as many matches as fit, then the earliest.
    private static func core(
        of matches: [PhraseMatcher.Match], phrases: [[String]], length: Int, text: PassageText
    ) -> Range<Int>? {
        let matches = matches.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard let first = matches.first else { return nil }
        var best = (value: 0, range: first.range)
        var counts = [Int](repeating: 0, count: phrases.count)
        var value = 0
        var start = 0
        // No number of scattered words outweighs a phrase; longer phrases weigh more.
        func weight(_ phrase: Int) -> Int {
            let terms = phrases[phrase].count
            return terms == 1 ? 1_000 : 1_000_000 * terms * terms
        }
        for (index, match) in matches.enumerated() {
            // A phrase may end behind matches that begin after it.
            func reach() -> Int {
                matches[start...index].reduce(0) { max($0, $1.range.upperBound) }
            }
            var end = reach()
            while matches[start].range.lowerBound < match.range.lowerBound,
                !text.fits(matches[start].range.lowerBound..<end, in: length)
            {
                let phrase = matches[start].phrase
                counts[phrase] -= 1
                value -= counts[phrase] == 0 ? weight(phrase) : 1
                start += 1
                end = reach()
            }
            counts[match.phrase] += 1
            value += counts[match.phrase] == 1 ? weight(match.phrase) : 1
            if value > best.value {
                best = (value, matches[start].range.lowerBound..<end)
            }
        }
        return best.range
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
    /// of its sentence or at least of a word, then on to the end of a sentence or word.
    func widened(_ core: Range<Int>, toward length: Int) -> Range<Int> {
        let room = max(0, length - scalars(core))
        let lead = min(room / 2, max(40, room / 2))
        var start = earlier(from: core.lowerBound, by: lead)
        if start > 0 { start = opening(in: start..<core.lowerBound) }
        var end = later(from: core.upperBound, by: room - scalars(start..<core.lowerBound))
        if end == bytes.count {
            // The end of the body: what is left of the room goes to the front.
            let more = length - scalars(start..<end)
            let front = earlier(from: start, by: max(0, more))
            start = front == 0 ? 0 : opening(in: front..<core.lowerBound)
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
