/// The names of those who wrote an article, in one text.
enum AuthorNames {
    /// How many are kept: more have written no article.
    static let limit = 50

    /// The names with commas between them, each once; nil if there are none.
    static func joined(_ names: some Sequence<String>) -> String? {
        var seen: Set<String> = []
        var kept: [String] = []
        for name in names where kept.count < limit && seen.insert(name).inserted {
            kept.append(name)
        }
        return kept.isEmpty ? nil : kept.joined(separator: ", ")
    }
}
