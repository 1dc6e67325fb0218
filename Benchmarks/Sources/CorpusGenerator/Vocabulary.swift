import Foundation

/// The content words, without end, and how often each is used.
///
/// Frequencies follow the double power law of Gerlach and Altmann (Phys. Rev. X 3, 021006, 2013) with
/// their figures for English: 1/rank among the 7,873 core words, rank^-1.77 beyond them. The head is
/// flattened as by Mandelbrot, because function words are drawn apart. As the tail never ends, new
/// words keep appearing as a corpus grows (Heaps' law).
struct Vocabulary {
    static let topics = 500
    static let wordsPerTopic = 256

    private static let core = 7_873.0
    private static let tailExponent = 1.77
    private static let flattening = 25.0
    /// Ranks below this are spelled out and weighted in tables; the tail is computed.
    private static let tabled = 65_536

    private let spellings: [UInt8]
    private let starts: [UInt32]
    private let frequencies: WeightedTable
    /// The word that likes to follow each word, so that collocations recur.
    private let companions: [UInt32]
    private let topicRanks: [UInt32]
    private let withinTopic: WeightedTable

    init() {
        var spellings: [UInt8] = []
        var starts: [UInt32] = [0]
        for rank in 0..<Self.tabled {
            spellings += Spelling.word(rank: rank)
            starts.append(UInt32(spellings.count))
        }
        self.spellings = spellings
        self.starts = starts

        let atCore = pow(Self.core, Self.tailExponent) / (Self.core + Self.flattening)
        var weights = (1...Self.tabled).map { rank in
            Double(rank) <= Self.core
                ? 1 / (Double(rank) + Self.flattening)
                : atCore * pow(Double(rank), -Self.tailExponent)
        }
        let tail = Self.tailExponent - 1
        weights.append(atCore * pow(Double(Self.tabled), -tail) / tail)
        let frequencies = WeightedTable(weights)
        self.frequencies = frequencies

        var random = Randomness(0, 0x766F_6361_6275_6C61)
        func tabledRank(from first: Int) -> UInt32 {
            while true {
                let rank = frequencies.draw(&random)
                if rank >= first, rank < Self.tabled { return UInt32(rank) }
            }
        }
        companions = (0..<Self.tabled).map { _ in tabledRank(from: 10) }
        topicRanks = (0..<Self.topics * Self.wordsPerTopic).map { _ in tabledRank(from: 100) }
        withinTopic = WeightedTable((0..<Self.wordsPerTopic).map { 1 / (Double($0) + 3) })
    }

    /// The rank, from 0, of a word drawn from the whole language.
    func rank(_ random: inout Randomness) -> Int {
        let rank = frequencies.draw(&random)
        guard rank == Self.tabled else { return rank }
        let beyond = pow(1 - random.unit(), -1 / (Self.tailExponent - 1))
        return Int(min(Double(Self.tabled) * beyond, 5e10))
    }

    /// The rank of a word drawn from a topic.
    func rank(topic: Int, _ random: inout Randomness) -> Int {
        Int(topicRanks[topic * Self.wordsPerTopic + withinTopic.draw(&random)])
    }

    /// The rank of the word that goes with another, or nil for a rare word, which has none.
    func companion(of rank: Int) -> Int? {
        rank < companions.count ? Int(companions[rank]) : nil
    }

    func append(_ rank: Int, to buffer: inout [UInt8]) {
        if rank < Self.tabled {
            buffer += spellings[Int(starts[rank])..<Int(starts[rank + 1])]
        } else {
            buffer += Spelling.word(rank: rank)
        }
    }
}
