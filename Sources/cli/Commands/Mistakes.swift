internal import ArgumentParser
internal import Foundation

/// What a person plainly did not mean to search for.
enum Mistakes {
    private static let commands = [
        "index", "extract", "show", "timeline", "stats", "check", "optimize", "export", "backup",
        "remove", "search", "help",
    ]

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
        words = words.map(DashedWords.unmarked)
        if let first = words.first, words.count > 1, let meant = nearestCommand(to: first),
            words.dropFirst().contains(where: isPath)
        {
            throw CommandError.mistypedCommand(
                typed: first, meant: meant, arguments: Array(words.dropFirst()))
        }
        return words
    }

    /// `--form`, but not `-inch` or `-- a dash`.
    private static func looksLikeOption(_ text: String) -> Bool {
        text.hasPrefix("--") && text.dropFirst(2).first?.isLetter == true
            && !text.contains { $0.isWhitespace }
    }

    private static func isPath(_ text: String) -> Bool {
        text == "-" || FileManager.default.fileExists(atPath: text)
    }

    private static func nearestCommand(to typed: String) -> String? {
        nearest(to: typed, among: commands)
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

/// Words of a query that begin with a dash, such as `-inch`.
///
/// The argument parser would take `-inch` for the options -i, -n, -c and -h. newsfind's short
/// options are single letters, so what is longer is a word; it is marked on the way in and
/// unmarked where words are taken.
enum DashedWords {
    private static let mark: Character = "\0"

    static func marked(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<end].map { isWord($0) ? String(mark) + $0 : $0 } + arguments[end...]
    }

    static func unmarked(_ word: String) -> String {
        word.first == mark ? String(word.dropFirst()) : word
    }

    /// `-inch`, `- a dash` and `--not an option`, but not `-n`, `-5` or `--limit`.
    private static func isWord(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), argument.count > 2 else { return false }
        if argument.contains(where: \.isWhitespace) { return !argument.contains("=") }
        return !argument.hasPrefix("--") && !argument.dropFirst().allSatisfy(\.isNumber)
    }
}
