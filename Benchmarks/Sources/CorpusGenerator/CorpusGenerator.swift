/// Generates news articles as JSON Lines: any number of them in constant memory, always the same ones
/// for the same options.
///
/// ```swift
/// let corpus = CorpusGenerator(articles: 1_000, seed: 1)
/// var line: [UInt8] = []
/// corpus.appendArticle(0, to: &line)
/// ```
///
/// An article is a function of the options and its number alone. That is how a reprint can be made
/// without memory: the earlier article is told again from its number, with small edits.
public struct CorpusGenerator {
    /// How many articles the corpus has; their dates are spread over twenty years.
    public let articles: Int
    /// Another seed gives other articles.
    public let seed: UInt64
    /// The share of articles that reprint an earlier one, 0 to 0.9.
    public let reprints: Double

    private let order: Shuffle?
    private let dates: PublicationDates
    private let storyteller = Storyteller()
    private let outlets = Outlets()

    /// Prepares a corpus.
    ///
    /// - Parameters:
    ///   - articles: How many articles it has, at least 1.
    ///   - seed: Chooses among corpora.
    ///   - reprints: The share of reprints; taken as 0 or 0.9 where it lies outside that range.
    ///   - shuffled: Whether articles come in random order rather than about by date.
    public init(articles: Int, seed: UInt64, reprints: Double = 0.3, shuffled: Bool = false) {
        self.articles = max(articles, 1)
        self.seed = seed
        self.reprints = min(max(reprints, 0), 0.9)
        order = shuffled ? Shuffle(count: max(articles, 1), seed: seed) : nil
        dates = PublicationDates(total: max(articles, 1))
    }

    /// Appends one article as a JSON object and a line feed.
    ///
    /// - Parameter index: Which article of the corpus, in `0 ..< articles`.
    public func appendArticle(_ index: Int, to buffer: inout [UInt8]) {
        let slot = order?[index] ?? index
        let original = original(of: slot)
        // What belongs to this printing, and what belongs to the story.
        var printing = Randomness(seed, UInt64(slot) &* 4 &+ 1)
        var story = Randomness(seed, UInt64(original) &* 4 &+ 2)
        var edits: Randomness? = slot == original ? nil : Randomness(seed, UInt64(slot) &* 4 &+ 3)
        let moment = dates.moment(of: slot, &printing)
        let outlet = outlets.draw(&printing)
        let author = (Spelling.firstName(story.next()), Spelling.lastName(story.next() % 20_000))
        let cast = storyteller.cast(week: dates.day(of: original) / 7, &story)

        buffer += #"{"id":"c"#.utf8
        buffer.append(number: Int(seed))
        buffer.append(0x2D)
        buffer.append(number: slot)
        buffer += #"","headline":""#.utf8
        let headline = buffer.count
        storyteller.appendHeadline(cast, &story, edits: &edits, to: &buffer)
        let slug = Self.slug(buffer[headline...])
        buffer += #"","body":""#.utf8
        storyteller.appendBody(cast, &story, edits: &edits, to: &buffer)
        let precision = printing.unit()
        if precision > 0.03 {
            buffer += #"","date":""#.utf8
            dates.append(moment, precision > 0.25 ? .second : .day, to: &buffer)
        }
        buffer += #"","source":""#.utf8
        buffer += outlet.name
        buffer += #"","url":"https://"#.utf8
        buffer += outlet.domain
        buffer.append(0x2F)
        buffer += slug
        buffer.append(0x2D)
        buffer.append(number: slot)
        if edits == nil || printing.chance(0.5) {
            buffer += #"","author":""#.utf8
            buffer += author.0
            buffer.append(0x20)
            buffer += author.1
        }
        buffer += "\"}\n".utf8
    }

    /// The article that `slot` reprints, directly or through other reprints; itself if it is new.
    func original(of slot: Int) -> Int {
        // Reprints follow within days, most within hours.
        let window = max(articles / 1_500, 20)
        var slot = slot
        while slot > 0 {
            var random = Randomness(seed, UInt64(slot) &* 4)
            guard random.chance(reprints) else { break }
            let delay = random.unit()
            slot -= 1 + Int(Double(min(slot, window) - 1) * delay * delay)
        }
        return slot
    }

    private static func slug(_ headline: ArraySlice<UInt8>) -> [UInt8] {
        headline.compactMap { byte in
            switch byte {
            case 0x41...0x5A: byte + 0x20
            case 0x61...0x7A, 0x30...0x39: byte
            case 0x20: 0x2D
            default: nil
            }
        }
    }
}
