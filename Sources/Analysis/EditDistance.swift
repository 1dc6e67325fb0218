/// How many letters must be changed to make one word of another.
public enum EditDistance {
    /// Levenshtein's distance, a swap of neighbours counting one (Damerau's, restricted); nil if it
    /// is more than `most`.
    public static func between<Letter: Equatable>(
        _ left: [Letter], _ right: [Letter], atMost most: Int
    ) -> Int? {
        guard abs(left.count - right.count) <= most else { return nil }
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var before = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        var row = last
        for i in 1...left.count {
            row[0] = i
            var least = i
            for j in 1...right.count {
                var best = min(
                    row[j - 1] + 1, last[j] + 1, last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
                )
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    best = min(best, before[j - 2] + 1)
                }
                row[j] = best
                least = min(least, best)
            }
            guard least <= most else { return nil }
            (before, last, row) = (last, row, before)
        }
        return last[right.count] <= most ? last[right.count] : nil
    }
}
