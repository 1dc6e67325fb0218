import Search

/// newsfind's library, as a program of one's own would use it.
struct NewsfindEngine {
    private let searcher: Searcher
    /// What a call costs around the search itself, chiefly the read transaction, in microseconds.
    private let overhead: Double

    init(_ path: String) throws {
        let searcher = try Searcher(opening: path)
        let calls = try (0..<101).map { _ in
            try Answer.warm { try searcher.search(Query(parsing: "!!!")) }.microseconds
        }
        self.searcher = searcher
        overhead = calls.sorted()[50]
    }

    /// The time from the parsed query to what was asked for.
    ///
    /// The ten best are ids for the other engines. newsfind also loads the articles, so here its own
    /// figure counts, up to the ranked hits, and the cost of a call is added.
    func answer(_ question: Question) throws -> Answer {
        let query = Query(parsing: question.query)
        var options = SearchOptions()
        options.from = question.from
        options.to = question.to
        options.snippets = 0
        switch question.task {
        case .top:
            options.counts = false
            let results = try Answer.warm { try searcher.search(query, options: options) }.0
            return Answer(microseconds: Double(results.microseconds) + overhead)
        case .count:
            options.limit = 0
            let results = try Answer.warm { try searcher.search(query, options: options) }.0
            return Answer(
                microseconds: Double(results.microseconds) + overhead, total: results.total)
        case .months:
            let (timeline, time) = try Answer.warm {
                try searcher.timeline(query, options: options, by: .month)
            }
            return Answer(microseconds: time, total: timeline.matches + timeline.undatedMatches)
        case .snippets:
            options.snippets = 1
            options.counts = false
            let time = try Answer.warm { try searcher.search(query, options: options) }.microseconds
            return Answer(microseconds: time)
        case .empty:
            return Answer(microseconds: overhead)
        }
    }
}
