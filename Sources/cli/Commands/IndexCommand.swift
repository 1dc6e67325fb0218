internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Indexer

struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Add or refresh the articles of files and folders.",
        discussion: """
            Reads JSON Lines, JSON arrays, CSV and TSV with a header, and plain-text page dumps, \
            each also compressed or in zip and tar. What a file is, its content says. Folders are \
            walked; '-' is standard input.

            The same input again changes nothing; a changed article is refreshed under its key. \
            An interrupted run is finished by running it again.

            --compact makes the archive keep the bodies of articles compressed, those it has already \
            and all that follow; it need be said only once. newsfind does everything with such an \
            archive, but plain sqlite3 cannot read the bodies.
            """)

    @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
    var paths: [String] = []

    @Flag(help: "Keep the bodies of articles compressed, from now on.")
    var compact = false

    @OptionGroup var archive: ArchiveOption
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        // Without one an archive can still be made compact.
        if paths.isEmpty, !compact { throw ValidationError("name files or folders to index") }
    }

    func run() async throws {
        let indexer = Indexer(options: try reading.readOptions())
        let list = try SkippedList(path: reading.skipped)
        let path = archive.path()
        let isNew = !FileManager.default.fileExists(atPath: path)
        let readable = paths.contains { $0 == "-" || FileManager.default.fileExists(atPath: $0) }
        guard readable || !isNew || paths.isEmpty else {
            // No archive is made of a mistyped path.
            for path in paths { Notes.write("\(path): \(ReadError.missing)") }
            throw ExitStatus.trouble
        }
        let archive = try Archive(
            opening: path, mode: paths.isEmpty ? .write : .create, onWait: Notes.waiting)
        let bar = ProgressBar(isShown: Terminal().isErrorTerminal)
        let clock = ContinuousClock()
        let start = clock.now
        let report: IndexReport
        do {
            defer { bar.clear() }
            if compact { try makeCompact(archive, bar) }
            if paths.isEmpty { return }
            report = try await indexer.index(paths, into: archive) { event in
                if case .progress(let progress) = event {
                    bar.show(progress)
                } else {
                    if case .failed = event { bar.clear() }
                    list.tell(event)
                }
            }
        }
        archive.close()
        let seconds = (clock.now - start) / .seconds(1)
        try Output.line(
            Summary.line(report, seconds: seconds, archive: path, hasList: reading.skipped != nil))
        if report.failedFiles > 0 { throw ExitStatus.trouble }
        if report.stored == 0 { throw ExitStatus.nothing }
    }

    private func makeCompact(_ archive: Archive, _ bar: ProgressBar) throws {
        let done = try archive.makeCompact { bar.show(IndexProgress($0)) }
        bar.clear()
        let path = archive.path
        if let done {
            Notes.write(
                "\(path): compressed the bodies of \(done.articles) articles;"
                    + " \(ByteCount.text(done.before)) before, \(ByteCount.text(done.after)) now")
        } else if paths.isEmpty {
            Notes.write("\(path): no body is left that would be smaller compressed")
        }
    }
}

/// The closing line.
enum Summary {
    static func line(
        _ report: IndexReport, seconds: Double, archive: String, hasList: Bool
    ) -> String {
        var parts = [
            "added \(report.added)", "refreshed \(report.refreshed)",
            "unchanged \(report.unchanged)",
        ]
        if report.superseded > 0 {
            parts.append("replaced by a later version \(report.superseded)")
        }
        parts.append(counts("skipped", report.skipped))
        if !report.passedOver.isEmpty { parts.append(counts("passed over", report.passedOver)) }
        if !report.noted.isEmpty { parts.append(counts("mended", report.noted)) }
        if report.failedFiles > 0 { parts.append("unreadable \(report.failedFiles)") }
        let tenths = Int((seconds * 10).rounded())
        let isIncomplete = !report.skipped.isEmpty || !report.noted.isEmpty
        let hint = isIncomplete && !hasList ? "; --skipped FILE lists them" : ""
        return parts.joined(separator: ", ")
            + " in \(tenths / 10).\(tenths % 10) s: \(archive)\(hint)"
    }

    private static func counts(_ name: String, _ kinds: [String: Int]) -> String {
        let total = kinds.values.reduce(0, +)
        guard total > 0 else { return "\(name) 0" }
        let list = kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.value) \($0.key)" }
        return "\(name) \(total) (\(list.joined(separator: ", ")))"
    }
}
