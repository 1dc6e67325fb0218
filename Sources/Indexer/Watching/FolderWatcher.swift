/// Follows folders: tells which files are new or have changed, once they are whole.
///
/// ```swift
/// let watcher = try FolderWatcher(["articles/"])
/// while let files = await watcher.nextBatch() {
///     try await Indexer().index(files, into: archive)
/// }
/// ```
///
/// Linux says what happens in a folder (inotify); elsewhere, and where its watches are used up,
/// folders are looked through every two seconds. Hidden files and those that are still being
/// downloaded by their name (`.part`) do not count; what is renamed from one counts.
public final class FolderWatcher {
    private var events: any FolderEvents
    private var files = ChangedFiles()
    private let ignored: [String]

    /// How long is waited at once, so that an end that is asked for is not kept waiting.
    private static let patience = 0.25

    /// Begins to follow folders, with all that is in them.
    ///
    /// - Parameters:
    ///   - folders: What is there already is not told.
    ///   - ignored: Files that are written meanwhile, such as the archive.
    /// - Throws: ``ReadError`` if one of these folders cannot be read; those within them that cannot are
    ///   passed over, as by ``Indexer``, which tells of them.
    public convenience init(_ folders: [String], ignoring ignored: [String] = []) throws(ReadError)
    {
        self.init(events: try Self.events(in: folders), ignoring: ignored)
    }

    init(events: any FolderEvents, ignoring ignored: [String] = []) {
        self.events = events
        self.ignored = ignored
    }

    private static func events(in folders: [String]) throws(ReadError) -> any FolderEvents {
        #if os(Linux)
            if let watch = try InotifyEvents(folders) { return watch }
        #endif
        return try PollingEvents(folders)
    }

    /// The next files to read, at least one, in the order of their names; waits for them.
    ///
    /// - Returns: nil when the task is cancelled, or when the folders are gone.
    public func nextBatch() async -> [String]? {
        while !Task.isCancelled {
            for event in events.next(within: Self.patience) { files.note(event, at: .now) }
            let ready = files.takeReady(at: .now).filter(isWanted)
            if !ready.isEmpty { return ready }
            guard events.hasFolders else { return nil }
            await Task.yield()
        }
        return nil
    }

    private func isWanted(_ path: String) -> Bool {
        guard FileSource.isOrdinary(path) || SystemPath.isFolder(path),
            let file = FileIdentity(path)
        else { return false }
        return !FileIdentity.all(of: ignored).contains(file)
    }
}

/// What happened in folders that are followed.
enum FolderEvent: Hashable, Sendable {
    /// A file was written to, or has appeared, and more may come.
    case written(String)
    /// A file was closed by whoever wrote it, or was moved here whole.
    case closed(String)
    /// A file is no more.
    case gone(String)

    /// Whether a file of this name is none yet, or none for people.
    static func isPassing(_ name: String) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~")
            || [".part", ".crdownload", ".download", ".filepart", ".tmp"].contains {
                name.lowercased().hasSuffix($0)
            }
    }
}

/// Where it is known from what happens in folders.
protocol FolderEvents {
    /// What has happened since the last time; waits for so many seconds at most.
    mutating func next(within seconds: Double) -> [FolderEvent]
    /// Whether any of the folders is still there.
    var hasFolders: Bool { get }
}
