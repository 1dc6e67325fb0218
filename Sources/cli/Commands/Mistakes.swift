internal import Analysis
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
        names.compactMap { name in
            EditDistance.between(Array(typed.lowercased().utf8), Array(name.utf8), atMost: 2)
                .map { (name: name, distance: $0) }
        }
        .filter { $0.distance > 0 }
        .min { $0.distance < $1.distance }?.name
    }
}
