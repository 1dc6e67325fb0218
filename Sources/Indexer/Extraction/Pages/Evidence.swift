/// What a page says of one field: the best first, and each value once.
struct Evidence<Value: Sendable & Equatable>: Sendable {
    private(set) var found: [Extracted<Value>] = []

    /// How many values of one rule are kept: the hundredth is no article's.
    private static var limit: Int { 100 }

    var best: Extracted<Value>? { found.first }

    /// What the best one beats: other values, and the same by other rules.
    func beaten(_ text: (Value) -> String) -> [Extracted<String>] {
        found.dropFirst().map { Extracted(text($0.value), by: $0.rule) }
    }

    /// Adds what is trusted less than all before it.
    mutating func add(_ value: Value?, by rule: ExtractionRule) {
        guard let value else { return }
        var count = 0
        for known in found where known.rule == rule {
            if known.value == value { return }
            count += 1
        }
        if count < Self.limit { found.append(Extracted(value, by: rule)) }
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
