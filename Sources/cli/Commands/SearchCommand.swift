internal import ArgumentParser
internal import Foundation
internal import Search

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search for a phrase or words (the default command).",
        discussion: """
            newsfind "not a single inch"           the exact phrase
            newsfind putin "red lines"             all of the words, and a phrase
            newsfind 'NATO OR EU -enlargement'     operators; see newsfind help query
            newsfind --any dam flood               any of the words
            newsfind --entity NATO --from 2021-12  all articles that name NATO since then
            newsfind --like KEY                    articles on the same subject as one
            """)

    @Argument(
        parsing: .allUnrecognized,
        help: """
            An argument of several words is an exact phrase; several arguments must all match. Or a \
            query in the language that 'newsfind help query' describes.
            """)
    var query: [String] = []

    @OptionGroup var archive: ArchiveOption
    @OptionGroup(title: "Which articles") var filters: FilterOptions

    @Flag(help: "Any of the words, instead of all.")
    var any = false

    @Flag(help: "Only the exact phrase: do not look for its words where nothing has it.")
    var exact = false

    @Option(
        name: [.customShort("n", allowingJoined: true), .long],
        help: ArgumentHelp("How many hits are shown at most.", valueName: "number"))
    var limit = 10

    @Option(help: ArgumentHelp("How many hits are passed over first.", valueName: "number"))
    var offset = 0

    @Option(help: "The order: relevance, newest or oldest.")
    var sort = SearchOptions.Sort.relevance

    @Option(
        help: ArgumentHelp(
            "Halve a score for each such age, counted from the newest article: 12h, 30d, 2w, 6m, 1y.",
            valueName: "age"))
    var recency: String?

    @Option(help: ArgumentHelp("Articles on the same subject as this one.", valueName: "key"))
    var like: String?

    @Flag(help: "Also what is related: adds the words that tell most of the best hits.")
    var related = false

    @Option(help: ArgumentHelp("How many passages of a hit are shown.", valueName: "number"))
    var snippets = 1

    @Flag(help: "Show how the query was read and answered, and what each score is made of.")
    var explain = false

    @Flag(help: "Print only how many articles match.")
    var count = false

    @Option(help: "text, json, jsonl (an object a hit), csv, html, or trec (a run file).")
    var format: ResultsRenderer.Format?

    @Option(
        help: ArgumentHelp(
            "Answer each line of a file ('-': standard input), optionally `id<TAB>query`, with a"
                + " line of JSON, or with --format trec with a run file for trec_eval. A line is"
                + " in the query language.", valueName: "file"))
    var queries: String?

    @OptionGroup var color: ColorOption

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit \(limit) is less than 0") }
        if snippets < 1 { throw ValidationError("--snippets \(snippets) is less than 1") }
        if let recency, HalfLife.seconds(recency) == nil {
            throw ValidationError(
                "--recency '\(recency)' is not an age; write 12h, 30d, 2w, 6m or 1y")
        }
        if like != nil, !query.isEmpty || queries != nil || related {
            throw ValidationError("--like KEY makes the query itself; leave out the other words")
        }
        if offset < 0 { throw ValidationError("--offset \(offset) is less than 0") }
        if queries != nil, exact {
            throw ValidationError(
                "--exact has no meaning with --queries; put each phrase in quotes in the file")
        }
        if queries != nil, !query.isEmpty {
            throw ValidationError("--queries takes the queries from a file; leave out \(query[0])")
        }
        if queries != nil, let format, ![.jsonl, .trec].contains(format) {
            throw ValidationError(
                "--queries answers in JSON Lines or as a trec run, not as \(format.rawValue)")
        }
    }

    func run() async throws {
        let words = try Mistakes.words(query, in: Self.self)
        if queries == nil, like == nil, words.allSatisfy(\.isBlank), !filters.areGiven {
            throw ValidationError("what is to be found? newsfind \"not a single inch\"")
        }
        let searcher = try Searcher(opening: archive.path())
        var options = filters.searchOptions
        options.sort = sort
        options.limit = count ? 0 : limit
        options.offset = offset
        options.snippets = format == .trec ? 0 : snippets
        options.explains = explain
        options.recencyHalfLife = recency.flatMap(HalfLife.seconds)
        let found =
            try queries.map { try answerAll(in: $0, searcher, options) }
            ?? answer(words, searcher, options)
        if !found { throw ExitStatus.nothing }
    }

    private func answer(
        _ words: [String], _ searcher: Searcher, _ options: SearchOptions
    ) throws -> Bool {
        var query = Query(arguments: words, matching: any ? .any : .all)
        if exact { query.fallback = nil }
        if let like {
            guard let found = try searcher.like(like) else {
                Notes.write("no article has the key '\(like)'; search shows each article's key")
                return false
            }
            query = found
            Notes.write("looks for any of: \(query.root?.terms.listed ?? "")")
        } else {
            QueryNotes.tell(
                query, arguments: words, isExplained: explain && (format ?? .text) == .text)
        }
        if related {
            let wider = try searcher.related(to: query, options: options)
            query = wider.query
            Notes.write(
                wider.added.isEmpty
                    ? "nothing was found to widen the query by" : "added: \(wider.added.listed)")
        }
        let results = try searcher.search(query, options: options)
        let terminal = Terminal(color: color.color)
        tell(results, query)
        if count {
            let output = Output()
            try output.write("\(results.total)\n")
            try output.flush()
            return results.total > 0
        }
        let format = format ?? .text
        if format == .text, results.hits.isEmpty { return results.total > 0 }
        let renderer = ResultsRenderer(query: query, offset: offset, terminal: terminal)
        try Pager.run(terminal, isWanted: format == .text && !color.noPager) { output in
            try renderer.write(results, as: format, to: output)
        }
        return results.total > 0
    }

    /// How the query was understood, and why nothing was found.
    private func tell(_ results: SearchResults, _ query: Query) {
        if results.isFallback, results.total > 0 {
            Notes.write(
                "nothing has \(query) as it stands; these have \(any ? "any of" : "all") its words"
                    + " (--exact forbids that)"
            )
        }
        for name in results.unknownSources { Notes.write("no source is called '\(name)'") }
        if !results.otherSources.isEmpty {
            let names = results.otherSources.prefix(5).map { "'\($0)'" }
            let more = results.otherSources.count > 5 ? ", …" : ""
            Notes.write(
                "only the source of just that name; there are also "
                    + names.joined(separator: ", ") + more)
        }
        if results.total > 0 {
            if isPastTheEnd(results) {
                let count = results.total
                Notes.write(count == 1 ? "there is 1 article" : "there are \(count) articles")
            }
        } else if !count {
            tellNothing(query)
        }
        if let suggestion = results.suggestion {
            Notes.write("did you mean: newsfind \(arguments(for: suggestion))")
        }
    }

    /// Why nothing was found.
    private func tellNothing(_ query: Query) {
        if let reason = QueryNotes.nothing(query) { return Notes.write(reason) }
        var hint = ""
        if case .all(let parts)? = query.root, !any, parts.flatMap(\.terms).count > 1 {
            hint = "; --any finds articles with some of the words"
        }
        let filters = filters.areGiven ? " within these options" : ""
        Notes.write("no article matches \(query)\(filters)\(hint)")
    }

    private func isPastTheEnd(_ results: SearchResults) -> Bool {
        results.hits.isEmpty && limit > 0 && offset >= results.total && !count
    }

    /// A query for the shell. Plain words are an argument each: one argument would be a phrase.
    private func arguments(for query: String) -> String {
        let asOne = Query(arguments: [query])
        let words = query.split(separator: " ").map(String.init)
        return asOne.root == Query(parsing: query).root
            ? Arguments.quoted(query) : words.map(Arguments.quoted).joined(separator: " ")
    }

    /// One line of JSON for each query in a file; true if any found something.
    private func answerAll(
        in path: String, _ searcher: Searcher, _ options: SearchOptions
    ) throws -> Bool {
        let output = Output()
        let terminal = Terminal(color: .never)
        var found = false
        var number = 0
        let handle = try QueryFile(path: path)
        while let line = handle.next() {
            var query = Query(parsing: line.query, matching: any ? .any : .all)
            if related, query.root != nil {
                query = try searcher.related(to: query, options: options).query
            }
            // A line with an id only asks for nothing, not for every article.
            let asksNothing = line.query.isBlank && !filters.areGiven
            let results =
                asksNothing ? .none : try searcher.search(query, options: options)
            found = found || results.total > 0
            number += 1
            let renderer = ResultsRenderer(query: query, offset: offset, terminal: terminal)
            if format == .trec {
                let id = line.id.flatMap { $0.isBlank ? nil : $0 } ?? "\(number)"
                try output.write(renderer.run(results, id: id))
                continue
            }
            try output.write(renderer.object(results, id: line.id).rendered() + "\n")
        }
        try output.flush()
        return found
    }
}

extension [Query.Term] {
    /// The terms, between commas.
    fileprivate var listed: String { map(\.description).joined(separator: ", ") }
}

extension ResultsRenderer.Format: ExpressibleByArgument {}
