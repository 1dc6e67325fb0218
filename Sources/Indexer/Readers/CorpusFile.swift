/// A path of the corpus, opened as far as it goes: through compressions, into zips and tars.
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
    }

    /// How many compressions and archives deep newsfind looks.
    private static let depthLimit = 5

    /// The file itself, for its size and how far it has been read.
    let file: FileSource
    private let fields: FieldMap
    private var unopened: Layer?
    private var containers: [Container] = []

    private struct Layer {
        var source: any ByteSource
        var name: String
        var depth: Int
    }

    private struct Container {
        let files: LibArchive
        let name: String
        let depth: Int
        /// A file that has been stepped to already.
        var next: String?
    }

    init(path: String, name: String, fields: FieldMap) throws(ReadError) {
        file = try FileSource(path: path)
        self.fields = fields
        unopened = Layer(source: file, name: name, depth: 0)
    }

    /// The next text; nil behind the last one.
    mutating func next() -> Text? {
        while true {
            guard let layer = unopened ?? nextLayer() else { return failure() }
            unopened = nil
            do {
                if let content = try open(layer) {
                    return Text(name: layer.name, content: .success(content))
                }
            } catch let reason as SkipReason {
                return Text(name: layer.name, content: .failure(.skipped(reason)))
            } catch {
                return Text(
                    name: layer.name,
                    content: .failure(.failed(error as? ReadError ?? .system("\(error)"))))
            }
        }
    }

    private var failed: Text?

    private mutating func failure() -> Text? {
        defer { failed = nil }
        return failed
    }

    /// The next file of the innermost archive that has one.
    private mutating func nextLayer() -> Layer? {
        while let container = containers.last, failed == nil {
            do throws(ReadError) {
                let stepped = container.next
                containers[containers.count - 1].next = nil
                let name = stepped == nil ? try container.files.nextFile() : stepped
                guard let inner = name else {
                    containers.removeLast()
                    continue
                }
                let leaf = inner.split(separator: "/").last ?? ""
                if leaf.hasPrefix(".") || inner.hasPrefix("__MACOSX/") { continue }
                return Layer(
                    source: container.files, name: "\(container.name)/\(inner)",
                    depth: container.depth + 1)
            } catch {
                containers.removeLast()
                failed = Text(name: container.name, content: .failure(.failed(error)))
            }
        }
        return nil
    }

    /// A text at last, or nil if the layer is an archive of files, which come next.
    private mutating func open(_ first: Layer) throws -> (InputBuffer, ArticleFormat)? {
        var layer = first
        while true {
            guard layer.depth <= Self.depthLimit else { throw ReadError.nestedTooDeep }
            var input = InputBuffer(layer.source)
            var failure: ReadError?
            do throws(ReadError) {
                try input.fill(atLeast: FileStart.length)
            } catch { failure = error }
            let start = input.waiting.prefix(FileStart.length)
            if let failure, start.isEmpty { throw failure }
            if start.starts(with: [0x1F, 0x8B]) {
                layer.source = try GzipSource(PrefixedSource(input.waiting, then: layer.source))
            } else if Self.isPacked(start) {
                let files = try LibArchive(PrefixedSource(input.waiting, then: layer.source))
                let name = try files.nextFile()
                guard let name else { throw SkipReason.emptyFile }
                if files.isContainer {
                    containers.append(
                        Container(files: files, name: layer.name, depth: layer.depth, next: name))
                    return nil
                }
                layer.source = files
            } else {
                let leaf = layer.name.split(separator: "/").last.map(String.init) ?? ""
                let format = try ArticleFormat.of(
                    FileStart(start, name: Self.unpacked(leaf), fields: fields))
                return (input, format)
            }
            layer.depth += 1
        }
    }

    /// Whether libarchive knows the first bytes: bzip2, xz, zstd, lz4, zip or tar.
    private static func isPacked(_ start: ArraySlice<UInt8>) -> Bool {
        let magics: [[UInt8]] = [
            Array("BZh".utf8), [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x28, 0xB5, 0x2F, 0xFD],
            [0x04, 0x22, 0x4D, 0x18], Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8),
        ]
        return magics.contains { start.starts(with: $0) }
            || start.dropFirst(257).starts(with: Array("ustar".utf8))
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
