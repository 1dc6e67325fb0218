internal import Dispatch
internal import Foundation

/// The signals by which people and systems end a command that would go on for ever.
enum Interruption {
    private static let signals = [SIGINT, SIGTERM]

    /// Runs something until it ends or a signal comes; a signal cancels it, which is no error.
    ///
    /// A second signal ends the program at once.
    static func ends(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let task = Task { try await body() }
        let sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                for number in signals { signal(number, SIG_DFL) }
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        do {
            try await task.value
        } catch is CancellationError {}
    }
}
