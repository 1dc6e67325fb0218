internal import Analysis
internal import ArgumentParser
internal import Indexer

/// How input is read, on index and extract.
struct ReadingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Read a field from a column that newsfind does not know, as in --map headline=Heading."
                + " In JSON the column may be a path: source=meta.outlet.name.",
            valueName: "field=column"))
    var map: [String] = []

    @Option(help: "How 03/04/2021 is read: dayFirst or monthFirst.")
    var dates = DateOrder.dayFirst

    @Option(
        help: ArgumentHelp(
            "List each article and file left out, with its line and the reason.",
            valueName: "file"))
    var skipped: String?

    func readOptions() throws -> ReadOptions {
        var options = ReadOptions()
        options.dateOrder = dates
        for text in map {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let field = FieldMap.Field(rawValue: parts[0]) else {
                let fields = FieldMap.Field.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError(
                    "'--map \(text)' is not FIELD=COLUMN; the fields are \(fields)")
            }
            options.fields.map(field, to: parts[1])
        }
        return options
    }
}
