import Testing

@testable import Analysis

struct EditDistanceTests {
    @Test(
        arguments: [
            ("", "", 0), ("dam", "dam", 0), ("dam", "dams", 1), ("dam", "ham", 1),
            ("dam", "adm", 1),
            ("harbuor", "harbour", 1), ("flood", "", nil), ("dam", "flood", nil),
            ("ca", "abc", nil),
            ("kitten", "mitten", 1), ("sunday", "sundya", 1), ("ab", "ba", 1), ("abcd", "badc", 2),
        ] as [(String, String, Int?)])
    func `letters changed, put in, left out and swapped count one`(
        left: String, right: String, distance: Int?
    ) {
        #expect(EditDistance.between(Array(left), Array(right), atMost: 2) == distance)
        #expect(EditDistance.between(Array(right), Array(left), atMost: 2) == distance)
    }

    @Test func `the distance equals that of the plain recursion`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3_000 {
            let words = (0..<2).map { _ in
                (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    Int.random(in: 0...2, using: &random)
                }
            }
            let plain = Self.distance(words[0][...], words[1][...])
            for most in 0...4 {
                let distance = EditDistance.between(words[0], words[1], atMost: most)
                #expect(distance == (plain <= most ? plain : nil), "\(words), at most \(most)")
            }
        }
    }

    /// By the definition.
    private static func distance(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) -> Int {
        guard let last = left.last, let other = right.last else {
            return max(left.count, right.count)
        }
        var best = min(
            distance(left.dropLast(), right) + 1, distance(left, right.dropLast()) + 1,
            distance(left.dropLast(), right.dropLast()) + (last == other ? 0 : 1))
        if left.count > 1, right.count > 1, left.suffix(2) == [other, last],
            right.suffix(2) == [last, other]
        {
            best = min(best, distance(left.dropLast(2), right.dropLast(2)) + 1)
        }
        return best
    }
}
