/// Finds all hint words in a class or an id in one pass, by the automaton of Aho and Corasick
/// ("Efficient string matching", CACM 18, 1975).
struct HintMatcher: Sendable {
    static let shared = HintMatcher(PageHints.words)

    /// Letters, `-`, `_`, digits and all else, and what bounds a name.
    private static let alphabet = 30
    private static let boundary: UInt8 = 29

    /// The next state by state and letter.
    private var next: [UInt16] = []
    /// What the words that end in a state hint at.
    private var hints: [PageHints] = []

    private init(_ words: [(PageHints, String)]) {
        next = [UInt16](repeating: 0, count: Self.alphabet)
        hints = [[]]
        for (hint, list) in words {
            for word in list.split(whereSeparator: \.isWhitespace) { add(word.utf8, hint) }
        }
        link()
    }

    /// What a class, an id or both hint at.
    func hints(_ name: UnsafePointer<UInt8>) -> PageHints {
        var found: PageHints = []
        var state = step(0, Self.boundary)
        var at = name
        next.withUnsafeBufferPointer { next in
            while at.pointee != 0 {
                let letter = Self.letters[Int(at.pointee)]
                state = Int(next[state * Self.alphabet + Int(letter)])
                found.formUnion(hints[state])
                at += 1
            }
            state = Int(next[state * Self.alphabet + Int(Self.boundary)])
            found.formUnion(hints[state])
        }
        return found
    }

    private func step(_ state: Int, _ letter: UInt8) -> Int {
        Int(next[state * Self.alphabet + Int(letter)])
    }

    private mutating func add(_ word: some Sequence<UInt8>, _ hint: PageHints) {
        var state = 0
        for byte in word {
            let isEdge = byte == UInt8(ascii: "^") || byte == UInt8(ascii: "$")
            let letter = isEdge ? Self.boundary : Self.letters[Int(byte)]
            if step(state, letter) == 0 {
                next[state * Self.alphabet + Int(letter)] = UInt16(hints.count)
                next += [UInt16](repeating: 0, count: Self.alphabet)
                hints.append([])
            }
            state = step(state, letter)
        }
        hints[state].insert(hint)
    }

    /// Makes an automaton of the trie: where no word goes on, that of its longest ending does.
    private mutating func link() {
        var fallback = [Int](repeating: 0, count: hints.count)
        var queue = (0..<Self.alphabet).map { step(0, UInt8($0)) }.filter { $0 > 0 }
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            hints[state].formUnion(hints[fallback[state]])
            for letter in 0..<UInt8(Self.alphabet) {
                let child = step(state, letter)
                let other = step(fallback[state], letter)
                if child == 0 {
                    next[state * Self.alphabet + Int(letter)] = UInt16(other)
                } else {
                    fallback[child] = other
                    queue.append(child)
                }
            }
        }
    }

    private static let letters: [UInt8] = (0...255).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(byte - 0x61)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte - 0x41)
        case UInt8(ascii: "-"): 26
        case UInt8(ascii: "_"): 27
        case 0...0x20: boundary
        default: 28
        }
    }
}
