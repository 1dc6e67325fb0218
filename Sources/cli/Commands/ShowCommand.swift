internal import Archive
internal import ArgumentParser
internal import Search

struct ShowCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print one whole article.")

    @Argument(help: "The article's key, as search shows it.")
    var key: String

    @OptionGroup var archive: ArchiveOption

    @Option(help: "Light these words up; a quoted phrase as one.")
    var query: String?

    @Option(help: "text or json.")
    var format = Format.text

    @OptionGroup var color: ColorOption

    func run() throws {
        let archive = try Archive(opening: archive.path())
        guard let article = try archive.article(key: key) else {
            Notes.write("no article has the key '\(key)'; search shows each article's key")
            throw ExitStatus.nothing
        }
        let terminal = Terminal(color: color.color)
        try Pager.run(terminal, isWanted: format == .text && !color.noPager) { output in
            switch format {
            case .text:
                let phrases = query.map { Query(parsing: $0).phrases } ?? []
                try output.write(
                    ArticleRenderer(terminal: terminal, phrases: phrases).text(article))
            case .json:
                let object = ArticleRenderer.object(article, isStored: true)
                try output.write(object.rendered(indented: true) + "\n")
            }
        }
    }
}
