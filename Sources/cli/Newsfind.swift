internal import Archive
internal import ArgumentParser
internal import CMemory
internal import Foundation
internal import Indexer

/// The command line.
@main
struct Newsfind: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "newsfind",
        abstract: "Full-text search over a pile of news articles.",
        usage: """
            newsfind [OPTIONS] QUERY...
            newsfind COMMAND [OPTIONS] ...
            """,
        discussion: """
            newsfind index articles/             make an archive of a folder of articles
            newsfind "not a single inch"         who said it, when, in which words
            newsfind timeline nato enlargement   how often it was in the news

            One argument of several words is an exact phrase; several arguments are words that \
            must all match. 'newsfind help query' is the query language on one page, 'newsfind help \
            formats' lists what is read. A query that begins like a command is searched with: \
            newsfind search QUERY...

            Exit status: 0 found, 1 nothing found, 2 trouble.
            """,
        version: version,
        subcommands: [
            SearchCommand.self, IndexCommand.self, FetchCommand.self, ExtractCommand.self,
            ShowCommand.self,
            TimelineCommand.self, StatsCommand.self, CheckCommand.self, OptimizeCommand.self,
            ExportCommand.self, BackupCommand.self, RemoveCommand.self,
        ],
        defaultSubcommand: SearchCommand.self)

    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        newsfind_return_freed_memory()
        var arguments = (1..<max(1, Int(CommandLine.argc))).compactMap { argument in
            // Names of files may be of any encoding.
            CommandLine.unsafeArgv[argument].map { text in
                SystemPath.text(UnsafeRawBufferPointer(start: text, count: strlen(text)))
            }
        }
        if arguments.isEmpty { arguments = ["--help"] }
        await exit(withStatus: run(arguments))
    }

    /// Runs a command line.
    ///
    /// - Returns: the exit status.
    static func run(_ arguments: [String]) async -> ExitStatus {
        do {
            if let page = page(arguments) {
                try Pager.run(Terminal(), isWanted: true) { try $0.write(page) }
                return .found
            }
            var command = try parseAsRoot(Arguments.prepared(arguments))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .found
        } catch let status as ExitStatus {
            return status
        } catch is OutputClosed {
            // The reader, such as `head`, has seen enough.
            return .found
        } catch let error as CommandError {
            return fail("\(error)")
        } catch let error as ArchiveError {
            return fail("\(error)")
        } catch {
            let message = fullMessage(for: error)
            guard exitCode(for: error).isSuccess else {
                let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
                let text = lines.joined(separator: "\n")
                return fail(text.hasPrefix("Error: ") ? String(text.dropFirst(7)) : text)
            }
            print(message)
            return .found
        }
    }

    /// The page of help that a command line asks for, if it is none of a command.
    private static func page(_ arguments: [String]) -> String? {
        switch arguments {
        case ["help", "query"]: QueryLanguage.page
        case ["help", "formats"]: FormatList.page
        default: nil
        }
    }

    private static func fail(_ message: String) -> ExitStatus {
        Notes.write(message)
        return .trouble
    }

    private static func exit(withStatus status: ExitStatus) -> Never {
        Foundation.exit(status.rawValue)
    }
}

/// How a run ended, for the shell.
enum ExitStatus: Int32, Error {
    case found = 0
    case nothing = 1
    case trouble = 2
}

/// What a person did that cannot be done.
enum CommandError: Error, CustomStringConvertible, Equatable {
    case mistypedCommand(typed: String, meant: String, arguments: [String])
    case unknownOption(String, suggestion: String?)
    case singleDash(String)
    case cannotWrite(path: String, reason: String)
    case cannotRead(path: String, reason: String)
    case outputFailed(reason: String)

    var description: String {
        switch self {
        case .mistypedCommand(let typed, let meant, let arguments):
            let rest = arguments.map(Arguments.quoted).joined(separator: " ")
            return """
                '\(typed)' is not a command; did you mean: newsfind \(meant) \(rest)
                To search for these words: newsfind search \(typed) \(rest)
                """
        case .unknownOption(let option, let suggestion):
            let hint = suggestion.map { "; did you mean \($0)?" } ?? "; newsfind --help lists them"
            return
                "there is no option \(option)\(hint)\nTo search for it: newsfind search -- \(option)"
        case .singleDash(let option):
            return
                "there is no option \(option); long options take two dashes, and a file of that name"
                + " is ./\(option)"
        case .cannotWrite(let path, let reason): return "\(path) cannot be written: \(reason)"
        case .cannotRead(let path, let reason): return "\(path) cannot be read: \(reason)"
        case .outputFailed(let reason): return "the output cannot be written: \(reason)"
        }
    }
}
