/// Finds the run of lines that holds the article.
///
/// Each line gets a weight, positive for prose; the run with the greatest sum is taken, after
/// Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence
/// Segmentation", WWW 2009. What a line weighs depends on the lines around it as well, after
/// Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features",
/// WSDM 2010.
struct ProseBlock {
    private let lines: [PageLine]

    /// What each line counts for.
    let weights: [Int]

    /// The longest paragraph that may be a teaser, in words.
    private static let teaser: Int32 = 45

    init(_ lines: [PageLine]) {
        self.lines = lines
        weights = lines.indices.map { index in
            let line = lines[index]
            let weight = Self.weight(line)
            guard weight > 0, line.words <= Self.teaser else { return weight }
            // A menu's and a sidebar's lines come again; no author's do.
            if line.times > 1 { return -3 }
            let isTeaser = line.innerEnds == 0 && Self.isAlone(index, lines)
            return isTeaser ? weight / 2 : weight
        }
    }

    /// The best run within a range, from its first to its last prose line; nil without prose.
    func best(in range: Range<Int>) -> (range: Range<Int>, sum: Int)? {
        var best: (range: Range<Int>, sum: Int)?
        var start = range.lowerBound
        var sum = 0
        var inComments = false
        var isLate = false
        for index in range {
            var weight = weights[index]
            if lines[index].kind == .comments, best?.sum ?? 0 > 60 { inComments = true }
            // Comments can be longer than the article they stand under.
            if lines[index].kind == .endMark, best?.sum ?? 0 > 120 { isLate = true }
            if weight > 0 { weight /= inComments ? 4 : isLate ? 2 : 1 }
            if sum <= 0 {
                start = index
                sum = 0
            }
            sum += weight
            if weight > 0, sum > best?.sum ?? 0 { best = (start..<(index + 1), sum) }
        }
        return best
    }

    /// Words for prose, a price for everything else.
    private static func weight(_ line: PageLine) -> Int {
        switch line.kind {
        case .prose: min(Int(line.words), 70) / (line.consents > 0 ? 4 : 1)
        case .sentence: min(Int(line.words), 12) / 2
        case .short: line.words >= 12 ? -2 : -5
        case .caption, .meta: -2
        case .boilerplate, .masthead: -6
        case .endMark: -25
        case .comments: -60
        }
    }

    /// Whether no prose stands next to a line: such a sentence sums up another page.
    private static func isAlone(_ index: Int, _ lines: [PageLine]) -> Bool {
        func isProse(_ line: PageLine) -> Bool {
            line.kind == .prose || line.kind == .sentence && line.endsSentence
        }
        func isGap(_ line: PageLine) -> Bool {
            line.kind == .boilerplate || line.kind == .caption
        }
        let before = lines[..<index].last { !isGap($0) }
        let after = lines[(index + 1)...].first { !isGap($0) }
        return !(before.map(isProse) ?? false) && !(after.map(isProse) ?? false)
    }
}
