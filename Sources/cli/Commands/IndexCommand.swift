internal import Archive
internal import ArgumentParser
internal import Foundation
internal import Indexer

struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Add or refresh the articles of files and folders.",
        discussion: """
            Reads pages, feeds, the files of news agencies, web archives, mail, JSON, CSV and plain \
            text, also compressed or in zip and tar: 'newsfind help formats' lists them. What a file \
            is, its content says. Folders are walked; '-' is standard input.

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

    @Flag(help: "Follow the folders: read what comes, until stopped.")
    var watch = false

    @OptionGroup var archive: ArchiveOption
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if watch, !paths.contains(where: SystemPath.isFolder) {
            throw ValidationError("--watch needs a folder to follow")
        }
        // Without one an archive can still be made compact.
        if paths.isEmpty, !compact { throw ValidationError("name files or folders to index") }
    }

    func run() async throws {
        let path = archive.path()
        let isNew = !FileManager.default.fileExists(atPath: path)
        let readable = paths.contains { $0 == "-" || SystemPath.exists($0) }
        guard readable || !isNew || paths.isEmpty else {
            // No archive is made of a mistyped path.
            for path in paths { Notes.write("\(path): \(ReadError.missing)") }
            throw ExitStatus.trouble
        }
        let archive = try Archive(
            opening: path, mode: paths.isEmpty ? .write : .create, onWait: Notes.waiting)
        let loading = try Loading(archive: archive, reading: reading)
        if compact { try makeCompact(archive, loading.bar) }
        if paths.isEmpty { return }
        guard !watch else { return try await follow(loading) }
        let (report, summary) = try await loading.load(paths)
        archive.close()
        try Output.line(summary)
        if report.failedFiles > 0 { throw ExitStatus.trouble }
        if report.stored == 0 { throw ExitStatus.nothing }
    }

    /// Loads what is there and then what comes, until a signal ends it.
    private func follow(_ loading: Loading) async throws {
        let folders = paths.filter(SystemPath.isFolder)
        let ignored = [loading.archive.path, reading.skipped].compactMap(\.self)
        try await Interruption.ends {
            // What comes while the first is loaded is told afterwards.
            let watcher = try FolderWatcher(folders, ignoring: ignored)
            try Output.line(try await loading.load(paths).summary)
            Notes.write("watching \(folders.joined(separator: ", ")); Ctrl-C ends it")
            while let files = await watcher.nextBatch() {
                let summary = try await Self.patiently { try await loading.load(files).summary }
                Notes.write("\(files.count == 1 ? files[0] : "\(files.count) files"): \(summary)")
            }
            guard Task.isCancelled else {
                Notes.write("there is nothing left to watch")
                throw ExitStatus.trouble
            }
        }
    }

    /// Tries again as long as another program writes the archive.
    private static func patiently<Value>(_ body: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await body()
            } catch ArchiveError.busy {
                try Task.checkCancellation()
            }
        }
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

/// Loads of one archive, with what is told of them.
struct Loading: Sendable {
    let archive: Archive
    let bar = ProgressBar(isShown: Terminal().isErrorTerminal)
    private let indexer: Indexer
    private let list: SkippedList
    private let hasList: Bool

    init(archive: Archive, reading: ReadingOptions) throws {
        self.archive = archive
        indexer = Indexer(options: try reading.readOptions())
        list = try SkippedList(path: reading.skipped)
        hasList = reading.skipped != nil
    }

    /// Loads paths; gives what was done, also as a line for people.
    func load(_ paths: [String]) async throws -> (report: IndexReport, summary: String) {
        try await load { try await indexer.index(paths, into: archive, observe: $0) }
    }

    /// Runs a load under the progress bar.
    func load(
        _ body: ((IndexEvent) -> Void) async throws -> IndexReport
    ) async throws -> (report: IndexReport, summary: String) {
        let start = ContinuousClock.now
        defer { bar.clear() }
        let report = try await body { event in
            if case .progress(let progress) = event {
                bar.show(progress)
            } else {
                if case .failed = event { bar.clear() }
                list.tell(event)
            }
        }
        bar.clear()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let summary = Summary.line(
            report, seconds: seconds, archive: archive.path, hasList: hasList)
        return (report, summary)
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
