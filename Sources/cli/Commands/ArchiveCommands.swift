internal import Archive
internal import ArgumentParser
internal import Foundation

struct StatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count what the archive holds.")

    @OptionGroup var archive: ArchiveOption

    @Option(help: "text or json.")
    var format = ShowCommand.Format.text

    func run() throws {
        let path = archive.path()
        let stats = try Archive(opening: path).stats()
        let output = Output()
        try output.write(
            format == .json
                ? StatsRenderer.object(stats).rendered(indented: true) + "\n"
                : StatsRenderer.text(stats, path: path))
        try output.flush()
    }
}

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the archive's file and its full-text index.")

    @OptionGroup var archive: ArchiveOption

    @Flag(help: "Build the full-text index anew from the stored articles first.")
    var repair = false

    func run() throws {
        let path = archive.path()
        let archive = try Archive(opening: path, mode: .write, onWait: Notes.waiting)
        let report: Archive.CheckReport
        do {
            if repair { try archive.rebuildIndex() }
            report = try archive.check()
        } catch ArchiveError.damaged(_, let detail) {
            Notes.write("the file is damaged: \(detail)")
            Notes.write(Self.advice(path))
            throw ExitStatus.trouble
        }
        guard !report.isSound else {
            try Output.line("\(path) is sound: \(report.articles) articles")
            return
        }
        tell(report.bodyProblems)
        for problem in report.fileProblems { Notes.write("the file is damaged: \(problem)") }
        if let problem = report.indexProblem {
            Notes.write("the full-text index is damaged: \(problem)")
        }
        if report.fileProblems.isEmpty, report.indexProblem == nil { throw ExitStatus.trouble }
        let rest = report.bodyProblems.isEmpty ? "the articles are whole" : "apart from that"
        Notes.write(
            report.fileProblems.isEmpty
                ? "\(rest); mend the index with: newsfind check --repair --archive \(path)"
                : Self.advice(path)
        )
        throw ExitStatus.trouble
    }

    private static let listed = 5

    private func tell(_ problems: [Archive.BodyProblem]) {
        guard !problems.isEmpty else { return }
        for problem in problems.prefix(Self.listed) {
            Notes.write("the body of article '\(problem.key)' \(problem.problem)")
        }
        if problems.count > Self.listed {
            Notes.write("and \(problems.count - Self.listed) more bodies")
        }
        Notes.write(
            "restore a backup, or remove these articles (newsfind remove KEY) and index their files"
                + " again")
    }

    private static func advice(_ path: String) -> String {
        "restore a backup, or save what can be read with: newsfind export --archive \(path)"
    }
}

struct OptimizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "Merge the index into one piece and give unused space back.")

    @OptionGroup var archive: ArchiveOption

    func run() throws {
        let path = archive.path()
        let sizes = try Archive(opening: path, mode: .write, onWait: Notes.waiting).optimize()
        try Output.line(
            "\(path): \(ByteCount.text(sizes.before)) before, \(ByteCount.text(sizes.after)) now")
    }
}

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print every article as JSON Lines; index reads them back.",
        discussion: "newsfind export | zstd > news.jsonl.zst")

    @OptionGroup var archive: ArchiveOption

    func run() throws {
        let output = Output()
        try Archive(opening: archive.path()).forEachArticle { article in
            let object = ArticleRenderer.object(article, isStored: true)
            try output.writeLine(object.bytes())
        }
        try output.flush()
    }
}

struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the archive while it is in use.")

    @Argument(help: "A file that does not exist yet.")
    var file: String

    @OptionGroup var archive: ArchiveOption

    func run() throws {
        let path = archive.path()
        try Archive(opening: path).backup(to: file)
        try Output.line("copied \(path) to \(file)")
    }
}

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove articles by their keys.")

    @Argument(help: ArgumentHelp("The keys, as search shows them.", valueName: "key"))
    var keys: [String]

    @OptionGroup var archive: ArchiveOption

    func run() throws {
        let archive = try Archive(opening: archive.path(), mode: .write, onWait: Notes.waiting)
        let missing = try archive.remove(keys: keys)
        for key in missing { Notes.write("no article has the key '\(key)'") }
        try Output.line("removed \(keys.count - missing.count)")
        if missing.count == keys.count { throw ExitStatus.nothing }
    }
}
