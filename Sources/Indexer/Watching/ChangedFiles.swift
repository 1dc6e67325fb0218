/// The files that have changed and were not read since; says when each is whole.
///
/// A file that was closed is, after a moment in which others may come to be read with it. One that
/// nobody closes, as one that grows by the hour, is when nothing was written to it for a while.
struct ChangedFiles {
    /// How long a file that was closed, and one that was not, must have been quiet.
    static let quiet = (closed: Duration.milliseconds(500), open: Duration.seconds(2))

    private struct Change {
        var last: ContinuousClock.Instant
        var isClosed: Bool
    }

    private var changes: [String: Change] = [:]

    mutating func note(_ event: FolderEvent, at now: ContinuousClock.Instant) {
        switch event {
        case .written(let path): changes[path] = Change(last: now, isClosed: false)
        case .closed(let path): changes[path] = Change(last: now, isClosed: true)
        case .gone(let path): changes[path] = nil
        }
    }

    /// Takes the files that are whole, in the order of their names.
    mutating func takeReady(at now: ContinuousClock.Instant) -> [String] {
        let ready = changes.filter { _, change in
            now - change.last >= (change.isClosed ? Self.quiet.closed : Self.quiet.open)
        }
        for path in ready.keys { changes[path] = nil }
        return ready.keys.sorted()
    }
}
