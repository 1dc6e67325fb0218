internal import Foundation
internal import Indexer
internal import Synchronization

/// A bar on standard error with rate and time left; nothing where that is not a terminal.
final class ProgressBar: Sendable {
    private let isShown: Bool
    private let state = Mutex(State())

    private struct State {
        var phase: IndexProgress.Phase?
        var start = ContinuousClock.now
        var last: ContinuousClock.Instant?
    }

    init(isShown: Bool) { self.isShown = isShown }

    func show(_ progress: IndexProgress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let start = state.withLock { state -> ContinuousClock.Instant? in
            if progress.phase != state.phase {
                state = State(phase: progress.phase, start: now)
            }
            // Ten times a second is as much as an eye takes in.
            if let last = state.last, now - last < .milliseconds(100),
                progress.done < progress.total
            {
                return nil
            }
            state.last = now
            return state.start
        }
        guard let start else { return }
        let line = Self.line(
            progress, seconds: (now - start) / .seconds(1), columns: Terminal.columns(of: 2) - 1)
        Notes.show("\r\u{1B}[K\(line)")
    }

    func clear() {
        let wasShown = state.withLock { state in
            defer { state.last = nil }
            return state.last != nil
        }
        if wasShown { Notes.show("\r\u{1B}[K") }
    }

    /// `storing ████████████░░░░░░░░ 61 %  13,800 articles  17.2 MB/s  0:03 left`.
    ///
    /// A line that is too long for the terminal could not be wiped: its end is left out.
    static func line(_ progress: IndexProgress, seconds: Double, columns: Int = 80) -> String {
        let name =
            switch progress.phase {
            case .reading: "reading"
            case .storing: "storing"
            case .compressing: "compressing"
            }
        let rate = seconds > 0 ? Double(progress.bytes) / seconds / 1e6 : 0
        let tenths = Int((rate * 10).rounded())
        var parts = [
            "\(grouped(progress.articles)) articles", "\(tenths / 10).\(tenths % 10) MB/s",
        ]
        // A pipe has no size: how much is left is not known.
        if progress.total > 0, progress.done <= progress.total {
            let share = Double(progress.done) / Double(progress.total)
            let filled = Int(share * 20)
            let bar =
                String(repeating: "█", count: filled)
                + String(repeating: "░", count: 20 - filled)
            parts.insert("\(bar) \(Int(share * 100)) %", at: 0)
            if share > 0, share < 1 {
                let left = Int((seconds / share - seconds).rounded(.up))
                parts.append("\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left")
            }
        }
        func line() -> String { name + " " + parts.joined(separator: "  ") }
        while parts.count > 1, line().count > columns { parts.removeLast() }
        return line()
    }

    /// `13,800`.
    private static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        for index in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(",", at: index)
        }
        return String(digits)
    }
}
