internal import ArgumentParser
internal import Search

struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show how often something was in the news over time.",
        discussion: """
            Each line counts the articles that match and all articles of that time, of the sources \
            that --source names if it is given. Undated \
            articles are counted apart. Days are days in UTC.
            """)

    @Argument(
        parsing: .allUnrecognized,
        help: "An argument of several words is an exact phrase; several arguments must all match.")
    var query: [String] = []

    @OptionGroup var archive: ArchiveOption
    @OptionGroup(title: "Which articles") var filters: FilterOptions

    @Option(help: "day, week, month, quarter or year. Default: by the length of the range.")
    var by: Timeline.Unit?

    @Flag(help: "Any of the words, instead of all.")
    var any = false

    @Flag(help: "Only the exact phrase: do not count its words where nothing has it.")
    var exact = false

    @Option(help: "text, json or csv.")
    var format = TimelineRenderer.Format.text

    @OptionGroup var color: ColorOption

    func run() throws {
        let words = try Mistakes.words(query, in: Self.self)
        let searcher = try Searcher(opening: archive.path())
        var query = Query(arguments: words, matching: any ? .any : .all)
        if exact { query.fallback = nil }
        QueryNotes.tell(query, arguments: words)
        let timeline = try searcher.timeline(query, options: filters.searchOptions, by: by)
        for name in timeline.unknownSources { Notes.write("no source is called '\(name)'") }
        let found = timeline.matches + timeline.undatedMatches > 0
        if timeline.isFallback, found {
            Notes.write(
                "nothing has \(query) as it stands; this counts all its words (--exact forbids that)"
            )
        }
        if !found {
            Notes.write(QueryNotes.nothing(query) ?? "no article matches \(query)")
        }
        let terminal = Terminal(color: color.color)
        if found || format != .text || !timeline.buckets.isEmpty {
            try Pager.run(terminal, isWanted: format == .text && !color.noPager) { output in
                try TimelineRenderer(query: query, terminal: terminal)
                    .write(timeline, as: format, to: output)
            }
        }
        if !found { throw ExitStatus.nothing }
    }
}

extension TimelineRenderer.Format: ExpressibleByArgument {}
