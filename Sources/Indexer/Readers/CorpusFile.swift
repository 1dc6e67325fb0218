/// A file of the corpus, opened as far as it goes: through compressions and encodings, into zips,
/// tars, web archives and mailboxes.
///
/// ```swift
/// var file = try CorpusFile(path: "pages.zip")
/// while let text = file.next() { print(text.name) }  // pages.zip/0001.txt, …
/// ```
struct CorpusFile {
    /// One text in it, or why there is none.
    struct Text {
        /// The path; a name within a zip or tar follows its own.
        let name: String
        let content: Result<(InputBuffer, ArticleFormat), Refusal>
        /// What its container knows of it.
        var facts = FileFacts()
    }

    enum Refusal: Error {
        case skipped(SkipReason)
        case failed(ReadError)
        /// So many files of a container hold no news by what they are; see
        /// ``FileContainer/passedOver``.
        case passedOver([String: Int])
    }

    /// How many compressions and archives deep newsfind looks.
    private static let depthLimit = 5

    /// The file itself, for how far it has been read.
    let root: any RootSource
    private let meter: ExpansionMeter
    private let fields: FieldMap
    private var unopened: Layer?
    private var containers: [Container] = []
    /// What is told before the next text is looked for.
    private var untold: [Text] = []

    private struct Layer {
        var source: any ByteSource
        var name: String
        /// The last part of its own name, without the container's.
        var leaf: String
        var depth: Int
        var facts: FileFacts
    }

    private struct Container {
        let files: any FileContainer
        let name: String
        let depth: Int
        /// A file that has been stepped to already.
        var next: String?
    }

    init(path: String, name: String, fields: FieldMap) throws(ReadError) {
        self.init(try FileSource(path: path), name: name, facts: FileFacts(), fields: fields)
    }

    /// A file that lies somewhere else than on the disk.
    init(_ root: any RootSource, name: String, facts: FileFacts, fields: FieldMap) {
        self.root = root
        self.fields = fields
        meter = ExpansionMeter(root)
        unopened = Layer(source: root, name: name, leaf: Self.leaf(name), depth: 0, facts: facts)
    }

    /// The next text; nil behind the last one.
    mutating func next() -> Text? {
        while untold.isEmpty {
            guard var layer = unopened ?? nextLayer() else { break }
            unopened = nil
            do {
                if let content = try open(&layer) {
                    return Text(name: layer.name, content: .success(content), facts: layer.facts)
                }
            } catch let reason as SkipReason {
                return Text(name: layer.name, content: .failure(.skipped(reason)))
            } catch {
                return Text(
                    name: layer.name,
                    content: .failure(.failed(error as? ReadError ?? .system("\(error)"))))
            }
        }
        return untold.isEmpty ? nil : untold.removeFirst()
    }

    /// The next file of the innermost container that has one; nil behind the last one, or if
    /// something is to be told first.
    private mutating func nextLayer() -> Layer? {
        while untold.isEmpty, let container = containers.last {
            do throws(ReadError) {
                let stepped = container.next
                containers[containers.count - 1].next = nil
                if let inner = stepped == nil ? try container.files.nextFile() : stepped {
                    let name = inner.isEmpty ? container.name : "\(container.name)/\(inner)"
                    return Layer(
                        source: container.files, name: name, leaf: Self.leaf(inner),
                        depth: container.depth + 1, facts: container.files.facts)
                }
            } catch {
                untold.append(Text(name: container.name, content: .failure(.failed(error))))
            }
            containers.removeLast()
            let passedOver = container.files.passedOver
            guard !passedOver.isEmpty else { continue }
            untold.append(Text(name: container.name, content: .failure(.passedOver(passedOver))))
        }
        return nil
    }

    /// A text at last, or nil if the layer is a container of files, which come next.
    private mutating func open(_ layer: inout Layer) throws -> (InputBuffer, ArticleFormat)? {
        while true {
            guard layer.depth <= Self.depthLimit else { throw ReadError.nestedTooDeep }
            var input = InputBuffer(layer.source)
            try input.fill(atLeast: FileStart.length)
            let start = input.waiting.prefix(FileStart.length)
            let all = PrefixedSource(input.waiting, then: layer.source)
            if start.starts(with: [0x1F, 0x8B]) {
                layer.source = try GzipSource(all, meter: meter)
            } else if ZstdDecoder.isStart(start) {
                let decoder = try ZstdDecoder.ofFile(&input)
                layer.source = DecodedSource(
                    PrefixedSource(input.waiting, then: layer.source), decoder, meter: meter)
            } else if Self.isOffice(start) {
                throw SkipReason.unsupported("office file")
            } else if Self.isPacked(start) {
                let files = try LibArchive(all, meter: meter)
                guard let name = try files.nextFile() else { throw SkipReason.emptyFile }
                if files.isContainer {
                    contain(files, layer, next: name)
                    return nil
                }
                layer.source = files
            } else if let encoding = TextEncoding.wide(start) {
                layer.source = TextSource(all, in: encoding)
                layer.facts.charset = TextEncoding.utf8.name
            } else if MacLineSource.isWanted(for: start) {
                layer.source = MacLineSource(all)
            } else {
                let start = FileStart(start, name: Self.unpacked(layer.leaf), fields: fields)
                if let container = ContainerFormat.all.first(where: { $0.isFormat(start) }) {
                    contain(container.open(input, meter), layer)
                    return nil
                }
                let format = try ArticleFormat.of(start)
                // Markup states its encoding itself.
                guard !start.isMarkup else { return (input, format) }
                let stated = TextEncoding(label: layer.facts.charset)
                return (InputBuffer(TextSource(all, stated: stated)), format)
            }
            layer.depth += 1
        }
    }

    private mutating func contain(
        _ files: any FileContainer, _ layer: Layer, next: String? = nil
    ) {
        containers.append(
            Container(files: files, name: layer.name, depth: layer.depth, next: next))
    }

    /// Whether a zip is what a word processor or spreadsheet makes, by the name of its first file.
    private static func isOffice(_ start: ArraySlice<UInt8>) -> Bool {
        guard start.starts(with: "PK\u{3}\u{4}".utf8) else { return false }
        let name = start.dropFirst(30)
        return [
            "[Content_Types].xml", "_rels/.rels", "docProps/",
            "mimetypeapplication/vnd.oasis.opendocument",
        ].contains { name.starts(with: $0.utf8) }
    }

    /// Whether libarchive knows the first bytes: bzip2, xz, lz4, zip or tar.
    private static func isPacked(_ start: ArraySlice<UInt8>) -> Bool {
        let magics: [[UInt8]] = [
            Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
            [0x04, 0x22, 0x4D, 0x18], Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8),
        ]
        return magics.contains { start.starts(with: $0) }
            || start.dropFirst(257).starts(with: Array("ustar".utf8))
    }

    private static func leaf(_ name: String) -> String {
        name.split(separator: "/").last.map(String.init) ?? ""
    }

    /// `news.jsonl.gz` -> `news.jsonl`.
    private static func unpacked(_ name: String) -> String {
        let suffixes = [".gz", ".zst", ".bz2", ".xz", ".lz4"]
        guard let suffix = suffixes.first(where: { name.lowercased().hasSuffix($0) }) else {
            return name
        }
        return String(name.dropLast(suffix.count))
    }
}
