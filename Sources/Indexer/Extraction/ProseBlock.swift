/// The run of lines that holds the article.
///
/// Each line gets a weight, positive for prose; the run with the greatest sum is taken, after
/// Pasternack and Roth, "Extracting Article Text from the Web with Maximum Subsequence
/// Segmentation", WWW 2009.
enum ProseBlock {
    /// The best run within a range, from its first to its last prose line; nil without prose.
    static func best(_ lines: [PageLine], in range: Range<Int>) -> (range: Range<Int>, sum: Int)? {
        var best: (range: Range<Int>, sum: Int)?
        var start = range.lowerBound
        var sum = 0
        var inComments = false
        var isLate = false
        var seen = 0
        for index in range {
            var weight = weight(lines[index])
            if lines[index].kind == .comments, seen > 60 { inComments = true }
            if lines[index].kind == .endMark, seen > 120 { isLate = true }
            // Comments and teasers can be longer than the article they stand under.
            if weight > 0 { weight /= inComments ? 4 : isLate ? 2 : 1 }
            if sum <= 0 {
                start = index
                sum = 0
            }
            sum += weight
            if weight > 0 { seen += weight }
            if weight > 0, sum > best?.sum ?? 0 { best = (start..<(index + 1), sum) }
        }
        return best
    }

    /// Words for prose, a price for everything else.
    static func weight(_ line: PageLine) -> Int {
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
}
