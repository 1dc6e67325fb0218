/// A command line, made ready for the argument parser.
enum Arguments {
    static let commands = [
        "index", "fetch", "extract", "show", "timeline", "stats", "check", "optimize", "export",
        "backup",
        "remove", "search", "help",
    ]

    /// The arguments with the command first, and with words that begin with a dash marked.
    ///
    /// - Throws: ``CommandError/singleDash(_:)`` where no word can begin with a dash.
    static func prepared(_ arguments: [String]) throws -> [String] {
        let arguments = withNumbersJoined(withCommandFirst(arguments))
        let takesWords = ["search", "timeline"]
        guard let first = arguments.first, commands.contains(first), !takesWords.contains(first)
        else { return marked(arguments) }
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        if let option = arguments[..<end].first(where: isWord) {
            throw CommandError.singleDash(option)
        }
        return arguments
    }

    /// `newsfind --archive FILE index FOLDER` means `newsfind index --archive FILE FOLDER`.
    private static func withCommandFirst(_ arguments: [String]) -> [String] {
        guard let first = arguments.first else { return arguments }
        let place = first == "--archive" ? 2 : first.hasPrefix("--archive=") ? 1 : 0
        guard place > 0, place < arguments.count, commands.contains(arguments[place]) else {
            return arguments
        }
        return [arguments[place]] + arguments[..<place] + arguments[(place + 1)...]
    }

    /// `--limit -1` as `--limit=-1`, so that the option itself says what is wrong with it.
    private static func withNumbersJoined(_ arguments: [String]) -> [String] {
        var joined: [String] = []
        for argument in arguments {
            let number = argument.dropFirst()
            let isNumber =
                argument.first == "-" && !number.isEmpty && number.allSatisfy(\.isNumber)
            if isNumber, let last = joined.last,
                ["--limit", "--offset", "--snippets"].contains(last)
            {
                joined[joined.count - 1] = "\(last)=\(argument)"
            } else {
                joined.append(argument)
            }
        }
        return joined
    }

    // MARK: Words that begin with a dash

    /// The argument parser would take `-inch` for the options -i, -n, -c and -h. newsfind's short
    /// options are single letters, so what is longer is a word; it is marked on the way in and
    /// unmarked where words are taken.
    private static let mark: Character = "\0"

    private static func marked(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        let words = arguments[..<end].enumerated().map { index, argument in
            let isFile = index > 0 && ["--archive", "--queries"].contains(arguments[index - 1])
            return isWord(argument) && !isFile ? String(mark) + argument : argument
        }
        return words + arguments[end...]
    }

    static func unmarked(_ word: String) -> String {
        word.first == mark ? String(word.dropFirst()) : word
    }

    /// `-inch`, `- a dash`, `--not an option` and `---`, but not `-n`, `-n5`, `-n=5`, `-5` or `--limit`.
    private static func isWord(_ argument: String) -> Bool {
        guard argument.hasPrefix("-"), argument.count > 1, argument != "--" else { return false }
        if argument.contains(where: \.isWhitespace) { return !argument.contains("=") }
        let name = argument.drop { $0 == "-" }
        let dashes = argument.count - name.count
        guard dashes < 3, let first = name.first, first.isLetter || first.isNumber || dashes == 1
        else { return true }
        if dashes == 2 { return false }
        if name.count == 1 { return !first.isLetter && !first.isNumber }
        var number = argument.dropFirst(argument.hasPrefix("-n") ? 2 : 1)
        if number.first == "=" { number = number.dropFirst() }
        return !number.allSatisfy(\.isNumber)
    }

    // MARK: For the shell

    /// An argument as a shell reads it back.
    static func quoted(_ argument: String) -> String {
        let isPlain = argument.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return byte >= 0x80 || scalar.properties.isAlphabetic
                || ("0"..."9").contains(scalar) || "-_./:=@%+,".unicodeScalars.contains(scalar)
        }
        if isPlain, !argument.isEmpty { return argument }
        return "'"
            + argument.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}
