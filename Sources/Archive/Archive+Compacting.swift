internal import Foundation
internal import GRDB
internal import Postings

extension Archive {
    /// What ``makeCompact(observe:)`` has done.
    public struct Compaction: Equatable, Sendable {
        /// How many bodies were compressed.
        public var articles: Int
        /// The file's size before and after, in bytes.
        public var before: Int, after: Int
    }

    /// How far ``makeCompact(observe:)`` has come.
    public struct CompactionProgress: Equatable, Sendable {
        /// How many articles have been looked at, and how many there are.
        public var done: Int, total: Int
        /// The bytes of their bodies.
        public var bytes: Int
    }

    /// Whether bodies are kept compressed.
    public func isCompact() throws(ArchiveError) -> Bool {
        try read { try BodyDictionary.current(in: $0) != nil }
    }

    /// Makes the archive one that keeps its bodies compressed, and compresses those that it has.
    ///
    /// From then on everything that is added is compressed too. What is compressed stays so if this is
    /// interrupted, and another call does the rest.
    ///
    /// - Parameter observe: Is told after each transaction how far it has come.
    /// - Returns: nil if there was nothing to compress.
    /// - Complexity: O(*n*) in the size of the archive; while it gives unused pages back it needs as
    ///   much room on the disk again.
    public func makeCompact(
        observe: (CompactionProgress) -> Void = { _ in }
    ) throws(ArchiveError) -> Compaction? {
        try write { try BodyDictionary.empty.write(to: $0) }
        var progress = CompactionProgress(done: 0, total: try articleCount(), bytes: 0)
        guard let compression = try bodyCompression() else { return nil }
        var articles = 0
        var place = Int64.min
        while true {
            let (first, before) = (place, progress.bytes)
            let part = try write { db in
                try BodyTable.compress(from: first, with: compression, in: db)
            }
            articles += part.compressed
            progress.done += part.rows
            progress.bytes = before + part.bytes
            observe(progress)
            guard let next = part.next else { break }
            place = next
        }
        let wantsLargerPages = try read { try Schema.wantsLargerPages(in: $0) }
        guard articles > 0 || wantsLargerPages else { return nil }
        let before = try checkpointedSize()
        let after = try giveRoomBack()
        return articles > 0 ? Compaction(articles: articles, before: before, after: after) : nil
    }

    /// Whether bodies that are to be stored are wanted to learn a dictionary from.
    package func wantsSample() throws(ArchiveError) -> Bool {
        try read { try BodyDictionary.current(in: $0) == BodyDictionary.empty }
    }

    /// How bodies are to be compressed; nil if the archive is not compact.
    ///
    /// Where there is no dictionary yet, one is learnt: from bodies that are to be stored, or else from
    /// those that are.
    package func bodyCompression(
        learningFrom sample: BodySample? = nil
    ) throws(ArchiveError) -> BodyCompression? {
        guard let known = try read({ try BodyDictionary.current(in: $0) }) else { return nil }
        guard known == .empty else { return BodyCompression(known) }
        var sample = sample ?? BodySample()
        if !sample.isEnough { try read { try BodyTable.add(to: &sample, in: $0) } }
        guard let learnt = BodyDictionary(learningFrom: sample) else {
            return BodyCompression(.empty)
        }
        let dictionary = try write { db in
            // Another program may have been quicker.
            if let known = try BodyDictionary.current(in: db), known != .empty { return known }
            try learnt.write(to: db)
            return learnt
        }
        return BodyCompression(dictionary)
    }
}
