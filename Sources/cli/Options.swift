public import Analysis
public import ArgumentParser
internal import Foundation
public import Search

/// `--archive`, on every command.
struct ArchiveOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The archive file. Default: $NEWSFIND_ARCHIVE, else newsfind/news.db in the data folder.",
            valueName: "file"))
    var archive: String?

    /// The archive's path: the option, the variable, or the XDG data folder.
    func path(in environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        if let archive { return archive }
        if let archive = environment["NEWSFIND_ARCHIVE"], !archive.isEmpty { return archive }
        // The XDG specification has a relative path ignored.
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            return data + "/newsfind/news.db"
        }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share/newsfind/news.db"
    }
}

/// Which articles count, on search and timeline.
struct FilterOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only articles from this date on: 2021, 2021-12 or 2021-12-23.", valueName: "date"),
        transform: Self.date)
    var from: ArticleDate?

    @Option(
        help: ArgumentHelp(
            "Only articles up to the end of this date; 2021 is all of 2021.", valueName: "date"),
        transform: Self.date)
    var to: ArticleDate?

    @Option(
        help: ArgumentHelp(
            "Only articles of this source, by name or words of it; several times: any of them.",
            valueName: "name"))
    var source: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only articles that name this person, organisation or place; several times: all.",
            valueName: "name"))
    var entity: [String] = []

    func validate() throws {
        if let from, let to, from.start >= to.end {
            throw ValidationError("--from \(from.text) is later than --to \(to.text)")
        }
    }

    /// Whether any article is ruled out.
    var areGiven: Bool { searchOptions != SearchOptions() }

    var searchOptions: SearchOptions {
        var options = SearchOptions()
        options.from = from
        options.to = to
        options.sources = source
        options.entities = entity
        return options
    }

    private static func date(_ text: String) throws -> ArticleDate {
        guard let date = ArticleDate(text) else {
            throw ValidationError("'\(text)' is not a date; write 2021, 2021-12 or 2021-12-23")
        }
        return date
    }
}

/// `--color`, where text is shown.
struct ColorOption: ParsableArguments {
    enum When: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(help: "When to use colour: auto (on a terminal), always or never.")
    var color = When.auto

    @Flag(help: "Do not page long output on a terminal.")
    var noPager = false
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension Timeline.Unit: ExpressibleByArgument {}
extension SearchOptions.Sort: ExpressibleByArgument {}
extension DateOrder: ExpressibleByArgument {}
