import Indexer
import TestSupport
import Testing

@Suite struct ExtractionRobustnessTests {
    @Test func `any text gives an article and never loses all of it`() {
        let seed = UInt64.random(in: .min ... .max)
        print("ExtractionRobustnessTests seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let pieces = [
            "\n", "\n\n", "\r\n", " ", " - ", " | ", "©", "© Post / A", ", 1920", ", 23.12.2021",
            ":", "Date:",
            "Title: x", "By ", "\"", "”", "»", "。", "新聞", "…", "\u{FEFF}", "\u{A0}", "🙂", "\u{0}",
            "(Baywire) - ",
            "Comments", "Related stories", "http://a.example/2021/12/23", "we use cookies", "1",
            "The ",
            "The mayor said that it was not the end of the talks and that they would go on. ", "é",
            "я",
        ]
        for _ in 0..<3_000 {
            let count = Int.random(in: 0...40, using: &random)
            let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let article = ArticleExtractor().extract(dump: text)
            let hasWords = text.unicodeScalars.contains { $0.properties.isAlphabetic }
            #expect(!hasWords || !article.body.isEmpty || article.headline != nil, "\(text)")
        }
    }

    @Test func `any scalars are read without a crash`() {
        let seed = UInt64.random(in: .min ... .max)
        print("ExtractionRobustnessTests seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            var text = ""
            for _ in 0..<Int.random(in: 0...300, using: &random) {
                let value =
                    UInt32.random(in: 0...0x10FFFF, using: &random)
                    >> UInt32.random(in: 0...16, using: &random)
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            _ = ArticleExtractor().extract(dump: text)
        }
    }

    @Test func `a line of a megabyte keeps all its prose`() {
        let sentence =
            "The mayor said on 17 December 2021 that it was not the end - or was it | so. "
        let article = ArticleExtractor().extract(dump: String(repeating: sentence, count: 13_000))
        #expect(article.body.utf8.count > 900_000)
    }

    @Test func `sixty thousand short lines are an article`() {
        let text = String(repeating: "Home\nBy A\n23.12.2021\n", count: 20_000)
        #expect(!ArticleExtractor().extract(dump: text).body.isEmpty)
    }
}
