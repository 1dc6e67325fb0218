import Analysis
import Foundation

/// One line of the query file: task, query, FTS5's expression, first and last month, between tabs.
struct Question {
    enum Task: String {
        /// The ten best: which they are and their order.
        case top
        /// How many articles match.
        case count
        /// How many match in each month.
        case months
        /// The ten best with headline and a snippet.
        case snippets
        /// A call that has nothing to do.
        case empty
    }

    struct Unreadable: Error, CustomStringConvertible {
        var line: String
        var description: String { "no question: \(line)" }
    }

    var task: Task
    /// In newsfind's language; words as they are written (`=word`).
    var query: String
    /// In FTS5's.
    var expression: String
    /// Whole months, such as 2021-12; nil if dates do not matter.
    var from: ArticleDate?, to: ArticleDate?

    init(_ line: String) throws {
        let parts = line.components(separatedBy: "\t")
        guard parts.count == 5, let task = Task(rawValue: parts[0]) else {
            throw Unreadable(line: line)
        }
        self.task = task
        query = parts[1]
        expression = parts[2]
        from = ArticleDate(parts[3])
        to = ArticleDate(parts[4])
    }
}
