import ArgumentParser
import Foundation

/// Asks newsfind and stock FTS5 the same questions, in turn and in one process.
///
/// Standard input has a ``Question`` a line; to each, one line of JSON answers. `bench.py` waits for it
/// before it writes the next, so that a third engine in another process can have its turn.
@main
struct Measure: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Time newsfind and stock FTS5 on the same questions.")

    @Argument(help: "The archive that newsfind searches.")
    var archive: String

    @Argument(help: "A database with a stock FTS5 table of the same articles.")
    var stock: String?

    func run() throws {
        let newsfind = try NewsfindEngine(archive)
        let fts5 = try stock.map(StockEngine.init)
        let encoder = JSONEncoder()
        while let line = readLine() {
            let question = try Question(line)
            var turn = Turn(newsfind: try newsfind.answer(question))
            turn.stock = try fts5?.answer(question)
            FileHandle.standardOutput.write(try encoder.encode(turn) + Data("\n".utf8))
        }
    }

    /// The answers to one question.
    struct Turn: Encodable {
        var newsfind: Answer
        var stock: Answer?
    }
}

/// How long an answer took, and how many articles match where they were counted.
struct Answer: Encodable {
    var microseconds: Double
    var total: Int?

    /// Asks twice in a row and takes the time of the second, so that every engine is warm.
    static func warm<T>(_ ask: () throws -> T) rethrows -> (T, microseconds: Double) {
        _ = try ask()
        let start = ContinuousClock.now
        let answer = try ask()
        return (answer, (ContinuousClock.now - start) / .microseconds(1))
    }
}
