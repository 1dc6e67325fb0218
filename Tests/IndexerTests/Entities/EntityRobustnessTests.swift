import TestSupport
import Testing

@testable import Indexer

@Suite struct EntityRobustnessTests {
    @Test(arguments: [
        "", " ", "\n\n\n", ".", "'", "’", "A", "A.", "U.", "U.S.", "'s", "A's", "A-", "-A", "&amp;",
        "A &", "(A", "A (", "[", "R-", "al-", "von", "\u{301}", "🙂", "🙂 Ilse 🙂 Brandt", "\u{feff}A",
        "É", "É’s", "ß", "İstanbul", "\0", "A\0B", "A;B", "Ilse;Brandt met", "O'", "D'", "A.B.C",
    ])
    func `a fragment is read without harm`(text: String) {
        check(headline: text, body: text)
        check(headline: "Seen: \(text)", body: "They saw Ilse \(text) Brandt in \(text)")
    }

    @Test(arguments: [
        "A ", "Aa ", "A.", "A-", "U.S. ", "Ilse ", "von ", "The A of ", "(NATO ", "é", "🙂",
    ])
    func `a text of one repeated word takes linear time`(unit: String) {
        let short = time(String(repeating: unit, count: 15_000 / unit.utf8.count))
        let long = time(String(repeating: unit, count: 240_000 / unit.utf8.count))
        // Sixteen times the text; the slack is for a busy machine, a square would be 256.
        #expect(long < short * 100 + .seconds(1))
    }

    @Test func `a body without blanks is read up to the limit`() {
        check(headline: "", body: String(repeating: "Abcdefghij", count: 300_000))
    }

    @Test func `a body is cut within a character without harm`() {
        check(headline: "", body: "x" + String(repeating: "é", count: 1 << 19))
    }

    @Test func `an article has no more than the most entities`() {
        let letters = Array("bcdfghjklmnp")
        let body = letters.flatMap { a in letters.map { b in "We met Ka\(a)o Ba\(b)un there." } }
        let entities = NewsEntityRecognizer().entities(
            headline: "", body: body.joined(separator: " "), language: "en")
        #expect(entities.count == NewsEntityRecognizer.mostEntities)
    }

    @Test(arguments: 0..<40)
    func `random text gives names made of its words`(seed: UInt64) {
        var random = SeededGenerator(seed: seed &* 7919 + 20_211_223)
        let parts = [
            "Ilse", "Brandt", "NATO", "US", "of", "the", "von", "al-", "Mr.", "President", "Ltd",
            "(", ")", "[", "]", "\"", "'s", "’s", ".", ",", "\n", "\n\n", " ", " ", " ", "&", "-",
            "said", "Trust", "О", "Мир", "é", "É", "🙂", "7", "U.S.", ";", "A", "University", "and",
            "\u{301}", "北京", "May", "Saint", "Moody's", "People's", "<", "@", "Jr.", "in", "Texas",
        ]
        for _ in 0..<60 {
            let count = Int(random.next() % 60)
            let text = (0..<count).map { _ in
                let part = parts[Int(random.next() % UInt64(parts.count))]
                return random.next() % 3 == 0 ? part : part + " "
            }.joined()
            check(headline: String(text.prefix(count / 2)), body: text)
        }
    }

    @Test(arguments: 0..<20)
    func `random bytes repaired to text are read without harm`(seed: UInt64) {
        var random = SeededGenerator(seed: seed &+ 17)
        let bytes = (0..<4000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let text = String(decoding: bytes, as: UTF8.self)
        check(headline: text, body: text)
    }

    private func time(_ body: String) -> Duration {
        ContinuousClock().measure { check(headline: "", body: body) }
    }

    /// What holds for any text: bounded, clean, distinct, and nothing invented: each name is a
    /// canonical one from the lists, or every word of it stands in the text.
    private func check(headline: String, body: String) {
        let entities = NewsEntityRecognizer().entities(
            headline: headline, body: body, language: nil)
        #expect(entities.count <= NewsEntityRecognizer.mostEntities)
        #expect(Set(entities.map(\.name)).count == entities.count)
        let listed = Set(NameLexicon.shared.entities.map(\.name))
        let text = headline + "\n" + body
        for entity in entities {
            #expect(
                !entity.name.isEmpty && !entity.name.contains(where: { ";\n\r\t".contains($0) }))
            #expect(!entity.name.hasPrefix(" ") && !entity.name.hasSuffix(" "))
            #expect(entity.name.split(separator: " ").joined(separator: " ") == entity.name)
            if listed.contains(entity.name) { continue }
            for word in entity.name.split(whereSeparator: { " -&".contains($0) }) {
                #expect(holds(text, word), "\(word) of \(entity.name) is not in \(text)")
            }
        }
    }

    /// By bytes: a combining mark may follow the word in the text.
    private func holds(_ text: String, _ word: Substring) -> Bool {
        let bytes = Array(text.utf8)
        let wanted = Array(word.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { start in
            bytes[start] == first && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
