internal import ArgumentParser
internal import Foundation

/// What a person plainly did not mean to search for.
enum Mistakes {
    /// The words of a query, unless they are a mistyped option or command.
    ///
    /// - Throws: ``CommandError`` that suggests what was meant.
    static func words(
        _ arguments: [String], in command: any ParsableCommand.Type
    ) throws -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        for argument in arguments[..<end] where looksLikeOption(argument) {
            let name = String(argument.prefix { $0 != "=" })
            throw CommandError.unknownOption(name, suggestion: nearestOption(to: name, in: command))
        }
        var words = arguments
        if end < words.endIndex { words.remove(at: end) }
        words = words.map(Arguments.unmarked)
        if let first = words.first, words.count > 1, let meant = nearestCommand(to: first),
            words.dropFirst().contains(where: isPath)
        {
            throw CommandError.mistypedCommand(
                typed: first, meant: meant, arguments: Array(words.dropFirst()))
        }
        return words
    }

    /// `--form` and `-x`, but not `-inch` or `-- a dash`.
    private static func looksLikeOption(_ text: String) -> Bool {
        guard text.hasPrefix("--") else {
            return text.count == 2 && text.first == "-" && text.last?.isLetter == true
        }
        return text.dropFirst(2).first?.isLetter == true && !text.contains { $0.isWhitespace }
    }

    private static func isPath(_ text: String) -> Bool {
        text == "-" || ["/", "./", "../"].contains(where: text.hasPrefix) || text.hasSuffix("/")
            || FileManager.default.fileExists(atPath: text)
    }

    private static func nearestCommand(to typed: String) -> String? {
        nearest(to: typed, among: Arguments.commands)
    }

    private static func nearestOption(
        to typed: String, in command: any ParsableCommand.Type
    ) -> String? {
        let help = command.helpMessage()
        let options = Set(help.matches(of: /--[a-z][a-z-]+/).map { String($0.output) })
        return nearest(to: typed, among: options.sorted())
    }

    private static func nearest(to typed: String, among names: [String]) -> String? {
        names.map { (name: $0, distance: distance(typed.lowercased(), $0)) }
            .filter { $0.distance > 0 && $0.distance <= 2 }
            .min { $0.distance < $1.distance }?.name
    }

    /// Levenshtein's distance, a swap of neighbours counting one (Damerau).
    static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        var rows = [Array(0...b.count)]
        for i in 1..<(a.count + 1) {
            var row = [i]
            for j in 1..<(b.count + 1) {
                var best = min(
                    row[j - 1] + 1, rows[i - 1][j] + 1,
                    rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, rows[i - 2][j - 2] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
