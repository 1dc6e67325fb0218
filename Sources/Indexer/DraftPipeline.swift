internal import Archive

/// Reads paths into drafts: files are cut in sequence, their records parsed on all cores, and the
/// results handed on in the order of the input.
struct DraftPipeline<Output: Sendable> {
    /// How many bytes of records go to a core at once.
    private static var chunkBytes: Int { 1 << 20 }
    /// How many chunks are under way at once, and how many bytes: one record may be a large one.
    private static var chunksAhead: Int { 4 }
    private static var bytesAhead: Int { 24 << 20 }

    let options: ReadOptions
    /// Files that are not read although they lie in a folder that is.
    var leftOut: Set<FileIdentity> = []
    /// What is done to each draft, on any core.
    let transform: @Sendable (ArticleDraft) -> Output

    /// One record's fate.
    enum Result: Sendable {
        case article(Output, origin: Article.Origin, notes: [ReadNote])
        case skipped(Article.Origin, SkipReason)
    }

    private struct Chunk: Sendable {
        var number: Int
        var results: [Result]
        var bytes: Int
    }

    /// The path given as standard input's name.
    static var standardInput: String { "-" }

    /// Reads all paths, then files that were fetched.
    ///
    /// - Parameters:
    ///   - handle: Gets the results in order, a chunk at a time.
    ///   - observe: Gets the progress, and what cannot be read.
    func run(
        _ paths: [String], fetched: [FetchedFile] = [], observe: (IndexEvent) -> Void,
        handle: ([Result]) throws -> Void
    ) async throws {
        var progress = IndexProgress(phase: .reading, done: 0, total: 0, articles: 0, bytes: 0)
        progress.total = Self.size(of: paths)
        try await withThrowingTaskGroup(of: Chunk.self) { group in
            var started = 0
            var finished = 0
            var underWay = 0
            var early: [Int: Chunk] = [:]

            func takeOne() async throws {
                guard let chunk = try await group.next() else { return }
                early[chunk.number] = chunk
                while let next = early.removeValue(forKey: finished) {
                    finished += 1
                    underWay -= next.bytes
                    progress.articles += next.results.count
                    progress.bytes += next.bytes
                    try handle(next.results)
                    observe(.progress(progress))
                }
            }

            func start(
                _ bytes: Int, _ work: @escaping @Sendable () -> [Result]
            ) async throws {
                try Task.checkCancellation()
                while started - finished >= Self.chunksAhead
                    || (started > finished && underWay + bytes > Self.bytesAhead)
                {
                    try await takeOne()
                }
                let number = started
                started += 1
                underWay += bytes
                group.addTask { Chunk(number: number, results: work(), bytes: bytes) }
            }

            func read(_ file: CorpusFile) async throws {
                let before = progress.done
                var read = 0
                try await readFile(file, observe: observe) { position, bytes, work in
                    read = max(read, position)
                    progress.done = before + read
                    try await start(bytes, work)
                }
            }

            for step in FolderWalk(paths) {
                switch step {
                case .failed(let path, let error): observe(.failed(file: path, error))
                case .file(let path):
                    if let file = FileIdentity(path), leftOut.contains(file) { continue }
                    switch Swift.Result(catching: { () throws(ReadError) in try open(path) }) {
                    case .success(let file): try await read(file)
                    case .failure(let error): observe(.failed(file: path, error))
                    }
                }
            }
            for file in fetched { try await read(file.opened(options.fields)) }
            while finished < started { try await takeOne() }
            progress.done = progress.total
            observe(.progress(progress))
        }
    }

    private func open(_ path: String) throws(ReadError) -> CorpusFile {
        let name = path == Self.standardInput ? "stdin" : path
        return try CorpusFile(path: path, name: name, fields: options.fields)
    }

    private func readFile(
        _ first: CorpusFile, observe: (IndexEvent) -> Void,
        start: (_ position: Int, _ bytes: Int, _ work: @escaping @Sendable () -> [Result])
            async throws -> Void
    ) async throws {
        var file = first
        var lastFailure: (name: String, error: ReadError)?
        func fail(_ name: String, _ error: ReadError) {
            // What breaks a compressed stream breaks the archive around it too: said once.
            if let last = lastFailure, last.error == error, last.name.hasPrefix(name + "/") {
                return
            }
            observe(.failed(file: name, error))
            lastFailure = (name, error)
        }
        while let text = file.next() {
            let name = text.name
            func skip(_ position: Int, _ reason: SkipReason) async throws {
                let origin = Article.Origin(file: name, position: position)
                try await start(file.root.position, 0) { [.skipped(origin, reason)] }
            }
            switch text.content {
            case .failure(.failed(let error)): fail(name, error)
            case .failure(.skipped(let reason)): try await skip(1, reason)
            case .failure(.passedOver(let kinds)): observe(.passedOver(file: name, kinds))
            case .success((let input, let format)):
                do {
                    var options = options
                    options.facts = text.facts
                    var reader = try format.makeReader(input, options)
                    var results: [RecordResult] = []
                    var bytes = 0
                    var failure: ReadError?
                    reading: while true {
                        do throws(ReadError) {
                            guard let result = try reader.next() else { break reading }
                            results.append(result)
                            bytes += result.footprint
                        } catch {
                            failure = error
                            break reading
                        }
                        if bytes >= Self.chunkBytes {
                            try await parse(&results, &bytes, text, reader.parser, file, start)
                        }
                    }
                    try await parse(&results, &bytes, text, reader.parser, file, start)
                    if let failure { fail(name, failure) }
                } catch let reason as SkipReason {
                    try await skip(1, reason)
                } catch let error as ReadError {
                    fail(name, error)
                }
            }
        }
    }

    private func parse(
        _ results: inout [RecordResult], _ bytes: inout Int, _ text: CorpusFile.Text,
        _ parser: any RecordParser, _ file: CorpusFile,
        _ start: (Int, Int, @escaping @Sendable () -> [Result]) async throws -> Void
    ) async throws {
        guard !results.isEmpty else { return }
        let batch = results
        let transform = transform
        let name = text.name
        let envelope = text.facts.envelope
        let kind = try? text.content.get().1.kind
        try await start(file.root.position, bytes) {
            batch.map { result in
                switch result {
                case .skipped(let position, let reason):
                    return .skipped(Article.Origin(file: name, position: position), reason)
                case .record(let record):
                    do throws(SkipReason) {
                        var draft = try parser.parse(record, file: name)
                        envelope?.address(&draft)
                        draft.origin.format = draft.origin.format ?? kind
                        return .article(
                            transform(draft), origin: draft.origin, notes: draft.notes)
                    } catch {
                        let origin = Article.Origin(file: name, position: record.position)
                        return .skipped(origin, error)
                    }
                }
            }
        }
        results.removeAll()
        bytes = 0
    }

    /// How many bytes there are to read, as the files lie on disk.
    private static func size(of paths: [String]) -> Int {
        FolderWalk(paths).reduce(0) { sum, step in
            guard case .file(let path) = step, path != standardInput else { return sum }
            return sum + FileSource.size(ofFile: path)
        }
    }
}
