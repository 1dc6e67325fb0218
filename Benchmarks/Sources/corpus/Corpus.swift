import ArgumentParser
import CorpusGenerator
import Foundation

@main
struct Corpus: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a corpus of invented news articles as JSON Lines.",
        discussion: """
            The same options always give the same bytes, in constant memory.

              corpus --articles 20000 --seed 1 > corpus.jsonl
            """)

    @Option(help: "How many articles to write.")
    var articles: Int

    @Option(help: "Chooses among corpora.")
    var seed: UInt64 = 1

    @Option(help: "The share of articles that reprint an earlier one, 0 to 0.9.")
    var reprints = 0.3

    @Flag(help: "Write the articles in random order rather than about by date.")
    var shuffle = false

    func validate() throws {
        guard articles > 0 else { throw ValidationError("--articles takes a number above 0") }
        guard (0...0.9).contains(reprints) else {
            throw ValidationError("--reprints takes a share from 0 to 0.9")
        }
    }

    func run() throws {
        // A closed pipe (`corpus … | head`) then ends the run with a word on why, not by a signal.
        signal(SIGPIPE, SIG_IGN)
        let corpus = CorpusGenerator(
            articles: articles, seed: seed, reprints: reprints, shuffled: shuffle)
        let chunk = 1 << 20
        var buffer: [UInt8] = []
        buffer.reserveCapacity(chunk + (1 << 17))
        for index in 0..<articles {
            corpus.appendArticle(index, to: &buffer)
            if buffer.count >= chunk || index == articles - 1 {
                guard write(buffer) else { throw WriteError(code: errno) }
                buffer.removeAll(keepingCapacity: true)
            }
        }
    }

    /// Writes all of the bytes to standard output; false, with `errno` set, if that is not possible.
    private func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty {
                let slice = UnsafeRawBufferPointer(rebasing: rest)
                let written = Foundation.write(STDOUT_FILENO, slice.baseAddress, slice.count)
                guard written > 0 else {
                    if written < 0, errno == EINTR { continue }
                    return false
                }
                rest = rest.dropFirst(written)
            }
            return true
        }
    }
}

private struct WriteError: Error, CustomStringConvertible {
    let code: Int32

    var description: String { "the corpus is cut short: \(String(cString: strerror(code)))" }
}
