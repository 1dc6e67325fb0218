internal import ArgumentParser
internal import Indexer

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print what index would store, as JSON Lines; store nothing.")

    @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
    var paths: [String]

    @Flag(help: "Say of each field which rule found it, and what it beat.")
    var explain = false

    @OptionGroup var reading: ReadingOptions

    func run() async throws {
        let indexer = Indexer(options: try reading.readOptions())
        let list = try SkippedList(path: reading.skipped)
        let output = Output()
        let report =
            try await explain
            ? indexer.explain(paths, observe: list.tell) { draft in
                try output.write(EvidenceRenderer(terminal: Terminal()).text(draft))
            }
            : indexer.extract(paths, observe: list.tell) { article in
                let object = ArticleRenderer.object(article, isStored: false)
                try output.writeLine(object.bytes())
            }
        try output.flush()
        if !report.skipped.isEmpty {
            let kinds = report.skipped.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            Notes.write("skipped \(kinds.joined(separator: ", "))")
        }
        if report.failedFiles > 0 { throw ExitStatus.trouble }
        if report.stored == 0 { throw ExitStatus.nothing }
    }
}
