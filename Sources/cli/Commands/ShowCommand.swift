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

    @Option(help: "Light this up, understood as search does: a phrase, else its words.")
    var query: String?

    @Flag(help: "Print the dates it mentions in the order of time, each with its sentence.")
    var dates = false

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
        let mentioned = dates ? article.mentionedDates : []
        if dates, mentioned.isEmpty {
            Notes.write("the article mentions no date")
            throw ExitStatus.nothing
        }
        try Pager.run(terminal, isWanted: format == .text && !color.noPager) { output in
            switch format {
            case .text where dates:
                try output.write(DatesRenderer(terminal: terminal).text(mentioned, of: article))
            case .json where dates:
                let object = DatesRenderer.object(mentioned, of: article)
                try output.write(object.rendered(indented: true) + "\n")
            case .text:
                var renderer = ArticleRenderer(terminal: terminal)
                if let query {
                    (renderer.headlineHighlights, renderer.bodyHighlights) =
                        try Searcher(archive).highlights(
                            of: Query(arguments: [query]), in: article)
                }
                try output.write(renderer.text(article))
            case .json:
                let object = ArticleRenderer.object(article, isStored: true)
                try output.write(object.rendered(indented: true) + "\n")
            }
        }
    }
}
