/// What a page says of one field: the best first, and each value once.
struct Evidence<Value: Sendable & Equatable>: Sendable {
    private(set) var found: [Extracted<Value>] = []

    var best: Extracted<Value>? { found.first }

    /// What the best one beats: other values, and the same by other rules.
    func beaten(_ text: (Value) -> String) -> [Extracted<String>] {
        found.dropFirst().map { Extracted(text($0.value), by: $0.rule) }
    }

    /// Adds what is trusted less than all before it.
    mutating func add(_ value: Value?, by rule: ExtractionRule) {
        guard let value, !found.contains(where: { $0.value == value && $0.rule == rule }) else {
            return
        }
        found.append(Extracted(value, by: rule))
    }

    mutating func add(_ values: [Extracted<Value>]) {
        for value in values { add(value.value, by: value.rule) }
    }

    /// Puts a value before all others.
    mutating func prefer(_ value: Extracted<Value>) {
        found.removeAll { $0 == value }
        found.insert(value, at: 0)
    }
}
