import Foundation

/// Writes the headline and the body of one story as the inside of JSON strings.
///
/// A story is a function of its random numbers alone. Passing `edits` rewrites it lightly, as a second
/// newsroom would: the story's own numbers are drawn all the same, so that all else stays word for
/// word.
struct Storyteller {
    /// Who and what a story is about.
    struct Cast {
        var people: [(first: [UInt8], last: [UInt8])] = []
        var places: [[UInt8]] = []
        /// Ranks of words that this story repeats, rare ones among them.
        var keywords: [Int] = []
        var topics: (main: Int, side: Int)
    }

    private static let titles = [
        "President", "Minister", "Mayor", "Senator", "Dr", "Judge", "Coach",
    ]
    .map { Array($0.utf8) }
    private static let paragraph = Array(#"\n\n"#.utf8)
    private static let quote = Array(#"\""#.utf8)

    private let vocabulary = Vocabulary()
    private let runs: [(bytes: [UInt8], words: Int)]
    private let runTable: WeightedTable

    init() {
        runs = FunctionWords.runs.map { run in
            (Array(run.text.utf8), run.text.split(separator: " ").count)
        }
        runTable = WeightedTable(FunctionWords.runs.map(\.weight))
    }

    /// Chooses who and what the next story is about; a week has topics of its own.
    func cast(week: Int, _ random: inout Randomness) -> Cast {
        let current = mixed(UInt64(week) &* 8 &+ UInt64(random.below(8)))
        let main = random.chance(0.6) ? Int(current % UInt64(Vocabulary.topics)) : anyTopic(&random)
        var cast = Cast(topics: (main, anyTopic(&random)))
        for _ in 0..<2 + random.below(4) {
            // A few people are in the news every day, most of them once.
            let number = UInt64(min((pow(1 - random.unit(), -1.1) - 1) * 200, 1e9))
            cast.people.append((Spelling.firstName(mixed(number)), Spelling.lastName(number)))
        }
        for _ in 0..<1 + random.below(3) {
            let nearness = random.unit()
            cast.places.append(Spelling.place(UInt64(nearness * nearness * 3_000)))
        }
        for _ in 0..<10 { cast.keywords.append(vocabulary.rank(&random)) }
        return cast
    }

    func appendHeadline(
        _ cast: Cast, _ random: inout Randomness, edits: inout Randomness?, to buffer: inout [UInt8]
    ) {
        let start = buffer.count
        for index in 0..<3 + random.below(3) {
            if index > 0 { buffer.append(0x20) }
            appendContent(cast, &random, edits: &edits, to: &buffer)
            if random.chance(0.5) {
                buffer.append(0x20)
                buffer += runs[runTable.draw(&random)].bytes
            }
        }
        capitalize(at: start, in: &buffer)
    }

    /// Appends a body of about 450 words: log-normal, with a median of 380.
    func appendBody(
        _ cast: Cast, _ random: inout Randomness, edits: inout Randomness?, to buffer: inout [UInt8]
    ) {
        let length = min(max(Int(380 * exp(0.58 * random.normal())), 20), 8_000)
        if random.chance(0.4) {
            buffer += cast.places[0].map { $0 >= 0x61 && $0 <= 0x7A ? $0 - 0x20 : $0 }
            buffer += [0x20, 0x2D, 0x20]
        }
        var words = 0
        var left = 1 + random.below(3)
        while words < length {
            let start = buffer.count
            words += appendSentence(cast, &random, edits: &edits, to: &buffer)
            if words > 60, edits?.chance(0.03) == true {
                buffer.removeLast(buffer.count - start)
            }
            left -= 1
            if left > 0 {
                buffer.append(0x20)
            } else if words < length {
                buffer += Self.paragraph
                left = 1 + random.below(4)
            }
        }
    }

    /// Appends a sentence and says how many words it has.
    private func appendSentence(
        _ cast: Cast, _ random: inout Randomness, edits: inout Randomness?, to buffer: inout [UInt8]
    ) -> Int {
        let length = 5 + random.below(14) + random.below(14)
        let isQuote = random.chance(0.13)
        if isQuote { buffer += Self.quote }
        let start = buffer.count
        var words = 0
        while words < length {
            if words > 0 {
                if random.chance(0.07) { buffer.append(0x2C) }
                buffer.append(0x20)
            }
            if words > 0 || random.chance(0.6) {
                let run = runs[runTable.draw(&random)]
                buffer += run.bytes
                buffer.append(0x20)
                words += run.words
            }
            words += appendContent(cast, &random, edits: &edits, to: &buffer)
            while words < length, random.chance(0.38) {
                buffer.append(0x20)
                words += appendContent(cast, &random, edits: &edits, to: &buffer)
            }
        }
        capitalize(at: start, in: &buffer)
        if isQuote {
            buffer.append(0x2C)
            buffer += Self.quote
            buffer += " said ".utf8
            buffer += cast.people[random.below(cast.people.count)].last
            words += 2
        }
        buffer.append(0x2E)
        return words
    }

    /// Appends a content word, a name or a number and says how many words it has.
    @discardableResult
    private func appendContent(
        _ cast: Cast, _ random: inout Randomness, edits: inout Randomness?, to buffer: inout [UInt8]
    ) -> Int {
        let kind = random.unit()
        switch kind {
        case ..<0.06: return appendPerson(cast, &random, to: &buffer)
        case ..<0.085:
            buffer += cast.places[random.below(cast.places.count)]
            return 1
        case ..<0.105:
            appendNumber(&random, to: &buffer)
            return 1
        default: break
        }
        let rank: Int
        switch kind {
        case ..<0.30: rank = vocabulary.rank(topic: cast.topics.main, &random)
        case ..<0.36: rank = vocabulary.rank(topic: cast.topics.side, &random)
        case ..<0.42: rank = cast.keywords[random.below(cast.keywords.count)]
        default: rank = vocabulary.rank(&random)
        }
        // What the story draws must not depend on the edits, or the rest would differ too.
        let form = random.unit()
        let hasCompany = random.chance(0.1)
        let written = reworded(rank, &edits)
        vocabulary.append(written, to: &buffer)
        if written < 10_000 { inflect(form, &buffer) }
        guard hasCompany, let companion = vocabulary.companion(of: rank) else { return 1 }
        buffer.append(0x20)
        vocabulary.append(companion, to: &buffer)
        return 2
    }

    /// The word itself or, now and then in a reprint, another.
    private func reworded(_ rank: Int, _ edits: inout Randomness?) -> Int {
        guard var random = edits else { return rank }
        defer { edits = random }
        return random.chance(0.012) ? vocabulary.rank(&random) : rank
    }

    private func appendPerson(
        _ cast: Cast, _ random: inout Randomness, to buffer: inout [UInt8]
    ) -> Int {
        let person = cast.people[random.below(cast.people.count)]
        let form = random.below(10)
        if form < 3 {
            buffer += person.first
            buffer.append(0x20)
        } else if form < 5 {
            buffer += Self.titles[person.last.count % Self.titles.count]
            buffer.append(0x20)
        }
        buffer += person.last
        return form < 5 ? 2 : 1
    }

    private func appendNumber(_ random: inout Randomness, to buffer: inout [UInt8]) {
        switch random.below(6) {
        case 0: buffer.append(number: 1980 + random.below(44))
        case 1:
            buffer.append(number: 1 + random.below(90))
            buffer.append(0x2E)
            buffer.append(number: random.below(10))
        case 2:
            buffer.append(number: 1 + random.below(900))
            buffer.append(0x2C)
            buffer.append(number: random.below(1_000), width: 3)
        default: buffer.append(number: 2 + random.below(random.chance(0.8) ? 60 : 1_000))
        }
    }

    /// Adds -s, -ed or -ing to some words, so that word forms exist.
    private func inflect(_ form: Double, _ buffer: inout [UInt8]) {
        guard form < 0.14, let last = buffer.last else { return }
        switch last {
        case 0x61, 0x65, 0x69, 0x6F, 0x75:
            if form < 0.07 { buffer.append(0x73) }
        default:
            if form < 0.07 {
                buffer.append(0x73)
            } else {
                buffer += (form < 0.11 ? "ed" : "ing").utf8
            }
        }
    }

    private func capitalize(at index: Int, in buffer: inout [UInt8]) {
        guard index < buffer.count, buffer[index] >= 0x61, buffer[index] <= 0x7A else { return }
        buffer[index] -= 0x20
    }

    private func anyTopic(_ random: inout Randomness) -> Int {
        random.below(Vocabulary.topics)
    }
}
