public import Archive

/// What an indexing run did.
public struct IndexReport: Hashable, Sendable {
    /// Articles that are new, that changed, and that were there already as they are.
    public var added = 0, refreshed = 0, unchanged = 0
    /// Versions of an article that a later one in the same input replaced.
    public var superseded = 0
    /// What was left out, by ``SkipReason/kind``.
    public var skipped: [String: Int] = [:]
    /// What was stored but mended, by ``ReadNote/kind``.
    public var noted: [String: Int] = [:]
    /// Files within web archives and mailboxes that nobody looks for news in, by what they are.
    public var passedOver: [String: Int] = [:]
    /// Files and folders that could not be read, or not to their end.
    public var failedFiles = 0

    /// Nothing done yet.
    public init() {}

    /// How many articles of the input are in the archive now.
    public var stored: Int { added + refreshed + unchanged }

    mutating func count(_ event: IndexEvent) {
        switch event {
        case .skipped(_, let reason): skipped[reason.kind, default: 0] += 1
        case .noted(_, let note): noted[note.kind, default: 0] += 1
        case .failed: failedFiles += 1
        case .passedOver(_, let kinds): passedOver.merge(kinds, uniquingKeysWith: +)
        case .progress: break
        }
    }
}

/// What happens during a run, told while it happens.
public enum IndexEvent: Sendable {
    /// An article or a file was left out.
    case skipped(Article.Origin, SkipReason)
    /// An article was stored, but not all of it was understood.
    case noted(Article.Origin, ReadNote)
    /// A file or folder could not be read, or not to its end.
    case failed(file: String, ReadError)
    /// So many files of a web archive or a mailbox hold no news by what they are, such as `images`.
    case passedOver(file: String, [String: Int])
    /// How far the run has come.
    case progress(IndexProgress)
}

/// How far a run has come: first all input is read and sorted by date, then it is stored.
public struct IndexProgress: Hashable, Sendable {
    /// What is being done.
    public enum Phase: Sendable {
        case reading, storing
        /// The bodies that are there already are compressed, before anything is read.
        case compressing
    }

    /// What is being done.
    public var phase: Phase
    /// Bytes of the input files while reading (compressed, if they are), articles while storing.
    public var done: Int, total: Int
    /// Articles read or stored so far.
    public var articles: Int
    /// Bytes of articles read or stored so far.
    public var bytes: Int
}

extension IndexProgress {
    /// How far an archive has come to be compact.
    public init(_ progress: Archive.CompactionProgress) {
        self.init(
            phase: .compressing, done: progress.done, total: progress.total,
            articles: progress.done, bytes: progress.bytes)
    }
}
